// InvestFront: what more public money reaches, point by point.
#include <iomanip>
#include <iostream>

#include "base/csv_rows.h"
#include "cli/invest_clock.h"
#include "cli/invest_commands.h"
#include "investing/portfolio_json.h"
#include "investing/portfolio_read.h"

namespace stip {
namespace {

double public_money(const PortfolioProblem& problem, const InvestmentPlan& plan) {
  double sum = 0;
  for (const Payment& payment : plan.payments)
    if (problem.funders[static_cast<std::size_t>(payment.funder)].kind != FunderKind::private_) sum += payment.amount;
  return sum;
}

}  // namespace

// COMMAND: stip invest front AGENDA.json [--points N] [--seconds S] [--json OUT]
//
// What can be reached with how much public money (European money included): N plans, each the best that is found under
// a limit on public money, from a part of what the best plan takes to all of it. OUT has for each point the limit, what is
// spent, value, bound and starts. --seconds of processor time is for all points together.
Exit invest_front_command(const Context& context, const InvestOptions& options) {
  STIP_TRY_AS(const std::string text, read_table_file(options.file));
  STIP_TRY_AS(PortfolioProblem problem, read_portfolio_problem(text, options.file));
  const auto solver = options.without_solver ? nullptr : linear_solver();
  Json points = Json::array();
  std::vector<int> start;
  double most = 0;
  for (int point = options.points; point > 0; --point) {
    if (point < options.points) problem.most_public_money = most * point / options.points;
    PortfolioOptions how{.rounds = options.rounds, .seed = options.seed, .start = start, .seconds = options.seconds / options.points, .spent = search_clock()};
    how.solver = solver.get();
    const PortfolioAnswer answer = solve_portfolio(problem, how);
    if (!answer.found()) break;
    start = answer.plan.start;
    const double spent = public_money(problem, answer.plan);
    if (point == options.points) most = spent;
    Json starts = Json::object();
    for (std::size_t a = 0; a < start.size(); ++a)
      if (start[a] != not_started) starts.add(problem.actions[a].name, start[a]);
    Json one = Json::object();
    one.add("limit", point == options.points ? Json() : Json(problem.most_public_money))
        .add("public_money", spent)
        .add("value", answer.attainment.value)
        .add("mean", answer.attainment.mean)
        .add("worst_tail", answer.attainment.worst_tail)
        .add("bound", answer.bound)
        .add("starts", std::move(starts));
    points.push(std::move(one));
    if (options.json != "-")
      context.out() << std::fixed << std::setprecision(1) << spent << " public money: value " << std::setprecision(4)
                    << answer.attainment.value << ", at most " << answer.bound << "\n";
  }
  if (options.json.empty()) return 0;
  Json json = Json::object();
  json.add("points", std::move(points));
  STIP_TRY(deliver(context, options.json, to_text(json) + "\n"));
  return 0;
}

}  // namespace stip
