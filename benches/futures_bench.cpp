// Futures bench: a million futures of a thousand activities, a what-if, and a million draws of fifty options.
#include <cstdio>
#include <ctime>

#include "base/random_stream.h"
#include "measure.h"
#include "planning/simulation.h"
#include "planning/what_if.h"
#include "weighing/acceptability.h"

using namespace stip;

namespace {

double cpu_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

/// A made-up network like those of the tests: each activity waits for none to three of the eighty before it.
PlanNetwork network(std::size_t n) {
  RandomStream random(7);
  PlanNetwork result;
  for (std::size_t i = 0; i < n; ++i) {
    PlanActivity activity;
    activity.id = std::to_string(i);
    const double mode = 1 + 5 * random.uniform();
    activity.duration = {mode * (0.7 + 0.25 * random.uniform()), mode, mode * (1.2 + 1.4 * random.uniform())};
    const std::size_t waits = i <= n / 50 ? 0 : 1 + random.below(3) * random.below(2);
    for (std::size_t k = 0; k < waits; ++k)
      activity.links.push_back({i - 1 - random.below(std::min<std::size_t>(i, 80)), 0});
    result.activities.push_back(std::move(activity));
  }
  return result;
}

void plan() {
  const PlanNetwork net = network(1000);
  SimulationOptions options;
  options.samples = 1'000'000;
  double cpu = cpu_seconds();
  Stopwatch watch;
  const Simulation result = simulation(net, options).value();
  std::printf("1,000 activities x 1,000,000 futures with criticality: %.2f CPU s, %.2f s, mean %.2f +- %.3f\n",
              cpu_seconds() - cpu, watch.seconds(), result.mean, result.mean_error);
  options.samples = 10'000;
  const Simulation before = simulation(net, options).value();
  cpu = cpu_seconds();
  const Simulation after = simulation(delayed(net, {{"500", 12}}).value(), options).value();
  std::printf("a what-if of it in 10,000 futures: %.1f CPU ms, mean %.2f and then %.2f\n", 1000 * (cpu_seconds() - cpu),
              before.mean, after.mean);
}

void weigh(ScoreKind kind, const char* name) {
  RandomStream random(8);
  WeighingProblem problem;
  for (int i = 0; i < 50; ++i) problem.options.push_back("a" + std::to_string(i));
  for (int j = 0; j < 10; ++j) problem.criteria.push_back("c" + std::to_string(j));
  for (int k = 0; k < 500; ++k) {
    const double low = 0.7 * random.uniform();
    problem.scores.push_back({kind, low, low + 0.1, low + 0.25});
  }
  const double cpu = cpu_seconds();
  Stopwatch watch;
  const Acceptability found = acceptability(problem, {}, {1'000'000, 1, 0, 16'384}).value();
  std::printf(
      "50 options x 10 criteria x 1,000,000 draws, %s scores: %.2f CPU s, %.2f s, first option first in %.2f %%\n",
      name, cpu_seconds() - cpu, watch.seconds(), 100 * found.rank(0, 0));
}

}  // namespace

int main() {
  plan();
  weigh(ScoreKind::even, "even");
  weigh(ScoreKind::normal, "normal");
}
