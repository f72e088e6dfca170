// Proposable: the rule of the act and the table of mandates, asked beforehand.
#include "web/parts/proposable.h"

#include <algorithm>

#include "agenda/records.h"
#include "governance/edits.h"

namespace stip {

bool can_be_proposed(const View& view, std::string_view id) {
  const Actor nobody;
  Working work(view, nobody);
  // Of an edit without a field nothing is asked but whether there is such a record that may be edited.
  check_edits(work, {{std::string(id), "", ""}});
  return !work.has_problems();
}

bool may_be_proposed_new(const View& view, const RecordType& type) {
  if (&type == &type_of<Signal>()) return false;  // Somebody raises it: it is taken in, not proposed.
  const Actor nobody;
  Working work(view, nobody);
  check_edits(work, {{work.next_id(type, Classification::public_), "title", "."}});
  return !work.has_problems();
}

std::vector<std::string> changed_by(const View& view, const std::vector<Edit>& edits) {
  std::vector<std::string> ids, part_of_something;
  const auto add = [&](const std::string& id) {
    if (std::ranges::find(ids, id) == ids.end()) ids.push_back(id);
  };
  for (const Edit& edit : edits) {
    if (view.find_any(edit.record)) add(edit.record);
    const RecordType* type = record_type_of_id(edit.record);
    const Field* field = type ? type->field(edit.field) : nullptr;
    if (!field || !field->is_parent || edit.value.empty()) continue;
    add(edit.value);
    part_of_something.push_back(edit.record);
  }
  for (const Edit& edit : edits)
    if (std::ranges::find(part_of_something, edit.record) == part_of_something.end()) add(edit.record);
  return ids;
}

std::vector<RecordFacts> facts_of_draft(const View& view, const Proposal& proposal) {
  std::vector<RecordFacts> facts;
  for (const std::string& id : changed_by(view, edits_of(view, proposal.id)))
    facts.push_back(proposing_facts(view, id));
  if (facts.empty()) facts.emplace_back();
  for (RecordFacts& each : facts) each.classification = std::max(each.classification, proposal.classification);
  return facts;
}

bool is_own_draft(const Person& person, const Proposal& proposal) {
  if (proposal.proposed_by.id.empty()) return true;
  return std::ranges::any_of(person.roles, [&](const RoleAt& role) {
    return role.role == Role::secretary || role.organisation == proposal.proposed_by.id;
  });
}

bool may_be_put_up(const Visit& visit, const Proposal& proposal) {
  if (proposal.status != ProposalStatus::draft) return false;
  if (!visit.site.person || !is_own_draft(*visit.site.person, proposal)) return false;
  return std::ranges::all_of(facts_of_draft(visit.view, proposal),
                             [&](const RecordFacts& each) { return may_be_offered(visit, Act::propose, each); });
}

std::string draft_looked_at(const Visit& visit) {
  if (!visit.site.person || visit.moment == "now") return {};
  Visit today = visit;  // As if it were adopted it is no draft any more.
  today.moment = "now";
  today.view = visit.site.registry.now(visit.viewer);
  const Proposal* proposal = today.view.find<Proposal>(visit.moment);
  return proposal && may_be_put_up(today, *proposal) ? proposal->id : std::string();
}

}  // namespace stip
