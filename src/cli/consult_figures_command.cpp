// ConsultFigures: weights, tastes and rankings from files.
#include <cmath>
#include <iostream>

#include "base/csv_rows.h"
#include "base/text.h"
#include "cli/consult_commands.h"
#include "consultation/analysis_json.h"
#include "consultation/budget_game.h"
#include "consultation/pairs.h"
#include "consultation/sample_cells.h"

namespace stip {
namespace {

ErrorOr<double> number_of(const std::string& option, std::string_view text) {
  double number = 0;
  if (read_number(text, number) && std::isfinite(number)) return number;
  return Error{ErrorKind::invalid, option, "'" + std::string(text) + "' is no number", "Write it as 0.5."};
}

ErrorOr<WeightOptions> weight_options(const ConsultOptions& options) {
  WeightOptions result;
  if (options.method == "linear") result.method = WeightMethod::linear;
  if (options.method == "logit") result.method = WeightMethod::logit;
  if (options.bounds.empty()) return result;
  const auto parts = split(options.bounds, ',');
  if (parts.size() != 2)
    return Error{ErrorKind::invalid, "--bounds", "'" + options.bounds + "' is no L,U", "Write it as 0.3,3."};
  WeightBounds bounds;
  STIP_TRY_AS(bounds.low, number_of("--bounds", parts[0]));
  STIP_TRY_AS(bounds.high, number_of("--bounds", parts[1]));
  result.bounds = bounds;
  return result;
}

ErrorOr<Nothing> deliver_json(const Context& context, const ConsultOptions& options, const Json& json) {
  return deliver(context, options.json.empty() ? "-" : options.json,
                 options.json.empty() ? to_pretty_text(json) : to_text(json) + "\n");
}

}  // namespace

// COMMAND: stip consult weights SAMPLE.csv MARGINS.csv [--method rake|linear|logit] [--bounds L,U] [--out WEIGHTS.csv]
//
// Weighs a sample so that it has the make-up of the population. SAMPLE.csv (may be gzip) has a column for each variable
// of MARGINS.csv (variable, level, Freq); WEIGHTS.csv is the sample with a column weight. Bounds are multiples of the
// weight that everybody has before. --estimate COLUMN,COLUMN gives weighted means with their standard errors. Says
// which level has nobody in the sample, and what to merge it with. --json OUT: design effect, effective n and more.
Exit consult_weights_command(const Context& context, const ConsultOptions& options) {
  STIP_TRY_AS(const WeightOptions how, weight_options(options));
  STIP_TRY_AS(const std::string margin_text, read_table_file(options.margins));
  STIP_TRY_AS(const auto margins, read_margins(margin_text, options.margins));
  STIP_TRY_AS(const std::string text, read_table_file(options.sample));
  const std::vector<std::string> figures = split(options.estimate, ',');
  STIP_TRY_AS(const SampleCells sample, read_sample(text, options.sample, margins, figures));
  STIP_TRY_AS(const SampleWeights weights, sample_weights(sample.cells, margins, how));
  Json json = to_json(weights), estimates = Json::array();
  for (std::size_t f = 0; f < figures.size(); ++f) {
    const WeightedMean mean = weighted_mean(sample.cells, margins, weights, sample.figures[f]);
    Json estimate = Json::object();
    estimate.add("column", figures[f]).add("mean", mean.mean).add("se", mean.standard_error);
    estimates.push(std::move(estimate));
  }
  if (!figures.empty()) json.add("estimates", std::move(estimates));
  if (!options.out.empty()) {
    STIP_TRY_AS(const std::string weighted, with_weights(text, options.sample, sample, weights));
    STIP_TRY(deliver(context, options.out, weighted));
  }
  if (options.out != "-" || !options.json.empty()) STIP_TRY(deliver_json(context, options, json));
  return 0;
}

// COMMAND: stip consult budget CHOICES.csv ATTRIBUTES.csv --budget B [--fix-delta0 V] [--json OUT]
//
// What people prefer, from the portfolios that they chose within a budget: tastes with their standard errors, and the
// best portfolio. CHOICES.csv has respondent, version and portfolio_bitmask (bit j is option j); ATTRIBUTES.csv has
// version, option, cost and a column for each effect. --fix-delta0: the value of a unit of money that is left; needed
// where costs are the same in all versions.
Exit consult_budget_command(const Context& context, const ConsultOptions& options) {
  std::optional<double> delta0;
  if (!options.delta0.empty()) {
    STIP_TRY_AS(const double fixed, number_of("--fix-delta0", options.delta0));
    delta0 = fixed;
  }
  STIP_TRY_AS(const std::string attributes, read_table_file(options.attributes));
  STIP_TRY_AS(const BudgetGame game, read_budget_game(attributes, options.attributes, options.budget));
  STIP_TRY_AS(const std::string text, read_table_file(options.choices));
  STIP_TRY_AS(const PortfolioCounts choices, read_choices(text, options.choices, game));
  STIP_TRY_AS(const TasteModel model, taste_model(game, choices, delta0));
  STIP_TRY(deliver_json(context, options, to_json(model, game)));
  return 0;
}

// COMMAND: stip consult pairs VOTES.csv [--json OUT]
//
// Ranks ideas that were held against each other two at a time: the score that is shown, and the strength by Bradley and
// Terry with its standard error. VOTES.csv has left, right and choice (l, r, or s for cannot decide).
Exit consult_pairs_command(const Context& context, const ConsultOptions& options) {
  STIP_TRY_AS(const std::string text, read_table_file(options.votes));
  STIP_TRY_AS(const PairRanking ranking, pair_ranking(text, options.votes));
  STIP_TRY(deliver_json(context, options, to_json(ranking)));
  return 0;
}

}  // namespace stip
