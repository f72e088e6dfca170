// RecordFacts: of an action.
#include "access/record_facts.h"

namespace stip {

RecordFacts facts_of(const View& view, const Action& action) {
  RecordFacts facts{action.classification, action.owner.id, {}, {}};
  for (const Participation* each : view.referring<Participation>("action", action.id))
    facts.contributors.push_back(each->organisation.id);
  return facts;
}

}  // namespace stip
