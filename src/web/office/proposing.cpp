// Proposing: questions, mandates, and the way to the page of the proposal.
#include "web/office/proposing.h"

#include <algorithm>

#include "agenda/records.h"
#include "exchange/form_references.h"
#include "web/parts/proposable.h"
#include "web/parts/record_parts.h"

namespace stip {

Html proposal_fields(const OfficeVisit& visit, std::string_view reason_help) {
  const Visit& v = visit.visit;
  Html fields = line_field(
      {"_title", v.tr("Title of the proposal"), v.tr("What would change, in some words."), typed(visit, "_title")});
  fields.add(area_field({"_reason", v.tr("Reason"), reason_help, typed(visit, "_reason")}));
  fields.add(area_field(
      {"_options", v.tr("Options"), v.tr("What was considered, also doing nothing."), typed(visit, "_options")}));
  fields.add(evidence_field(visit, typed(visit, "_evidence")));
  fields.add(readers_field(visit));
  return fields.add(
      check_field({"_ready", v.tr("Put up for decision"), v.tr("Otherwise it is kept as a draft."), "yes"},
                  !typed(visit, "_ready").empty()));
}

Html readers_field(const OfficeVisit& visit) {
  const Visit& v = visit.visit;
  if (v.viewer.clearance < Classification::internal) return {};
  return wide_field(
      choice_field({"_readers", v.tr("Who may read it until it is decided on"),
                    v.tr("For a proposal that is put up. Once it is adopted everybody can read it with the decision, "
                         "as far as what it changes is public."),
                    typed(visit, "_readers")},
                   v.tr("Everybody"), {{"internal", std::string(v.tr("Only who works on the agenda"))}}));
}

Classification typed_readers(const OfficeVisit& visit) {
  return typed(visit, "_readers") == "internal" ? Classification::internal : Classification::public_;
}

Html evidence_field(const OfficeVisit& visit, const std::string& value) {
  const Visit& v = visit.visit;
  const Field& field = *type_of<Proposal>().field("evidence");
  return wide_field(line_field({"_evidence", label_of(v, type_of<Proposal>(), field),
                                v.tr("Signals, reports, results and sources that it rests on: their numbers or titles, "
                                     "with a comma between them."),
                                value}));
}

std::vector<std::string> typed_evidence(const OfficeVisit& visit) {
  FormReferences records(visit.visit.view);
  std::vector<std::string> ids;
  for (const std::string& words : split_references(typed(visit, "_evidence"))) {
    const std::string id = records.id_of_any(words);
    ids.push_back(id.empty() ? words : id);
  }
  return ids;
}

std::vector<Anchor> proposal_anchors(std::vector<Anchor> others) {
  others.push_back({"it has no title.", "f_title"});
  others.push_back({"it gives no reason.", "f_reason"});
  others.push_back({"it waits for a decision without other options.", "f_options"});
  others.push_back({"there is no such record.", "f_evidence"});
  return others;
}

std::vector<Error> refused_edits(const OfficeVisit& visit, const std::vector<Edit>& edits, std::string_view remedy) {
  const Visit& v = visit.visit;
  std::vector<Error> problems;
  for (const std::string& id : changed_by(v.view, edits)) {
    if (const auto allowed = may(visit.person(), Act::propose, proposing_facts(v.view, id)); !allowed.ok())
      problems.push_back({allowed.error().kind, id, std::string(v.tr(allowed.error().problem)), std::string(remedy)});
  }
  for (const Edit& edit : edits) {
    if (edit.field != "classification" || !v.view.find_any(edit.record)) continue;
    if (!may(visit.person(), Act::classify, proposing_facts(v.view, edit.record)).ok())
      problems.push_back({ErrorKind::forbidden, edit.record, std::string(v.tr("you may not change who sees it.")),
                          std::string(v.tr("Leave its classification as it is, or ask the secretariat."))});
  }
  return problems;
}

std::string proposer_of(const OfficeVisit& visit, const std::vector<RecordFacts>& facts) {
  std::string allowed, first;
  for (const RoleAt& role : visit.account.roles) {
    if (!visit.visit.view.find<Organisation>(role.organisation)) continue;
    if (first.empty()) first = role.organisation;
    const Person alone{visit.account.id, {role}};
    if (!std::ranges::all_of(facts, [&](const RecordFacts& each) { return may(alone, Act::propose, each).ok(); }))
      continue;
    if (std::ranges::find(facts, role.organisation, &RecordFacts::owner) != facts.end()) return role.organisation;
    if (allowed.empty()) allowed = role.organisation;
  }
  return allowed.empty() ? first : allowed;
}

Response proposal_made(const OfficeVisit& visit, const std::vector<Edit>& edits, std::string_view remedy,
                       std::vector<Error> problems, const std::function<Response(const std::vector<Error>&)>& show) {
  const Visit& v = visit.visit;
  for (Error& refused : refused_edits(visit, edits, remedy)) problems.push_back(std::move(refused));
  Propose request;
  request.title = typed(visit, "_title");
  request.reason = typed(visit, "_reason");
  request.options = typed(visit, "_options");
  request.is_ready = !typed(visit, "_ready").empty();
  request.classification = typed_readers(visit);
  if (!request.is_ready && v.viewer.clearance < Classification::internal)
    problems.push_back(
        {ErrorKind::forbidden, std::string(v.tr("The proposal")),
         std::string(v.tr("a draft is internal, and your roles see what is public alone.")),
         std::string(v.tr("Put it up for decision, or ask the secretariat for a role that sees more."))});
  std::vector<RecordFacts> facts;
  for (const std::string& id : changed_by(v.view, edits)) facts.push_back(proposing_facts(v.view, id));
  request.proposed_by = proposer_of(visit, facts);
  request.evidence = typed_evidence(visit);
  request.edits = edits;
  const Acted acted = propose(v.view, request, actor_of(visit), v.today);
  if (!problems.empty()) {
    for (const Error& found : acted.ok() ? std::vector<Error>{} : acted.problems())
      if (std::ranges::find(problems, found.problem, &Error::problem) == problems.end()) problems.push_back(found);
    return show(told(visit, std::move(problems)));
  }
  if (const auto refused = enter_act(visit, acted, key_of(visit)); !refused.empty()) return show(refused);
  return see_other(v.link(record_path(type_of<Proposal>(), made_id(acted, type_of<Proposal>()))));
}

}  // namespace stip
