// Fared: forecasts of then, figures of now.
#include "monitoring/fared.h"

#include <algorithm>
#include <cmath>

#include "agenda/records.h"
#include "monitoring/forecast/moment.h"
#include "monitoring/outlook.h"
#include "monitoring/series.h"

namespace stip {
namespace {

/// What came after `last_at` and may be compared with what stood before it.
std::vector<const Point*> since(const std::vector<Line>& lines, const std::string& series, double last_at) {
  std::vector<const Point*> found;
  for (const Line& line : lines) {
    if (line.is_forecast || line.series != series || line.points.empty()) continue;
    if (line.after_break && moment_of(line.points.front().at) > last_at) continue;
    for (const Point& point : line.points)
      if (moment_of(point.at) > last_at) found.push_back(&point);
  }
  return found;
}

void compare(FaredForecasts& result, const Indicator& indicator, const Line& line, const std::vector<Line>& now) {
  const History history = history_of(line);
  const auto forecast = SeriesForecast::of(history);
  if (!forecast) return;
  const auto aim = aim_of(indicator);
  for (const Point* point : since(now, line.series, history.at.back())) {
    const double at = moment_of(point->at), value = middle(point->observation->value);
    const Quantiles q = forecast->at(at);
    result.figures.push_back({indicator.id, line.series, point->observation->id, q[3], q[middle_chance], q[19], value,
                              value >= q[3] && value <= q[19]});
    if (aim && std::abs(aim->at - at) < 1e-9)
      result.targets.push_back({indicator.id, line.series, forecast->chance_beyond(aim->target, aim->sign, at),
                                aim->sign * (value - aim->target) >= 0});
  }
}

}  // namespace

std::size_t FaredForecasts::inside() const {
  return static_cast<std::size_t>(std::ranges::count_if(figures, &FaredFigure::is_inside));
}

double FaredForecasts::brier() const {
  double sum = 0;
  for (const FaredTarget& target : targets)
    sum += (target.chance - target.is_reached) * (target.chance - target.is_reached);
  return targets.empty() ? 0 : sum / static_cast<double>(targets.size());
}

FaredForecasts fared(const View& then, const View& now) {
  FaredForecasts result;
  for (const Indicator& indicator : then.all<Indicator>()) {
    const Indicator* known = now.find<Indicator>(indicator.id);
    if (!known) continue;
    const std::vector<Line> lines = series(now, *known);
    for (const Line& line : latest_lines(then, indicator)) compare(result, indicator, line, lines);
  }
  return result;
}

}  // namespace stip
