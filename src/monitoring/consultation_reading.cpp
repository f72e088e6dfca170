// ConsultationReading: one function for each kind of result.
#include "monitoring/consultation_reading.h"

#include <cmath>

#include "base/json.h"

namespace stip {
namespace {

const Json::Array& list(const Json* json, std::string_view name) {
  static const Json::Array none;
  const Json* found = json ? json->find(name) : nullptr;
  return found && found->is_array() ? found->as_array() : none;
}
const Json::Array& list(const Json& json, std::string_view name) { return list(&json, name); }

ToldCount count(const Json* json) {
  return json && json->is_integer() && json->as_integer() >= 0 ? ToldCount{json->as_integer()} : ToldCount{};
}
ToldCount count(const Json& json, std::string_view name) { return count(json.find(name)); }

std::optional<double> number(const Json& json, std::string_view name) {
  const Json* found = json.find(name);
  if (!found || !found->is_number() || !std::isfinite(found->as_number())) return std::nullopt;
  return found->as_number();
}

bool yes(const Json& json, std::string_view name) {
  const Json* found = json.find(name);
  return found && found->is_bool() && found->as_bool();
}

AskedWords words(const Json& json) { return {json.text("text"), json.text("text_en")}; }
AskedWords words(const Json& json, std::string_view name) {
  const Json* found = json.find(name);
  return found ? words(*found) : AskedWords{};
}

/// Agree, disagree, pass and not seen, of so many people.
ToldVotes votes(const Json& json, ToldCount people) {
  if (!json.is_array() || json.as_array().size() < 3) return {};
  const Json::Array& all = json.as_array();
  ToldVotes told{count(&all[0]), count(&all[1]), count(&all[2]), {}};
  const std::int64_t silent = all.size() > 3 ? count(&all[3]).value_or(-1) : -1;
  const std::int64_t named = told.agree.value_or(0) + told.disagree.value_or(0) + told.pass.value_or(0);
  const std::int64_t answered = people.value_or(-1) - silent;
  if (silent >= 0 && answered >= named) told.seen = answered;
  return told;
}

int small(const Json& json, std::string_view name, int otherwise) {
  const ToldCount found = count(json, name);
  return found && *found < 1'000 ? static_cast<int>(*found) : otherwise;
}

StatementFindings statements(const Json& data) {
  StatementFindings findings;
  findings.people = count(data, "n");
  findings.verdict = data.text("verdict");
  for (const Json& group : list(data, "groups")) {
    GroupFinding one{count(group, "n"), number(group, "share_se"), {}};
    for (const Json& each : list(group, "stands_for"))
      one.stands_for.emplace_back(each.text("statement"), each.text("direction") == "agree");
    findings.groups.push_back(std::move(one));
  }
  for (const Json& statement : list(data, "statements")) {
    StatementFinding one;
    one.label = statement.text("id");
    one.words = words(statement);
    if (const Json* all = statement.find("all")) one.all = votes(*all, findings.people);
    for (const Json& group : list(statement, "groups"))
      if (one.groups.size() < findings.groups.size())
        one.groups.push_back(votes(group, findings.groups[one.groups.size()].people));
    one.groups.resize(findings.groups.size());
    const std::string most = statement.text("most");
    if (most == "agree" && one.all.agree) one.verdict = StatementVerdict::agreed;
    if (most == "disagree" && one.all.disagree) one.verdict = StatementVerdict::rejected;
    if (const Json* weighted = statement.find("weighted")) {
      one.weighted = number(*weighted, "agree");
      one.weighted_error = number(*weighted, "se");
    }
    findings.statements.push_back(std::move(one));
  }
  if (const Json* map = data.find("map")) {
    findings.map_columns = small(*map, "columns", 0);
    for (const Json& square : list(*map, "squares")) {
      const MapSquare one{small(square, "column", -1), small(square, "row", -1), count(square, "n").value_or(0),
                          small(square, "group", -1)};
      const auto fits = [&](int at) { return at >= 0 && at < findings.map_columns; };
      if (fits(one.column) && fits(one.row) && one.group < static_cast<int>(findings.groups.size()))
        findings.map.push_back(one);
    }
  }
  return findings;
}

ResponseFinding response(const Json& data) {
  ResponseFinding finding;
  for (const Json& variable : list(data, "variables")) {
    ResponseVariable one{variable.text("label"), words(variable), count(variable, "n"), {}};
    for (const Json& level : list(variable, "levels"))
      one.levels.push_back({level.text("label"), words(level), count(level, "n"), number(level, "population_percent")});
    finding.variables.push_back(std::move(one));
  }
  for (const Json& statement : list(data, "statements"))
    if (const Json* all = statement.find("all"))
      finding.statements.push_back({statement.text("id"), words(statement), votes(*all, count(statement, "n"))});
  finding.why_no_weights = data.text("why_no_weights");
  if (const Json* weights = data.find("weights")) {
    for (const Json& by : list(*weights, "by"))
      if (by.is_string()) finding.weighed_by.push_back(by.as_string());
    finding.effective_n = number(*weights, "effective_n");
    finding.design_effect = number(*weights, "design_effect");
    finding.weighed_people = count(*weights, "people");
  }
  return finding;
}

IntegrityFinding integrity(const Json& data) {
  IntegrityFinding finding{count(data, "n"), count(data, "flagged"), {}, {}, count(data, "people_to_change")};
  for (const Json& rule : list(data, "rules"))
    if (!yes(rule, "not_applied")) finding.rules.emplace_back(rule.text("rule"), count(rule, "flagged"));
  for (const Json& label : list(data, "other_without_them"))
    if (label.is_string()) finding.other_without_them.push_back(label.as_string());
  return finding;
}

OptionFinding option(const Json& json, ResultKind kind) {
  OptionFinding one;
  one.label = json.text("label");
  one.words = words(json);
  one.weighted = number(json, "weighted");
  one.weighted_error = number(json, "weighted_se");
  if (kind == ResultKind::choices) {
    one.people = count(json, "n");
  } else if (kind == ResultKind::budget) {
    one.people = count(json, "chosen");
    one.share = number(json, "share");
    one.estimate = number(json, "taste");
    one.error = number(json, "taste_se");
  } else {
    one.people = count(json, "wins");
    one.losses = count(json, "losses");
    one.score = number(json, "score");
    one.estimate = number(json, "strength");
    one.error = number(json, "se");
  }
  return one;
}

OptionsFinding options(const Json& data, const ConsultationResult& result) {
  OptionsFinding finding;
  finding.kind = result.kind;
  finding.question = result.question;
  finding.words = words(data, "question");
  finding.people = count(data, result.kind == ResultKind::pairs ? "choices" : "n");
  finding.several = yes(data, "several");
  finding.is_modelled = result.kind == ResultKind::pairs ? yes(data, "has_strengths") : !yes(data, "why_no_model");
  finding.budget = data.text("budget");
  finding.unit = data.text("unit");
  for (const Json& each : list(data, result.kind == ResultKind::pairs ? "ideas" : "options"))
    finding.options.push_back(option(each, result.kind));
  for (const Json& effect : list(data, "effects")) {
    OptionFinding one;
    one.label = effect.text("name");
    one.estimate = number(effect, "estimate");
    one.error = number(effect, "se");
    finding.effects.push_back(std::move(one));
  }
  for (const Json& best : list(data, "best")) {
    std::vector<std::string> labels;
    for (const Json& label : list(best, "options"))
      if (label.is_string()) labels.push_back(label.as_string());
    finding.best.push_back(std::move(labels));
    finding.best_cost.push_back(number(best, "cost").value_or(0));
  }
  return finding;
}

AnswersFinding answers(const Json& data, const ConsultationResult& result) {
  AnswersFinding finding{result.question,      words(data, "question"),       count(data, "answers"),
                         count(data, "other"), yes(data, "quotes_moderated"), {}};
  for (const Json& topic : list(data, "topics")) {
    TopicFinding one{count(topic, "answers"), {}, {}, number(topic, "weighted"), number(topic, "weighted_se")};
    for (const Json& word : list(topic, "words"))
      one.words.emplace_back(word.text("word"), count(word, "in").value_or(0));
    for (const Json& quote : list(topic, "quotes")) one.quotes.emplace_back(quote.text("text"), yes(quote, "part"));
    finding.topics.push_back(std::move(one));
  }
  return finding;
}

}  // namespace

void read_result(const ConsultationResult& result, DoorFindings& door) {
  const auto data = parse_json(result.data);
  if (!data.ok() || !data->is_object()) return;
  switch (result.kind) {
    case ResultKind::statements:
      door.statements = statements(*data);
      break;
    case ResultKind::response:
      door.response = response(*data);
      break;
    case ResultKind::integrity:
      door.integrity = integrity(*data);
      break;
    case ResultKind::choices:
    case ResultKind::budget:
    case ResultKind::pairs:
      door.options.push_back(options(*data, result));
      break;
    case ResultKind::answers:
      door.answers.push_back(answers(*data, result));
      break;
    case ResultKind::unstated:
      break;
  }
}

}  // namespace stip
