// InvestFront: what more public money reaches, point by point.
#include <iomanip>
#include <iostream>

#include "base/csv_rows.h"
#include "cli/invest_clock.h"
#include "cli/invest_commands.h"
#include "investing/portfolio_front.h"
#include "investing/portfolio_read.h"

namespace stip {
// COMMAND: stip invest front AGENDA.json [--points N] [--seconds S] [--json OUT]
//
// What can be reached with how much public money (European money included): N plans, each the best that is found under
// a limit on public money, from a part of what the best plan takes to all of it. OUT has for each point the limit, what
// is spent, value, bound and starts. --seconds of processor time is for all points together.
Exit invest_front_command(const Context& context, const InvestOptions& options) {
  STIP_TRY_AS(const std::string text, read_table_file(options.file));
  STIP_TRY_AS(const PortfolioProblem problem, read_portfolio_problem(text, options.file));
  const auto solver = options.without_solver ? nullptr : linear_solver();
  const auto how = [&] {
    PortfolioOptions next{.rounds = options.rounds, .seed = options.seed, .seconds = options.seconds / options.points};
    next.spent = search_clock();
    next.solver = solver.get();
    return next;
  };
  const auto told = [&](const CostPoint& point) {
    if (options.json != "-")
      context.out() << std::fixed << std::setprecision(1) << point.public_money << " public money: value "
                    << std::setprecision(4) << point.answer.attainment.value << ", at most " << point.answer.bound
                    << std::endl;
  };
  Json points = Json::array();
  for (const CostPoint& point : cost_front(problem, options.points, how, told)) {
    Json starts = Json::object();
    for (std::size_t a = 0; a < problem.actions.size(); ++a)
      if (point.answer.plan.start[a] != not_started) starts.add(problem.actions[a].name, point.answer.plan.start[a]);
    Json one = Json::object();
    one.add("limit", point.limit ? Json(*point.limit) : Json())
        .add("public_money", point.public_money)
        .add("value", point.answer.attainment.value)
        .add("mean", point.answer.attainment.mean)
        .add("worst_tail", point.answer.attainment.worst_tail)
        .add("bound", point.answer.bound)
        .add("starts", std::move(starts));
    points.push(std::move(one));
  }
  if (options.json.empty()) return 0;
  Json json = Json::object();
  json.add("points", std::move(points));
  STIP_TRY(deliver(context, options.json, to_text(json) + "\n"));
  return 0;
}

}  // namespace stip
