// ReferenceClass: quantiles of a duration of which the first part is over.
#include "planning/reference_class.h"

#include <algorithm>
#include <cmath>

#include "base/float_math.h"

namespace stip {
namespace {

constexpr double sigmas_to_tenth = 1.2815515655446004;
constexpr double least_left = 0.5;  // Half a day: what is not over yet takes some time.

}  // namespace

DurationPoints spread_of(double planned, const ReferenceClass& reference) {
  return {planned * reference.tenth, planned * reference.half, planned * reference.nine_tenths, PointsAs::shares};
}

DurationPoints remaining_of(const DurationPoints& points, double elapsed) {
  if (points.high <= points.low) {
    const double left = std::max(least_left, points.mode - elapsed);
    return {left, left, left, PointsAs::shares};
  }
  const double shorter = std::log(points.mode / points.low) / sigmas_to_tenth;
  const double longer = std::log(points.high / points.mode) / sigmas_to_tenth;
  double over = 0;
  if (elapsed > 0) {
    const double way = std::log(elapsed / points.mode);
    const double sigma = way < 0 ? shorter : longer;
    over = 0.5 * std::erfc(-way / sigma / std::sqrt(2.0));
  }
  over = std::min(over, 0.999);  // Beyond that the tail of the reference class says nothing.
  const auto left_by = [&](double share) {
    const double z = normal_of_share(static_cast<float>(over + (1 - over) * share));
    return std::max(least_left, points.mode * std::exp(z * (z < 0 ? shorter : longer)) - elapsed);
  };
  DurationPoints left{left_by(0.1), left_by(0.5), left_by(0.9), PointsAs::shares};
  left.mode = std::max(left.mode, left.low);
  left.high = std::max(left.high, left.mode);
  return left;
}

}  // namespace stip
