// ForecastFile: rows into histories.
#include "monitoring/forecast/forecast_file.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_map>

#include "base/csv_rows.h"
#include "monitoring/forecast/moment.h"

namespace stip {
namespace {

constexpr double largest = 1e100, latest = 1e7;
/// Two moments nearer than this (half a minute, of years) are one, written in two ways.
constexpr double nearest = 1e-6;

std::optional<double> number_in(std::string_view text, double limit) {
  double number = 0;
  if (!read_number(text, number) || !(std::abs(number) <= limit)) return std::nullopt;
  return number;
}

/// A year is itself; of a shorter period the end, so that the last quarter of a year is where the year is.
std::optional<double> moment_in(std::string_view text) {
  if (const auto number = number_in(text, latest)) return number;
  const auto date = parse_date(text);
  if (!date || date->empty()) return std::nullopt;
  return moment_of(date->last());
}

Error bad_cell(const CsvRows& rows, std::string_view what, std::string_view cell, std::string_view remedy) {
  return rows.bad_row(std::string(what) + " is '" + std::string(cell.substr(0, 40)) + "'", remedy);
}

std::string_view name_there(const CsvRows& rows, std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names)
    if (rows.has(name)) return name;
  return *names.begin();
}

struct Gathered {
  FiledSeries series;
  std::map<double, double> values;
  std::optional<double> break_at;  ///< The last one.
};

ErrorOr<Nothing> close(Gathered& gathered, const std::string& file) {
  std::optional<double> before;
  for (const auto& [at, value] : gathered.values) {
    if (before && at - *before < nearest)
      return Error{ErrorKind::invalid, file,
                   "series " + gathered.series.id + " has two figures at nearly one moment, " + to_text(Json(at)),
                   "Write a moment in one way, so that the later figure counts."};
    before = at;
    if (gathered.break_at && at < *gathered.break_at) {
      ++gathered.series.before_break;
      continue;
    }
    gathered.series.history.at.push_back(at);
    gathered.series.history.value.push_back(value);
  }
  return Nothing{};
}

ErrorOr<int> direction_in(const CsvRows& rows, double target, bool has_direction, bool has_baseline) {
  const std::string_view cell = has_direction ? rows.cell(3) : std::string_view{};
  if (cell == "1" || cell == "+1" || cell == "up") return 1;
  if (cell == "-1" || cell == "down") return -1;
  if (!cell.empty())
    return bad_cell(rows, "direction", cell, "Write 1 or up where more is better, -1 or down where less is.");
  if (has_baseline)
    if (const auto baseline = number_in(rows.cell(has_direction ? 4 : 3), largest); baseline && *baseline != target)
      return target > *baseline ? 1 : -1;
  return rows.bad_row("whether more or less is better is not said", "Add a column direction with 1 or -1.");
}

}  // namespace

ErrorOr<std::vector<FiledSeries>> read_series(std::string_view text, const std::string& file) {
  STIP_TRY_AS(CsvRows rows, CsvRows::open(text, file));
  std::vector<std::string_view> wanted = {name_there(rows, {"series", "series_id"}),
                                          name_there(rows, {"t", "period", "year"}), "value"};
  const bool has_break = rows.has("break");
  if (has_break) wanted.push_back("break");
  STIP_TRY(rows.want(wanted));
  std::vector<Gathered> all;
  std::unordered_map<std::string, std::size_t> place;
  while (rows.next()) {
    if (rows.cell(0).empty()) return bad_cell(rows, wanted[0], "", "Name the series of each figure.");
    const auto at = moment_in(rows.cell(1));
    if (!at) return bad_cell(rows, wanted[1], rows.cell(1), "Write a year, a number, or a period such as 2026-Q3.");
    const auto [found, is_new] = place.try_emplace(std::string(rows.cell(0)), all.size());
    if (is_new) all.emplace_back().series.id = found->first;
    Gathered& gathered = all[found->second];
    if (has_break && rows.cell(3) == "1") gathered.break_at = std::max(gathered.break_at.value_or(*at), *at);
    if (rows.cell(2).empty()) {
      ++gathered.series.missing;
      continue;
    }
    const auto value = number_in(rows.cell(2), largest);
    if (!value)
      return bad_cell(rows, "value", rows.cell(2), "Write a number as 41.6, or nothing if there is no figure.");
    if (!gathered.values.insert_or_assign(*at, *value).second) ++gathered.series.revised;
  }
  STIP_TRY(rows.closed());
  std::vector<FiledSeries> series;
  for (Gathered& gathered : all) {
    STIP_TRY(close(gathered, file));
    series.push_back(std::move(gathered.series));
  }
  return series;
}

ErrorOr<Nothing> read_aims(std::string_view text, const std::string& file, std::vector<FiledSeries>& series) {
  STIP_TRY_AS(CsvRows rows, CsvRows::open(text, file));
  std::vector<std::string_view> wanted = {name_there(rows, {"series", "series_id"}),
                                          name_there(rows, {"target_year", "target_t", "target_period"}),
                                          "target_value"};
  const bool has_direction = rows.has("direction"), has_baseline = rows.has("baseline_value");
  if (has_direction) wanted.push_back("direction");
  if (has_baseline) wanted.push_back("baseline_value");
  STIP_TRY(rows.want(wanted));
  std::unordered_map<std::string, std::size_t> place;
  for (std::size_t s = 0; s < series.size(); ++s) place[series[s].id] = s;
  while (rows.next()) {
    if (rows.cell(0).empty()) return bad_cell(rows, wanted[0], "", "Name the series of each target.");
    const auto at = moment_in(rows.cell(1));
    if (!at) return bad_cell(rows, wanted[1], rows.cell(1), "Write a year, a number, or a period such as 2030.");
    const auto target = number_in(rows.cell(2), largest);
    if (!target) return bad_cell(rows, "target_value", rows.cell(2), "Write a number as 41.6.");
    STIP_TRY_AS(const int sign, direction_in(rows, *target, has_direction, has_baseline));
    const auto [found, is_new] = place.try_emplace(std::string(rows.cell(0)), series.size());
    if (is_new) series.emplace_back().id = found->first;
    FiledSeries& aimed = series[found->second];
    if (!aimed.aims.empty())
      return rows.bad_row("series " + aimed.id + " has two targets", "Give one row for each series.");
    aimed.aims.push_back({*target, *at, sign});
  }
  return rows.closed();
}

}  // namespace stip
