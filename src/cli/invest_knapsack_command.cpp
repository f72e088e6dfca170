// InvestKnapsack: projects under several budgets, in the form of the OR-Library.
#include <iostream>

#include "base/csv_rows.h"
#include "cli/invest_clock.h"
#include "cli/invest_commands.h"
#include "investing/portfolio_json.h"

namespace stip {

// COMMAND: stip invest knapsack FILE [--instance N] [--seconds S] [--json OUT]
//
// Which projects are worth most together under several budgets at once. FILE has problems in the form of the OR-Library:
// their number; of each n, m and 0; n worths; m rows of n weights; m budgets. --instance: only that one, from 1.
// --seconds of processor time is for each problem. OUT has for each problem its value, a bound and the chosen projects,
// counted from 0.
Exit invest_knapsack_command(const Context& context, const InvestOptions& options) {
  STIP_TRY_AS(const std::string text, read_table_file(options.file));
  STIP_TRY_AS(const auto problems, read_knapsacks(text, options.file));
  if (options.instance < 0 || options.instance > static_cast<int>(problems.size()))
    return Error{ErrorKind::not_found, "--instance", said("the file has {} problems.", std::to_string(problems.size())),
                 said("Give a number from 1.")};
  const auto solver = options.without_solver ? nullptr : linear_solver();
  Json all = Json::array();
  for (std::size_t i = 0; i < problems.size(); ++i) {
    if (options.instance > 0 && i + 1 != static_cast<std::size_t>(options.instance)) continue;
    KnapsackOptions how{
        .rounds = options.rounds, .seed = options.seed, .seconds = options.seconds, .spent = search_clock()};
    how.solver = solver.get();
    const KnapsackAnswer answer = solve_knapsack(problems[i], how);
    if (options.json != "-")
      context.out() << "problem " << i + 1 << ": " << to_text(Json(answer.value)) << ", at most "
                    << to_text(Json(answer.bound)) << "\n";
    Json one = to_json(answer);
    one.add("instance", i + 1)
        .add("n", problems[i].worth.size())
        .add("m", problems[i].budget.size())
        .add("seconds", how.spent());
    all.push(std::move(one));
  }
  if (options.json.empty()) return 0;
  Json json = Json::object();
  if (options.instance > 0) {
    json = all.as_array().front();
  } else {
    json.add("instances", std::move(all));
  }
  STIP_TRY(deliver(context, options.json, to_text(json) + "\n"));
  return 0;
}

}  // namespace stip
