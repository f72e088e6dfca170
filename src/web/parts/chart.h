// Chart: lines of an indicator over years, as SVG with direct labels; classes for paint, no style of its own.
#pragma once

#include <string>
#include <vector>

#include "web/site.h"

namespace stip {

/// A place in a chart. `low` and `high` differ from `value` where the source gave a range or bound.
struct ChartPoint {
  double year = 0;  ///< Last day of its period: 2024.0 is the end of 2023, and the mark "2023" stands there.
  double value = 0;
  double low = 0;
  double high = 0;
  std::string label;  ///< What stands beside it; empty: nothing.
  std::string told;   ///< Read aloud and shown when pointed at: "2023: 39,7 %".
  bool invented = false;
};

/// Points joined by a line. A break in a series makes a new line, so that none crosses it.
struct ChartLine {
  /// outlook and bound: the middle of what may come, and the interval around it.
  enum class Look { observed, path, forecast, baseline, outlook, bound };
  Look look = Look::observed;
  std::vector<ChartPoint> points;
  std::string name;          ///< Stands at its end; empty: nothing.
  bool after_break = false;  ///< Measured differently from the line before it: a mark says so.
};

struct Chart {
  std::string id;           ///< Unique on the page; letters, digits and hyphens.
  std::string title;        ///< Its caption, with the unit.
  std::string description;  ///< What a reader who cannot see it should know.
  std::vector<ChartLine> lines;
  std::vector<ChartPoint> targets;  ///< Drawn as rings.
  std::vector<ChartPoint> earlier;  ///< Values that a later publication replaced: small and empty.
  double today = 0;                 ///< As a year; 0: no line for today.
};

/// Where the axis has its marks: round numbers that hold `low` and `high`. Precondition: low <= high, both finite.
std::vector<double> ticks(double low, double high, int about = 5);
/// "12.5": as SVG writes numbers, one decimal.
std::string coordinate(double value);
/// 2026.5 for 2 July 2026.
double year_of(Day day);

/// The figure with caption; `table` stands below it, folded; `source` under it. Empty if no point is given.
Html chart_figure(const Visit& visit, const Chart& chart, const Html& table, const Html& source);

}  // namespace stip
