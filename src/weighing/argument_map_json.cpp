// ArgumentMap: as JSON.
#include "agenda/action.h"
#include "agenda/weighing.h"
#include "weighing/argument_map.h"

namespace stip {
namespace {

template <class E>
Json choice(E value) {
  const std::string_view name = Choices<E>::type().values[static_cast<std::size_t>(value)].name;
  return name.empty() ? Json() : Json(name);
}

Json argument_json(const Argument& argument) {
  Json json = Json::object();
  json.add("id", argument.id)
      .add("title", argument.title)
      .add("assessment", argument.assessment.id)
      .add("side", choice(argument.side))
      .add("who", argument.who)
      .add("value_at_stake", argument.value_at_stake)
      .add("evidence", argument.evidence)
      .add("uncertainty", argument.uncertainty)
      .add("lowest", choice(argument.lowest))
      .add("highest", choice(argument.highest));
  return json;
}

Json question_json(const QuestionMap& map) {
  Json json = Json::object(), arguments = Json::array();
  json.add("question", map.question ? Json(map.question->id) : Json());
  if (map.question) json.add("title", map.question->title).add("topic", choice(map.question->topic));
  json.add("for", map.for_it)
      .add("against", map.against)
      .add("on_condition", map.on_condition)
      .add("without_evidence", map.without_evidence);
  if (map.assessors > 0)
    json.add("rated_by", map.assessors)
        .add("lowest", choice(static_cast<Rating>(map.lowest)))
        .add("highest", choice(static_cast<Rating>(map.highest)))
        .add("split", map.is_split);
  for (const Argument* argument : map.arguments) arguments.push(argument_json(*argument));
  json.add("arguments", std::move(arguments));
  return json;
}

Json condition_json(const ConditionState& state) {
  Json json = Json::object();
  json.add("id", state.condition->id)
      .add("title", state.condition->title)
      .add("met", state.condition->met)
      .add("checked_days_ago", state.checked_days_ago ? Json(*state.checked_days_ago) : Json());
  return json;
}

}  // namespace

Json to_json(const ArgumentMap& map) {
  Json assessments = Json::array(), frameworks = Json::array(), questions = Json::array(), conditions = Json::array(),
       reasons = Json::array();
  for (const Assessment* assessment : map.assessments) {
    Json one = Json::object();
    one.add("id", assessment->id)
        .add("title", assessment->title)
        .add("date", to_text(assessment->date))
        .add("framework", assessment->framework.id)
        .add("advice", assessment->advice)
        .add("dissent", assessment->dissent);
    assessments.push(std::move(one));
  }
  for (const Framework* framework : map.in_force) {
    Json one = Json::object();
    one.add("id", framework->id).add("title", framework->title).add("trigger", framework->trigger);
    frameworks.push(std::move(one));
  }
  for (const QuestionMap& question : map.questions) questions.push(question_json(question));
  for (const ConditionState& state : map.conditions) conditions.push(condition_json(state));
  for (const WeighingReasons& reason : map.reasons) {
    Json one = Json::object(), ids = Json::array();
    for (const std::string& id : reason.ids) ids.push(id);
    one.add("reason", name_of(reason.reason))
        .add("meaning", std::string(told(reason.reason)))
        .add("ids", std::move(ids));
    reasons.push(std::move(one));
  }
  Json json = Json::object();
  json.add("id", map.id)
      .add("title", map.title)
      .add("admissibility", name_of(map.admissibility))
      .add("has_red_lines", map.has_red_lines)
      .add("reasons", std::move(reasons))
      .add("questions", std::move(questions))
      .add("assessments", std::move(assessments))
      .add("conditions", std::move(conditions))
      .add("frameworks_in_force", std::move(frameworks));
  if (map.action) json.add("why_fast", map.action->why_fast).add("care", map.action->care);
  return json;
}

}  // namespace stip
