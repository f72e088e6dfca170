// PortfolioGreedy: a good portfolio within milliseconds, without any solver.
#pragma once

#include <cstdint>
#include <vector>

#include "investing/compact_model.h"
#include "investing/portfolio_problem.h"

namespace stip {

struct GreedyOptions {
  std::vector<int> first = {};  ///< Starts that are tried before all others; empty: none.
  int rounds = 0;               ///< Of taking part of it out and filling up again.
  std::uint64_t seed = 2040;
};

/// Puts actions in by what they contribute for their cost, each with what has to come before it, in the first year in
/// which it counts and can be paid for; takes out again what a minimum of a theme forbids. Always gives a portfolio
/// that keeps every condition, if need be the empty one. Deterministic. Cost: actions x years x rounds.
InvestmentPlan greedy_portfolio(const PortfolioProblem& problem, const std::vector<StartChoice>& choices,
                                const GreedyOptions& options);

}  // namespace stip
