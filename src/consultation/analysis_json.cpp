// AnalysisJson: one object for each analysis.
#include "consultation/analysis_json.h"

#include "consultation/budget_game.h"
#include "consultation/labels.h"
#include "consultation/pairs.h"
#include "consultation/sample_weights.h"

namespace stip {
namespace {

Json or_null(const std::optional<double>& number) { return number ? Json(*number) : Json(); }

Json as_json(const Portfolio& portfolio) {
  Json options = Json::array();
  for (const std::size_t option : portfolio.options) options.push(option);
  Json json = Json::object();
  json.add("options", std::move(options))
      .add("cost", portfolio.cost)
      .add("utility", portfolio.utility)
      .add("probability", portfolio.probability);
  return json;
}

}  // namespace

Json to_json(const SampleWeights& weights) {
  Json json = Json::object();
  json.add("cells", weights.weights.size())
      .add("weight_before", weights.before)
      .add("steps", weights.steps)
      .add("largest_margin_error", weights.largest_error)
      .add("design_effect", weights.design_effect)
      .add("effective_n", weights.effective_n)
      .add("smallest_weight", weights.smallest)
      .add("largest_weight", weights.largest)
      .add("people_at_a_bound", weights.at_a_bound);
  return json;
}

Json to_json(const TasteModel& model, const BudgetGame& game) {
  Json parameters = Json::array(), versions = Json::array(), best = Json::array();
  for (const TasteParameter& parameter : model.parameters) {
    Json json = Json::object();
    json.add("name", parameter.name).add("estimate", parameter.estimate).add("se", parameter.standard_error);
    parameters.push(std::move(json));
  }
  for (std::size_t version = 0; version < game.versions.size(); ++version) {
    Json share = Json::array();
    for (const double part : model.predicted_share[version]) share.push(part);
    Json json = Json::object();
    json.add("version", label_json(game.versions[version].label))
        .add("best", as_json(model.best[version]))
        .add("predicted_share", std::move(share));
    versions.push(std::move(json));
  }
  for (const std::size_t option : model.best[0].options) best.push(option);
  Json json = Json::object();
  json.add("n", model.n)
      .add("log_likelihood", model.log_likelihood)
      .add("log_likelihood_null", model.log_likelihood_null)
      .add("steps", model.steps)
      .add("largest_gradient", model.largest_gradient)
      .add("parameters", std::move(parameters))
      .add("best_portfolio", std::move(best))
      .add("versions", std::move(versions));
  return json;
}

Json to_json(const PairRanking& ranking) {
  Json ideas = Json::array();
  for (const PairedIdea& idea : ranking.ideas) {
    Json json = Json::object();
    json.add("id", label_json(idea.id))
        .add("score", idea.score)
        .add("strength", or_null(idea.strength))
        .add("se", or_null(idea.standard_error))
        .add("win_chance", or_null(idea.win_chance))
        .add("wins", idea.wins)
        .add("losses", idea.losses)
        .add("skips", idea.skips);
    ideas.push(std::move(json));
  }
  Json json = Json::object();
  json.add("ideas", std::move(ideas)).add("choices", ranking.choices).add("skips", ranking.skips);
  if (ranking.why_not.empty()) {
    json.add("log_likelihood", ranking.log_likelihood);
  } else {
    json.add("why_no_strengths", ranking.why_not);
  }
  return json;
}

}  // namespace stip
