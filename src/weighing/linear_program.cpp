// LinearProgram: two phases of the simplex method.
#include "weighing/linear_program.h"

#include <cmath>
#include <cstddef>

namespace stip {
namespace {

constexpr double tiny = 1e-10;

/// Rows of equations, the last of them the cost; the last column holds the values.
class Tableau {
 public:
  Tableau(std::size_t rows, std::size_t columns)
      : columns_(columns), cells_((rows + 1) * (columns + 1)), basis_(rows) {}

  double& at(std::size_t row, std::size_t column) { return cells_[row * (columns_ + 1) + column]; }
  double& value(std::size_t row) { return at(row, columns_); }
  std::size_t rows() const { return basis_.size(); }
  std::size_t& basis(std::size_t row) { return basis_[row]; }

  void pivot(std::size_t row, std::size_t column) {
    const double by = at(row, column);
    for (std::size_t c = 0; c <= columns_; ++c) at(row, c) /= by;
    for (std::size_t r = 0; r <= rows(); ++r) {
      const double factor = at(r, column);
      if (r == row || factor == 0) continue;
      for (std::size_t c = 0; c <= columns_; ++c) at(r, c) -= factor * at(row, c);
    }
    basis(row) = column;
  }

  /// Takes steps among the first `usable` columns until none helps; false if the cost has no end.
  bool descend(std::size_t usable) {
    while (true) {
      std::size_t column = 0;
      while (column < usable && at(rows(), column) > -tiny) ++column;
      if (column == usable) return true;
      std::size_t row = rows();
      for (std::size_t r = 0; r < rows(); ++r) {
        if (at(r, column) < tiny) continue;
        if (row == rows()) row = r;
        const double ratio = value(r) / at(r, column), best = value(row) / at(row, column);
        if (ratio < best - tiny || (ratio < best + tiny && basis(r) < basis(row))) row = r;
      }
      if (row == rows()) return false;
      pivot(row, column);
    }
  }

 private:
  std::size_t columns_;
  std::vector<double> cells_;
  std::vector<std::size_t> basis_;
};

}  // namespace

std::optional<std::vector<double>> least_cost(const std::vector<double>& cost, const std::vector<LinearRow>& rows) {
  const std::size_t n = cost.size(), m = rows.size(), real = n + m;
  Tableau table(m, real + m);  // Unknowns, what inequalities leave over, and what is missing at the start.
  for (std::size_t r = 0; r < m; ++r) {
    const double sign = rows[r].value < 0 ? -1 : 1;
    for (std::size_t c = 0; c < n; ++c) table.at(r, c) = sign * rows[r].terms[c];
    if (!rows[r].is_equal) table.at(r, n + r) = -sign;
    table.at(r, real + r) = 1;
    table.value(r) = sign * rows[r].value;
    table.basis(r) = real + r;
    for (std::size_t c = 0; c < real; ++c) table.at(m, c) -= table.at(r, c);
    table.value(m) -= table.value(r);
  }
  if (!table.descend(real) || table.value(m) < -1e-8) return {};
  // What is missing may stay at nothing in a row that says nothing new.
  for (std::size_t r = 0; r < m; ++r)
    for (std::size_t c = 0; c < real && table.basis(r) >= real; ++c)
      if (std::fabs(table.at(r, c)) > 1e-8) table.pivot(r, c);

  for (std::size_t c = 0; c <= real + m; ++c) table.at(m, c) = c < n ? cost[c] : 0;
  for (std::size_t r = 0; r < m; ++r) {
    const double factor = table.basis(r) < n ? cost[table.basis(r)] : 0;
    if (factor == 0) continue;
    for (std::size_t c = 0; c <= real + m; ++c) table.at(m, c) -= factor * table.at(r, c);
  }
  if (!table.descend(real)) return {};
  std::vector<double> x(n, 0);
  for (std::size_t r = 0; r < m; ++r)
    if (table.basis(r) < n) x[table.basis(r)] = table.value(r);
  return x;
}

}  // namespace stip
