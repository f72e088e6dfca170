// PortfolioSolve test: against all that could be tried, and what must hold for any problem.
#include "investing/portfolio_solve.h"

#include <doctest/doctest.h>

#include "investing/compact_model.h"
#include "investing/funding_plan.h"
#include "investing/priced_bound.h"
#include "investing/test_portfolios.h"

namespace stip {
namespace {

TEST_CASE("attainment: is what its definition says, for starts of any kind") {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const PortfolioProblem problem = random_problem(seed, 4);
    all_starts(problem, [&](const std::vector<int>& starts) {
      CHECK(attainment(problem, starts).value == doctest::Approx(value_of(problem, starts)).epsilon(1e-12));
    });
  }
}

TEST_CASE("attainment: a worst tail of one scenario and a half takes half of the second") {
  PortfolioProblem problem = random_problem(1, 2);
  problem.scenarios = 3;
  problem.tail = 0.5;
  problem.goals = {{"a", 3, 1.0, 10.0}};
  problem.actions[0].contributions = {{0, 10.0}};
  problem.actions[0].success = {0.2, 0.4, 0.9};
  const Attainment reached = attainment(problem, {0, not_started});
  CHECK(reached.mean == doctest::Approx(0.5));
  CHECK(reached.worst_tail == doctest::Approx((0.2 + 0.5 * 0.4) / 1.5));
}

TEST_CASE("solve: of small problems the best of all plans, and a bound that is not below it") {
  const auto solver = linear_solver();
  if (!solver) return;
  for (std::uint64_t seed = 1; seed <= 25; ++seed) {
    CAPTURE(seed);
    const PortfolioProblem problem = random_problem(seed, 6);
    double best = 0;
    all_starts(problem, [&](const std::vector<int>& starts) {
      const double value = value_of(problem, starts);
      if (value <= best + 1e-9) return;
      const auto payments = funding_plan(problem, starts, *solver).payments;
      if (payments && broken(problem, {starts, *payments}).empty()) best = value;
    });

    const PortfolioAnswer answer = solve_portfolio(problem, {.rounds = 10, .solver = solver.get()});

    CHECK(answer.attainment.value == doctest::Approx(best).epsilon(1e-6));
    CHECK(answer.bound >= best);
    CHECK(broken(problem, answer.plan) == std::vector<std::string>{});
  }
}

TEST_CASE("solve: with and without a solver a plan that keeps all conditions, never above its bound") {
  const auto solver = linear_solver();
  for (std::uint64_t seed = 1; seed <= 30; ++seed) {
    CAPTURE(seed);
    const PortfolioProblem problem = random_problem(seed, 12);
    for (const LinearSolver* with :
         {static_cast<const LinearSolver*>(nullptr), static_cast<const LinearSolver*>(solver.get())}) {
      const PortfolioAnswer answer = solve_portfolio(problem, {.rounds = 3, .solver = with});
      CHECK(broken(problem, answer.plan) == std::vector<std::string>{});
      CHECK(answer.attainment.value == doctest::Approx(value_of(problem, answer.plan.start)).epsilon(1e-12));
      CHECK(answer.attainment.value <= answer.bound);
      CHECK(answer.attainment.value > 0);
    }
  }
}

/// Solves relaxations, and says of whole numbers that there are none: a solver that is wrong.
struct WrongSolver : LinearSolver {
  explicit WrongSolver(const LinearSolver& solver) : right(solver) {}
  LinearAnswer relaxed(const LinearProgram& program, const LinearLimits& limits) const override {
    return right.relaxed(program, limits);
  }
  LinearAnswer whole(const LinearProgram& program, const LinearLimits& limits) const override {
    LinearAnswer answer;
    answer.status = LinearStatus::infeasible;
    return limits.better_than > -no_limit ? answer : right.whole(program, limits);
  }
  const char* name() const override { return "wrong"; }
  const LinearSolver& right;
};

TEST_CASE("solve: a solver that finds nothing where a plan is known proves nothing") {
  const auto solver = linear_solver();
  if (!solver) return;
  const WrongSolver wrong(*solver);
  int n_below = 0;
  for (std::uint64_t seed = 1; seed <= 25; ++seed) {
    CAPTURE(seed);
    const PortfolioProblem problem = random_problem(seed, 12);
    const PortfolioAnswer right = solve_portfolio(problem, {.rounds = 10, .solver = solver.get()});
    const PortfolioAnswer answer = solve_portfolio(problem, {.rounds = 0, .solver = &wrong});
    CHECK_FALSE(answer.impossible);
    CHECK(answer.bound >= right.attainment.value);
    n_below += answer.attainment.value < right.attainment.value - 1e-5;
  }
  CHECK(n_below > 0);  // Else no bound was put to the test.
}

TEST_CASE("solve: the same bits each time, and a given start is never lost") {
  const auto solver = linear_solver();
  if (!solver) return;
  const PortfolioProblem problem = random_problem(7, 14);
  const PortfolioAnswer first = solve_portfolio(problem, {.rounds = 5, .solver = solver.get()});
  const PortfolioAnswer second = solve_portfolio(problem, {.rounds = 5, .solver = solver.get()});
  CHECK(first.plan.start == second.plan.start);
  CHECK(first.attainment.value == second.attainment.value);
  CHECK(first.bound == second.bound);

  const PortfolioAnswer warm =
      solve_portfolio(problem, {.rounds = 0, .start = first.plan.start, .solver = solver.get()});
  CHECK(warm.attainment.value >= first.attainment.value);
}

TEST_CASE("solve: the basis of an earlier answer makes no bound another one, of whatever problem it is") {
  const auto solver = linear_solver();
  if (!solver) return;
  PortfolioProblem problem = random_problem(7, 14);
  const PortfolioAnswer first = solve_portfolio(problem, {.rounds = 0, .solver = solver.get()});
  REQUIRE_FALSE(first.basis.empty());
  for (double& budget : problem.funders[0].budget) budget *= 0.8;
  const CompactModel model = compact_model(problem, open_choices(problem));
  const LinearAnswer cold = solver->relaxed(model.program, {});
  LinearBasis shorter = first.basis, upside_down = first.basis;
  shorter.pop_back();
  std::ranges::reverse(upside_down);
  for (const LinearBasis& basis : {first.basis, shorter, upside_down, LinearBasis{1, 0}, LinearBasis(9999, 1)}) {
    const LinearAnswer warm = solver->relaxed(model.program, {.from = &basis});
    CHECK(warm.status == LinearStatus::optimal);
    CHECK(warm.value == doctest::Approx(cold.value).epsilon(1e-9));
  }
}

TEST_CASE("priced bound: holds for prices that are plainly wrong") {
  RandomStream random(3);
  const PortfolioProblem problem = random_problem(11, 5);
  const CompactModel model = compact_model(problem, open_choices(problem));
  double best = 0;
  all_starts(problem, [&](const std::vector<int>& starts) { best = std::max(best, value_of(problem, starts)); });
  const auto solver = linear_solver();
  if (!solver) return;
  const double value = solve_portfolio(problem, {.rounds = 5, .solver = solver.get()}).attainment.value;
  for (int i = 0; i < 50; ++i) {
    std::vector<double> prices;
    for (std::size_t row = 0; row < model.program.rows.size(); ++row) prices.push_back(random.uniform() - 0.5);
    CHECK(priced_bound(model.program, prices) >= value);
  }
}

TEST_CASE("priced bound: of the example in the methods") {
  LinearProgram program;
  program.add_column({1.0, 0, 1, true});
  program.add_column({0.8, 0, 1, true});
  program.add_row({-no_limit, 3}, {{0, 2}, {1, 2}});
  CHECK(priced_bound(program, {0.4}) == doctest::Approx(1.4));
  CHECK(priced_bound(program, {0.0}) == doctest::Approx(1.8));
}

TEST_CASE("price row: no plan that can be paid for breaks it") {
  const auto solver = linear_solver();
  if (!solver) return;
  int rows = 0;
  for (std::uint64_t seed = 1; seed <= 6; ++seed) {
    const PortfolioProblem problem = random_problem(seed, 5);
    std::vector<std::vector<int>> payable;
    std::vector<PriceRow> found;
    all_starts(problem, [&](const std::vector<int>& starts) {
      const FundingAnswer funding = funding_plan(problem, starts, *solver);
      if (funding.payments)
        payable.push_back(starts);
      else if (found.size() < 20)
        found.push_back(price_row(problem, funding));
    });
    for (const PriceRow& row : found)
      for (const auto& starts : payable) {
        double charge = 0;
        for (std::size_t a = 0; a < starts.size(); ++a)
          if (starts[a] != not_started) charge += row.charge[a][static_cast<std::size_t>(starts[a])];
        CHECK(charge <= row.most + 1e-5);
      }
    rows += static_cast<int>(found.size());
  }
  CHECK(rows > 20);
}

}  // namespace
}  // namespace stip
