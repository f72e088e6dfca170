// Budget game: options, costs and choices within the budget, the same in any order of the rows.
#include <cmath>

#include "consultation/budget_game.h"
#include "fuzz/fuzz.h"
#include "fuzz/reading.h"

namespace {

using namespace stip;

void must_keep_promises(const BudgetGame& game) {
  MUST(game.n_options > 0 && game.n_options <= 64 && game.unit > 0 && game.budget >= 0 && game.budget <= 20'000'000);
  for (const GameVersion& version : game.versions) {
    MUST(version.costs.size() == game.n_options && version.attributes.size() == game.n_options);
    for (const std::int64_t cost : version.costs) MUST(cost >= 0 && cost <= game.budget + 1);
    for (const std::vector<double>& effects : version.attributes) {
      MUST(effects.size() == game.attributes.size());
      for (const double effect : effects) MUST(std::isfinite(effect));
    }
  }
}

}  // namespace

FUZZ_TARGET(budget_game) {
  const auto [options, choices, budget] = parts_of<3>(input);
  const std::string limit(budget.empty() ? "10" : budget.substr(0, budget.find('\n')));
  const auto game = read_budget_game(options, "options.csv", limit);
  if (!game.ok()) return must_be_clear(game.error(), input);
  must_keep_promises(*game);
  const auto turned = read_budget_game(reversed(options), "options.csv", limit);
  MUST(turned.ok() && turned->unit == game->unit && turned->budget == game->budget);

  const auto counts = read_choices(choices, "choices.csv", *game);
  if (!counts.ok()) return must_be_clear(counts.error(), input);
  MUST(counts->size() == game->versions.size());
  const auto again = read_choices(reversed(choices), "choices.csv", *game);
  MUST(again.ok() && *again == *counts);
}
