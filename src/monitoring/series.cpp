// Series: sorts vintages and cuts lines.
#include "monitoring/series.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "agenda/records.h"

namespace stip {
namespace {

bool is_forecast(const Observation& observation) { return observation.status == ObservationStatus::forecast; }

Day last_day(const Observation& observation) {
  return observation.period_end ? observation.period_end.last() : observation.period.last();
}

/// What was measured counts before what was foreseen, and what was published later before what was published earlier.
bool counts_before(const Observation* a, const Observation* b) {
  const auto rank = [](const Observation* each) {
    const bool has_day = !each->published.empty();
    return std::tuple(!is_forecast(*each), has_day,
                      has_day ? std::chrono::sys_days{each->published.last()} : std::chrono::sys_days{},
                      std::string_view(each->id));
  };
  return rank(a) > rank(b);
}

}  // namespace

std::vector<Line> series(const View& view, const Indicator& indicator) {
  using Place =
      std::tuple<std::string, std::chrono::sys_days, std::chrono::sys_days>;  // Sub-series, last and first day.
  std::map<Place, std::vector<const Observation*>> by_period;
  for (const Observation* each : view.referring<Observation>("indicator", indicator.id)) {
    if (each->period.empty() || each->value.empty()) continue;
    by_period[{each->series, last_day(*each), each->period.first()}].push_back(each);
  }
  std::vector<Line> measured, foreseen;
  for (auto& [place, vintages] : by_period) {
    std::ranges::sort(vintages, counts_before);
    const Observation& latest = *vintages.front();
    std::vector<Line>& lines = is_forecast(latest) ? foreseen : measured;
    const bool is_new_series = lines.empty() || lines.back().series != latest.series;
    if (is_new_series || latest.break_before)
      lines.push_back(
          {latest.series, latest.series_en, is_forecast(latest), !is_new_series && latest.break_before, {}});
    lines.back().points.push_back({&latest, {vintages.begin() + 1, vintages.end()}, last_day(latest)});
  }
  measured.insert(measured.end(), foreseen.begin(), foreseen.end());
  std::ranges::stable_sort(measured, {}, &Line::series);
  return measured;
}

}  // namespace stip
