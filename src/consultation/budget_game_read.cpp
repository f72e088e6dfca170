// BudgetGame: reading the game and the choices.
#include <algorithm>
#include <cmath>

#include "base/csv_rows.h"
#include "consultation/bad_rows.h"
#include "consultation/budget_game.h"

namespace stip {
namespace {

constexpr std::int64_t most_units = 20'000'000;
constexpr double most_effect = 1e12;

/// An amount as it is written, in millionths; false if it is none of at most six decimals, or below zero.
bool read_millionths(std::string_view text, std::int64_t& millionths) {
  double value = 0;
  if (!read_number(text, value) || !(value >= 0) || value > 1e12) return false;
  const double scaled = value * 1e6;
  millionths = std::llround(scaled);
  return std::abs(scaled - static_cast<double>(millionths)) <= 1e-3;
}

struct RawVersion {
  std::string label;
  std::map<std::size_t, std::int64_t> costs;  ///< In millionths.
  std::map<std::size_t, std::vector<double>> attributes;
};

}  // namespace

ErrorOr<BudgetGame> read_budget_game(std::string_view attributes, const std::string& file, const std::string& budget) {
  STIP_TRY_AS(CsvRows rows, CsvRows::open(attributes, file));
  BudgetGame game;
  std::vector<std::string_view> wanted{"version", "option", "cost"};
  for (const std::string& name : rows.names())
    if (std::find(wanted.begin(), wanted.begin() + 3, name) == wanted.begin() + 3) game.attributes.push_back(name);
  for (const std::string& name : game.attributes) wanted.push_back(name);
  STIP_TRY(rows.want(wanted));

  std::vector<RawVersion> versions;
  while (rows.next()) {
    std::size_t option = 0;
    std::int64_t cost = 0;
    if (!read_number(rows.cell(1), option) || option > 63)
      return rows.bad_row("option is '" + std::string(rows.cell(1).substr(0, 40)) + "'", "Number the options 0 to 63.");
    if (!read_millionths(rows.cell(2), cost))
      return rows.bad_row("cost is '" + std::string(rows.cell(2).substr(0, 40)) + "'",
                          "Write an amount of zero or more with at most six decimals.");
    std::vector<double> values;
    for (std::size_t a = 0; a < game.attributes.size(); ++a) {
      double value = 0;
      if (!read_number(rows.cell(3 + a), value) || !(std::abs(value) <= most_effect))
        return rows.bad_row(game.attributes[a] + " is no number, or one beyond a million million",
                            "Give the effect of the option as a number.");
      values.push_back(value);
    }
    auto version = std::find_if(versions.begin(), versions.end(),
                                [&](const RawVersion& known) { return known.label == rows.cell(0); });
    if (version == versions.end())
      version = versions.insert(versions.end(), RawVersion{std::string(rows.cell(0)), {}, {}});
    if (!version->costs.emplace(option, cost).second)
      return rows.bad_row("option " + std::to_string(option) + " comes a second time", "Keep one of the two.");
    version->attributes.emplace(option, std::move(values));
    game.n_options = std::max(game.n_options, option + 1);
  }
  STIP_TRY(rows.closed());
  if (versions.empty()) return Error{ErrorKind::invalid, file, "there are no options", "Give a row for each option."};

  std::int64_t limit = 0;
  if (!read_millionths(budget, limit))
    return Error{ErrorKind::invalid, "budget", "'" + budget + "' is no amount",
                 "Write an amount of zero or more with at most six decimals."};
  std::int64_t unit = 1'000'000'000'000;
  bool fits = false;
  const auto fit_unit = [&](std::int64_t amount) {
    while (amount % unit != 0) unit /= 10;
  };
  fit_unit(limit);
  for (const RawVersion& version : versions) {
    if (version.costs.size() != game.n_options)
      return Error{ErrorKind::invalid, file,
                   "version " + version.label + " has " + std::to_string(version.costs.size()) + " of " +
                       std::to_string(game.n_options) + " options",
                   "Give every version a row for each option."};
    for (const auto& [option, cost] : version.costs) {
      fit_unit(cost);
      fits = fits || cost <= limit;
    }
  }
  if (!fits)
    return Error{ErrorKind::invalid, "budget " + budget, "no option fits within it, so there is nothing to choose",
                 "Give the budget in the unit of the costs."};
  game.unit = static_cast<double>(unit) / 1e6;
  game.budget = limit / unit;
  if (game.budget > most_units)
    return Error{ErrorKind::invalid, "costs", "they are too fine for the budget: more than 20 million steps",
                 "Round the costs."};
  for (const RawVersion& version : versions) {
    GameVersion& added = game.versions.emplace_back(GameVersion{version.label, {}, {}});
    for (const auto& [option, cost] : version.costs) added.costs.push_back(std::min(cost / unit, game.budget + 1));
    for (const auto& [option, values] : version.attributes) added.attributes.push_back(values);
  }
  return game;
}

ErrorOr<PortfolioCounts> read_choices(std::string_view text, const std::string& file, const BudgetGame& game) {
  STIP_TRY_AS(CsvRows rows, CsvRows::open(text, file));
  STIP_TRY(rows.want({"respondent", "version", "portfolio_bitmask"}));
  std::map<std::string, std::size_t, std::less<>> version_of;
  for (const GameVersion& version : game.versions) version_of.emplace(version.label, version_of.size());
  PortfolioCounts choices(game.versions.size());
  BadRows bad;
  while (rows.next()) {
    const auto version = version_of.find(rows.cell(1));
    std::uint64_t portfolio = 0;
    if (version == version_of.end()) {
      bad.add(rows, "there is no version '" + std::string(rows.cell(1).substr(0, 40)) + "'");
    } else if (!read_number(rows.cell(2), portfolio) || (game.n_options < 64 && portfolio >> game.n_options != 0)) {
      bad.add(rows, "portfolio_bitmask is '" + std::string(rows.cell(2).substr(0, 40)) + "'");
    } else {
      std::int64_t cost = 0;
      for (std::size_t j = 0; j < game.n_options; ++j)
        if (portfolio >> j & 1u) cost += game.versions[version->second].costs[j];
      if (cost > game.budget) {
        bad.add(rows, "the choice costs more than the budget");
      } else {
        ++choices[version->second][portfolio];
      }
    }
  }
  STIP_TRY(rows.closed());
  STIP_TRY(bad.as_error(
      file, "A choice is a number of which bit j is option j, of a version that is described, within the budget."));
  return choices;
}

}  // namespace stip
