// Fared: how what was foreseen at one moment compares with the figures that came since.
#pragma once

#include <string>
#include <vector>

#include "agenda/view.h"

namespace stip {

struct FaredFigure {
  std::string indicator, series, observation;  ///< Ids, and the name of the sub-series.
  double low = 0, middle = 0, high = 0;        ///< Foreseen: in 8 of 10 cases from low to high.
  double value = 0;                            ///< What came.
  bool is_inside = false;
};

struct FaredTarget {
  std::string indicator, series;
  double chance = 0;  ///< As it was given.
  bool is_reached = false;
};

struct FaredForecasts {
  std::vector<FaredFigure> figures;
  std::vector<FaredTarget> targets;  ///< Those whose year has been measured since.

  std::size_t inside() const;  ///< Figures within the interval; about 8 of 10 should be.
  double brier() const;  ///< Mean of (chance - came true)²; 0 is perfect, 0.25 is saying even each time. 0 of none.
};

/// The forecasts that `then` gave, held against `now`. Nothing was stored for it: a forecast is a function of what the
/// ledger held at that moment, so it is made again, with the table of this version of the program.
/// Figures of periods that `then` knew already, and what came after a break since, are left out.
/// Precondition: both are what one viewer sees. Cost: that of series() of each indicator, twice.
/// Source: docs/methods-monitoring.md#fared.
FaredForecasts fared(const View& then, const View& now);

}  // namespace stip
