// LinearProgram: the least of a linear cost under linear rules, for a handful of unknowns.
#pragma once

#include <optional>
#include <vector>

namespace stip {

struct LinearRow {
  std::vector<double> terms;
  double value = 0;
  bool is_equal = false;  ///< terms . x = value; else terms . x >= value.
};

/// The x >= 0 that keeps to all rows and has the least cost . x; nothing if no x keeps to them, or if the cost has no
/// end. Simplex with a full table and the rule of Bland, which cannot go round in circles. Cost: unknowns times rows
/// for each of some tens of steps. Source: R. Bland (1977), doi 10.1287/moor.2.2.103.
std::optional<std::vector<double>> least_cost(const std::vector<double>& cost, const std::vector<LinearRow>& rows);

}  // namespace stip
