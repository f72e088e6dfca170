// Simulation: when a network of activities is finished, in so many possible futures.
#pragma once

#include <cstdint>
#include <vector>

#include "planning/network.h"

namespace stip {

struct SimulationOptions {
  std::size_t samples = 100'000;
  std::uint64_t seed = 2040;
  unsigned threads = 0;              ///< 0: as many as there are. The result is the same to the bit.
  std::vector<std::size_t> watched;  ///< Places of activities whose moment of finish is kept for each sample.
  bool wants_drivers = false;        ///< Whether `drivers` is worked out.
};

/// How much the end depends on one activity.
struct Driver {
  double mean = 0;          ///< Its mean duration.
  double correlation = 0;   ///< Of its duration with the end ("cruciality"); what shares its causes counts along.
  double end_if_short = 0;  ///< Mean end in the tenth of the samples (or about that) in which it takes least …
  double end_if_long = 0;   ///< … and most. Both are the mean if it is certain.
};

struct Simulation {
  std::size_t samples = 0;
  double mean = 0, sd = 0;
  double mean_error = 0, sd_error = 0;     ///< Standard errors; of a share p it is √(p(1-p)/samples).
  std::vector<float> end;                  ///< By sample.
  std::vector<std::int64_t> critical;      ///< By activity: in how many samples the end hung on it.
  std::vector<std::vector<float>> finish;  ///< Of each watched one, by sample.
  std::vector<Driver> drivers;             ///< By activity, if they were wanted.
};

/// Draws all durations `samples` times and works out when each activity is finished.
///
///   start = max(not_before, max over links (finish of before + lag)); finish = start + duration + delay
///   end = max over activities of finish; an activity is critical if it is finished at the end, or if
///   the start of a critical one is its finish + lag.
///
/// Random numbers go by seed, id and place of the sample: an activity that two networks share takes as long in both,
/// in every sample, if its points are the same (common random numbers).
/// Cost: samples x (activities + links); about 1.5 ns each on one core. Memory: 4 bytes a sample for each watched one.
/// Errors: invalid, for a cycle. Source: Van Slyke (1963); docs/methods-planning.md#futures.
ErrorOr<Simulation> simulation(const PlanNetwork& network, const SimulationOptions& options);

/// The value below which a share of the values lies, between the two nearest (R's type 7, as in numpy).
/// Cost: linear, and puts the values in another order. Precondition: there are values.
double quantile(std::vector<float>& values, double share);
/// The share of the values that is `limit` or less.
double share_by(const std::vector<float>& values, double limit);

}  // namespace stip
