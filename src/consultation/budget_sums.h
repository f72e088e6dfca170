// BudgetSums: sums over all portfolios within a budget, by dynamic programming over the costs.
#pragma once

#include <cstdint>
#include <vector>

namespace stip {

/// Of portfolios p within the budget with weight exp(sum of v_j for j in p).
struct BudgetSums {
  double log_total = 0;                     ///< Log of the sum of the weights.
  std::vector<double> share;                ///< [j]: part of the weight of portfolios with j in them.
  std::vector<std::vector<double>> shares;  ///< [j][k]: with both in them.
};
/// Exact but for rounding; no table runs over, since each is scaled. Cost: options^2 * budget.
BudgetSums budget_sums(const std::vector<double>& v, const std::vector<std::int64_t>& costs, std::int64_t budget);

/// The options of the portfolio within the budget for which the sum of v is largest; of equal ones the cheapest.
/// Cost: options * budget.
std::vector<std::size_t> best_portfolio(const std::vector<double>& v, const std::vector<std::int64_t>& costs,
                                        std::int64_t budget);

}  // namespace stip
