// SampleWeights: weights with which a sample has the make-up of the population.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/error_or.h"

namespace stip {

/// How many people of the population have this level of this variable.
struct MarginLevel {
  std::string level;
  double target = 0;
};
struct Margin {
  std::string variable;
  std::vector<MarginLevel> levels;
};

/// All people of the sample with the same levels: their weights are the same.
struct SampleCell {
  std::vector<std::uint16_t> levels;  ///< By margin: which of its levels.
  std::int64_t n = 0;                 ///< People in the sample.
};

enum class WeightMethod : std::uint8_t {
  rake,    ///< F(u) = exp(u): what raking (iterative proportional fitting) comes to. Never negative.
  linear,  ///< F(u) = 1 + u, between the bounds if there are any: generalised regression.
  logit,   ///< F(u) between the bounds L < 1 < U, smoothly.
};

struct WeightBounds {
  double low = 0, high = 0;  ///< Of a weight, as a multiple of the weight that everybody has before.
};

struct WeightOptions {
  WeightMethod method = WeightMethod::rake;
  std::optional<WeightBounds> bounds;  ///< Demanded by logit, possible with linear.
};

struct SampleWeights {
  std::vector<double> weights;  ///< By cell: of each person in it.
  double before = 0;            ///< The weight that everybody had: population divided by sample.
  int steps = 0;                ///< Of Newton's method.
  double largest_error = 0;     ///< Of a margin, relative to its target.
  double design_effect = 1;     ///< Kish: n sum w^2 / (sum w)^2.
  double effective_n = 0;       ///< n / design effect: a random sample of that size would be as precise.
  double smallest = 0, largest = 0;
  std::size_t at_a_bound = 0;  ///< People whose weight is at a bound.
};

/// Calibrates: weights w = d F(x' lambda) of which the sums over the sample are the margins,
///
///   sum_i w_i x_i = T,   d = (population) / (sample),   x = 1 for each level that somebody has
///
/// solved by Newton's method on the cells, with steps halved until the margins come nearer. Bounds are kept inside the
/// calibration, so the margins are met with them; trimming afterwards would break them.
/// Cost: (cells) * (levels)^2 a step, however many people. Errors: invalid if margins contradict each other (their sums
/// differ), if a level with people in the population has none in the sample or the other way round (with the level to
/// merge it with), or if no weights within the bounds meet the margins (with those that are missed most).
/// Source: J.-C. Deville and C.-E. Sarndal (1992), doi 10.1080/01621459.1992.10475217; equal to calibrate() of
/// R's survey 4.1.
ErrorOr<SampleWeights> sample_weights(const std::vector<SampleCell>& cells, const std::vector<Margin>& margins,
                                      const WeightOptions& options);

/// Sums of a figure over the people of each cell.
struct CellFigures {
  std::vector<double> sum, sum_of_squares;
};
/// Weighted mean with its standard error by linearisation: what the margins explain of the figure makes no error.
struct WeightedMean {
  double mean = 0, standard_error = 0;
};
WeightedMean weighted_mean(const std::vector<SampleCell>& cells, const std::vector<Margin>& margins,
                           const SampleWeights& weights, const CellFigures& figures);

}  // namespace stip
