// What-if page: what somebody wondered about becomes a proposal, as the changes of records that it comes to.
#include <algorithm>

#include "agenda/records.h"
#include "base/text.h"
#include "governance/propose.h"
#include "governance/working.h"
#include "web/office/act_parts.h"
#include "web/office/pages.h"
#include "web/pages/what_if.h"
#include "web/parts/record_parts.h"

namespace stip {
namespace {

WhatIfAsked asked_by(const OfficeVisit& visit) {
  return what_if_asked(visit.sends() ? visit.sent : visit.visit.request.query);
}

/// Ids for what is added, each the next one that is free.
NewIds new_ids(const OfficeVisit& visit, const Scenario& scenario) {
  const Actor actor = actor_of(visit);
  Working work(visit.visit.view, actor);
  NewIds ids;
  const auto next = [&](const RecordType& type) {
    const std::string id = work.next_id(type, Classification::public_);
    work.edit(type, id);
    return id;
  };
  for (const Scenario::Addition& addition : scenario.additions) {
    ids.actions.push_back(next(type_of<Action>()));
    for (std::size_t i = 0; i < addition.after.size(); ++i) ids.dependencies.push_back(next(type_of<Dependency>()));
    if (!addition.goal.empty()) ids.contributions.push_back(next(type_of<Contribution>()));
  }
  return ids;
}

/// The changes, with the reason in the note of what stops; or all that is wrong.
ErrorOr<ScenarioChanges> made_of(const OfficeVisit& visit, std::vector<Error>& problems) {
  ReadScenario read = read_scenario(asked_by(visit));
  if (!read.problems.empty()) {
    problems = std::move(read.problems);
    return problems.front();
  }
  return changes_of(visit.visit.view, visit.visit.today, read.scenario, new_ids(visit, read.scenario),
                    typed(visit, "_reason"));
}

Response show(const OfficeVisit& visit, std::vector<Error> problems) {
  const Visit& v = visit.visit;
  const WhatIfAsked asked = asked_by(visit);
  std::vector<Error> unread;
  const auto made = made_of(visit, unread);
  if (!made.ok() && problems.empty()) problems = unread.empty() ? std::vector<Error>{made.error()} : unread;
  Html content = html("<p class=\"stip-lead\">{}</p>\n<p><a href=\"{}\">{}</a></p>\n",
                      v.tr("What you asked becomes a proposal. The agenda stays as it is until it is adopted."),
                      link_with(v, "sturen", query_of(asked), "wat-als"), v.tr("Back to the answer"));
  if (made.ok()) content.add("{}", scenario_edits(v, *made));
  Html fields;
  for (const auto& [name, value] : query_of(asked))
    fields.add("<input type=\"hidden\" name=\"{}\" value=\"{}\">", name, value);
  fields.add(line_field(
      {"_title", v.tr("Title of the proposal"), v.tr("What would change, in some words."), typed(visit, "_title")}));
  fields.add(area_field({"_reason", v.tr("Reason"),
                         v.tr("Why this is proposed. Of an action that stops it comes to stand in "
                              "its note."),
                         typed(visit, "_reason")}));
  fields.add(area_field(
      {"_options", v.tr("Options"), v.tr("What was considered, also doing nothing."), typed(visit, "_options")}));
  fields.add(check_field({"_ready", v.tr("Put up for decision"), v.tr("Otherwise it is kept as a draft."), "yes"},
                         !typed(visit, "_ready").empty()));
  content.add(
      "<form class=\"stip-form\" method=\"post\" action=\"{}\" autocomplete=\"off\" novalidate>{}<div "
      "class=\"stip-form__fields\">{}</div><div class=\"stip-actions\"><button class=\"utrecht-button "
      "utrecht-button--primary-action\" type=\"submit\">{}</button> <a href=\"{}\">{}</a></div></form>\n",
      v.link("voorstel-uit-wat-als"), hidden_fields(visit), fields, v.tr("Make the proposal"), v.link("sturen"),
      v.tr("Cancel"));
  return act_page(visit, std::string(v.tr("Save a what-if as a proposal")), problems, content,
                  {{"it has no title.", "f_title"},
                   {"it gives no reason.", "f_reason"},
                   {"it waits for a decision without other options.", "f_options"}});
}

/// That this person may propose a change to every record that would change.
void check_mandates(const OfficeVisit& visit, const std::vector<Change>& changes, std::vector<Error>& problems) {
  const View& view = visit.visit.view;
  for (const Change& change : changes) {
    const auto found = view.find_any(change.id);
    RecordFacts facts{found ? found.record->classification : Classification::public_, {}, {}, {}};
    std::string action = change.id;
    if (const Milestone* milestone = view.find<Milestone>(change.id)) action = milestone->action.id;
    if (const Funding* line = view.find<Funding>(change.id)) action = line->action.id;
    if (const Action* owned = view.find<Action>(action)) {
      const Classification level = facts.classification;
      facts = facts_of(view, *owned);
      facts.classification = std::max(facts.classification, level);
    }
    if (const auto allowed = may(visit.person(), Act::propose, facts); !allowed.ok())
      problems.push_back({allowed.error().kind, change.id, std::string(visit.visit.tr(allowed.error().problem)),
                          std::string(visit.visit.tr("Leave it out of the question, or ask who may propose it."))});
  }
}

std::string proposer_of(const OfficeVisit& visit) {
  for (const RoleAt& role : visit.account.roles)
    if (visit.visit.view.find<Organisation>(role.organisation) && may({visit.account.id, {role}}, Act::propose).ok())
      return role.organisation;
  for (const RoleAt& role : visit.account.roles)
    if (visit.visit.view.find<Organisation>(role.organisation)) return role.organisation;
  return {};
}

}  // namespace

// WEBPAGE: GET /{language}/voorstel-uit-wat-als?actie=&wat=&bron=&korting=&nieuw=&begin=&duur=&na=&helpt=
//
// The question of a what-if as a proposal: all values that would change, each beside what stands there now, with title,
// reason and options. It is entered as one act, and the agenda stays as it is until a body decides.
ErrorOr<Response> what_if_page(const OfficeVisit& visit) {
  if (!may_somewhere(visit, Act::propose)) return may(visit.person(), Act::propose).error();
  return show(visit, {});
}

ErrorOr<Response> what_if_proposed(const OfficeVisit& visit) {
  if (!may_somewhere(visit, Act::propose)) return may(visit.person(), Act::propose).error();
  const Visit& v = visit.visit;
  std::vector<Error> problems;
  const auto made = made_of(visit, problems);
  if (!made.ok()) return show(visit, problems.empty() ? std::vector<Error>{made.error()} : problems);
  check_mandates(visit, made->changes, problems);
  if (!problems.empty()) return show(visit, told(visit, problems));
  Propose request;
  request.title = typed(visit, "_title");
  request.reason = typed(visit, "_reason");
  request.options = typed(visit, "_options");
  request.is_ready = !typed(visit, "_ready").empty();
  request.proposed_by = proposer_of(visit);
  request.edits = edits_of_changes(made->changes);
  // A proposal without a reason is never made here: what stops would not say why.
  const Acted acted = propose(v.view, request, actor_of(visit), v.today);
  if (request.reason.empty())
    problems.push_back({ErrorKind::invalid, std::string(v.tr("Reason")), std::string(v.tr("it gives no reason.")),
                        std::string(v.tr("Say why the agenda must change."))});
  if (!problems.empty()) return show(visit, problems);
  if (const auto refused = enter_act(visit, acted, key_of(visit)); !refused.empty()) return show(visit, refused);
  return see_other(v.link(record_path(type_of<Proposal>(), made_id(acted, type_of<Proposal>()))));
}

}  // namespace stip
