// Failed page: mail and long runs that came to nothing, and what to do about them. No contents of either.
#include "desk/accounts.h"
#include "web/office/failed_things.h"
#include "web/office/pages.h"
#include "web/office/parts.h"
#include "web/parts/record_parts.h"
#include "web/parts/table_head.h"

namespace stip {
namespace {

constexpr int mails_shown = 200, jobs_shown = 200;
constexpr std::chrono::hours week{24 * 7};

Html mails_table(const Visit& visit, const std::vector<QueuedMail>& mails) {
  if (mails.empty()) return html("<p>{}</p>", visit.tr("No mail failed."));
  Html rows;
  for (const QueuedMail& mail : mails)
    rows.add("<tr><th scope=\"row\">{}</th>{}{}{}{}</tr>\n", mail.number, cell(visit.tr("To"), mail.to),
             cell(visit.tr("Made on"), instant_text(visit.language, mail.created)),
             cell(visit.tr("Tries"), std::to_string(mail.attempts)), cell(visit.tr("Why"), mail.problem));
  return html(
      "<p>{} <code class=\"utrecht-code\">stip mail retry</code></p>{}",
      visit.tr("Mend what is wrong, with the address or the mail server. Then have them tried again, on the "
               "machine itself:"),
      table("mails", visit.tr("Mail that was refused, or not taken for three days"),
            table_head({visit.tr("Number"), visit.tr("To"), visit.tr("Made on"), visit.tr("Tries"), visit.tr("Why")}),
            rows, {}, true));
}

Html jobs_table(const OfficeVisit& visit, const std::vector<Job>& jobs) {
  const Visit& v = visit.visit;
  if (jobs.empty()) return html("<p>{}</p>", v.tr("No run came to nothing in the last week."));
  Html rows;
  for (const Job& job : jobs) {
    const auto asker = find_account(visit.office.desk, job.account);
    rows.add("<tr><th scope=\"row\">{}</th>{}{}{}</tr>\n", job.id,
             cell(v.tr("Asked by"), asker.ok() && *asker ? (*asker)->name : job.account),
             cell(v.tr("Asked on"), instant_text(v.language, job.asked)),
             cell(v.tr("How it stands"),
                  job.state == JobState::failed ? v.tr("it failed") : v.tr("the program that ran it went away")));
  }
  return html(
      "<p>{} <code class=\"utrecht-code\">stip job show</code></p>{}",
      v.tr("Who asked sees it on their desk, and can ask again. Why it failed is shown, on the machine itself, by:"),
      table("berekeningen", v.tr("Runs of the last week that came to nothing"),
            table_head({v.tr("Number"), v.tr("Asked by"), v.tr("Asked on"), v.tr("How it stands")}), rows, {}, true));
}

}  // namespace

FailedThings failed_things(Desk& desk, Instant now) {
  FailedThings failed;
  if (auto mails = queued_mail(desk, MailState::failed, mails_shown); mails.ok()) failed.mails = *std::move(mails);
  const auto jobs = list_jobs(desk, "", jobs_shown, now);
  if (!jobs.ok()) return failed;
  for (const Job& job : *jobs) {
    if (job.came_to_nothing() && now - job.end() <= week) failed.jobs.push_back(job);
  }
  return failed;
}

// WEBPAGE: GET /{language}/beheer/mislukt
//
// Mail that could not be sent and long runs that came to nothing, with what to do: for who hands out accounts. Never
// what was in them.
ErrorOr<Response> failed_page(const OfficeVisit& visit) {
  STIP_TRY(may(visit.person(), Act::manage_accounts));
  const Visit& v = visit.visit;
  const FailedThings failed = failed_things(visit.office.desk, visit.now());
  Html content = html("<h1>{}</h1>", v.tr("What came to nothing"));
  content.add(section("mail", v.tr("Mail"), mails_table(v, failed.mails)));
  content.add(section("lang", v.tr("Long runs"), jobs_table(visit, failed.jobs)));
  return office_page(visit, v.tr("What came to nothing"), std::move(content));
}

}  // namespace stip
