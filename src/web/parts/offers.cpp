// Offers: the table of mandates, asked before a link is shown.
#include "web/parts/offers.h"

#include <algorithm>

namespace stip {

RecordFacts facts_of(const View& view, const Action& action) {
  RecordFacts facts{action.classification, action.owner.id, {}, {}};
  for (const Participation* each : view.referring<Participation>("action", action.id))
    facts.contributors.push_back(each->organisation.id);
  return facts;
}

bool may_be_offered(const Visit& visit, Act act, const RecordFacts& facts) {
  return visit.site.person && visit.moment == "now" && may(*visit.site.person, act, facts).ok();
}

bool may_be_offered_somewhere(const Visit& visit, Act act, Classification level) {
  if (!visit.site.person) return false;
  return std::ranges::any_of(visit.site.person->roles, [&](const RoleAt& role) {
    return may_be_offered(visit, act, {level, role.organisation, {}, {}});
  });
}

bool may_propose_for(const Visit& visit, const RecordType& type, std::string_view id) {
  if (const Action* action = &type == &type_of<Action>() ? visit.view.find<Action>(id) : nullptr)
    return may_be_offered(visit, Act::propose, facts_of(visit.view, *action));
  const Record* record = visit.view.find(type, id);
  return record && may_be_offered(visit, Act::propose, {record->classification, {}, {}, {}});
}

}  // namespace stip
