// BudgetGame: what people prefer, from the portfolios that they chose within a budget.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error_or.h"

namespace stip {

/// One version of the game: what each option costs and brings, as shown to some of the respondents.
struct GameVersion {
  std::string label;
  std::vector<std::int64_t> costs;              ///< By option, in units of `BudgetGame::unit`.
  std::vector<std::vector<double>> attributes;  ///< [option][attribute]
};

struct BudgetGame {
  std::vector<std::string> attributes;  ///< Their names.
  std::vector<GameVersion> versions;
  std::size_t n_options = 0;  ///< At most 64.
  double unit = 1;            ///< The smallest power of ten of which all costs are multiples: 0.1 for 4.7.
  std::int64_t budget = 0;    ///< In units.
};

/// How often each portfolio was chosen, by version; bit j of a portfolio is option j.
using PortfolioCounts = std::vector<std::map<std::uint64_t, std::int64_t>>;

/// Reads `version,option,cost` and a column for each attribute; options are numbered from 0.
/// Errors: invalid, with the line, for a number that is none, a version that lacks an option, more than 64 options, a
/// budget or cost below zero, costs of more than six decimals, or a budget within which no option fits.
ErrorOr<BudgetGame> read_budget_game(std::string_view attributes, const std::string& file, const std::string& budget);

/// Reads `respondent,version,portfolio_bitmask`.
/// Errors: invalid, with the first lines, for an unknown version, an option that is not there, or a choice that costs
/// more than the budget.
ErrorOr<PortfolioCounts> read_choices(std::string_view text, const std::string& file, const BudgetGame& game);

struct TasteParameter {
  std::string name;  ///< asc_0 … for the options, then the attributes, then delta0 if it is not fixed.
  double estimate = 0, standard_error = 0;
};

struct Portfolio {
  std::vector<std::size_t> options;
  double cost = 0, utility = 0, probability = 0;
};

struct TasteModel {
  double log_likelihood = 0, log_likelihood_null = 0;
  std::vector<TasteParameter> parameters;
  int steps = 0;
  double largest_gradient = 0;
  std::int64_t n = 0;           ///< Respondents.
  std::vector<Portfolio> best;  ///< By version: of the feasible portfolios that of the largest utility.
  std::vector<std::vector<double>> predicted_share;  ///< [version][option]: how many people would choose it.
};

/// Portfolio logit: somebody chooses portfolio p among all that fit the budget with probability exp V(p) / sum exp
/// V(q),
///
///   V(p) = sum over j in p of (asc_j + beta . x_j) + delta0 (budget - cost(p))
///
/// by maximum likelihood: Newton's method, of which the sums over all portfolios are worked out exactly by dynamic
/// programming over the costs, not by listing them. `delta0`: the value of a unit of money that is left, if fixed.
/// Cost: versions * options^2 * (budget in units) a step, however many respondents and portfolios.
/// Errors: invalid if nobody chose anything; an option that nobody or everybody chose; parameters that cannot be told
/// apart, with their names (constants and delta0, where costs are the same in all versions).
/// Source: docs/methods-consultation.md#budget-game.
ErrorOr<TasteModel> taste_model(const BudgetGame& game, const PortfolioCounts& choices, std::optional<double> delta0);

}  // namespace stip
