// PortfolioSolve: the best portfolio that is found, and how good any could be.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "base/error_or.h"
#include "investing/attainment.h"
#include "investing/linear_program.h"
#include "investing/portfolio_problem.h"

namespace stip {

struct PortfolioOptions {
  int rounds = 60;  ///< Of searching in the neighbourhood of the best.
  std::uint64_t seed = 2040;
  std::vector<int> start = {};  ///< A portfolio to begin with, as far as it still can be; empty: none.
  LinearBasis basis = {};       ///< Of an answer to nearly the same problem: its relaxation is the start of this one.
  double content = 0;           ///< Relative gap at which it stops.
  double seconds = no_limit;    ///< Of `spent`, after which it stops.
  std::function<double()> spent = {};  ///< Seconds since it began; without it there is no limit of time.
  /// Hears of each better plan and bound; the answer does not hang on it.
  std::function<void(double value, double bound)> heard = {};
  const LinearSolver* solver = nullptr;  ///< Without one: greedy search, and a bound by subgradients.
};

struct PortfolioAnswer {
  InvestmentPlan plan;  ///< Without starts if none was found.
  Attainment attainment;
  double bound = 1;          ///< No portfolio reaches more.
  std::string bound_by;      ///< How the bound was found.
  std::string method;        ///< How the portfolio was found.
  int rounds = 0;            ///< That were done.
  LinearBasis basis;         ///< Of the relaxation, for `PortfolioOptions::basis`.
  bool out_of_time = false;  ///< Then another machine may find another portfolio; else the same bits.

  bool impossible = false;  ///< No plan starts what has to start and reaches what has to be reached: proven.

  bool found() const { return !plan.start.empty(); }
  double gap() const { return attainment.value > 0 ? (bound - attainment.value) / attainment.value : bound; }
};

/// A feasible portfolio by greedy filling; a bound by the relaxation of the compact model, from its prices
/// (priced_bound); then programs of whole numbers over the actions that these prices leave undecided, and over themes,
/// years and funders in turn; each portfolio is paid for exactly before it counts. Unless something has to start or to
/// be reached there is always an answer: the empty plan keeps all conditions. Source: docs/methods-investing.md.
PortfolioAnswer solve_portfolio(const PortfolioProblem& problem, const PortfolioOptions& options);

}  // namespace stip
