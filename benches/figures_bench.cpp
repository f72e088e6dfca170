// Figures bench: weights for a nation, and a budget game that a nation played.
#include <cstdio>
#include <map>

#include "base/random_stream.h"
#include "consultation/budget_game.h"
#include "consultation/sample_cells.h"
#include "measure.h"

using namespace stip;

namespace {

/// The levels of 17 million people, one byte each: put into cells, weighed, and given their weight.
void weights(std::size_t people) {
  const std::size_t levels[] = {7, 2, 3, 12};
  std::vector<Margin> margins;
  for (std::size_t m = 0; m < 4; ++m) {
    Margin margin{std::string("variable") + std::to_string(m), {}};
    for (std::size_t level = 0; level < levels[m]; ++level)
      margin.levels.push_back({std::to_string(level), 17e6 / static_cast<double>(levels[m])});
    margins.push_back(std::move(margin));
  }
  RandomStream random(1);
  std::vector<std::uint8_t> columns[4];
  for (std::size_t m = 0; m < 4; ++m) {
    columns[m].reserve(people);
    for (std::size_t p = 0; p < people; ++p) {
      const double u = random.uniform();  // More of the later levels, so that there is something to weigh.
      columns[m].push_back(static_cast<std::uint8_t>((1 - u * u) * static_cast<double>(levels[m])));
    }
  }
  Stopwatch watch;
  std::vector<std::int64_t> counts(7 * 2 * 3 * 12);
  std::vector<std::uint16_t> cell_of(people);
  for (std::size_t p = 0; p < people; ++p) {
    const std::size_t cell = ((columns[0][p] * 2u + columns[1][p]) * 3u + columns[2][p]) * 12u + columns[3][p];
    cell_of[p] = static_cast<std::uint16_t>(cell);
    ++counts[cell];
  }
  std::vector<SampleCell> cells;
  std::vector<std::size_t> place(counts.size());
  for (std::size_t c = 0; c < counts.size(); ++c) {
    place[c] = cells.size();
    if (!counts[c]) continue;
    cells.push_back({{static_cast<std::uint16_t>(c / 72), static_cast<std::uint16_t>(c / 36 % 2),
                      static_cast<std::uint16_t>(c / 12 % 3), static_cast<std::uint16_t>(c % 12)},
                     counts[c]});
  }
  const SampleWeights result = sample_weights(cells, margins, {}).value();
  std::vector<double> weight_of(people);
  for (std::size_t p = 0; p < people; ++p) weight_of[p] = result.weights[place[cell_of[p]]];
  std::printf(
      "weights for %zu people, %zu cells: %.2f s, %d steps, largest error of a margin %.1e, design effect %.3f\n",
      people, cells.size(), watch.seconds(), result.steps, result.largest_error, result.design_effect);
}

/// 20 options, 10 versions, 17 million answers drawn from a model; costs in steps of a tenth.
void budget(std::size_t people) {
  BudgetGame game;
  game.attributes = {"x1", "x2"};
  game.n_options = 20;
  game.unit = 0.1;
  game.budget = 300;
  RandomStream random(2);
  std::vector<std::int64_t> costs;
  for (int j = 0; j < 20; ++j) costs.push_back(10 + static_cast<std::int64_t>(random.below(60)));
  for (int version = 0; version < 10; ++version) {
    GameVersion shown{std::to_string(version), costs, {}};
    for (int j = 0; j < 20; ++j) shown.attributes.push_back({2 * random.uniform(), 2 * random.uniform()});
    game.versions.push_back(std::move(shown));
  }
  // Answers: options are added in an order of chance as long as they fit, the liked ones more often.
  PortfolioCounts choices(10);
  for (std::size_t p = 0; p < people; ++p) {
    std::uint64_t portfolio = 0;
    std::int64_t left = game.budget;
    for (int tries = 0; tries < 10; ++tries) {
      const std::size_t j = random.below(20);
      if (portfolio >> j & 1u || costs[j] > left || random.uniform() > 0.3 + 0.03 * static_cast<double>(j)) continue;
      portfolio |= std::uint64_t{1} << j;
      left -= costs[j];
    }
    ++choices[p % 10][portfolio];
  }
  Stopwatch watch;
  const TasteModel model = taste_model(game, choices, 0.0).value();
  std::printf("budget game, %zu answers, 20 options, 10 versions: %.2f s, %d steps, largest gradient %.1e a person\n",
              people, watch.seconds(), model.steps, model.largest_gradient / static_cast<double>(people));
}

}  // namespace

int main() {
  weights(17'000'000);
  budget(17'000'000);
}
