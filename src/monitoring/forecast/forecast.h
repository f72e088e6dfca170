// SeriesForecast: what a series may come to, as quantiles, from how far real series strayed from simple forecasts.
#pragma once

#include <optional>
#include <vector>

#include "monitoring/forecast/error_table.h"

namespace stip {

/// What the values cannot pass, where somebody has declared it: 0 and 100 of a percentage.
struct ValueBounds {
  std::optional<double> low, high;
};

/// Made once for a series; then asked for any moment.
class SeriesForecast {
 public:
  /// Nothing can be said of fewer than three observations, or of a series that never changed.
  static std::optional<SeriesForecast> of(const History& history, const ValueBounds& bounds = {});
  /// The same with another table: for measuring how well tables do.
  SeriesForecast(const HistoryShape& shape, const ErrorTable& errors, const ValueBounds& bounds = {})
      : shape_(shape), errors_(&errors), bounds_(bounds) {}

  /// The quantiles at a moment after the last observation, lowest first, within the bounds. The higher ones never come
  /// nearer to the middle further ahead. Precondition: at > last_at.
  Quantiles at(double moment) const;
  /// The chance that the value is `target` or beyond it at that moment: above if `sign` is 1, below if -1.
  /// Between 0.01 and 0.99, since nobody has seen enough series to say more.
  double chance_beyond(double target, int sign, double moment) const;

  const HistoryShape& shape() const { return shape_; }
  double recent_rate() const {
    return shape_.recent * shape_.sign * shape_.step / shape_.period;
  }  ///< Per unit of time.

 private:
  Quantiles unbounded(double moment) const;

  HistoryShape shape_;
  const ErrorTable* errors_;
  ValueBounds bounds_;
};

}  // namespace stip
