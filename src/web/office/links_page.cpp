// Links page: the personal links of one round: who was asked to report without an account, and how that stands.
#include <algorithm>

#include "agenda/records.h"
#include "base/text.h"
#include "desk/personal_links.h"
#include "governance/cycle.h"
#include "web/office/act_parts.h"
#include "web/office/entering.h"
#include "web/office/links.h"
#include "web/office/pages.h"
#include "web/office/parts.h"
#include "web/office/proof.h"
#include "web/parts/record_parts.h"

namespace stip {
namespace {

constexpr auto term = std::chrono::days(21);  // A link works on for three weeks after the round, for who is late.

struct Subject {
  Round round;
  std::vector<const Action*> actions;  ///< Asked in this round, and for which this person may issue a link.
};

ErrorOr<Subject> subject_of(const OfficeVisit& visit) {
  const Visit& v = visit.visit;
  auto round = round_of(v.view, v.parts[0], v.today);
  if (!round)
    return Error{ErrorKind::not_found, "round " + v.parts[0], "there is no such round.", "Look at your desk."};
  Subject subject{*std::move(round), {}};
  subject.actions = actions_with_links(visit, subject.round);
  if (subject.actions.empty()) STIP_TRY(may(visit.person(), Act::issue_link));
  return subject;
}

std::string path_of(const Subject& subject) { return "links/" + subject.round.cycle->id; }

std::string_view state_of(const OfficeVisit& visit, const PersonalLink& link) {
  const Visit& v = visit.visit;
  if (link.revoked) return v.tr("withdrawn");
  if (link.spent) return v.tr("report handed in");
  if (visit.now() >= link.expires) return v.tr("expired");
  return link.uses > 0 ? v.tr("opened, not handed in yet") : v.tr("not opened yet");
}

/// Links of the round that this person may know of.
ErrorOr<std::vector<PersonalLink>> links_of(const OfficeVisit& visit, const Subject& subject) {
  STIP_TRY_AS(auto links, links_of_cycle(visit.office.desk, subject.round.cycle->id));
  std::erase_if(links, [&](const PersonalLink& link) {
    return std::ranges::none_of(subject.actions,
                                [&](const Action* action) { return action->id == link.purpose.action; });
  });
  return links;
}

Html issued(const OfficeVisit& visit, const Subject& subject, const std::vector<PersonalLink>& links) {
  const Visit& v = visit.visit;
  if (links.empty()) return html("<p>{}</p>", v.tr("No link was issued in this round yet."));
  Html rows;
  for (const PersonalLink& link : links) {
    const std::string about = link.purpose.holder + ", " + link.purpose.action;
    Html button;
    if (!link.revoked && !link.spent)
      button = button_form(visit, path_of(subject), {{"_do", "revoke"}, {"link", link.id}}, v.tr("Withdraw"), about);
    rows.add("<tr><th scope=\"row\">{}</th>{}{}{}{}{}</tr>\n", linked_id(v, link.purpose.action),
             cell(v.tr("For whom"), link.purpose.holder), cell(v.tr("Number in the ledger"), link.id),
             cell(v.tr("How it stands"), state_of(visit, link)),
             cell(v.tr("Works up to and including"), last_day_text(v.language, link)), html("<td>{}</td>", button));
  }
  return table("links", v.tr("Links of this round"),
               html("<tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th "
                    "scope=\"col\">{}</th><th scope=\"col\">{}</th><th scope=\"col\">{}</th></tr>",
                    v.tr("Action"), v.tr("For whom"), v.tr("Number in the ledger"), v.tr("How it stands"),
                    v.tr("Works up to and including"), v.tr("Withdraw")),
               rows, {}, true);
}

/// The last day on which a link works unless another is chosen.
Day usual_end(const OfficeVisit& visit, const Subject& subject) {
  using std::chrono::sys_days;
  const sys_days from_now = sys_days(day_of(visit.now())) + term;
  const Deadline* deadline = subject.round.deadline;
  return std::max(from_now, deadline ? sys_days(deadline->due.last()) + term : from_now);
}

Html form(const OfficeVisit& visit, const Subject& subject) {
  const Visit& v = visit.visit;
  const auto typed = [&](std::string_view name, const std::string& otherwise) {
    const std::string* value = visit.sent_value(name);
    return value ? *value : otherwise;
  };
  std::vector<Option> actions;
  for (const Action* action : subject.actions) actions.push_back({action->id, title_and_id(v, *action)});
  const std::string email = typed("email", ""), until = typed("until", to_text(usual_end(visit, subject)));
  Html fields = html("<input type=\"hidden\" name=\"_do\" value=\"issue\">");
  fields.add("<div class=\"stip-form__field--wide\">{}</div>",
             choice("action", v.tr("Action"), actions, typed("action", "")));
  fields.add(question({"email", v.tr("E-mail address of who reports"), "email", "off", {}, email}));
  fields.add(question({"until", v.tr("Last day on which the link works"), "date", "off", {}, until}));
  return html(
      "<h2>{}</h2><p>{}</p>{}", v.tr("New link"),
      v.tr("Who has the link reports on this one action in this round, and sees nothing else that is not public. An "
           "earlier link of the same person for the same action is withdrawn."),
      form_of(visit, path_of(subject), fields, v.tr("Make a link")));
}

ErrorOr<Response> show(const OfficeVisit& visit, const Subject& subject, const Html& problem) {
  const Visit& v = visit.visit;
  STIP_TRY_AS(const auto links, links_of(visit, subject));
  const std::string title = fill(v.tr("Personal links: {}"), {v.title(*subject.round.cycle)});
  Html content = html("<h1 dir=\"auto\">{}</h1>{}{}", title, problem, issued(visit, subject, links));
  if (!subject.round.is_open)
    content.add("<p>{}</p>", v.tr("This round is not open, so no new link is made."));
  else if (!subject.actions.empty())
    content.add(form(visit, subject));
  if (!problem.empty()) return refused_page(visit, title, std::move(content));
  return office_page(visit, title, std::move(content));
}

ErrorOr<Response> issue(const OfficeVisit& visit, const Subject& subject) {
  const Visit& v = visit.visit;
  const auto text = [&](std::string_view name) {
    const std::string* value = visit.sent_value(name);
    return value ? std::string(trimmed(*value)) : std::string{};
  };
  if (!subject.round.is_open) return see_other(v.link(path_of(subject)));
  const auto action = std::ranges::find(subject.actions, text("action"), &Action::id);
  if (action == subject.actions.end())
    return show(visit, subject, problem_at("action", v.tr("Choose one of the actions of this round.")));
  std::vector<Error> unread;
  const Date until = typed_date(visit, "until", v.tr("Last day on which the link works"), unread);
  if (until.empty() || until.precision() != Precision::day)
    return show(visit, subject, problem_at("until", v.tr("That is no day. Write it like 31-1-2027.")));
  const Instant expires = std::chrono::sys_days(until.first()) + std::chrono::days(1);
  const LinkPurpose purpose{text("email"), Act::report, (*action)->id, subject.round.cycle->id};
  const auto link = issue_link(visit.office.desk, purpose, expires, visit.account.id, visit.now());
  if (!link.ok()) {
    if (link.error().kind == ErrorKind::storage) return link.error();
    const bool is_email = contains(link.error().problem, "e-mail");
    return show(visit, subject, problem_at(is_email ? "email" : "until", in_words(v, link.error())));
  }
  const std::string title = fill(v.tr("Link for {}"), {purpose.holder});
  return office_page(
      visit, title,
      html(
          "<h1 dir=\"auto\">{}</h1><p class=\"stip-lead\">{}</p>{}<p>{}</p><div class=\"stip-actions\">{}</div>", title,
          v.tr("This link is shown this one time. Send it to this person alone: whoever has it can report."),
          shown_once("link", v.tr("Link"),
                     origin_of(visit) + "/" + std::string(tag(v.language)) + "/link/" + link->token),
          fill(v.tr("In the ledger its reports stand under {}; whose link that was, only the desk knows."), {link->id}),
          button_link(v, path_of(subject), v.tr("Back to the links"))));
}

}  // namespace

std::string last_day_text(Language language, const PersonalLink& link) {
  return date_text(language, day_of(link.expires - std::chrono::seconds(1)));
}

std::vector<const Action*> actions_with_links(const OfficeVisit& visit, const Round& round) {
  std::vector<const Action*> actions;
  for (const Asked& asked : round.asked)
    if (may(visit.person(), Act::issue_link, facts_of(visit.visit.view, *asked.action)).ok())
      actions.push_back(asked.action);
  return actions;
}

// WEBPAGE: GET /{language}/links/{round}
//
// The personal links of a round: for whom, how it stands, withdrawing, and a new one. Who may issue links for some
// actions alone sees those.
ErrorOr<Response> links_page(const OfficeVisit& visit) {
  STIP_TRY_AS(const Subject subject, subject_of(visit));
  if (auto proof = proof_wanted(visit)) return *std::move(proof);
  return show(visit, subject, {});
}

ErrorOr<Response> links_sent(const OfficeVisit& visit) {
  STIP_TRY_AS(const Subject subject, subject_of(visit));
  if (auto proof = proof_wanted(visit)) return *std::move(proof);
  const std::string* wanted = visit.sent_value("_do");
  const std::string* id = visit.sent_value("link");
  if (wanted && *wanted == "issue") return issue(visit, subject);
  if (wanted && *wanted == "revoke" && id) {
    STIP_TRY_AS(const auto links, links_of(visit, subject));
    // One of another action, or of nobody, is none of this person's.
    if (std::ranges::find(links, *id, &PersonalLink::id) != links.end())
      STIP_TRY(revoke_link(visit.office.desk, *id, visit.account.id, visit.now()));
  }
  return see_other(visit.visit.link(path_of(subject)));
}

}  // namespace stip
