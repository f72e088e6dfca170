// InvestSolve: a portfolio problem from a file, the best plan that is found, and how good any could be.
#include <algorithm>
#include <charconv>
#include <iomanip>
#include <iostream>

#include "base/csv_rows.h"
#include "base/hash.h"
#include "base/text.h"
#include "cli/invest_clock.h"
#include "cli/invest_commands.h"
#include "investing/alternatives.h"
#include "investing/conflict.h"
#include "investing/portfolio_json.h"
#include "investing/portfolio_read.h"

namespace stip {
namespace {

void print_summary(std::ostream& out, const PortfolioProblem& problem, const PortfolioAnswer& answer) {
  std::size_t started = 0;
  for (const int start : answer.plan.start) started += start == not_started ? 0 : 1;
  out << std::fixed << std::setprecision(4) << "value " << answer.attainment.value << ", no plan reaches more than "
      << answer.bound << " (gap " << std::setprecision(2) << 100 * answer.gap() << " %)\n"
      << started << " of " << problem.actions.size() << " actions are started; found by " << answer.method
      << (answer.out_of_time ? ", stopped by time\n" : "\n");
}

/// "EZK=20%" or "0=20%": less of all budgets of one source.
ErrorOr<Nothing> cut_budget(PortfolioProblem& problem, const std::string& cut) {
  const auto parts = split(cut, '=');
  const auto wrong = [&](const Said& problem_told) {
    return Error{ErrorKind::invalid, "--cut " + cut, problem_told,
                 said("Write it as SOURCE=20%, with a source of the agenda.")};
  };
  if (parts.size() != 2 || parts[1].empty() || parts[1].back() != '%') return wrong(said("this is no cut."));
  double percent = 0;
  const char* end = parts[1].data() + parts[1].size() - 1;
  const auto [stop, failed] = std::from_chars(parts[1].data(), end, percent);
  if (failed != std::errc{} || stop != end || !(percent >= 0 && percent <= 100))
    return wrong(said("'{}' is not between 0% and 100%.", parts[1]));
  for (std::size_t f = 0; f < problem.funders.size(); ++f) {
    if (problem.funders[f].name != parts[0] && std::to_string(f) != parts[0]) continue;
    for (double& budget : problem.funders[f].budget) budget *= 1 - percent / 100;
    return Nothing{};
  }
  return wrong(said("there is no source '{}'.", parts[0]));
}

/// What changes for each goal against a plan under the budgets of the file.
Json compared(const PortfolioProblem& problem, const std::vector<int>& before, const PortfolioAnswer& after) {
  const Attainment was = attainment(problem, before);
  Json goals = Json::array();
  for (std::size_t g = 0; g < problem.goals.size(); ++g) {
    Json one = Json::object();
    one.add("goal", problem.goals[g].name)
        .add("before", was.goals[g])
        .add("after", after.attainment.goals[g])
        .add("difference", after.attainment.goals[g] - was.goals[g]);
    goals.push(std::move(one));
  }
  int stopped = 0, added = 0, moved = 0;
  for (std::size_t a = 0; a < before.size(); ++a) {
    const int now = after.plan.start[a];
    if (before[a] == now) continue;
    ++(now == not_started ? stopped : before[a] == not_started ? added : moved);
  }
  Json json = Json::object();
  json.add("value_before", was.value)
      .add("value_after", after.attainment.value)
      .add("dropped", stopped)
      .add("added", added)
      .add("moved", moved)
      .add("goals", std::move(goals));
  return json;
}

Error no_plan(const PortfolioProblem& problem, const PortfolioAnswer& answer, const LinearSolver* solver) {
  std::vector<Said> conditions;
  if (answer.impossible && solver) conditions = conflict(problem, *solver);
  if (conditions.empty())
    return Error{ErrorKind::invalid, "plan",
                 said("none was found that starts what has to start and reaches what has to be reached."),
                 said("Give it more --seconds, or ask for less: it is not proven that there is none.")};
  std::string list;
  for (const Said& one : conditions) list += (list.empty() ? "" : "; ") + one;
  return Error{ErrorKind::invalid, "plan", said("these conditions cannot be kept together: {}.", list),
               said("Drop or loosen one of them; each alone is enough.")};
}

}  // namespace

// COMMAND: stip invest solve AGENDA.json [--seconds S] [--rounds N] [--start PLAN.json] [--cut SOURCE=20%]
// [--alternatives N] [--json OUT]
//
// Which actions to start in which year, and who pays: so that the goals are reached as far as budgets, dependencies and
// conditions of co-funding allow, in the mean of the scenarios and in the worst of them. AGENDA.json is described in
// docs/methods-investing.md. OUT has value, bound (no plan reaches more), starts (year index by action), funding
// (action, source, year, amount), and what the plan reaches in 10,000 new scenarios. --seconds counts processor time.
// The same --rounds and --seed give the same plan on every machine, if time does not stop it. --start: a plan to begin
// with, and from where its relaxation ended; with --cut, OUT says what the cut costs each goal. --alternatives: other
// plans that reach nearly as much, and what is the same in all. If conditions cannot be kept together, the smallest set
// of them is told. It is advice: people decide.
Exit invest_solve_command(const Context& context, const InvestOptions& options) {
  const auto clock = search_clock();
  STIP_TRY_AS(const std::string text, read_table_file(options.file));
  STIP_TRY_AS(PortfolioProblem problem, read_portfolio_problem(text, options.file));
  for (const std::string& cut : options.cuts) STIP_TRY(cut_budget(problem, cut));
  PortfolioOptions how{.rounds = options.rounds, .seed = options.seed, .seconds = options.seconds, .spent = clock};
  if (!options.start.empty()) {
    STIP_TRY_AS(const std::string plan, read_table_file(options.start));
    STIP_TRY_AS(EarlierPlan earlier, read_plan(plan, options.start, problem));
    how.start = std::move(earlier.start);
    how.basis = std::move(earlier.basis);
  }
  const auto solver = options.without_solver ? nullptr : linear_solver();
  how.solver = solver.get();
  const PortfolioAnswer answer = solve_portfolio(problem, how);
  if (!answer.found()) return no_plan(problem, answer, solver.get());
  if (options.json != "-") print_summary(context.out(), problem, answer);
  if (options.json.empty()) return 0;
  const double seconds = clock();
  Json json = to_json(problem, answer);
  json.add("seconds", seconds)
      .add("seed", options.seed)
      .add("solver", solver ? solver->name() : "none")
      .add("input_sha256", to_hex(sha256(text)))
      .add("out_of_sample", to_json(out_of_sample(problem, answer.plan.start, options.samples, options.seed)));
  if (!how.start.empty()) json.add("compared", compared(problem, how.start, answer));
  if (options.alternatives > 0 && solver) {
    std::vector<InvestmentPlan> plans{answer.plan};
    const AlternativeOptions wanted{options.alternatives, options.within / 100, options.seconds, search_clock()};
    for (InvestmentPlan& plan : alternatives(problem, answer.plan, wanted, *solver)) plans.push_back(std::move(plan));
    json.add("alternatives", alternatives_json(problem, plans));
  }
  STIP_TRY(deliver(context, options.json, to_text(json) + "\n"));
  return 0;
}

}  // namespace stip
