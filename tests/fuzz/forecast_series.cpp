// Forecast series: histories and targets in any order of their rows; what is forecast of them is finite.
#include <algorithm>
#include <cmath>

#include "fuzz/fuzz.h"
#include "fuzz/reading.h"
#include "monitoring/forecast/forecast_file.h"

namespace {

using namespace stip;

ErrorOr<std::vector<FiledSeries>> read(std::string_view history, std::string_view targets) {
  STIP_TRY_AS(std::vector<FiledSeries> series, read_series(history, "history.csv"));
  if (!targets.empty()) STIP_TRY(read_aims(targets, "targets.csv", series));
  std::ranges::sort(series, {}, &FiledSeries::id);
  return series;
}

}  // namespace

FUZZ_TARGET(forecast_series) {
  const auto [history, targets] = parts_of<2>(input);
  const auto series = read(history, targets);
  if (!series.ok()) return must_be_clear(series.error(), input);
  bool revised = false;
  for (const FiledSeries& each : *series) {
    MUST(!each.id.empty() && each.history.at.size() == each.history.value.size() && each.aims.size() <= 1);
    MUST(std::ranges::is_sorted(each.history.at, std::less_equal<>{}) || each.history.at.size() < 2);
    revised |= each.revised > 0;
  }
  // Writing it stops the program at a number that is none.
  const std::string told = to_text(forecast_json(*series, 8, {}));
  MUST(parse_json(told).ok());
  MUST(parse_json(to_text(forecast_json(*series, 3, {.low = 0, .high = 100}))).ok());
  if (revised) return;
  const auto again = read(reversed(history), targets.empty() ? "" : reversed(targets));
  MUST(again.ok() && to_text(forecast_json(*again, 8, {})) == told);
}
