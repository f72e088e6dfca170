// Attainment: sums contributions by goal and scenario.
#include "investing/attainment.h"

#include <algorithm>
#include <numeric>

namespace stip {
namespace {

std::size_t at(int i) { return static_cast<std::size_t>(i); }

/// Weight of each scenario in the worst tail: together 1.
std::vector<double> tail_weights(const std::vector<double>& scenarios, double tail) {
  std::vector<std::size_t> order(scenarios.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return scenarios[a] < scenarios[b]; });
  const double all = tail * static_cast<double>(scenarios.size());
  std::vector<double> weights(scenarios.size());
  double left = all;
  for (const std::size_t s : order) {
    weights[s] = std::min(1.0, left) / all;
    left -= std::min(1.0, left);
    if (left <= 0) break;
  }
  return weights;
}

}  // namespace

Attainment attainment(const PortfolioProblem& problem, const std::vector<int>& starts) {
  const std::size_t scenarios = at(problem.scenarios);
  std::vector<double> reached(problem.goals.size() * scenarios);
  for (std::size_t a = 0; a < problem.actions.size(); ++a) {
    if (starts[a] == not_started) continue;
    const CandidateAction& action = problem.actions[a];
    for (const auto& [goal, amount] : action.contributions)
      if (starts[a] + action.duration - 1 <= problem.goals[at(goal)].due)
        for (std::size_t s = 0; s < scenarios; ++s) reached[at(goal) * scenarios + s] += amount * action.success[s];
  }
  double weights = 0;
  for (const PortfolioGoal& goal : problem.goals) weights += goal.weight;
  Attainment result;
  result.scenarios.assign(scenarios, 0);
  for (std::size_t g = 0; g < problem.goals.size(); ++g)
    for (std::size_t s = 0; s < scenarios; ++s) {
      double& share = reached[g * scenarios + s];
      share = std::min(1.0, share / problem.goals[g].target);
      result.scenarios[s] += problem.goals[g].weight / weights * share;
    }
  const std::vector<double> tail = tail_weights(result.scenarios, problem.tail);
  for (std::size_t g = 0; g < problem.goals.size(); ++g) {
    double mean = 0, worst = 0;
    for (std::size_t s = 0; s < scenarios; ++s) {
      mean += reached[g * scenarios + s] / static_cast<double>(scenarios);
      worst += reached[g * scenarios + s] * tail[s];
    }
    result.goals.push_back(mean);
    result.goals_in_tail.push_back(worst);
  }
  for (std::size_t s = 0; s < scenarios; ++s) {
    result.mean += result.scenarios[s] / static_cast<double>(scenarios);
    result.worst_tail += result.scenarios[s] * tail[s];
  }
  result.value = (1 - problem.tail_weight) * result.mean + problem.tail_weight * result.worst_tail;
  return result;
}

}  // namespace stip
