// ForecastFile: series and targets from files, and what is forecast of them as JSON.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "monitoring/forecast/prospect.h"

namespace stip {

struct FiledSeries {
  std::string id;
  History history;               ///< After the last break, in order of time.
  std::size_t revised = 0;       ///< Figures that a later row replaced.
  std::size_t missing = 0;       ///< Rows without a value.
  std::size_t before_break = 0;  ///< Figures that do not count since the series was broken off after them.
  std::vector<Aim> aims;         ///< None or one.
};

/// Reads series (or series_id), t (or period or year) and value; with a column `break`, 1 where a new way of measuring
/// begins. Of two rows for one moment the later one counts; a row without value counts as missing.
/// Moments are numbers, or periods such as 2026-Q3, which count by their end. Series stay in the order of the file.
/// Errors: invalid, with the line of what is no number or no moment; two figures less than a millionth apart.
ErrorOr<std::vector<FiledSeries>> read_series(std::string_view text, const std::string& file);

/// Reads series, target_year and target_value, and direction (1 or up, -1 or down) or, without it, which side of
/// baseline_value the target is. A target for a series without figures adds a series without figures.
/// Errors: invalid, with the line; two targets for one series.
ErrorOr<Nothing> read_aims(std::string_view text, const std::string& file, std::vector<FiledSeries>& series);

/// {"method", "chances", "series": [{"id", "n", "ground", "steps": [{"step", "t", "point", "q10", "q90", "q025",
/// "q975", "quantiles"}], "p_reach" …}]}. Of what cannot be forecast `steps` is empty, and `why` says the reason.
Json forecast_json(const std::vector<FiledSeries>& series, int horizon, const ValueBounds& bounds);

}  // namespace stip
