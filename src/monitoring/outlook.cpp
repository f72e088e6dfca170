// Outlook: the lines of an indicator as histories, and their forecasts.
#include "monitoring/outlook.h"

#include <algorithm>
#include <cmath>

#include "agenda/records.h"
#include "monitoring/forecast/moment.h"
#include "monitoring/series.h"

namespace stip {
namespace {

constexpr double unlikely_below = 1.0 / 3;
constexpr int least_years = 3, most_years = 15;

/// 1 if more is better, -1 if less is, 0 if nobody says.
int wanted_sign(const Indicator& indicator) {
  if (!indicator.target.empty() && !indicator.baseline.empty())
    if (const double rise = middle(indicator.target) - middle(indicator.baseline); rise != 0) return rise > 0 ? 1 : -1;
  return indicator.direction == Direction::up ? 1 : indicator.direction == Direction::down ? -1 : 0;
}

std::optional<Surprise> surprise_of(const History& all, const std::optional<SeriesForecast>& before, int sign) {
  if (!before) return std::nullopt;
  const Quantiles q = before->at(all.at.back());
  const double value = all.value.back(), low = q[3], high = q[19];
  if (value >= low && value <= high) return std::nullopt;
  return Surprise{low, high, value > high, sign != 0 && (value > high) != (sign > 0)};
}

Outlook outlook_of(const Line& line, const Indicator& indicator) {
  Outlook outlook;
  outlook.series = line.series;
  outlook.series_en = line.series_en;
  outlook.last = line.points.back().observation->id;
  const History all = history_of(line);
  History earlier = all;
  earlier.at.pop_back();
  earlier.value.pop_back();
  outlook.surprise = surprise_of(all, SeriesForecast::of(earlier), wanted_sign(indicator));
  int until = int{line.points.back().at.year()} + least_years;
  if (const auto aim = aim_of(indicator)) {
    outlook.prospect = prospect(all, *aim);
    outlook.before = prospect(earlier, *aim);
    until = std::max(until, *indicator.target_year);
  }
  const auto forecast = SeriesForecast::of(all);
  if (!forecast) return outlook;
  const int first = static_cast<int>(std::floor(all.at.back())) + 1;
  for (int year = first; year <= until && year < first + most_years; ++year) {
    const Quantiles q = forecast->at(year);
    outlook.years.push_back({year, q[3], q[middle_chance], q[19]});
  }
  return outlook;
}

}  // namespace

History history_of(const Line& line) {
  History history;
  for (const Point& point : line.points) {
    const double at = moment_of(point.at), value = middle(point.observation->value);
    // Two periods that end on one day: the one that stands last in the line counts.
    if (!history.at.empty() && history.at.back() >= at)
      history.value.back() = value;
    else
      history.at.push_back(at), history.value.push_back(value);
  }
  return history;
}

std::vector<Line> latest_lines(const View& view, const Indicator& indicator) {
  std::vector<Line> latest;
  for (Line& line : series(view, indicator)) {
    if (line.is_forecast || line.points.empty()) continue;
    // A later line of the same sub-series stands after a break: its figures alone count.
    if (!latest.empty() && latest.back().series == line.series)
      latest.back() = std::move(line);
    else
      latest.push_back(std::move(line));
  }
  return latest;
}

std::optional<Aim> aim_of(const Indicator& indicator) {
  const int sign = wanted_sign(indicator);
  if (indicator.target.empty() || !indicator.target_year || sign == 0) return std::nullopt;
  return Aim{middle(indicator.target), static_cast<double>(*indicator.target_year), sign};
}

std::vector<Outlook> outlooks(const View& view, const Indicator& indicator) {
  std::vector<Outlook> result;
  for (const Line& line : latest_lines(view, indicator)) result.push_back(outlook_of(line, indicator));
  return result;
}

bool is_unlikely(const Outlook& outlook) {
  const auto is_low = [](const std::optional<Prospect>& prospect) {
    return prospect && prospect->ground == Ground::forecast && *prospect->chance < unlikely_below;
  };
  return is_low(outlook.prospect) && is_low(outlook.before);
}

}  // namespace stip
