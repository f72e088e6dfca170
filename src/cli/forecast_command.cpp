// Forecast: where series of figures may go, and how likely they reach their targets.
#include "cli/forecast_command.h"

#include <cmath>
#include <cstdio>
#include <iostream>

#include "base/csv_rows.h"
#include "base/text.h"
#include "monitoring/forecast/forecast_file.h"

namespace stip {
namespace {

ErrorOr<ValueBounds> bounds_in(const std::string& text) {
  if (text.empty()) return ValueBounds{};
  const auto parts = split(text, ',');
  ValueBounds bounds;
  if (parts.size() == 2) {
    char* end = nullptr;
    if (!parts[0].empty()) {
      bounds.low = std::strtod(parts[0].c_str(), &end);
      if (*end || !std::isfinite(*bounds.low)) bounds = {};
    }
    if (!parts[1].empty()) {
      bounds.high = std::strtod(parts[1].c_str(), &end);
      if (*end || !std::isfinite(*bounds.high)) bounds = {};
    }
  }
  if ((!bounds.low && !bounds.high) || (bounds.low && bounds.high && *bounds.low >= *bounds.high))
    return Error{ErrorKind::invalid, "--bounds", "'" + text + "' is no LOW,HIGH",
                 "Write 0,100 for a percentage, or 0, if only the lower one is known."};
  return bounds;
}

std::string shown(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.4g", value);
  return text;
}

void tell(std::ostream& out, const FiledSeries& series, int horizon, const ValueBounds& bounds, Language language) {
  out << series.id << "  ";
  const auto forecast = SeriesForecast::of(series.history, bounds);
  if (forecast) {
    const Quantiles q = forecast->at(forecast->shape().last_at + horizon * forecast->shape().period);
    out << fill(tr(language, "{} after {} steps, in 8 of 10 cases between {} and {}"),
                {shown(q[middle_chance]), std::to_string(horizon), shown(q[3]), shown(q[19])});
  } else {
    out << tr(language, sentence_of(series.history.at.size() < 3 ? Ground::too_few : Ground::unchanged));
  }
  out << "\n";
  if (series.aims.empty()) return;
  const Prospect found = prospect(series.history, series.aims.front(), bounds);
  out << "    " << fill(tr(language, "target {}: "), {shown(series.aims.front().target)});
  if (found.ground == Ground::forecast)
    out << tr(language, word_for(*found.chance)) << " (" << frequency_text(language, *found.chance) << ")";
  else if (found.chance)
    out << (*found.chance > 0 ? tr(language, "reached") : tr(language, "not reached"));
  else
    out << tr(language, "cannot be said");
  if (found.needed_rate) out << "; " << fill(tr(language, "needed per step of time: {}"), {shown(*found.needed_rate)});
  if (found.recent_rate) out << "; " << fill(tr(language, "of late: {}"), {shown(*found.recent_rate)});
  out << "\n";
}

}  // namespace

// COMMAND: stip forecast HISTORY.csv [--horizon H] [--targets TARGETS.csv] [--bounds LOW,HIGH] [--json OUT]
//
// Where each series may go in the next H steps, as a middle and intervals that held 8 and 9.5 in 10 of such figures,
// and how likely it reaches its target. HISTORY.csv has series, t (or period or year) and value; of two rows for one
// moment the later counts, and with a column break only what stands from its last 1 on. TARGETS.csv has series,
// target_year, target_value and direction (1 or -1). --bounds: what no value can pass, such as 0,100. Of fewer than
// three figures, and of figures that never change, nothing is forecast, and it says so (docs/methods-monitoring.md).
Exit forecast_command(const Context& context, const ForecastOptions& options) {
  if (options.horizon < 1 || options.horizon > 50)
    return Error{ErrorKind::invalid, "--horizon", std::to_string(options.horizon) + " is not from 1 to 50",
                 "Say how many steps ahead you want to look."};
  STIP_TRY_AS(const Language language, context.reading_language());
  STIP_TRY_AS(const ValueBounds bounds, bounds_in(options.bounds));
  STIP_TRY_AS(const std::string text, read_table_file(options.history));
  STIP_TRY_AS(std::vector<FiledSeries> series, read_series(text, options.history));
  if (!options.targets.empty()) {
    STIP_TRY_AS(const std::string targets, read_table_file(options.targets));
    STIP_TRY(read_aims(targets, options.targets, series));
  }
  if (series.empty())
    return Error{ErrorKind::invalid, options.history, "it holds no figures", "Give a row for each figure."};
  if (!options.json.empty())
    STIP_TRY(deliver(context, options.json, to_text(forecast_json(series, options.horizon, bounds)) + "\n"));
  if (options.json != "-")
    for (const FiledSeries& each : series) tell(context.out(), each, options.horizon, bounds, language);
  return 0;
}

}  // namespace stip
