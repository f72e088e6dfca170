// PortfolioJson: an answer as JSON, in the form that docs/methods-investing.md describes.
#pragma once

#include <string>

#include "base/json.h"
#include "investing/knapsack.h"
#include "investing/out_of_sample.h"
#include "investing/portfolio_solve.h"

namespace stip {

/// starts: year index by action; funding: action, source and year as indices of the file, and amount.
Json to_json(const PortfolioProblem& problem, const PortfolioAnswer& answer);
Json to_json(const Attainment& reached, const PortfolioProblem& problem);
Json to_json(const OutOfSample& told);
/// Plans beside the first one, and which actions are in all of them, in none, or in a share.
Json alternatives_json(const PortfolioProblem& problem, const std::vector<InvestmentPlan>& plans);
Json to_json(const KnapsackAnswer& answer);

}  // namespace stip
