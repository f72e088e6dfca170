// PricedBound: weak duality, summed with care.
#include "investing/priced_bound.h"

#include <algorithm>
#include <cmath>

namespace stip {
namespace {

std::size_t at(int i) { return static_cast<std::size_t>(i); }

double usable(const LinearProgram::Row& row, double price) {
  if (price > 0) return row.high < no_limit ? price : 0;
  return row.low > -no_limit ? price : 0;
}

struct Priced {
  double bound = 0;
  double rounding = 0;  ///< Sum of the sizes of what was added, for the error of adding.
  std::vector<double> reduced;

  void add(double term) {
    bound += term;
    rounding += std::abs(term);
  }
};

Priced priced(const LinearProgram& program, const std::vector<double>& prices) {
  Priced result;
  result.reduced.reserve(program.columns.size());
  for (const auto& column : program.columns) result.reduced.push_back(column.value);
  for (std::size_t i = 0; i < program.rows.size(); ++i) {
    const double price = usable(program.rows[i], prices[i]);
    if (price == 0) continue;
    result.add(price * (price > 0 ? program.rows[i].high : program.rows[i].low));
    for (std::size_t e = program.row_start[i]; e < program.row_start[i + 1]; ++e) {
      const auto& [column, factor] = program.elements[e];
      result.reduced[at(column)] -= price * factor;
      result.rounding += std::abs(price * factor) * program.columns[at(column)].high;
    }
  }
  for (std::size_t j = 0; j < program.columns.size(); ++j) {
    const auto& column = program.columns[j];
    result.add(std::max(result.reduced[j] * column.low, result.reduced[j] * column.high));
    result.rounding += std::abs(column.value) * column.high;
  }
  return result;
}

}  // namespace

double priced_bound(const LinearProgram& program, const std::vector<double>& prices) {
  const Priced result = priced(program, prices);
  // Adding n terms is wrong by n * 2^-53 of their sizes at most; 2^14 terms in one sum are more than there are.
  return result.bound + result.rounding * 0x1p-39 + 1e-12;
}

std::vector<std::vector<double>> regrets(const CompactModel& model, const std::vector<double>& prices) {
  std::vector<double> without_chains = prices;
  std::fill_n(without_chains.begin(), model.chain_rows, 0.0);
  const std::vector<double> reduced = priced(model.program, without_chains).reduced;
  std::vector<std::vector<double>> result(model.choices.size());
  for (std::size_t a = 0; a < model.choices.size(); ++a) {
    const StartChoice& choice = model.choices[a];
    const std::size_t n = choice.starts.size();
    // Starting in its i-th year sets "started by" in that year and all later ones.
    std::vector<double> worth(n + 1);
    for (std::size_t i = n; i-- > 0;) {
      const int column = model.started_by(static_cast<int>(a), choice.starts[i]).column;
      worth[i] = worth[i + 1] + (column >= 0 ? reduced[at(column)] : 0);
    }
    const auto last = choice.must_start && n > 0 ? worth.end() - 1 : worth.end();
    const double best = *std::max_element(worth.begin(), last);
    for (const double one : worth) result[a].push_back(best - one);
  }
  return result;
}

std::vector<double> subgradient_prices(const LinearProgram& program, double value, int rounds) {
  const std::size_t n_rows = program.rows.size();
  std::vector<double> scale(n_rows, 1), prices(n_rows), best(n_rows);
  for (std::size_t i = 0; i < n_rows; ++i) {
    double squares = 0;
    for (std::size_t e = program.row_start[i]; e < program.row_start[i + 1]; ++e)
      squares += program.elements[e].factor * program.elements[e].factor;
    if (squares > 0) scale[i] = 1 / std::sqrt(squares);
  }
  double best_bound = no_limit, agility = 1;
  int waited = 0;
  for (int round = 0; round < rounds; ++round) {
    const Priced now = priced(program, prices);
    if (now.bound < best_bound - 1e-9) {
      best_bound = now.bound;
      best = prices;
      waited = 0;
    } else if (++waited == 20) {
      agility /= 2;
      waited = 0;
      prices = best;
      if (agility < 1e-4) break;
    }
    std::vector<double> slope(n_rows);
    double size = 0;
    for (std::size_t i = 0; i < n_rows; ++i) {
      double sum = 0;
      for (std::size_t e = program.row_start[i]; e < program.row_start[i + 1]; ++e) {
        const auto& [column, factor] = program.elements[e];
        sum +=
            factor * (now.reduced[at(column)] > 0 ? program.columns[at(column)].high : program.columns[at(column)].low);
      }
      const auto& row = program.rows[i];
      slope[i] = sum > row.high  ? sum - row.high
                 : sum < row.low ? sum - row.low
                 : prices[i] > 0 ? sum - row.high
                 : prices[i] < 0 ? sum - row.low
                                 : 0;
      slope[i] *= scale[i];
      size += slope[i] * slope[i];
    }
    if (size <= 0) break;
    const double step = agility * std::max(now.bound - value, 1e-9) / size;
    for (std::size_t i = 0; i < n_rows; ++i) {
      prices[i] += step * slope[i] * scale[i];
      const auto& row = program.rows[i];
      if (row.high == no_limit) prices[i] = std::min(prices[i], 0.0);
      if (row.low == -no_limit) prices[i] = std::max(prices[i], 0.0);
    }
  }
  return best;
}

}  // namespace stip
