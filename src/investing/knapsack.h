// Knapsack: which projects fit in several budgets at once and are worth most together.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error_or.h"
#include "investing/linear_program.h"

namespace stip {

struct Knapsack {
  std::vector<double> worth;                ///< By project; never negative.
  std::vector<std::vector<double>> weight;  ///< By budget, then by project; never negative.
  std::vector<double> budget;
};

/// All problems in a text of the OR-Library (Chu and Beasley 1998): their number; of each n, m and a number that is not
/// used; n worths; m rows of n weights; m budgets. Errors: invalid, with what is missing, or stands after the last.
ErrorOr<std::vector<Knapsack>> read_knapsacks(std::string_view text, const std::string& file);

struct KnapsackOptions {
  int rounds = 40;  ///< Populations that are bred.
  std::uint64_t seed = 2040;
  double seconds = no_limit;  ///< Of `spent`.
  std::function<double()> spent = {};
  const LinearSolver* solver = nullptr;  ///< Without one: local search, and a bound by subgradients.
};

struct KnapsackAnswer {
  std::vector<bool> chosen;
  double value = 0;
  double bound = 0;          ///< Nothing is worth more; rounded down to a whole number if all worths are whole.
  bool proven = false;       ///< That nothing is better.
  bool out_of_time = false;  ///< Then another machine may find another answer; else the same bits.
};

/// max worth * x, weight * x <= budget, x whole: by local search, the relaxation and its prices, and programs of whole
/// numbers over the projects that the prices leave undecided (Pirkul 1987, doi 10.1002/1520-6750(198704)34:2<161::AID-NAV3220340203>3.0.CO;2-A).
KnapsackAnswer solve_knapsack(const Knapsack& problem, const KnapsackOptions& options);

}  // namespace stip
