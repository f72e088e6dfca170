// Round mail page: who would get which mail of a round today, and the button that sends them.
#include <algorithm>
#include <map>

#include "agenda/records.h"
#include "mailing/round_mail.h"
#include "web/office/act_parts.h"
#include "web/office/pages.h"
#include "web/parts/record_parts.h"
#include "web/parts/written.h"

namespace stip {
namespace {

std::string_view says(RoundStep step) {
  switch (step) {
    case RoundStep::asked:
      return msg("Asked for the report");
    case RoundStep::coming:
      return msg("The term ends soon");
    case RoundStep::late:
      return msg("The term has ended");
    case RoundStep::deputy:
      return msg("The deputy is asked");
    case RoundStep::escalate:
      return msg("The secretary is told");
  }
  return {};
}

ErrorOr<const Cycle*> cycle_here(const OfficeVisit& visit) {
  STIP_TRY(may(visit.person(), Act::open_round));
  const Cycle* cycle = visit.visit.view.find<Cycle>(visit.visit.parts[0]);
  if (!cycle)
    return Error{ErrorKind::not_found, "round " + visit.visit.parts[0], "there is no such round.", "See all rounds."};
  return cycle;
}

ErrorOr<RoundMails> mails_of(const OfficeVisit& visit, const Cycle& cycle, bool dry_run) {
  RoundMailing mailing;
  mailing.cycle = cycle.id;
  mailing.by = visit.account.id;
  mailing.dry_run = dry_run;
  return mail_round(visit.office.registry, visit.office.desk, *visit.office.mail, mailing, visit.visit.viewer,
                    visit.visit.today, visit.now());
}

Html mail_table(const Visit& visit, const RoundMails& found) {
  Html rows;
  for (const RoundMail& mail : found.mails) {
    rows.add("<tr><th scope=\"row\">{} {}</th><td data-label=\"{}\">{}</td><td data-label=\"{}\">{}</td></tr>",
             mail.action, linked_id(visit, mail.action), visit.tr("To"), mail.to, visit.tr("Why"),
             mail.is_confidential
                 ? html("{}. {}", visit.tr(says(mail.step)), visit.tr("Not public: the mail does not name it."))
                 : html("{}", visit.tr(says(mail.step))));
  }
  if (rows.empty()) return html("<p>{}</p>", visit.tr("No mail waits to be sent for this round today."));
  return table("mails", visit.tr("Mails that would go out now"),
               html("<tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th scope=\"col\">{}</th></tr>",
                    visit.tr("Action"), visit.tr("To"), visit.tr("Why")),
               rows, {}, true);
}

Html unreached(const Visit& visit, const RoundMails& found) {
  Html items;
  for (const std::string& id : found.nobody) items.add("<li>{} {}</li>", id, linked_id(visit, id));
  if (items.empty()) return {};
  return section("niemand", visit.tr("Nobody to write to"),
                 html("<p>{}</p><ul>{}</ul>",
                      visit.tr("No account of the owner can be written to. Add one, or make a personal link."), items));
}

Response show(const OfficeVisit& visit, const Cycle& cycle, const RoundMails& found,
              const std::vector<Error>& problems) {
  const Visit& v = visit.visit;
  Html content = html("<p class=\"stip-lead\">{}</p>",
                      v.tr("Each step is mailed once: who got a mail for it does not get it again."));
  content.add(mail_table(v, found));
  if (found.sent_before > 0)
    content.add("<p>{}</p>",
                tr_n(v.language, "{} mail was sent before.", "{} mails were sent before.", found.sent_before));
  content.add(unreached(v, found));
  if (!found.mails.empty()) content.add(act_form(visit, {}, v.tr("Send these mails")));
  content.add("<p><a href=\"{}\">{}</a></p>", v.link("rondes/" + cycle.id), written_title(v, cycle));
  return act_page(visit, std::string(v.tr("Mail of the round")), problems, content);
}

Response without_mail(const OfficeVisit& visit) {
  return act_page(
      visit, std::string(visit.visit.tr("Mail of the round")), {},
      html("<p>{}</p>", visit.visit.tr("No mail server is set up here, so nothing can be sent. An administrator "
                                       "does so; until then make personal links.")));
}

}  // namespace

// WEBPAGE: GET /{language}/rondes/{round}/mail
//
// Who would get which mail of this round today: the question with personal link and forms, a reminder, or a word to the
// deputy; whom nobody can reach; and the button that sends them, each once.
ErrorOr<Response> round_mail_page(const OfficeVisit& visit) {
  STIP_TRY_AS(const Cycle* cycle, cycle_here(visit));
  if (!visit.office.mail) return without_mail(visit);
  const auto found = mails_of(visit, *cycle, true);
  if (!found.ok()) return show(visit, *cycle, {}, told(visit, {found.error()}));
  return show(visit, *cycle, *found, {});
}

ErrorOr<Response> round_mailed(const OfficeVisit& visit) {
  STIP_TRY_AS(const Cycle* cycle, cycle_here(visit));
  if (!visit.office.mail) return without_mail(visit);
  const auto sent = mails_of(visit, *cycle, false);
  if (!sent.ok()) return show(visit, *cycle, {}, told(visit, {sent.error()}));
  return see_other(visit.visit.link("rondes/" + cycle->id + "/mail"));
}

}  // namespace stip
