// Forecast bench: fits the table of errors without a tenth of the series, scores it on that tenth, ten times over.
//
//   forecast_bench FOLDER           the scores as tables of Markdown; FOLDER is shared/data/planning
//   forecast_bench FOLDER --write   the table of the program, fitted to all series: src/monitoring/forecast/error_table.cpp
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <ctime>

#include "base/random_stream.h"
#include "base/threads.h"
#include "monitoring/forecast/forecast.h"
#include "series_sets.h"

using namespace stip;

namespace {

constexpr std::size_t n_folds = 10;

struct Tables {
  ErrorTable lengthy, brief;  ///< For long and for short histories.
};

/// Every set weighs the same: from which kind of series a later one comes is not known, so no kind counts for more.
std::vector<double> shares(const SeriesSets& sets) {
  std::vector<double> count(sets.names.size());
  for (const KnownSeries& series : sets.series) ++count[series.set];
  for (double& each : count) each = 100 / each;
  return count;
}

Tables fit_without(const SeriesSets& sets, const std::vector<std::size_t>& fold_of, std::size_t left_out) {
  const std::vector<double> share = shares(sets);
  std::vector<Outcome> lengthy, brief;
  for (std::size_t s = 0; s < sets.series.size(); ++s) {
    if (fold_of[s] == left_out) continue;
    const KnownSeries& series = sets.series[s];
    const auto add = [&](std::vector<Outcome>& outcomes, std::vector<Outcome> of_series) {
      for (Outcome& outcome : of_series) outcome.series = s;
      outcomes.insert(outcomes.end(), of_series.begin(), of_series.end());
    };
    add(lengthy, outcomes_of(series, share[series.set]));
    add(brief, short_outcomes_of(series, share[series.set]));
  }
  return {fit_errors(lengthy), fit_errors(brief)};
}

/// As the reference files have it: the trapezium rule over 23 quantiles, and the outer ones for the hundredth beyond.
double crps(const Quantiles& q, double value) {
  Quantiles loss;
  for (std::size_t c = 0; c < q.size(); ++c)
    loss[c] = 2 * (value >= q[c] ? quantile_chances[c] * (value - q[c]) : (1 - quantile_chances[c]) * (q[c] - value));
  double sum = 0.01 * (loss.front() + loss.back());
  for (std::size_t c = 1; c < q.size(); ++c)
    sum += (loss[c] + loss[c - 1]) / 2 * (quantile_chances[c] - quantile_chances[c - 1]);
  return sum;
}

double normal_quantile(double chance) {
  double low = -10, high = 10;
  for (int i = 0; i < 80; ++i)
    ((std::erfc(-(low + high) / 2 / std::sqrt(2.0)) / 2 < chance) ? low : high) = (low + high) / 2;
  return low;
}

/// The naive forecast with normal errors: what the references call naive.
Quantiles naive(const History& history, double h) {
  double squares = 0;
  for (std::size_t i = 1; i < history.value.size(); ++i)
    squares += std::pow(history.value[i] - history.value[i - 1], 2);
  const double spread = std::sqrt(squares / static_cast<double>(history.value.size() - 1) * h);
  Quantiles q;
  for (std::size_t c = 0; c < q.size(); ++c)
    q[c] = history.value.back() + spread * normal_quantile(quantile_chances[c]);
  return q;
}

struct Score {
  double crps = 0, naive = 0, inside_80 = 0, inside_95 = 0, values = 0, series = 0, squares = 0;
  std::vector<double> share_inside;  ///< By series.
  void add(const Score& one) {
    crps += one.crps / one.values;
    naive += one.naive / one.values;
    inside_80 += one.inside_80;
    inside_95 += one.inside_95;
    values += one.values;
    ++series;
    share_inside.push_back(one.inside_80 / one.values);
  }
  /// Values of one series come true or not together, so series are counted, not values.
  double coverage_error() const {
    double mean = 0, sum = 0;
    for (const double each : share_inside) mean += each / series;
    for (const double each : share_inside) sum += (each - mean) * (each - mean);
    return std::sqrt(sum) / series;
  }
};

Score score(const SeriesForecast& forecast, const History& history, const KnownSeries& series) {
  Score one;
  for (std::size_t i = 0; i < series.continuation.at.size(); ++i) {
    const double value = series.continuation.value[i];
    const Quantiles q = forecast.at(series.continuation.at[i]);
    one.crps += crps(q, value) / series.mean_step;
    one.naive += crps(naive(history, series.continuation.at[i] - history.at.back()), value) / series.mean_step;
    one.inside_80 += value >= q[3] && value <= q[19];
    one.inside_95 += value >= q[1] && value <= q[21];
    ++one.values;
  }
  return one;
}

struct Reached {
  double squares = 0, n = 0;
  std::array<double, 10> said{}, came{}, chance{};
  void add(double p, bool is_reached) {
    squares += (p - is_reached) * (p - is_reached);
    ++n;
    const auto tenth = static_cast<std::size_t>(std::min(9.0, p * 10));
    ++said[tenth];
    chance[tenth] += p;
    came[tenth] += is_reached;
  }
};

struct FoldScores {
  std::vector<Score> lengthy, brief;
  Reached reached;
};

void cross_validate(const SeriesSets& sets, const std::vector<std::size_t>& fold_of, const char* title) {
  std::vector<Tables> tables(n_folds);
  run_all(n_folds, 0, [&](std::size_t fold) { tables[fold] = fit_without(sets, fold_of, fold); });
  std::vector<Score> lengthy(sets.names.size()), brief(sets.names.size());
  Reached reached;
  for (std::size_t s = 0; s < sets.series.size(); ++s) {
    const KnownSeries& series = sets.series[s];
    const Tables& fitted = tables[fold_of[s]];
    const auto shape = history_shape(series.history);
    if (!shape) continue;
    const SeriesForecast forecast(*shape, fitted.lengthy);
    lengthy[series.set].add(score(forecast, series.history, series));
    if (series.sign)
      reached.add(forecast.chance_beyond(series.target, series.sign, series.target_at), series.is_reached);
    for (const std::size_t kept : {3u, 4u, 6u}) {
      const History last = last_of(series.history, kept);
      if (const auto little = history_shape(last))
        brief[series.set].add(score(SeriesForecast(*little, fitted.brief), last, series));
    }
  }
  std::printf(
      "\n%s\n\n| set | series | sCRPS | naive | best peer | in the 80 %% interval | in the 95 %% interval | sCRPS from 3, 4 "
      "or 6 observations (naive) | in its 80 %% interval |\n|---|---|---|---|---|---|---|---|---|\n",
      title);
  for (std::size_t set = 0; set < sets.names.size(); ++set) {
    const Score &all = lengthy[set], &few = brief[set];
    std::printf("| %s | %.0f | %.3f | %.3f | %.3f %s | %.1f %% (± %.1f) | %.1f %% | %.3f (%.3f) | %.1f %% |\n",
                sets.names[set].c_str(), all.series, all.crps / all.series, all.naive / all.series, sets.best_peer[set],
                sets.best_peer_name[set].c_str(), 100 * all.inside_80 / all.values, 100 * all.coverage_error(),
                100 * all.inside_95 / all.values, few.crps / few.series, few.naive / few.series,
                100 * few.inside_80 / few.values);
  }
  std::printf(
      "\nChance of reaching a target, %.0f targets of sdg_annual: Brier score %.4f (best peer 0.141).\n\n"
      "| said | targets | mean of what was said | came true |\n|---|---|---|---|\n",
      reached.n, reached.squares / reached.n);
  for (std::size_t i = 0; i < 10; ++i)
    if (reached.said[i] > 0)
      std::printf("| %zu to %zu %% | %.0f | %.0f %% | %.0f %% |\n", 10 * i, 10 * i + 10, reached.said[i],
                  100 * reached.chance[i] / reached.said[i], 100 * reached.came[i] / reached.said[i]);
}

template <std::size_t N>
void print_numbers(const std::array<double, N>& numbers) {
  std::printf("{{");
  for (std::size_t i = 0; i < N; ++i) std::printf("%s%.5g", i == 0 ? "" : i % 12 == 0 ? ",\n      " : ", ", numbers[i]);
  std::printf("}}");
}

void print_table(const char* name, const ErrorTable& table) {
  std::printf("constexpr ErrorTable %s = {\n    .middle = ", name);
  print_numbers(table.middle);
  std::printf(",\n    .up = ");
  print_numbers(table.up);
  std::printf(",\n    .down = ");
  print_numbers(table.down);
  std::printf(",\n    .quantiles = {{\n");
  for (const Quantiles& quantiles : table.quantiles) {
    std::printf("      ");
    print_numbers(quantiles);
    std::printf(",\n");
  }
  std::printf("    }}};\n\n");
}

/// The time of one forecast of six steps, and of one chance, from observations to quantiles.
void measure_time(const SeriesSets& sets) {
  double sum = 0;
  const std::clock_t start = std::clock();
  for (int round = 0; round < 5; ++round)
    for (const KnownSeries& series : sets.series) {
      const auto forecast = SeriesForecast::of(series.history);
      if (!forecast) continue;
      for (int h = 1; h <= 6; ++h) sum += forecast->at(series.history.at.back() + h)[0];
      sum += forecast->chance_beyond(series.target, 1, series.history.at.back() + 6);
    }
  const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  std::printf("\nSix steps and a chance: %.4f ms of CPU a series%s.\n",
              1000 * seconds / 5 / static_cast<double>(sets.series.size()), std::isnan(sum) ? " (not a number)" : "");
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fprintf(stderr, "forecast_bench FOLDER [--write]\n");
    return 2;
  }
  const SeriesSets sets = read_sets(argv[1]);
  std::vector<std::size_t> none(sets.series.size(), 0), by_series, by_group;
  if (argc > 2 && !std::strcmp(argv[2], "--write")) {
    const Tables all = fit_without(sets, none, 1);
    std::printf(
        "// ErrorTable: made by benches/forecast/forecast_bench --write; not to be edited.\n//\n"
        "// Fitted to %zu yearly series: m1_yearly and m3_yearly (Mcomp 2.9, GPL-3; Makridakis et al. 1982; "
        "Makridakis and Hibon\n// 2000), tourism_yearly (Tcomp, GPL-3; Athanasopoulos et al. 2011), "
        "indicators of the SDGs (United Nations Statistics\n// Division, free use with attribution). "
        "No figure of theirs is in here: weights and quantiles of errors alone.\n"
        "#include \"monitoring/forecast/error_table.h\"\n\nnamespace stip {\nnamespace {\n\n",
        sets.series.size());
    print_table("lengthy", all.lengthy);
    print_table("brief", all.brief);
    std::printf(
        "}  // namespace\n\n"
        "const ErrorTable& shipped_errors(double n_observations) { return n_observations < long_history ? brief : "
        "lengthy; }\n\n}  // namespace stip\n");
    return 0;
  }
  for (const KnownSeries& series : sets.series) {
    by_series.push_back(scattered(series.id, 1) % n_folds);
    by_group.push_back(scattered(series.id.substr(0, series.id.find('|')), 2) % n_folds);
  }
  cross_validate(sets, by_series, "Ten folds of series.");
  cross_validate(sets, by_group, "Ten folds, an SDG indicator with all its areas left out at once.");
  measure_time(sets);
}
