// Pairs: choices between two ideas give the same finite ranking in any order of the rows.
#include "consultation/pairs.h"

#include "consultation/analysis_json.h"
#include "fuzz/fuzz.h"
#include "fuzz/reading.h"

FUZZ_TARGET(pairs) {
  using namespace stip;
  if (input.size() > 1500) return;  // The time grows with the third power of the ideas.
  const auto ranking = pair_ranking(input, "pairs.csv");
  if (!ranking.ok()) return must_be_clear(ranking.error(), input);
  std::int64_t wins = 0, losses = 0;
  for (const PairedIdea& idea : ranking->ideas) {
    MUST(!idea.id.empty() && idea.score > 0 && idea.score < 100);
    MUST(!idea.win_chance || (*idea.win_chance >= 0 && *idea.win_chance <= 1));
    wins += idea.wins;
    losses += idea.losses;
  }
  MUST(wins == losses && wins == ranking->choices);
  // Writing it stops the program at a number that is none.
  const std::string told = to_text(to_json(*ranking));
  MUST(parse_json(told).ok());
  const auto again = pair_ranking(reversed(input), "pairs.csv");
  MUST(again.ok() && to_text(to_json(*again)) == told);
}
