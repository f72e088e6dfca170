// InvestCommands: which actions, when, and with whose money.
#pragma once

#include <string>
#include <vector>

#include "cli/commands.h"

namespace stip {

struct InvestOptions {
  std::string file, start, json;
  std::string csv;     ///< funding: file for the tables.
  std::string moment;  ///< The agenda of a ledger: known when.
  double seconds = 10;
  int rounds = 10'000;
  int instance = 0;  ///< knapsack: which problem of the file, from 1; 0: all.
  std::uint64_t seed = 2040;
  bool without_solver = false;
  std::vector<std::string> cuts;                             ///< SOURCE=20%.
  std::vector<std::string> scenarios;                        ///< The agenda of a ledger: cut:SOURCE=-20%.
  std::string care = "open-first";                           ///< Likewise: how much care comes before speed.
  std::string front;                                         ///< Likewise: "care" or "cost".
  int others = 4;                                            ///< Likewise: plans that are nearly as good.
  double least_theme = 0, european = -1, most_public = 100;  ///< Likewise; shares in per cent.
  int alternatives = 0, points = 10, samples = 10'000;
  double within = 1;  ///< Per cent.
};

Exit invest_command(const Context& context, const InvestOptions& options);
Exit invest_funding_command(const Context& context, const InvestOptions& options);
Exit invest_solve_command(const Context& context, const InvestOptions& options);
Exit invest_front_command(const Context& context, const InvestOptions& options);
Exit invest_knapsack_command(const Context& context, const InvestOptions& options);

}  // namespace stip
