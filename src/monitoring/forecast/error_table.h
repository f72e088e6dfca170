// ErrorTable: how far simple forecasts of real series were off, as weights and quantiles.
#pragma once

#include <array>
#include <string_view>

#include "monitoring/forecast/history_shape.h"

namespace stip {

/// The chances of which a forecast gives the quantile. The 12th is the middle.
inline constexpr std::array<double, 23> quantile_chances = {.01, .025, .05, .10, .15, .20,  .25, .30,
                                                            .35, .40,  .45, .50, .55, .60,  .65, .70,
                                                            .75, .80,  .85, .90, .95, .975, .99};
inline constexpr std::size_t middle_chance = 11;
using Quantiles = std::array<double, quantile_chances.size()>;

/// With terms m (middle) and x (spread), the quantile of chance c of (value - last) / (step * sign) is
///
///   middle·m + q * exp(up·x)   where q = quantiles[class][c] is above zero,   else middle·m + q * exp(down·x)
struct ErrorTable {
  MiddleTerms middle;
  SpreadTerms up, down;
  std::array<Quantiles, 3> quantiles;  ///< Up to 1.5 periods ahead, up to 3.5, and further.
};

inline std::size_t horizon_class(double h) { return h <= 1.5 ? 0 : h <= 3.5 ? 1 : 2; }

/// A series with fewer observations than this has a table of its own.
inline constexpr double long_history = 7;

/// The table that is part of this program; made by benches/forecast, from the series that docs/methods-monitoring.md
/// names.
const ErrorTable& shipped_errors(double n_observations);
/// Which making of the table: kept with what is published, so that it can be made again.
inline constexpr std::string_view forecast_version = "pooled-errors-2";

/// exp(weights·terms), kept within e^-6 and e^8.
double spread_of(const SpreadTerms& weights, const SpreadTerms& terms);
double middle_of(const MiddleTerms& weights, const MiddleTerms& terms);

}  // namespace stip
