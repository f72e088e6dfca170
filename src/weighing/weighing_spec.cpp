// WeighingSpec: fields of a JSON object, and rules in words.
#include "weighing/weighing_spec.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/json.h"
#include "base/text.h"

namespace stip {
namespace {

constexpr double largest = 1e12;  // Of a bound, a weight or a factor: sums of what is larger are no numbers any more.

Error spec_error(Said problem, Said remedy) {
  return {ErrorKind::invalid, "spec.json", std::move(problem), std::move(remedy)};
}

ErrorOr<std::size_t> criterion_of(std::string_view name, const std::vector<std::string>& criteria) {
  const auto found = std::ranges::find(criteria, name);
  if (found != criteria.end()) return static_cast<std::size_t>(found - criteria.begin());
  return spec_error(said("there is no criterion '{}'.", std::string(name)),
                    said("The criteria are {}.", join(criteria, ", ")));
}

ErrorOr<std::vector<std::size_t>> criteria_in(const Json& names, const std::vector<std::string>& criteria) {
  std::vector<std::size_t> result;
  if (!names.is_array())
    return spec_error(said("a list of criteria is not a list."), said("Write it as [\"c1\", \"c2\"]."));
  for (const Json& name : names.as_array()) {
    STIP_TRY_AS(const std::size_t place, criterion_of(name.is_string() ? name.as_string() : to_text(name), criteria));
    if (std::ranges::find(result, place) != result.end())
      return spec_error(said("'{}' is named twice.", criteria[place]), said("Name each criterion once."));
    result.push_back(place);
  }
  return result;
}

bool is_amount(const Json& json) { return json.is_number() && std::abs(json.as_number()) <= largest; }

/// `w_low` or `w_high`: a number for all, or an object by criterion.
ErrorOr<Nothing> add_bounds(const Json* bounds, double sign, const std::vector<std::string>& criteria,
                            WeightKnowledge& known) {
  if (!bounds) return Nothing{};
  const auto add = [&](std::size_t j, double bound) {
    WeightRule rule{std::vector<double>(criteria.size(), 0), sign * bound, false,
                    criteria[j] + (sign > 0 ? " >= " : " <= ") + to_text(Json(bound))};
    rule.terms[j] = sign;
    known.rules.push_back(std::move(rule));
  };
  if (is_amount(*bounds)) {
    for (std::size_t j = 0; j < criteria.size(); ++j) add(j, bounds->as_number());
  } else if (bounds->is_object()) {
    for (const JsonMember& member : bounds->as_object()) {
      STIP_TRY_AS(const std::size_t j, criterion_of(member.name, criteria));
      if (!is_amount(member.value))
        return spec_error(said("a bound of '{}' is no number.", member.name), said("Write it as 0.3."));
      add(j, member.value.as_number());
    }
  } else {
    return spec_error(said("a bound of weights is no number."), said("Write it as 0.3, or by criterion."));
  }
  return Nothing{};
}

ErrorOr<std::vector<double>> exact_weights(const Json& weights, const std::vector<std::string>& criteria) {
  std::vector<double> exact(criteria.size(), 0);
  double sum = 0;
  for (const JsonMember& member : weights.as_object()) {
    STIP_TRY_AS(const std::size_t j, criterion_of(member.name, criteria));
    if (!is_amount(member.value) || member.value.as_number() < 0)
      return spec_error(said("the weight of '{}' is no number of 0 or more.", member.name), said("Write it as 0.3."));
    sum += exact[j] = member.value.as_number();
  }
  if (sum <= 0) return spec_error(said("the weights add up to 0."), said("Give at least one criterion a weight."));
  for (double& weight : exact) weight /= sum;
  return exact;
}

ErrorOr<WeightKnowledge> knowledge_of(const Json& json, const std::vector<std::string>& criteria) {
  WeightKnowledge known;
  known.group = json.text("name");
  const Json* weights = json.find("weights");
  if (weights && weights->is_object()) {
    STIP_TRY_AS(known.exact, exact_weights(*weights, criteria));
    return known;
  }
  const std::string kind = !weights ? "uniform" : weights->is_string() ? weights->as_string() : to_text(*weights);
  if (kind == "ordinal") {
    if (const Json* order = json.find("order")) {
      STIP_TRY_AS(known.order, criteria_in(*order, criteria));
    } else {
      for (std::size_t j = 0; j < criteria.size(); ++j) known.order.push_back(j);
    }
  } else if (kind != "uniform" && kind != "interval" && kind != "rules") {
    return spec_error(
        said("weights are '{}'.", kind),
        said("They are uniform, ordinal, interval or rules, or an object with a number for each criterion."));
  }
  STIP_TRY(add_bounds(json.find("w_low"), 1, criteria, known));
  STIP_TRY(add_bounds(json.find("w_high"), -1, criteria, known));
  if (const Json* rules = json.find("rules")) {
    if (!rules->is_array()) return spec_error(said("rules are no list."), said("Write them as [\"c1 >= c2\"]."));
    for (const Json& rule : rules->as_array()) {
      STIP_TRY_AS(WeightRule read, read_rule(rule.is_string() ? rule.as_string() : to_text(rule), criteria));
      known.rules.push_back(std::move(read));
    }
  }
  return known;
}

/// A number at the start of a text, which is taken off; nothing if there is none.
std::optional<double> take_number(std::string_view& text) {
  double value = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (failed != std::errc{} || !(std::abs(value) <= largest)) return {};
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return value;
}

/// Adds one side of a rule to its terms and its number.
ErrorOr<Nothing> add_side(std::string_view side, double sign, const std::vector<std::string>& criteria,
                          WeightRule& rule) {
  for (double next_sign = sign; !side.empty();) {
    const std::size_t next = std::min({side.find(" + "), side.find(" - "), side.size()});
    std::string_view term = trimmed(side.substr(0, next));
    const double term_sign = next_sign;
    if (next < side.size()) next_sign = side[next + 1] == '-' ? -sign : sign;
    side.remove_prefix(std::min(side.size(), next + 3));
    if (std::ranges::find(criteria, term) != criteria.end()) {
      STIP_TRY_AS(const std::size_t j, criterion_of(term, criteria));
      rule.terms[j] += term_sign;
      continue;
    }
    const std::optional<double> number = take_number(term);
    if (!number)
      return spec_error(said("the rule '{}' speaks of '{}'.", rule.said_as, std::string(term)),
                        said("Write it as: c1 >= c2, 2 c1 + c2 >= 0.5, c3 <= 0.3 or c1 = 0.2."));
    term = trimmed(term);
    if (term.starts_with("*")) term = trimmed(term.substr(1));
    if (term.empty()) {
      rule.at_least -= term_sign * *number;
    } else {
      STIP_TRY_AS(const std::size_t j, criterion_of(term, criteria));
      rule.terms[j] += term_sign * *number;
    }
  }
  return Nothing{};
}

}  // namespace

ErrorOr<WeightRule> read_rule(std::string_view text, const std::vector<std::string>& criteria) {
  WeightRule rule{std::vector<double>(criteria.size(), 0), 0, false, std::string(text)};
  for (const std::string_view sign : {">=", "<=", "="}) {
    const std::size_t at = text.find(sign);
    if (at == std::string_view::npos) continue;
    const double direction = sign == "<=" ? -1 : 1;
    rule.is_equal = sign == "=";
    STIP_TRY(add_side(trimmed(text.substr(0, at)), direction, criteria, rule));
    STIP_TRY(add_side(trimmed(text.substr(at + sign.size())), -direction, criteria, rule));
    return rule;
  }
  return spec_error(said("the rule '{}' has no >=, <= or =.", rule.said_as),
                    said("Write it as: c1 >= c2, 2 c1 + c2 >= 0.5, c3 <= 0.3 or c1 = 0.2."));
}

ErrorOr<Nothing> read_spec(std::string_view text, WeighingProblem& problem) {
  STIP_TRY_AS(const Json json, parse_json(text));
  if (!json.is_object())
    return spec_error(said("it is no JSON object."), said("Write it as {\"weights\": \"uniform\"}."));
  STIP_TRY_AS(problem.weights, knowledge_of(json, problem.criteria));
  problem.weights.group.clear();
  if (const Json* groups = json.find("groups")) {
    if (!groups->is_array())
      return spec_error(said("groups are no list."),
                        said("Write them as [{\"name\": \"…\", \"weights\": \"ordinal\"}]."));
    for (const Json& group : groups->as_array()) {
      STIP_TRY_AS(WeightKnowledge known, knowledge_of(group, problem.criteria));
      if (known.group.empty()) return spec_error(said("a group has no name."), said("Give it a name."));
      problem.groups.push_back(std::move(known));
    }
  }
  if (const Json* names = json.find("speed")) {
    STIP_TRY_AS(problem.speed, criteria_in(*names, problem.criteria));
  }
  if (const Json* names = json.find("care")) {
    STIP_TRY_AS(problem.care, criteria_in(*names, problem.criteria));
  }
  for (const std::size_t j : problem.speed)
    if (std::ranges::find(problem.care, j) != problem.care.end())
      return spec_error(said("'{}' counts for speed and for care.", problem.criteria[j]), said("Name it once."));
  return Nothing{};
}

}  // namespace stip
