// Consultation: its design as one text, in the order in which people meet it.
#include <cstdlib>

#include "agenda/design_order.h"
#include "agenda/records.h"
#include "base/text.h"
#include "governance/consultation.h"

namespace stip {
namespace {

constexpr std::int64_t cents_of_a_million = 100'000'000;

void add_both(Json& json, const std::string& name, const std::string& dutch, const std::string& english) {
  if (!dutch.empty()) json.add(name, dutch);
  if (!english.empty()) json.add(name + "_en", english);
}

/// A decimal as short as it can be written.
Json number(Decimal decimal) {
  while (decimal.scale > 0 && decimal.units % 10 == 0) decimal.units /= 10, --decimal.scale;
  if (decimal.scale == 0) return decimal.units;
  return std::strtod(to_text(decimal).c_str(), nullptr);
}

Json in_unit(const Amount& amount, bool in_millions) {
  return number({amount.low.cents, static_cast<std::uint8_t>(in_millions ? 8 : 2)});
}

std::string with(const std::string& first, const std::string& second) {
  return first.empty() || second.empty() ? first + second : first + "\n\n" + second;
}

std::string who_asks(const View& view, const Consultation& consultation, Language language) {
  const auto name = [&](const Ref<Organisation>& ref) -> std::string {
    const Organisation* found = view.find(ref);
    if (!found) return "";
    return language == Language::en && !found->title_en.empty() ? found->title_en : found->title;
  };
  const std::string asks = name(consultation.commissioned_by), does = name(consultation.executed_by);
  return does.empty() || does == asks ? asks : asks + "; " + fill(tr(language, "carried out by {}"), {does});
}

Json introduction_of(const View& view, const Consultation& consultation) {
  Json json = Json::object();
  add_both(json, "what", consultation.what, consultation.what_en);
  add_both(json, "why", consultation.why, consultation.why_en);
  add_both(json, "by", who_asks(view, consultation, Language::nl), who_asks(view, consultation, Language::en));
  add_both(json, "open", consultation.open, consultation.open_en);
  add_both(json, "fixed", consultation.fixed, consultation.fixed_en);
  add_both(json, "afterwards", consultation.afterwards, consultation.afterwards_en);
  // Without a translation of both, an English reader gets both in Dutch.
  const bool is_translated =
      !consultation.privacy_en.empty() && (consultation.consent.empty() || !consultation.consent_en.empty());
  add_both(json, "privacy", with(consultation.privacy, consultation.consent),
           is_translated ? with(consultation.privacy_en, consultation.consent_en) : "");
  if (consultation.minutes) json.add("minutes", *consultation.minutes);
  return json;
}

template <class T>
Json labelled(const T& part) {
  Json json = Json::object();
  json.add("label", label_of(part));
  add_both(json, "text", part.title, part.title_en);
  return json;
}

Json effects_of(const BudgetOption& option) {
  Json effects = Json::array();
  for (const std::string& text : option.effects) {
    const auto effect = parse_effect(text);
    if (!effect.ok()) continue;
    Json json = Json::object();
    add_both(json, "name", effect->name, effect->name_en);
    json.add("value", number(effect->value));
    if (!effect->unit.empty()) json.add("unit", effect->unit);
    effects.push(std::move(json));
  }
  return effects;
}

void add_budget(Json& json, const DesignedQuestion& each) {
  const Amount& budget = each.question->budget;
  const bool in_millions = budget.low.cents >= cents_of_a_million,
             is_euro = std::string_view(budget.low.currency) == "EUR";
  json.add("budget", in_unit(budget, in_millions));
  const std::string currency = is_euro ? "euro" : budget.low.currency;
  json.add("unit", (in_millions ? "miljoen " : "") + currency);
  if (in_millions) json.add("unit_en", "million " + currency);
  if (each.question->least.value_or(0) > 0) json.add("least_options", *each.question->least);
  if (each.question->most) json.add("most_options", *each.question->most);
  Json options = Json::array();
  for (const BudgetOption* option : each.budget) {
    Json one = labelled(*option);
    one.add("cost", in_unit(option->cost, in_millions));
    if (!option->effects.empty()) one.add("effects", effects_of(*option));
    options.push(std::move(one));
  }
  json.add("options", std::move(options));
}

/// The condition on which a question is asked: answers of one earlier question.
void add_condition(Json& json, const View& view, const ConsultationQuestion& question) {
  Json is = Json::array();
  std::string asked;
  for (const Ref<AnswerOption>& ref : question.asked_of) {
    const AnswerOption* option = view.find(ref);
    const ConsultationQuestion* earlier = option ? view.find(option->question) : nullptr;
    if (!earlier) continue;
    asked = label_of(*earlier);
    is.push(label_of(*option));
  }
  if (asked.empty()) return;
  Json condition = Json::object();
  condition.add("question", asked).add("is", std::move(is));
  json.add("if", std::move(condition));
}

Json question_of(const View& view, const DesignedQuestion& each) {
  const ConsultationQuestion& question = *each.question;
  Json json = Json::object();
  const bool is_block = question.kind == QuestionKind::statements;
  if (!is_block) json.add("label", label_of(question));
  json.add("kind", name_of_choice(question.kind));
  add_both(json, "text", question.title, question.title_en);
  add_both(json, "explanation", question.explanation, question.explanation_en);
  if (is_block) return json;
  if (question.about_me) json.add("about_me", true);
  if (question.required) json.add("required", true);
  add_condition(json, view, question);
  if (question.kind == QuestionKind::budget) {
    add_budget(json, each);
    return json;
  }
  if (question.most && question.kind != QuestionKind::single)
    json.add(question.kind == QuestionKind::open ? "longest" : "most", *question.most);
  if (each.answers.empty()) return json;
  Json options = Json::array();
  for (const AnswerOption* option : each.answers) options.push(labelled(*option));
  json.add("options", std::move(options));
  return json;
}

}  // namespace

std::string ballot_id_of(std::string_view consultation) {
  std::string id = to_lower(consultation);
  std::ranges::replace_if(
      id, [](char c) { return c == '_' || c == '.'; }, '-');
  return id;
}

Json rules_of(const View& view, const Consultation& consultation) {
  Json json = Json::object(), doors = Json::array(), statements = Json::array(), questions = Json::array();
  json.add("id", ballot_id_of(consultation.id));
  add_both(json, "title", consultation.title, consultation.title_en);
  for (const ConsultationDoor door : consultation.doors)
    doors.push(door == ConsultationDoor::signed_in ? "signed-in" : name_of_choice(door));
  json.add("doors", std::move(doors)).add("introduction", introduction_of(view, consultation));
  if (consultation.minimum_age) json.add("minimum_age", *consultation.minimum_age);
  if (consultation.closes) json.add("closes", to_text(consultation.closes.last()));
  if (consultation.forget_codes_after_days) json.add("forget_codes_after_days", *consultation.forget_codes_after_days);
  if (consultation.forget_ballots_after_days)
    json.add("forget_ballots_after_days", *consultation.forget_ballots_after_days);
  if (consultation.own_statements) json.add("own_statements", true);
  if (consultation.puzzle) json.add("puzzle", *consultation.puzzle);
  for (const DesignedQuestion& each : design_of(view, consultation.id)) {
    for (const Statement* statement : each.statements) {
      Json one = labelled(*statement);
      if (statement->about_me) one.add("about_me", true);
      statements.push(std::move(one));
    }
    questions.push(question_of(view, each));
  }
  if (!statements.as_array().empty()) json.add("statements", std::move(statements));
  if (!questions.as_array().empty()) json.add("questions", std::move(questions));
  return json;
}

}  // namespace stip
