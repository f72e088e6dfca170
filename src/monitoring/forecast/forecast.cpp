// SeriesForecast: weighted sums of the shape of a series, and quantiles around them.
#include "monitoring/forecast/forecast.h"

#include <algorithm>
#include <cmath>

namespace stip {
namespace {

/// Beyond as many periods the table knows nothing: the trend slows down, and the spread grows, with the root of time.
constexpr double longest_horizon = 12;

double growth(double h) { return std::sqrt(std::max(1.0, h / longest_horizon)); }

Quantiles offsets(const HistoryShape& shape, const ErrorTable& errors, double h) {
  const SpreadTerms terms = spread_terms(shape, h);
  // No wider than a random walk whose steps are all as large as the largest one was.
  const double widest = std::sqrt(std::min(h, longest_horizon)) * std::exp(shape.largest);
  const double up = growth(h) * std::min(widest, spread_of(errors.up, terms));
  const double down = growth(h) * std::min(widest, spread_of(errors.down, terms));
  Quantiles result = errors.quantiles[horizon_class(h)];
  for (double& offset : result) offset *= offset > 0 ? up : down;
  return result;
}

}  // namespace

double middle_of(const MiddleTerms& weights, const MiddleTerms& terms) {
  double sum = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) sum += weights[i] * terms[i];
  return sum;
}

double spread_of(const SpreadTerms& weights, const SpreadTerms& terms) {
  double sum = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) sum += weights[i] * terms[i];
  return std::exp(std::clamp(sum, -6.0, 8.0));
}

std::optional<SeriesForecast> SeriesForecast::of(const History& history, const ValueBounds& bounds) {
  const auto shape = history_shape(history);
  if (!shape) return std::nullopt;
  return SeriesForecast(*shape, shipped_errors(shape->n), bounds);
}

Quantiles SeriesForecast::unbounded(double moment) const {
  const double h = (moment - shape_.last_at) / shape_.period;
  Quantiles widest = offsets(shape_, *errors_, h);
  // What lies further ahead is never surer.
  for (double nearer = 1; nearer < std::min(h, longest_horizon + 1); ++nearer) {
    const Quantiles before = offsets(shape_, *errors_, nearer);
    for (std::size_t i = 0; i < middle_chance; ++i) widest[i] = std::min(widest[i], before[i]);
    for (std::size_t i = middle_chance + 1; i < widest.size(); ++i) widest[i] = std::max(widest[i], before[i]);
  }
  std::ranges::sort(widest);
  const double middle = growth(h) * middle_of(errors_->middle, middle_terms(shape_, std::min(h, longest_horizon)));
  Quantiles result;
  for (std::size_t i = 0; i < result.size(); ++i) {
    const double offset = shape_.sign > 0 ? widest[i] : widest[widest.size() - 1 - i];
    result[i] = shape_.last + shape_.sign * shape_.step * (middle + offset);
  }
  return result;
}

Quantiles SeriesForecast::at(double moment) const {
  Quantiles result = unbounded(moment);
  for (double& value : result) {
    if (bounds_.low) value = std::max(value, *bounds_.low);
    if (bounds_.high) value = std::min(value, *bounds_.high);
  }
  return result;
}

double SeriesForecast::chance_beyond(double target, int sign, double moment) const {
  constexpr double least = 0.01, most = 0.99;
  const bool is_out_of_reach = sign > 0 ? bounds_.high && target > *bounds_.high : bounds_.low && target < *bounds_.low;
  if (is_out_of_reach) return least;
  const Quantiles q = unbounded(moment);
  double below = most;  // The chance of a value below the target.
  if (target <= q.front()) {
    below = least;
  } else if (target < q.back()) {
    const auto next = static_cast<std::size_t>(std::ranges::lower_bound(q, target) - q.begin());
    const double part = (target - q[next - 1]) / (q[next] - q[next - 1]);
    below = quantile_chances[next - 1] + part * (quantile_chances[next] - quantile_chances[next - 1]);
  }
  return std::clamp(sign > 0 ? 1 - below : below, least, most);
}

}  // namespace stip
