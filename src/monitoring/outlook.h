// Outlook: where an indicator may go from here, and how likely it is at its target in time.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "agenda/view.h"
#include "monitoring/forecast/prospect.h"

namespace stip {

struct Indicator;

struct OutlookYear {
  int year = 0;                          ///< What is foreseen is of its last day.
  double low = 0, middle = 0, high = 0;  ///< In 8 of 10 cases from low to high.
};

/// The last figure against what the ones before it led to expect.
struct Surprise {
  double low = 0, high = 0;  ///< In 8 of 10 cases it would have been within these.
  bool is_above = false;
  bool is_bad = false;  ///< Away from the target; false too if nobody says which way is better.
};

/// Of one sub-series of an indicator, as far as its last break.
struct Outlook {
  std::string series, series_en;     ///< Empty: the whole.
  std::optional<Prospect> prospect;  ///< Empty: there is no target, no year of it, or no direction.
  std::optional<Prospect> before;    ///< The same without the last figure.
  std::vector<OutlookYear> years;    ///< After the last figure, to the target year and at most 15; at least 3.
  std::optional<Surprise> surprise;  ///< Empty: the last figure was within the interval, or there was none.
  std::string last;                  ///< Id of the last observation.
};

/// The outlook of each sub-series that has figures, by name. Measured figures alone count, each in its latest version
/// and at the last day of its period; of a range the middle. Forecasts that somebody entered do not.
/// Cost: that of series(). Source: docs/methods-monitoring.md#outlook.
std::vector<Outlook> outlooks(const View& view, const Indicator& indicator);

struct Line;

/// Figures of a line by the last days of their periods.
History history_of(const Line& line);
/// The last measured line of each sub-series: what stands after its last break.
std::vector<Line> latest_lines(const View& view, const Indicator& indicator);
/// What its target asks; empty if there is no target, no year of it, or no direction.
std::optional<Aim> aim_of(const Indicator& indicator);

/// That the target is unlikely to be reached, by the last figure and by the one before it too.
bool is_unlikely(const Outlook& outlook);

}  // namespace stip
