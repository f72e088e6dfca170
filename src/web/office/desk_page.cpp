// Desk page: what waits for who is signed in, by their roles, with its term.
#include <algorithm>
#include <map>

#include "agenda/records.h"
#include "desk/drafts.h"
#include "desk/followers.h"
#include "governance/cycle.h"
#include "governance/report.h"
#include "publishing/record_words.h"
#include "web/office/entering.h"
#include "web/office/pages.h"
#include "web/parts/record_parts.h"

namespace stip {
namespace {

/// One thing to do. `due`: the last day of its term.
struct Task {
  std::string path, what, why;
  Date due;
};

bool may_on(const OfficeVisit& visit, Act act, const Action& action) {
  return may(visit.person(), act, facts_of(visit.visit.view, action)).ok();
}

/// What a report in this state asks of this person.
std::optional<Task> task_of(const OfficeVisit& visit, const Round& round, const Asked& asked) {
  const Visit& v = visit.visit;
  const Date due = round.deadline ? round.deadline->due : Date{};
  const std::string title = v.title(*asked.action);
  const std::string judge = asked.report ? "beoordelen/" + asked.report->id : std::string{};
  switch (asked.step) {
    case ReportStep::missing:
    case ReportStep::draft:
      if (may_on(visit, Act::report, *asked.action))
        return Task{"rapporteren/" + asked.action->id, title, std::string(v.tr("Report on this action")), due};
      return std::nullopt;
    case ReportStep::returned:
      if (may_on(visit, Act::report, *asked.action))
        return Task{"rapporteren/" + asked.action->id, title, std::string(v.tr("Returned with remarks")), due};
      return std::nullopt;
    case ReportStep::submitted:
      if (may_on(visit, Act::approve_report, *asked.action))
        return Task{judge, title, std::string(v.tr("Sign for your organisation")), due};
      return std::nullopt;
    case ReportStep::endorsed:
      if (may_on(visit, Act::check_report, *asked.action))
        return Task{judge, title, std::string(v.tr("Check and make final")), due};
      return std::nullopt;
    case ReportStep::approved:
      return std::nullopt;
  }
  return std::nullopt;
}

Html tasks(const OfficeVisit& visit) {
  const Visit& v = visit.visit;
  Html rows;
  std::size_t count = 0;
  for (const Cycle& cycle : v.view.all<Cycle>()) {
    const auto round = round_of(v.view, cycle.id, v.today);
    if (!round || !round->is_open) continue;
    for (const Asked& asked : round->asked) {
      const auto task = task_of(visit, *round, asked);
      if (!task) continue;
      ++count;
      rows.add("<tr><th scope=\"row\"><a href=\"{}\" dir=\"auto\">{}</a></th><td>{}</td><td>{}</td></tr>",
               v.link(task->path), task->what, task->why,
               task->due.empty() ? std::string(v.tr("no term")) : date_text(v.language, task->due));
    }
  }
  if (count == 0) return html("<p>{}</p>", v.tr("Nothing waits for you in an open round."));
  return html(
      "<div class=\"stip-table-scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{}\"><table "
      "class=\"utrecht-table\"><thead><tr>"
      "<th scope=\"col\">{}</th><th scope=\"col\">{}</th><th "
      "scope=\"col\">{}</th></tr></thead><tbody>{}</tbody></table></div>",
      v.tr("What waits for you"), v.tr("Action"), v.tr("What to do"), v.tr("Before or on"), rows);
}

Html kept_drafts(const OfficeVisit& visit) {
  const auto drafts = drafts_of(visit.office.desk, "account:" + visit.account.id, visit.now());
  if (!drafts.ok() || drafts->empty()) return {};
  Html items;
  for (const FormDraft& draft : *drafts)
    items.add("<li><a href=\"{}\">{}</a> · {}</li>", visit.visit.link(draft.form), draft.form,
              instant_text(visit.visit.language, draft.saved));
  return html("<h2>{}</h2><ul>{}</ul>", visit.visit.tr("What you were writing"), items);
}

bool decides_at(const OfficeVisit& visit, const Proposal& proposal) {
  return std::ranges::any_of(visit.account.roles, [&](const RoleAt& role) {
    return may(visit.person(), Act::decide, {proposal.classification, role.organisation, {}, {}}).ok();
  });
}

Html proposals(const OfficeVisit& visit) {
  const Visit& v = visit.visit;
  Html items;
  std::size_t count = 0;
  for (const Proposal& proposal : v.view.all<Proposal>()) {
    if (proposal.status != ProposalStatus::ready && proposal.status != ProposalStatus::draft) continue;
    ++count;
    items.add("<li><a href=\"{}\" dir=\"auto\">{}</a> · <a href=\"/{}/?moment={}\">{}</a>",
              v.link(record_path(type_of<Proposal>(), proposal.id)), v.title(proposal), tag(v.language),
              percent_encoded(proposal.id), v.tr("See the agenda as if it were adopted"));
    if (proposal.status == ProposalStatus::ready && decides_at(visit, proposal))
      items.add(" · <a href=\"{}\">{}</a>", v.link("beslissen/" + proposal.id), v.tr("Decide"));
    items.add("</li>");
  }
  if (count == 0) return {};
  return html("<h2>{}</h2><ul>{}</ul>", v.tr("Proposals that were not decided on"), items);
}

Html followed_list(const OfficeVisit& visit) {
  const Visit& v = visit.visit;
  const auto records = followed_by(visit.office.desk, visit.account.id);
  Html items;
  for (const std::string& id : records.ok() ? *records : std::vector<std::string>{}) {
    if (const auto found = v.view.find_any(id)) items.add("<li>{}</li>", numbered_link(v, *found.record));
  }
  Html whole = html("<h2>{}</h2>", v.tr("What you follow"));
  if (!items.empty()) whole.add("<ul>{}</ul>", items);
  return whole.add("<p><a href=\"{}\">{}</a></p>", v.link("meldingen"), v.tr("Choose how often you are told by mail"));
}

Html roles(const OfficeVisit& visit) {
  const Visit& v = visit.visit;
  Html items;
  for (const RoleAt& role : visit.account.roles) {
    const auto* organisation = v.view.find<Organisation>(role.organisation);
    items.add("<li>{}{}</li>", label_of(v.language, role.role),
              organisation                ? ", " + v.title(*organisation)
              : role.organisation.empty() ? std::string{}
                                          : ", " + role.organisation);
  }
  return html("<h2>{}</h2><ul>{}</ul>", v.tr("Your roles"), items);
}

}  // namespace

// WEBPAGE: GET /{language}/bureau
//
// What waits for who is signed in: reports to write, sign or check in rounds that are open, with their terms; what was
// being written; proposals that were not decided on; and one's roles.
ErrorOr<Response> desk_page(const OfficeVisit& visit) {
  const Visit& v = visit.visit;
  Html content = html("<h1>{}</h1><p class=\"stip-lead\">{}</p><h2>{}</h2>{}{}{}{}{}", v.tr("My desk"),
                      fill(v.tr("Signed in as {}."), {visit.account.name}), v.tr("What waits for you"), tasks(visit),
                      kept_drafts(visit), proposals(visit), followed_list(visit), roles(visit));
  content.add(
      "<form method=\"post\" action=\"{}\"><button class=\"utrecht-button utrecht-button--secondary-action\" "
      "type=\"submit\">{}</button></form>",
      v.link("uitloggen"), v.tr("Sign out"));
  return office_page(visit, v.tr("My desk"), std::move(content));
}

}  // namespace stip
