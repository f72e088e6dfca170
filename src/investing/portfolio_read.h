// PortfolioRead: a portfolio problem, and a portfolio, from JSON.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/error_or.h"
#include "base/json.h"
#include "investing/linear_program.h"
#include "investing/portfolio_problem.h"

namespace stip {

/// Reads the form that docs/methods-investing.md describes. `file` is for errors.
/// Errors: invalid, with the place and the remedy: what is missing, no number, negative, or contradicts itself (no
/// scenarios, a window that is too short, a dependency that comes back to itself).
ErrorOr<PortfolioProblem> read_portfolio_problem(std::string_view text, const std::string& file);

/// What another search begins with.
struct EarlierPlan {
  std::vector<int> start = {};  ///< By action: year index, or not_started.
  LinearBasis basis = {};       ///< Empty if the file has none.
};

/// Reads what `to_json` of a portfolio writes, as far as starts and basis go: starts by id or index of the action.
/// Errors: invalid, for a start at which the action may not start.
ErrorOr<EarlierPlan> read_plan(std::string_view text, const std::string& file, const PortfolioProblem& problem);

}  // namespace stip
