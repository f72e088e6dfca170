// PublishedAnalysis of flags, budgets and pairs: numbers that come from ten choices or more, either way.
#include "consultation/analysis_read.h"
#include "consultation/disclosure.h"
#include "consultation/published_analysis.h"
#include "consultation/shown_counts.h"

namespace stip {
namespace {

/// Whether a part of `n` can be told: ten or more are in it and outside, or nobody is.
bool can_be_told(double part, double n) {
  const auto enough = [](double people) { return people < 0.5 || people > smallest_cell - 0.5; };
  return enough(part) && enough(n - part);
}

std::string option_label(const AskedQuestion* question, std::size_t option) {
  return question && option < question->options.size() ? question->options[option] : std::to_string(option);
}

void add_option_words(Json& json, const AskedQuestion* question, const std::string& label) {
  if (!question) return;
  const auto words = question->option_words.find(label);
  if (words != question->option_words.end()) add_words(json, words->second);
}

Json question_json(const AskedQuestion* question) {
  Json json = Json::object();
  if (question) add_words(json, question->words);
  return json;
}

Json best_json(AnalysisReader& read, const Json& version, const AskedQuestion* question) {
  Json json = Json::object(), labels = Json::array();
  const Json* best = version.find("best");
  if (!best) return read.amiss("best"), json;
  for (const Json& option : read.list(*best, "options"))
    if (option.is_integer() && option.as_integer() >= 0)
      labels.push(option_label(question, static_cast<std::size_t>(option.as_integer())));
  return json.add("options", std::move(labels)).add("cost", read.number(*best, "cost"));
}

}  // namespace

ErrorOr<Json> published_integrity(const Json& integrity, const std::string& file) {
  AnalysisReader read(file);
  Json rules = Json::array(), changed = Json::array(), json = Json::object();
  for (const Json& rule : read.list(integrity, "rules")) {
    Json each = Json::object();
    each.add("rule", read.label(rule, "rule"));
    if (const Json* why = rule.find("not_applied"); why && why->is_string()) {
      each.add("not_applied", true);
    } else {
      each.add("flagged", to_json(shown_count(read.whole(rule, "flagged"))));
    }
    rules.push(std::move(each));
  }
  for (const Json& statement : read.list(integrity, "statements"))
    if (read.yes(statement, "sign_changes") || read.yes(statement, "consensus_changes"))
      changed.push(read.label(statement, "id"));
  json.add("n", to_json(shown_count(read.whole(integrity, "participants"))))
      .add("flagged", to_json(shown_count(read.whole(integrity, "flagged_participants"))))
      .add("rules", std::move(rules))
      .add("other_without_them", std::move(changed));
  const Json* top = integrity.find("top");
  if (const Json* with = top ? top->find("with") : nullptr) {
    const Json* people = with->find("people_to_change");
    json.add("people_to_change", people && people->is_integer() ? *people : Json());
  }
  if (read.error()) return *read.error();
  return json;
}

ErrorOr<Json> published_budget(const Json& budget, const AskedQuestion* question, const BudgetCounts& counts,
                               const std::string& file) {
  const std::vector<std::int64_t>& chosen = counts.chosen;
  AnalysisReader read(file);
  const std::int64_t n = read.whole(budget, "n");
  const Json::Array& versions = read.list(budget, "versions");
  Json json = Json::object();
  json.add("n", to_json(shown_count(n))).add("question", question_json(question));
  if (question) json.add("budget", question->budget).add("unit", question->unit);
  if (versions.empty()) read.amiss("versions");
  if (read.error()) return *read.error();
  if (n < smallest_cell) return json;
  std::map<std::string, const Json*> taste;
  Json effects = Json::array(), options = Json::array(), best = Json::array();
  for (const Json& parameter : read.list(budget, "parameters")) {
    const std::string name = read.label(parameter, "name");
    taste[name] = &parameter;
    if (name.starts_with("asc_")) continue;
    Json effect = Json::object();
    effect.add("name", name)
        .add("estimate", read.number(parameter, "estimate"))
        .add("se", read.number(parameter, "se"));
    effects.push(std::move(effect));
  }
  const Json::Array& shares = read.list(versions[0], "predicted_share");
  for (std::size_t option = 0; option < shares.size(); ++option) {
    const double share = shares[option].is_number() ? shares[option].as_number() : (read.amiss("predicted_share"), 0.0);
    const double people = option < chosen.size() ? static_cast<double>(chosen[option]) : share * static_cast<double>(n);
    Json each = Json::object();
    each.add("label", option_label(question, option));
    add_option_words(each, question, option_label(question, option));
    if (can_be_told(people, static_cast<double>(n))) {
      if (option < chosen.size()) each.add("chosen", chosen[option]);
      if (n >= smallest_denominator) each.add("share", share);
      if (n >= smallest_denominator) add_weighted(each, counts.weighted, std::to_string(option));
      if (const auto asc = taste.find("asc_" + std::to_string(option)); asc != taste.end())
        each.add("taste", read.number(*asc->second, "estimate")).add("taste_se", read.number(*asc->second, "se"));
    }
    options.push(std::move(each));
  }
  for (const Json& version : versions) best.push(best_json(read, version, question));
  json.add("options", std::move(options)).add("effects", std::move(effects)).add("best", std::move(best));
  if (read.error()) return *read.error();
  return json;
}

ErrorOr<Json> published_pairs(const Json& pairs, const AskedQuestion* question, const WeightedShares* weighted,
                              const std::string& file) {
  AnalysisReader read(file);
  Json ideas = Json::array(), json = Json::object();
  const std::int64_t choices = read.whole(pairs, "choices");
  for (const Json& idea : read.list(pairs, "ideas")) {
    const std::int64_t wins = read.whole(idea, "wins"), losses = read.whole(idea, "losses");
    const std::string label = read.label(idea, "id");
    Json each = Json::object();
    each.add("label", label);
    add_option_words(each, question, label);
    if (can_be_told(static_cast<double>(wins), static_cast<double>(wins + losses)) && wins + losses > 0) {
      each.add("wins", wins).add("losses", losses);
      if (wins + losses >= smallest_denominator) each.add("score", read.number(idea, "score"));
      if (wins + losses >= smallest_denominator) add_weighted(each, weighted, label);
      const auto strength = read.number_or_null(idea, "strength"), error = read.number_or_null(idea, "se");
      if (strength && error) each.add("strength", *strength).add("se", *error);
    }
    ideas.push(std::move(each));
  }
  json.add("choices", to_json(shown_count(choices)))
      .add("question", question_json(question))
      .add("has_strengths", pairs.find("why_no_strengths") == nullptr)
      .add("ideas", choices < smallest_cell ? Json::array() : std::move(ideas));
  if (read.error()) return *read.error();
  return json;
}

}  // namespace stip
