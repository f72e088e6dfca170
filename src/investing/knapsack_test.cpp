// Knapsack test: against trying everything, and the form of the file.
#include "investing/knapsack.h"

#include <doctest/doctest.h>

#include "base/random_stream.h"

namespace stip {
namespace {

Knapsack random_knapsack(std::uint64_t seed, std::size_t n, std::size_t m) {
  RandomStream random(seed);
  Knapsack problem;
  for (std::size_t j = 0; j < n; ++j) problem.worth.push_back(1 + static_cast<double>(random.below(100)));
  for (std::size_t i = 0; i < m; ++i) {
    std::vector<double> row;
    double sum = 0;
    for (std::size_t j = 0; j < n; ++j) row.push_back(1 + static_cast<double>(random.below(100))), sum += row.back();
    problem.weight.push_back(row);
    problem.budget.push_back(sum / 2);
  }
  return problem;
}

double best_of_all(const Knapsack& problem) {
  double best = 0;
  for (std::size_t bits = 0; bits < std::size_t{1} << problem.worth.size(); ++bits) {
    double worth = 0;
    bool fits = true;
    for (std::size_t i = 0; i < problem.budget.size() && fits; ++i) {
      double sum = 0;
      for (std::size_t j = 0; j < problem.worth.size(); ++j)
        if (bits >> j & 1) sum += problem.weight[i][j];
      fits = sum <= problem.budget[i];
    }
    for (std::size_t j = 0; j < problem.worth.size(); ++j)
      if (bits >> j & 1) worth += problem.worth[j];
    if (fits) best = std::max(best, worth);
  }
  return best;
}

TEST_CASE("knapsack: of small problems the best of all, with a solver and without, and never above its bound") {
  const auto solver = linear_solver();
  for (std::uint64_t seed = 1; seed <= 12; ++seed) {
    CAPTURE(seed);
    const Knapsack problem = random_knapsack(seed, 12, 3);
    const double best = best_of_all(problem);
    const KnapsackAnswer alone = solve_knapsack(problem, {.rounds = 2});
    CHECK(alone.value <= best);
    CHECK(alone.value >= 0.97 * best);
    CHECK(alone.bound >= best);
    if (!solver) continue;
    const KnapsackAnswer answer = solve_knapsack(problem, {.rounds = 4, .solver = solver.get()});
    CHECK(answer.value == best);
    CHECK(answer.bound >= best);
    CHECK(solve_knapsack(problem, {.rounds = 4, .solver = solver.get()}).chosen == answer.chosen);
  }
}

TEST_CASE("knapsack: what is chosen fits and is worth what is said") {
  const Knapsack problem = random_knapsack(5, 60, 5);
  const KnapsackAnswer answer = solve_knapsack(problem, {.rounds = 2});
  double worth = 0;
  for (std::size_t j = 0; j < 60; ++j) worth += answer.chosen[j] ? problem.worth[j] : 0;
  CHECK(worth == answer.value);
  for (std::size_t i = 0; i < 5; ++i) {
    double sum = 0;
    for (std::size_t j = 0; j < 60; ++j) sum += answer.chosen[j] ? problem.weight[i][j] : 0;
    CHECK(sum <= problem.budget[i]);
  }
}

TEST_CASE("knapsack: the form of the file is read, and what lacks is told") {
  const auto read = read_knapsacks("1\n 2 1 0\n 5 7\n 3 4\n 6\n", "k.txt");
  REQUIRE(read.ok());
  CHECK((*read)[0].worth == std::vector<double>{5, 7});
  CHECK((*read)[0].budget == std::vector<double>{6});
  const auto cut = read_knapsacks("1\n 2 1 0\n 5 7\n 3 4\n", "k.txt");
  REQUIRE(!cut.ok());
  CHECK(cut.error().problem.find("number 9 is missing") != std::string::npos);
  // One problem is said to be there, and two are; 3.4.5 is no two numbers.
  CHECK(!read_knapsacks("1\n 1 1 0\n 5\n 3\n 6\n 1 1 0\n 5\n 3\n 6\n", "k.txt").ok());
  CHECK(!read_knapsacks("1\n 1 1 0\n 5 3.4.5\n", "k.txt").ok());
  CHECK(!read_knapsacks("1\n 1 1 0\n 1e308 3 6\n", "k.txt").ok());
}

}  // namespace
}  // namespace stip
