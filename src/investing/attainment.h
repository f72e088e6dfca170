// Attainment: how much of its goals a portfolio reaches, in the mean and in the worst tail of the scenarios.
#pragma once

#include <vector>

#include "investing/portfolio_problem.h"

namespace stip {

struct Attainment {
  double value = 0;                   ///< (1 - tail_weight) * mean + tail_weight * worst_tail.
  double mean = 0;                    ///< Over the scenarios.
  double worst_tail = 0;              ///< Mean of the worst share `tail` of the scenarios (CVaR).
  std::vector<double> goals;          ///< By goal: mean over the scenarios of what is reached, 0 to 1.
  std::vector<double> goals_in_tail;  ///< The same in the worst tail.
  std::vector<double> scenarios;      ///< By scenario.
};

/// u[g,s] = min(1, sum of contributions that are finished in time * success in s / target);
/// Z[s] = sum of weight[g] * u[g,s] / sum of weights. Of a scenario that is partly in the tail that part counts.
/// Source: Rockafellar and Uryasev (2000), doi 10.21314/JOR.2000.038. Cost: actions x scenarios.
Attainment attainment(const PortfolioProblem& problem, const std::vector<int>& starts);

}  // namespace stip
