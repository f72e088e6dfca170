// Demands test: what has to start or to be reached, what cannot be kept together, and plans beside the best.
#include <doctest/doctest.h>

#include <cmath>

#include "investing/alternatives.h"
#include "investing/conflict.h"
#include "investing/out_of_sample.h"
#include "investing/portfolio_solve.h"
#include "investing/test_portfolios.h"

namespace stip {
namespace {

std::vector<std::string> texts(const std::vector<Said>& conditions) { return {conditions.begin(), conditions.end()}; }

TEST_CASE("solve: what has to start starts, and what has to be reached is reached") {
  const auto solver = linear_solver();
  if (!solver) return;
  PortfolioProblem problem = random_problem(4, 10);
  const PortfolioAnswer free = solve_portfolio(problem, {.rounds = 5, .solver = solver.get()});
  std::size_t left_out = 0;
  while (free.plan.start[left_out] != not_started) ++left_out;
  problem.actions[left_out].committed = true;

  const PortfolioAnswer bound_to = solve_portfolio(problem, {.rounds = 5, .solver = solver.get()});

  REQUIRE(bound_to.found());
  CHECK(bound_to.plan.start[left_out] != not_started);
  CHECK(bound_to.attainment.value <= free.attainment.value);
  CHECK(broken(problem, bound_to.plan).empty());
}

TEST_CASE("conflict: names the conditions that cannot be kept together, and no others") {
  const auto solver = linear_solver();
  if (!solver) return;
  PortfolioProblem problem = random_problem(4, 8);
  problem.actions[1].committed = problem.actions[3].committed = true;
  problem.actions[3].funders = {0};
  problem.actions[3].cost.assign(problem.actions[3].cost.size(), 50);

  CHECK_FALSE(solve_portfolio(problem, {.rounds = 1, .solver = solver.get()}).found());
  CHECK(texts(conflict(problem, *solver)) == std::vector<std::string>{"the budgets of EZK", "action 3 has to start"});
  problem.actions[3].committed = false;
  CHECK(conflict(problem, *solver).empty());
}

TEST_CASE("conflict: a goal that all actions together do not reach stands alone") {
  const auto solver = linear_solver();
  if (!solver) return;
  PortfolioProblem problem = random_problem(4, 6);
  problem.goals[0].target = 1000;
  problem.goals[0].least = 0.9;
  CHECK(texts(conflict(problem, *solver)) == std::vector<std::string>{"goal a is reached for 90 % at least"});
}

TEST_CASE("alternatives: keep all conditions, lose no more than was said, and differ") {
  const auto solver = linear_solver();
  if (!solver) return;
  const PortfolioProblem problem = random_problem(9, 12);
  const PortfolioAnswer best = solve_portfolio(problem, {.rounds = 5, .solver = solver.get()});
  std::vector<InvestmentPlan> plans = alternatives(problem, best.plan, {.count = 3, .within = 0.2}, *solver);
  REQUIRE(!plans.empty());
  for (const InvestmentPlan& plan : plans) {
    CHECK(broken(problem, plan).empty());
    CHECK(value_of(problem, plan.start) >= 0.8 * best.attainment.value - 1e-6);
    CHECK(plan.start != best.plan.start);
  }
  plans.push_back(best.plan);
  const auto index = core_index(plans);
  for (std::size_t a = 0; a < index.size(); ++a) {
    const auto with =
        std::count_if(plans.begin(), plans.end(), [&](const auto& plan) { return plan.start[a] != not_started; });
    CHECK(index[a] == doctest::Approx(static_cast<double>(with) / static_cast<double>(plans.size())));
  }
}

TEST_CASE("out of sample: agrees with the sum where there is one action, and is the same each time") {
  PortfolioProblem problem = random_problem(2, 1);
  problem.goals = {{"a", 3, 1.0, 1.0}};
  problem.scenarios = 4;
  problem.tail = 0.5;
  problem.actions[0].contributions = {{0, 1.0}};
  problem.actions[0].success = {0, 0, 0.5, 1.0};
  const OutOfSample told = out_of_sample(problem, {0}, 20000, 7);
  CHECK(std::abs(told.mean - 0.375) < 4 * told.mean_error);
  CHECK(told.worst_tail == doctest::Approx(0).epsilon(0.02));
  CHECK(out_of_sample(problem, {0}, 20000, 7).mean == told.mean);
}

}  // namespace
}  // namespace stip
