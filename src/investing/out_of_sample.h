// OutOfSample: what a plan reaches in many more scenarios than it was chosen with.
#pragma once

#include <cstdint>
#include <vector>

#include "investing/portfolio_problem.h"

namespace stip {

struct OutOfSample {
  int samples = 0;
  double mean = 0, mean_error = 0;        ///< With the standard error of the mean.
  double worst_tail = 0, tail_error = 0;  ///< The same for the mean of the worst share.
};

/// Draws the success of each action apart from those of its own scenarios: twenty scenarios order plans, but the worst fifth of
/// twenty is four numbers, and a plan that was chosen by them looks better in them than it is. It supposes that actions
/// succeed or fail independently of each other; where they share a cause, the tail is worse than told here.
/// Cost: samples x actions. Deterministic by its seed.
OutOfSample out_of_sample(const PortfolioProblem& problem, const std::vector<int>& starts, int samples,
                          std::uint64_t seed);

}  // namespace stip
