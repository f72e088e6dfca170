// Series: the observations of an indicator as lines that may be drawn.
#pragma once

#include <string>
#include <vector>

#include "agenda/view.h"

namespace stip {

struct Observation;

/// What is known now of one period, and what was published about it before.
struct Point {
  const Observation* observation = nullptr;  ///< The latest vintage; lives as long as the view.
  std::vector<const Observation*> earlier;   ///< Older vintages, newest first.
  Day at{};                                  ///< Where it is drawn: the last day of its period.
};

/// Points that one line may join.
struct Line {
  std::string series;  ///< Name of the sub-series; empty: the indicator as a whole.
  std::string series_en;
  bool is_forecast = false;
  bool after_break = false;  ///< Measured differently from the line before it: the two are not to be compared.
  std::vector<Point> points;
};

/// The lines of an indicator: by sub-series, then by time; forecasts on lines of their own.
///
///   1. For each sub-series and period the observation that was published last counts; the earlier ones stay beside it.
///      Without a day of publication an observation counts as the earliest.
///   2. A forecast of a period that has been measured since is one of its earlier vintages.
///   3. No line crosses a sub-series, a break (`break_before`), or the border between measured and forecast.
///
/// Cost: n log n in the observations of the indicator. Source: docs/methods.md#series.
std::vector<Line> series(const View& view, const Indicator& indicator);

}  // namespace stip
