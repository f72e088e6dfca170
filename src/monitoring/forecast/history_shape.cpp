// HistoryShape: steps, slopes and roughness of a series, in units of its own.
#include "monitoring/forecast/history_shape.h"

#include <algorithm>
#include <cmath>

namespace stip {
namespace {

double middle_of(std::vector<double> values) {
  std::ranges::sort(values);
  const std::size_t half = values.size() / 2;
  return values.size() % 2 ? values[half] : (values[half - 1] + values[half]) / 2;
}

double mean_of(const std::vector<double>& values) {
  double sum = 0;
  for (const double value : values) sum += value;
  return sum / static_cast<double>(values.size());
}

/// The mean with weights 1, keep, keep² … from the last one back.
double recent_mean(const std::vector<double>& values, double keep) {
  double sum = 0, weights = 0, weight = 1;
  for (auto value = values.rbegin(); value != values.rend(); ++value, weight *= keep) {
    sum += weight * *value;
    weights += weight;
  }
  return sum / weights;
}

/// The exponentially smoothed level less the last value, of a series that takes these steps.
double smoothed_level(const std::vector<double>& changes, double weight) {
  double level = 0, value = 0;
  for (const double change : changes) {
    value += change;
    level += weight * (value - level);
  }
  return level - value;
}

/// Sizes below a fiftieth of the mean step all count as that: rounding decides what is left of them.
double log_size(double size) { return std::log(std::max(size, 0.02)); }

void describe_spread(HistoryShape& shape, const std::vector<double>& rates, const std::vector<double>& sizes,
                     const std::vector<double>& changes) {
  const auto n = static_cast<double>(rates.size());
  std::vector<double> distances;
  double squares = 0, neighbours = 0, turns = 0;
  for (std::size_t i = 0; i < rates.size(); ++i) {
    distances.push_back(std::abs(rates[i] - shape.usual));
    squares += (rates[i] - shape.all) * (rates[i] - shape.all);
    if (i == 0) continue;
    neighbours += (rates[i] - shape.all) * (rates[i - 1] - shape.all);
    turns += std::abs(rates[i] - rates[i - 1]);
  }
  double value = 0, lowest = 0, highest = 0;
  for (const double change : changes) {
    value += change;
    lowest = std::min(lowest, value);
    highest = std::max(highest, value);
  }
  shape.around = log_size(middle_of(std::move(distances)));
  shape.varied = log_size(std::sqrt(squares / n));
  shape.turned = log_size(turns / std::max(1.0, n - 1));
  shape.restless = log_size(recent_mean(sizes, 0.7));
  shape.common = log_size(middle_of(sizes));
  shape.largest = log_size(*std::ranges::max_element(sizes));
  shape.range = log_size(highest - lowest);
  shape.newest = log_size(std::abs(rates.back()));
  shape.lasting = neighbours / (squares + 1e-9);
  shape.still = static_cast<double>(std::ranges::count_if(sizes, [](double size) { return size < 1e-9; })) / n;
}

/// 0.7 + 0.7² + … to h terms: how far a slope comes that loses three tenths each period.
double damped(double h) {
  constexpr double keep = 0.7;
  return keep * (1 - std::pow(keep, h)) / (1 - keep);
}

}  // namespace

std::optional<HistoryShape> history_shape(const History& history) {
  const std::size_t n = history.value.size();
  if (n < 3) return std::nullopt;
  HistoryShape shape;
  shape.n = static_cast<double>(n);
  shape.last_at = history.at.back();
  shape.last = history.value.back();
  std::vector<double> gaps, changes, rates, sizes;
  for (std::size_t i = 1; i < n; ++i) {
    gaps.push_back(history.at[i] - history.at[i - 1]);
    changes.push_back(history.value[i] - history.value[i - 1]);
  }
  shape.period = middle_of(gaps);
  for (std::size_t i = 0; i + 1 < n; ++i) {
    const double gap = gaps[i] / shape.period;
    rates.push_back(changes[i] / gap);
    sizes.push_back(std::abs(changes[i]) / std::sqrt(gap));
  }
  shape.step = mean_of(sizes);
  // So small a step cannot be divided by.
  if (!(shape.step > 1e-290) || !std::isfinite(shape.step)) return std::nullopt;
  shape.sign = recent_mean(rates, 0.8) >= 0 ? 1 : -1;
  for (std::size_t i = 0; i + 1 < n; ++i) {
    changes[i] *= shape.sign / shape.step;
    rates[i] *= shape.sign / shape.step;
    sizes[i] /= shape.step;
  }
  shape.all = mean_of(rates);
  shape.recent = recent_mean(rates, 0.8);
  shape.latest = recent_mean(rates, 0.5);
  shape.final = rates.back();
  shape.usual = middle_of(rates);
  shape.level_5 = smoothed_level(changes, 0.5);
  shape.level_3 = smoothed_level(changes, 0.3);
  describe_spread(shape, rates, sizes, changes);
  return shape;
}

MiddleTerms middle_terms(const HistoryShape& s, double h) {
  const double d = damped(h), much = std::min(1.0, s.n / 20);
  return {s.all * h,
          s.all * d,
          s.recent * h,
          s.recent * d,
          s.latest * h,
          s.latest * d,
          s.final * h,
          s.final * d,
          s.usual * h,
          s.usual * d,
          s.level_5,
          s.level_3,
          s.recent * s.all * h,
          s.all * s.all * h,
          s.recent * much * h,
          s.all * s.turned * h,
          s.recent * s.turned * h};
}

SpreadTerms spread_terms(const HistoryShape& s, double h) {
  const double far = std::log(std::min(h, 12.0)), n = std::log(s.n / 15);
  return {1,
          s.around,
          s.varied,
          s.turned,
          s.restless,
          s.common,
          s.largest,
          s.range,
          s.newest,
          s.all,
          s.all * s.all,
          s.recent,
          s.lasting,
          s.still,
          n,
          n * n,
          n * s.all,
          n * s.restless,
          s.restless * s.restless,
          s.varied * s.varied,
          s.restless * s.all,
          far,
          far * far,
          far * s.all,
          far * s.around,
          far * n};
}

}  // namespace stip
