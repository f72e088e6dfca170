// What-if page: what somebody wondered about becomes a proposal, as the changes of records that it comes to.
#include <algorithm>

#include "agenda/records.h"
#include "base/text.h"
#include "governance/working.h"
#include "web/office/pages.h"
#include "web/office/proposing.h"
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
  fields.add(
      proposal_fields(visit, v.tr("Why this is proposed. Of an action that stops it comes to stand in its note.")));
  content.add(
      "<form class=\"stip-form\" method=\"post\" action=\"{}\" autocomplete=\"off\" novalidate>{}<div "
      "class=\"stip-form__fields\">{}</div><div class=\"stip-actions\"><button class=\"utrecht-button "
      "utrecht-button--primary-action\" type=\"submit\">{}</button> <a href=\"{}\">{}</a></div></form>\n",
      v.link("voorstel-uit-wat-als"), hidden_fields(visit), fields, v.tr("Make the proposal"), v.link("sturen"),
      v.tr("Cancel"));
  return act_page(visit, std::string(v.tr("Save a what-if as a proposal")), problems, content, proposal_anchors());
}

}  // namespace

// WEBPAGE: GET /{language}/voorstel-uit-wat-als?actie=&wat=&bron=&korting=&nieuw=&begin=&duur=&na=&helpt=
//
// The question of a what-if as a proposal: all values that would change, each beside what stands there now, with title,
// reason and options. It is entered as one act, and the agenda stays as it is until a body decides.
ErrorOr<Response> what_if_page(const OfficeVisit& visit) {
  if (!may_somewhere(visit.person(), Act::propose)) return may(visit.person(), Act::propose).error();
  return show(visit, {});
}

ErrorOr<Response> what_if_proposed(const OfficeVisit& visit) {
  if (!may_somewhere(visit.person(), Act::propose)) return may(visit.person(), Act::propose).error();
  const Visit& v = visit.visit;
  std::vector<Error> problems;
  const auto made = made_of(visit, problems);
  if (!made.ok()) return show(visit, problems.empty() ? std::vector<Error>{made.error()} : problems);
  // A proposal without a reason is never made here, not even as a draft: what stops would not say why.
  if (typed(visit, "_reason").empty())
    problems.push_back({ErrorKind::invalid, std::string(v.tr("Reason")), std::string(v.tr("it gives no reason.")),
                        std::string(v.tr("Say why the agenda must change."))});
  return proposal_made(visit, edits_of_changes(made->changes),
                       v.tr("Leave it out of the question, or ask who may propose it."), problems,
                       [&](const std::vector<Error>& refused) { return show(visit, refused); });
}

}  // namespace stip
