// SeriesSets: reads the shared files, and looks back in each history.
#include "series_sets.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "base/csv_rows.h"

namespace stip {
namespace {

constexpr double weight_of_continuation = 30;  ///< Against 1 for what came true within the history.
constexpr std::size_t ends_looked_at = 5, ends_for_far = 14;
constexpr double far_from = 6, farthest = 12;

template <class Use>
void each_row(const std::string& file, const std::vector<std::string_view>& columns, const Use& use) {
  const auto text = read_table_file(file);
  if (!text) {
    std::fprintf(stderr, "cannot read %s\n", file.c_str());
    std::exit(2);
  }
  auto rows = CsvRows::open(text.value(), file);
  if (!rows || !rows.value().want(columns)) {
    std::fprintf(stderr, "%s lacks a column\n", file.c_str());
    std::exit(2);
  }
  while (rows.value().next()) use(rows.value());
}

double number(std::string_view text) { return std::strtod(std::string(text).c_str(), nullptr); }

void read_set(SeriesSets& sets, const std::string& start, const std::string& end, std::string_view time) {
  const std::size_t set = sets.names.size() - 1, first = sets.series.size();
  std::map<std::string, std::size_t, std::less<>> place;
  each_row(start + "history.csv", {"series", time, "value"}, [&](const CsvRows& row) {
    const auto [found, is_new] = place.try_emplace(std::string(row.cell(0)), sets.series.size());
    if (is_new) {
      KnownSeries series;
      series.id = found->first;
      series.set = set;
      sets.series.push_back(std::move(series));
    }
    History& history = sets.series[found->second].history;
    history.at.push_back(number(row.cell(1)));
    history.value.push_back(number(row.cell(2)));
  });
  each_row(start + "continuation.csv", {"series", time, "value"}, [&](const CsvRows& row) {
    History& continuation = sets.series[place.at(std::string(row.cell(0)))].continuation;
    continuation.at.push_back(number(row.cell(1)));
    continuation.value.push_back(number(row.cell(2)));
  });
  for (std::size_t s = first; s < sets.series.size(); ++s) {
    KnownSeries& series = sets.series[s];
    for (std::size_t i = 1; i < series.history.value.size(); ++i)
      series.mean_step += std::abs(series.history.value[i] - series.history.value[i - 1]);
    series.mean_step /= static_cast<double>(series.history.value.size() - 1);
  }
  sets.best_peer.push_back(1e9);
  sets.best_peer_name.emplace_back();
  each_row(end, {"method", "sCRPS"}, [&](const CsvRows& row) {
    if (number(row.cell(1)) >= sets.best_peer.back()) return;
    sets.best_peer.back() = number(row.cell(1));
    sets.best_peer_name.back() = row.cell(0);
  });
}

/// Of the history that ends before observation `end` of it: what came after, in it and in the continuation.
void add_outcomes(std::vector<Outcome>& outcomes, const History& history, const History& after, double from, double to,
                  double weight) {
  const auto shape = history_shape(history);
  if (!shape) return;
  for (std::size_t i = 0; i < after.at.size(); ++i) {
    const double h = (after.at[i] - shape->last_at) / shape->period;
    if (h < from || h > to) continue;
    outcomes.push_back({middle_terms(*shape, h), spread_terms(*shape, h), h,
                        (after.value[i] - shape->last) / (shape->step * shape->sign), weight, 0});
  }
}

History part(const History& history, std::size_t from, std::size_t to) {
  const auto cut = [&](const std::vector<double>& all) {
    return std::vector<double>(all.begin() + static_cast<std::ptrdiff_t>(from),
                               all.begin() + static_cast<std::ptrdiff_t>(to));
  };
  return {cut(history.at), cut(history.value)};
}

void share_out(std::vector<Outcome>& outcomes, double share) {
  double total = 0;
  for (const Outcome& outcome : outcomes) total += outcome.weight;
  for (Outcome& outcome : outcomes) outcome.weight *= share / total;
}

}  // namespace

History last_of(const History& history, std::size_t n) {
  return part(history, history.at.size() - std::min(n, history.at.size()), history.at.size());
}

SeriesSets read_sets(const std::string& folder) {
  SeriesSets sets;
  for (const char* name : {"m1_yearly", "m3_yearly", "tourism_yearly"}) {
    sets.names.push_back(name);
    const std::string start = folder + "/mcomp/" + name + "_";
    read_set(sets, start, start + "reference_accuracy.csv", "t");
  }
  const std::string sdg = folder + "/sdg_annual/";
  sets.names.push_back("sdg_annual");
  read_set(sets, sdg, sdg + "sdg_annual_reference_accuracy.csv", "year");
  std::map<std::string_view, KnownSeries*> named;
  for (KnownSeries& series : sets.series) named[series.id] = &series;
  each_row(sdg + "targets.csv", {"series", "direction", "target_year", "target_value", "reached"},
           [&](const CsvRows& row) {
             KnownSeries& series = *named.at(row.cell(0));
             series.sign = number(row.cell(1)) > 0 ? 1 : -1;
             series.target_at = number(row.cell(2));
             series.target = number(row.cell(3));
             series.is_reached = row.cell(4) == "1";
           });
  return sets;
}

std::vector<Outcome> outcomes_of(const KnownSeries& series, double share) {
  std::vector<Outcome> outcomes;
  const std::size_t n = series.history.at.size(), least = static_cast<std::size_t>(long_history);
  for (std::size_t end = std::max(least, n - std::min(n, ends_for_far)); end < n; ++end) {
    const bool is_near = end + ends_looked_at >= n;
    add_outcomes(outcomes, part(series.history, 0, end), part(series.history, end, n), is_near ? 0 : far_from, farthest,
                 1);
  }
  add_outcomes(outcomes, series.history, series.continuation, 0, farthest, weight_of_continuation);
  share_out(outcomes, share);
  return outcomes;
}

std::vector<Outcome> short_outcomes_of(const KnownSeries& series, double share) {
  std::vector<Outcome> outcomes;
  const std::size_t n = series.history.at.size();
  for (std::size_t kept = 3; kept < static_cast<std::size_t>(long_history); ++kept) {
    add_outcomes(outcomes, last_of(series.history, kept), series.continuation, 0, farthest, 1);
    if (n < kept + 5) continue;
    add_outcomes(outcomes, part(series.history, n - 5 - kept, n - 5), part(series.history, n - 5, n), 0, farthest, 0.2);
  }
  share_out(outcomes, share);
  return outcomes;
}

}  // namespace stip
