// TestAttacker: what a reader can work out of a hidden cell, by the simplex method; shares nothing with the program.
#pragma once

#include <cmath>
#include <utility>
#include <vector>

#include "consultation/frequency_table.h"

namespace stip {

/// Largest value of y[of] over y >= 0 with A y = b, b >= 0: two phases on a dense tableau, by Bland's rule.
inline double largest(std::vector<std::vector<double>> a, std::vector<double> b, std::size_t of, double sign) {
  constexpr double tiny = 1e-9;
  const std::size_t m = a.size(), n = m == 0 ? 0 : a[0].size();
  std::vector<std::size_t> basis(m);
  for (std::size_t i = 0; i < m; ++i) {
    a[i].resize(n + m, 0);
    a[i][n + i] = 1;
    basis[i] = n + i;
  }
  const auto maximise = [&](const std::vector<double>& value, std::size_t n_columns) {
    for (;;) {
      std::size_t enter = n_columns;
      for (std::size_t j = 0; j < n_columns && enter == n_columns; ++j) {
        double gain = value[j];
        for (std::size_t i = 0; i < m; ++i) gain -= value[basis[i]] * a[i][j];
        if (gain > tiny) enter = j;
      }
      if (enter == n_columns) break;
      std::size_t leave = m;
      for (std::size_t i = 0; i < m; ++i) {
        if (a[i][enter] <= tiny) continue;
        if (leave == m || b[i] / a[i][enter] < b[leave] / a[leave][enter] - tiny ||
            (b[i] / a[i][enter] < b[leave] / a[leave][enter] + tiny && basis[i] < basis[leave]))
          leave = i;
      }
      if (leave == m) return HUGE_VAL;
      const double pivot = a[leave][enter];
      for (double& cell : a[leave]) cell /= pivot;
      b[leave] /= pivot;
      for (std::size_t i = 0; i < m; ++i) {
        const double times = a[i][enter];
        if (i == leave || times == 0) continue;
        for (std::size_t j = 0; j < n + m; ++j) a[i][j] -= times * a[leave][j];
        b[i] -= times * b[leave];
      }
      basis[leave] = enter;
    }
    double sum = 0;
    for (std::size_t i = 0; i < m; ++i) sum += value[basis[i]] * b[i];
    return sum;
  };
  std::vector<double> value(n + m, 0);
  for (std::size_t i = 0; i < m; ++i) value[n + i] = -1;
  if (maximise(value, n + m) < -1e-6) return -HUGE_VAL;
  value.assign(n + m, 0);
  value[of] = sign;
  for (std::size_t i = 0; i < m; ++i) value[n + i] = -1e7;  // What is left of the first phase stays at 0.
  return maximise(value, n);
}

/// The smallest and largest that a hidden cell can be for who knows the others, that each hidden one is 1 or more, and
/// that rows and columns add up.
inline std::pair<double, double> attack(const FrequencyTable& table, const std::vector<char>& hidden,
                                        std::size_t cell) {
  std::vector<std::size_t> variable(table.cells.size(), 0), cells;
  for (std::size_t c = 0; c < table.cells.size(); ++c) {
    if (!hidden[c]) continue;
    variable[c] = cells.size();
    cells.push_back(c);
  }
  const std::size_t width = table.by.size() == 2 ? table.levels[1].size() + 1 : 1;
  const std::size_t height = table.levels[0].size() + 1;
  std::vector<std::vector<double>> a;
  std::vector<double> b;
  const auto add_up = [&](std::size_t from, std::size_t step, std::size_t n) {
    std::vector<double> row(cells.size(), 0);
    double rest = 0;
    for (std::size_t i = 0; i < n; ++i) {
      const std::size_t c = from + i * step;
      const double sign = i + 1 == n ? -1 : 1;
      if (hidden[c]) row[variable[c]] = sign;
      rest -= sign * (hidden[c] ? 1 : static_cast<double>(table.cells[c].count));  // A hidden one is 1 and y more.
    }
    if (rest < 0) {
      rest = -rest;
      for (double& x : row) x = -x;
    }
    a.push_back(std::move(row));
    b.push_back(rest);
  };
  for (std::size_t column = 0; column < width; ++column) add_up(column, width, height);
  if (width > 1)
    for (std::size_t r = 0; r < height; ++r) add_up(r * width, 1, width);
  return {1 - largest(a, b, variable[cell], -1), 1 + largest(a, b, variable[cell], 1)};
}

}  // namespace stip
