// Ballot questions: read strictly, each kind with the members that it has.
#include "ballots/ballot_questions.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <set>

#include "ballots/rules_object.h"

namespace stip {
namespace {

using Must = RulesObject::Must;
constexpr std::size_t longest_text = 1'000, longest_explanation = 10'000, longest_name = 100, most_effects = 20;

constexpr std::array kinds{BallotQuestionKind::statements, BallotQuestionKind::single, BallotQuestionKind::multiple,
                           BallotQuestionKind::open,       BallotQuestionKind::budget, BallotQuestionKind::pairs};

std::vector<std::string_view> members_of(BallotQuestionKind kind) {
  std::vector<std::string_view> names{"kind", "text", "text_en", "explanation", "explanation_en"};
  const auto also = [&](std::initializer_list<std::string_view> more) {
    names.insert(names.end(), more.begin(), more.end());
  };
  if (kind == BallotQuestionKind::statements) return names;
  also({"label", "required", "if"});
  if (kind == BallotQuestionKind::open) also({"longest"});
  if (kind != BallotQuestionKind::open) also({"options"});
  if (kind == BallotQuestionKind::single || kind == BallotQuestionKind::multiple) also({"about_me"});
  if (kind == BallotQuestionKind::multiple || kind == BallotQuestionKind::pairs) also({"most"});
  if (kind == BallotQuestionKind::budget) also({"budget", "unit", "unit_en", "least_options", "most_options"});
  return names;
}

ErrorOr<std::vector<BallotEffect>> read_effects(const RulesObject& option) {
  std::vector<BallotEffect> effects;
  STIP_TRY_AS(const Json::Array list, option.list("effects", most_effects, Must::be_allowed));
  for (const Json& one : list) {
    RulesPlace place{option.place().file, said("{}, effect {}", option.place().object,
                                               one.text("name").empty() ? std::to_string(effects.size() + 1)
                                                                        : one.text("name").substr(0, longest_name))};
    STIP_TRY_AS(const RulesObject effect,
                RulesObject::open(one, std::move(place), {"name", "name_en", "value", "unit", "unit_en"}));
    BallotEffect& added = effects.emplace_back();
    STIP_TRY_AS(added.name, effect.text("name", longest_name, Must::be_there));
    STIP_TRY_AS(added.unit, effect.text("unit", longest_name, Must::be_allowed));
    STIP_TRY_AS(added.value, effect.amount("value"));
  }
  return effects;
}

ErrorOr<BallotOption> read_option(const Json& json, const RulesPlace& question, BallotQuestionKind kind) {
  std::vector<std::string_view> names{"label", "text", "text_en"};
  if (kind == BallotQuestionKind::budget) names.insert(names.end(), {"cost", "effects"});
  BallotOption option;
  option.label = json.text("label");
  if (json.is_object() && !is_ballot_label(option.label))
    return question.wrong(said("'{}' is no label of an option.", option.label.substr(0, 40)),
                          said("Take 1 to 32 letters, digits or hyphens, as text: \"a\"."));
  STIP_TRY_AS(const RulesObject object,
              RulesObject::open(json, {question.file, said("{}, option {}", question.object, option.label)}, names));
  STIP_TRY_AS(option.text, object.text("text", longest_text, Must::be_there));
  if (kind != BallotQuestionKind::budget) return option;
  STIP_TRY_AS(option.cost, object.amount("cost"));
  if (option.cost < BallotAmount{})
    return object.wrong(said("its cost is below zero."), said("Give a cost of zero or more."));
  STIP_TRY_AS(option.effects, read_effects(object));
  return option;
}

ErrorOr<Nothing> has_different_labels(const std::vector<BallotOption>& options, const RulesPlace& place) {
  std::set<std::string_view> labels;
  for (const BallotOption& one : options) {
    if (!labels.insert(one.label).second)
      return place.wrong(said("two options are labelled {}.", one.label), said("Give each its own label."));
  }
  return Nothing{};
}

std::vector<std::string> names_of(const std::vector<BallotEffect>& effects) {
  std::vector<std::string> names;
  for (const BallotEffect& one : effects) names.push_back(one.name.text);
  return names;
}

ErrorOr<Nothing> read_budget(const RulesObject& object, BallotQuestion& question) {
  STIP_TRY_AS(question.budget, object.amount("budget"));
  STIP_TRY_AS(question.unit, object.text("unit", longest_name, Must::be_there));
  const auto n = static_cast<std::uint32_t>(question.options.size());
  STIP_TRY_AS(question.least_options, object.number("least_options", 0, n, 0));
  STIP_TRY_AS(question.most_options, object.number("most_options", 1, n, 0));
  if (question.most_options && question.least_options > question.most_options)
    return object.wrong(said("'least_options' is more than 'most_options'."), said("Let them not exclude each other."));
  std::vector<std::int64_t> costs;
  for (const BallotOption& one : question.options) {
    costs.push_back(one.cost.millionths);
    const std::vector<std::string> names = names_of(one.effects);
    if (names != names_of(question.options.front().effects) ||
        std::set<std::string>(names.begin(), names.end()).size() != names.size())
      return object.wrong(said("option {} has other effects than the first one, or one twice.", one.label),
                          said("Give every option the same effects, in the same order; a value may be 0."));
  }
  std::ranges::sort(costs);
  const auto needed = std::max<std::uint32_t>(question.least_options, 1);
  if (std::accumulate(costs.begin(), costs.begin() + needed, std::int64_t{0}) > question.budget.millionths)
    return object.wrong(said("nobody can choose {} options within the budget.", std::to_string(needed)),
                        said("Raise 'budget', lower the costs, or ask for fewer options."));
  return Nothing{};
}

ErrorOr<std::optional<BallotCondition>> read_condition(const RulesObject& question,
                                                       const std::vector<BallotQuestion>& earlier) {
  const Json* const found = question.find("if");
  if (!found) return std::optional<BallotCondition>();
  STIP_TRY_AS(const RulesObject object, RulesObject::open(*found, question.place(), {"question", "is"}));
  BallotCondition condition{found->text("question"), {}};
  const auto on = std::ranges::find(earlier, condition.question, &BallotQuestion::label);
  if (condition.question.empty() || on == earlier.end() ||
      (on->kind != BallotQuestionKind::single && on->kind != BallotQuestionKind::multiple))
    return question.wrong(said("'if' names '{}', which is no earlier question of kind single or multiple.",
                               condition.question.substr(0, 40)),
                          said("Put that question before this one, or mend its label."));
  STIP_TRY_AS(const Json::Array is, object.list("is", on->options.size(), Must::be_there));
  for (const Json& one : is) {
    const std::string label = one.is_string() ? one.as_string() : "";
    if (!on->option(label))
      return question.wrong(said("'if' names '{}', which is no option of question {}.", label.substr(0, 40), on->label),
                            said("Name options of that question."));
    condition.is.push_back(label);
  }
  return std::optional(std::move(condition));
}

ErrorOr<BallotQuestion> read_question(const Json& json, const std::string& file,
                                      const std::vector<BallotQuestion>& earlier) {
  BallotQuestion question;
  const std::string label = json.text("label");
  const std::string named = is_ballot_label(label) ? label : std::to_string(earlier.size() + 1);
  const RulesPlace place{file, said("question {}", named)};
  const auto kind = ballot_question_kind_of(json.text("kind"));
  if (!kind)
    return place.wrong(said("'kind' is missing or not known."),
                       said("Kinds are \"single\", \"multiple\", \"open\", \"budget\", \"pairs\" and \"statements\"."));
  question.kind = *kind;
  STIP_TRY_AS(const RulesObject object, RulesObject::open(json, place, members_of(*kind)));
  const bool is_block = *kind == BallotQuestionKind::statements;
  STIP_TRY_AS(question.text, object.text("text", longest_text, is_block ? Must::be_allowed : Must::be_there));
  STIP_TRY_AS(question.explanation, object.text("explanation", longest_explanation, Must::be_allowed));
  if (is_block) return question;
  if (!is_ballot_label(label))
    return place.wrong(said("'{}' is no label of a question.", label.substr(0, 40)),
                       said("Take 1 to 32 letters, digits or hyphens, as text: \"age\"."));
  question.label = label;
  STIP_TRY_AS(question.required, object.flag("required"));
  STIP_TRY_AS(question.about_me, object.flag("about_me"));
  STIP_TRY_AS(question.condition, read_condition(object, earlier));
  if (*kind == BallotQuestionKind::open) {
    STIP_TRY_AS(question.longest, object.number("longest", 1, longest_open_answer, usual_open_answer));
    return question;
  }
  STIP_TRY_AS(const Json::Array options,
              object.list("options",
                          *kind == BallotQuestionKind::budget ? most_options_of_a_budget : most_options_of_a_question,
                          Must::be_there));
  for (const Json& one : options) {
    STIP_TRY_AS(BallotOption option, read_option(one, place, *kind));
    question.options.push_back(std::move(option));
  }
  STIP_TRY(has_different_labels(question.options, place));
  if (*kind == BallotQuestionKind::pairs && question.options.size() < 2)
    return place.wrong(said("one idea makes no pair."), said("Give two or more options."));
  if (*kind == BallotQuestionKind::multiple) {
    STIP_TRY_AS(question.most, object.number("most", 1, static_cast<std::uint32_t>(question.options.size()), 0));
  }
  if (*kind == BallotQuestionKind::pairs) {
    STIP_TRY_AS(question.most, object.number("most", 1, 1'000, 0));
  }
  if (*kind == BallotQuestionKind::budget) STIP_TRY(read_budget(object, question));
  return question;
}

Json option_json(const BallotOption& option, BallotQuestionKind kind) {
  Json json = Json::object();
  json.add("label", option.label);
  add_text(json, "text", option.text);
  if (kind != BallotQuestionKind::budget) return json;
  json.add("cost", to_json(option.cost));
  if (option.effects.empty()) return json;
  Json effects = Json::array();
  for (const BallotEffect& one : option.effects) {
    Json effect = Json::object();
    add_text(effect, "name", one.name);
    effect.add("value", to_json(one.value));
    add_text(effect, "unit", one.unit);
    effects.push(std::move(effect));
  }
  json.add("effects", std::move(effects));
  return json;
}

}  // namespace

std::string_view name_of(BallotQuestionKind kind) {
  switch (kind) {
    case BallotQuestionKind::statements:
      return "statements";
    case BallotQuestionKind::single:
      return "single";
    case BallotQuestionKind::multiple:
      return "multiple";
    case BallotQuestionKind::open:
      return "open";
    case BallotQuestionKind::budget:
      return "budget";
    case BallotQuestionKind::pairs:
      return "pairs";
  }
  return "";
}

std::optional<BallotQuestionKind> ballot_question_kind_of(std::string_view name) {
  for (const BallotQuestionKind kind : kinds)
    if (name_of(kind) == name) return kind;
  return std::nullopt;
}

std::optional<std::size_t> BallotQuestion::option(std::string_view wanted) const {
  const auto found = std::ranges::find(options, wanted, &BallotOption::label);
  if (found == options.end()) return std::nullopt;
  return static_cast<std::size_t>(found - options.begin());
}

ErrorOr<std::vector<BallotQuestion>> read_questions(const Json::Array& list, const std::string& file) {
  std::vector<BallotQuestion> questions;
  for (const Json& one : list) {
    STIP_TRY_AS(BallotQuestion question, read_question(one, file, questions));
    if (std::ranges::find(questions, question.label, &BallotQuestion::label) != questions.end()) {
      const RulesPlace place{file};
      if (question.kind == BallotQuestionKind::statements)
        return place.wrong(said("two questions are of kind statements."), said("Keep one: they are asked together."));
      return place.wrong(said("two questions are labelled {}.", question.label), said("Give each its own label."));
    }
    questions.push_back(std::move(question));
  }
  return questions;
}

Json to_json(const BallotQuestion& question) {
  Json json = Json::object();
  if (!question.label.empty()) json.add("label", question.label);
  json.add("kind", name_of(question.kind));
  add_text(json, "text", question.text);
  add_text(json, "explanation", question.explanation);
  if (question.about_me) json.add("about_me", true);
  if (question.required) json.add("required", true);
  if (question.condition) {
    Json is = Json::array(), condition = Json::object();
    for (const std::string& one : question.condition->is) is.push(one);
    condition.add("question", question.condition->question).add("is", std::move(is));
    json.add("if", std::move(condition));
  }
  if (question.most) json.add("most", question.most);
  if (question.longest) json.add("longest", question.longest);
  if (question.kind == BallotQuestionKind::budget) {
    json.add("budget", to_json(question.budget));
    add_text(json, "unit", question.unit);
    if (question.least_options) json.add("least_options", question.least_options);
    if (question.most_options) json.add("most_options", question.most_options);
  }
  if (question.options.empty()) return json;
  Json options = Json::array();
  for (const BallotOption& one : question.options) options.push(option_json(one, question.kind));
  json.add("options", std::move(options));
  return json;
}

}  // namespace stip
