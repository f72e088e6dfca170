// Ballot rules: what is read is written and read again as the same rules, so that their hash is of one text.
#include "ballots/ballot_rules.h"

#include "fuzz/fuzz.h"

FUZZ_TARGET(ballot_rules) {
  using namespace stip;
  const auto rules = parse_ballot_rules(input, "rules.json");
  if (!rules.ok()) {
    MUST(!rules.error().problem.empty() && !rules.error().remedy.empty());
    return;
  }
  const std::string text = to_text(*rules);
  const auto again = parse_ballot_rules(text, "rules.json");
  MUST(again.ok());
  MUST(to_text(*again) == text);
  MUST(!rules->steps().empty());
}
