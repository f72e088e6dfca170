// OutOfSample: one stream of random numbers, one sample after the other.
#include "investing/out_of_sample.h"

#include <algorithm>
#include <cmath>

#include "base/random_stream.h"

namespace stip {
namespace {

std::size_t at(int i) { return static_cast<std::size_t>(i); }

struct Average {
  double mean = 0, error = 0;
};

Average average(const std::vector<double>& values, std::size_t n) {
  Average result;
  for (std::size_t i = 0; i < n; ++i) result.mean += values[i] / static_cast<double>(n);
  double squares = 0;
  for (std::size_t i = 0; i < n; ++i) squares += (values[i] - result.mean) * (values[i] - result.mean);
  result.error = n > 1 ? std::sqrt(squares / static_cast<double>(n - 1) / static_cast<double>(n)) : 0;
  return result;
}

}  // namespace

OutOfSample out_of_sample(const PortfolioProblem& problem, const std::vector<int>& starts, int samples,
                          std::uint64_t seed) {
  RandomStream random(seed);
  double weights = 0;
  for (const PortfolioGoal& goal : problem.goals) weights += goal.weight;
  std::vector<double> values, reached(problem.goals.size());
  for (int i = 0; i < samples; ++i) {
    std::fill(reached.begin(), reached.end(), 0.0);
    for (std::size_t a = 0; a < starts.size(); ++a) {
      if (starts[a] == not_started) continue;
      const CandidateAction& action = problem.actions[a];
      const double success = action.success[random.below(action.success.size())];
      for (const auto& [goal, amount] : action.contributions)
        if (starts[a] + action.duration - 1 <= problem.goals[at(goal)].due) reached[at(goal)] += amount * success;
    }
    double value = 0;
    for (std::size_t g = 0; g < reached.size(); ++g)
      value += problem.goals[g].weight / weights * std::min(1.0, reached[g] / problem.goals[g].target);
    values.push_back(value);
  }
  std::sort(values.begin(), values.end());
  const std::size_t worst = std::max<std::size_t>(1, static_cast<std::size_t>(std::lround(problem.tail * samples)));
  const Average all = average(values, values.size()), tail = average(values, std::min(worst, values.size()));
  // The tail is cut off at a sampled place too: the part beside the mean of what is below it.
  const double cut = values[std::min(worst, values.size()) - 1] - tail.mean;
  const double n = static_cast<double>(worst);
  return {samples, all.mean, all.error, tail.mean,
          std::sqrt(tail.error * tail.error + (1 - problem.tail) * cut * cut / n)};
}

}  // namespace stip
