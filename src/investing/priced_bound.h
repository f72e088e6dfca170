// PricedBound: a bound that holds whatever prices it is worked out from, and what choices cost at those prices.
#pragma once

#include <vector>

#include "investing/compact_model.h"
#include "investing/linear_program.h"

namespace stip {

/// No solution of the program is better:
///
///   bound = sum over rows of price * limit + sum over columns of max(reduced * low, reduced * high),
///   reduced = value - sum over rows of price * factor
///
/// where the limit of a row is its high if the price is above zero and its low if it is below; a price on the side
/// where a row has no limit counts as zero. Weak duality: nothing is asked of the prices, so a solver that stops early or
/// rounds makes the bound looser, never wrong. What the sum itself may be rounded by is added to it.
/// Precondition: columns have limits on both sides. Source: Neumaier and Shcherbina (2004), doi 10.1007/s10107-003-0433-3.
double priced_bound(const LinearProgram& program, const std::vector<double>& prices);

/// By action: for each of its years what the whole loses at least if it starts then, and as the last one what is lost
/// if it does not start. Whoever loses more than bound - value is in no better portfolio.
/// Source: reduced-cost fixing, with the order of starts ("started stays started") kept exactly.
std::vector<std::vector<double>> regrets(const CompactModel& model, const std::vector<double>& prices);

/// Prices of rows without a linear solver: subgradient steps (Held, Wolfe and Crowder 1974, doi 10.1007/BF01580223)
/// towards `value`, the best known solution. Deterministic. Cost: rounds x elements.
std::vector<double> subgradient_prices(const LinearProgram& program, double value, int rounds);

}  // namespace stip
