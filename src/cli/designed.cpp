// Designed: found by either name, and read as the store will read it.
#include "cli/designed.h"

#include "agenda/records.h"
#include "governance/consultation.h"

namespace stip {

ErrorOr<const Consultation*> designed(const View& view, const std::string& id) {
  if (const auto* found = view.find<Consultation>(id)) return found;
  for (const Consultation& each : view.all<Consultation>())
    if (ballot_id_of(each.id) == id) return &each;
  return Error{ErrorKind::not_found, "consultation " + id, "there is no such consultation in this ledger.",
               "Look for it with `stip search`, or name its ledger with --ledger."};
}

ErrorOr<BallotRules> rules_in_ledger(const View& view, const Consultation& consultation) {
  const std::string text = consultation.rules.empty() ? to_text(rules_of(view, consultation)) : consultation.rules;
  auto rules = parse_ballot_rules(text, "consultation " + consultation.id);
  if (rules.ok()) return rules;
  Error error = rules.error();
  error.remedy = std::string(error.remedy) + " `stip attention` tells what its design lacks.";
  return error;
}

}  // namespace stip
