// Alternatives: the objective becomes a condition, and the difference the objective.
#include "investing/alternatives.h"

#include <algorithm>

#include "investing/attainment.h"
#include "investing/compact_model.h"
#include "investing/funding_plan.h"

namespace stip {

std::vector<double> core_index(const std::vector<InvestmentPlan>& plans) {
  std::vector<double> index(plans.empty() ? 0 : plans.front().start.size());
  for (const InvestmentPlan& plan : plans)
    for (std::size_t a = 0; a < index.size(); ++a)
      if (plan.start[a] != not_started) index[a] += 1.0 / static_cast<double>(plans.size());
  for (double& one : index)
    if (one > 1 - 1e-9) one = 1;
  return index;
}

std::vector<InvestmentPlan> alternatives(const PortfolioProblem& problem, const InvestmentPlan& best,
                                         const AlternativeOptions& options, const LinearSolver& solver) {
  const double least = (1 - options.within) * attainment(problem, best.start).value;
  std::vector<InvestmentPlan> all{best}, found;
  std::vector<PriceRow> rows;
  const auto left = [&] { return options.spent ? options.seconds - options.spent() : no_limit; };
  for (int tries = 0; static_cast<int>(found.size()) < options.count && tries < 3 * options.count && left() > 0;
       ++tries) {
    CompactModel model = compact_model(problem, open_choices(problem));
    std::vector<LinearProgram::Element> value;
    for (std::size_t j = 0; j < model.program.columns.size(); ++j) {
      value.push_back({static_cast<int>(j), model.program.columns[j].value});
      model.program.columns[j].value = 0;
    }
    model.program.add_row({least, no_limit}, value);
    for (const PriceRow& row : rows) model.add_charge_row(row.charge, row.most);
    const std::vector<double> index = core_index(all);
    for (std::size_t a = 0; a < index.size(); ++a) {
      const int column = model.started_by(static_cast<int>(a), problem.years).column;
      if (column >= 0) model.program.columns[static_cast<std::size_t>(column)].value = 1 - 2 * index[a];
    }
    const LinearAnswer answer = solver.whole(
        model.program, {.seconds = std::min(left(), options.seconds / (options.count + 1)), .nodes = 50, .gap = 0.05});
    if (answer.x.empty()) break;
    InvestmentPlan plan{model.starts(answer.x), {}};
    FundingAnswer funding = funding_plan(problem, plan.start, solver);
    if (!funding.payments) {
      if (funding.price.empty()) break;
      rows.push_back(price_row(problem, funding));
      continue;
    }
    const bool known =
        std::any_of(all.begin(), all.end(), [&](const InvestmentPlan& one) { return one.start == plan.start; });
    if (known) break;
    plan.payments = std::move(*funding.payments);
    all.push_back(plan);
    found.push_back(std::move(plan));
  }
  return found;
}

}  // namespace stip
