// InvestCommands: which actions, when, and with whose money.
#pragma once

#include <string>
#include <vector>

#include "cli/commands.h"

namespace stip {

struct InvestOptions {
  std::string file, start, json;
  double seconds = 10;
  int rounds = 10'000;
  int instance = 0;  ///< knapsack: which problem of the file, from 1; 0: all.
  std::uint64_t seed = 2040;
  bool without_solver = false;
  std::vector<std::string> cuts;  ///< SOURCE=20%.
  int alternatives = 0, points = 10, samples = 10'000;
  double within = 1;  ///< Per cent.
};

Exit invest_solve_command(const Context& context, const InvestOptions& options);
Exit invest_front_command(const Context& context, const InvestOptions& options);
Exit invest_knapsack_command(const Context& context, const InvestOptions& options);

}  // namespace stip
