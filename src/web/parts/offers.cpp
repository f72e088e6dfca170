// Offers: the table of mandates, asked before a link is shown.
#include "web/parts/offers.h"

#include <algorithm>

#include "web/parts/proposable.h"

namespace stip {

RecordFacts proposing_facts(const View& view, std::string_view id) {
  if (const Action* action = view.find<Action>(id)) return facts_of(view, *action);
  const auto found = view.find_any(id);
  if (!found) return {};
  RecordFacts facts{found.record->classification, {}, {}, {}};
  for (const Field& field : found.type->fields) {
    if (!field.is_parent || field.text(*found.record).empty()) continue;
    const Classification own = facts.classification;
    facts = proposing_facts(view, field.text(*found.record));
    facts.classification = std::max(facts.classification, own);
  }
  return facts;
}

bool may_be_offered(const Visit& visit, Act act, const RecordFacts& facts) {
  return visit.site.person && visit.moment == "now" && may(*visit.site.person, act, facts).ok();
}

bool may_be_offered_somewhere(const Visit& visit, Act act, Classification level) {
  return visit.site.person && visit.moment == "now" && may_somewhere(*visit.site.person, act, level);
}

bool may_propose_for(const Visit& visit, const RecordType& type, std::string_view id) {
  return visit.view.find(type, id) && may_be_offered(visit, Act::propose, proposing_facts(visit.view, id)) &&
         can_be_proposed(visit.view, id);
}

}  // namespace stip
