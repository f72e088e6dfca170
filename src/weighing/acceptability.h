// Acceptability: how often each option takes each rank, over all weights and scores that are possible.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "weighing/weight_sampler.h"

namespace stip {

struct AcceptabilityOptions {
  std::size_t samples = 100'000;
  std::uint64_t seed = 2040;
  unsigned threads = 0;  ///< 0: as many as there are. The result is the same to the bit.
  std::size_t confidence_samples = 16'384;
};

/// Square tables stand row by row.
struct Acceptability {
  std::size_t samples = 0, options = 0, criteria = 0;
  std::vector<double>
      ranks;  ///< Of each option, the share of the samples in which it takes each rank. Sums to 1 both ways.
  std::vector<double>
      pairwise;  ///< Share in which the option of the row is worth more than that of the column; 0 on the diagonal.
  std::vector<double>
      first_weights;  ///< Of each option, the mean of the weights by which it is first; NaN if it never is.
  std::vector<std::optional<double>> confidence;  ///< Of each option, how often it is first with just those weights.
  std::size_t confidence_samples = 0;
  WeightDraw method{};
  double kept = 1;                    ///< Of the candidates for weights.
  std::optional<double> convergence;  ///< Of a chain: R-hat of the worst weight; above 1.05 do not trust the figures.

  double rank(std::size_t option, std::size_t place) const { return ranks[option * options + place]; }
  /// Standard error of a share of the samples.
  double error_of(double share) const;
};

/// SMAA-2: value of an option = sum over criteria of weight * score; rank 1 is worth most. Options that are worth the
/// same share their ranks, and the mass of the first place.
///
/// Random numbers go by seed and place of the sample: what is known of the weights may change and the scores stay the
/// same. Cost: samples x (options x criteria + options^2 / 2) steps of about 1 ns. Errors: as of WeightSampler. Source:
/// R. Lahdelma and P. Salminen (2001), doi 10.1287/opre.49.3.444.11220; docs/methods-weighing.md#acceptability.
ErrorOr<Acceptability> acceptability(const WeighingProblem& problem, const WeightKnowledge& known,
                                     const AcceptabilityOptions& options);

/// The same from samples that somebody else drew.
Acceptability replayed(const DrawnSamples& drawn);

}  // namespace stip
