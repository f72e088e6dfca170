// QuestionTexts: read leniently, since whoever made the rules has checked them.
#include "consultation/question_texts.h"

#include "consultation/analysis_read.h"

namespace stip {
namespace {

AskedText words_of(const Json& json) { return {json.text("text"), json.text("text_en")}; }

const Json::Array& list_of(const Json& json, std::string_view name) {
  static const Json::Array none;
  const Json* found = json.find(name);
  return found && found->is_array() ? found->as_array() : none;
}

std::string label_in(const Json& json, std::string_view name) {
  const Json* found = json.find(name);
  if (found && found->is_number() && !found->is_integer()) return to_text(*found);
  return found ? label_of(*found) : std::string();
}

AskedQuestion question_of(const Json& json) {
  const Json* about_me = json.find("about_me");
  AskedQuestion question{label_in(json, "label"),
                         json.text("kind"),
                         words_of(json),
                         about_me && about_me->is_bool() && about_me->as_bool(),
                         label_in(json, "budget"),
                         json.text("unit"),
                         {},
                         {}};
  for (const Json& option : list_of(json, "options")) {
    question.options.push_back(label_in(option, "label"));
    question.option_words[question.options.back()] = words_of(option);
  }
  return question;
}

}  // namespace

const AskedQuestion* QuestionTexts::question(std::string_view label) const {
  for (const AskedQuestion& one : questions)
    if (one.label == label) return &one;
  return nullptr;
}

const AskedQuestion* QuestionTexts::only_of_kind(std::string_view kind) const {
  const AskedQuestion* found = nullptr;
  for (const AskedQuestion& one : questions) {
    if (one.kind != kind) continue;
    if (found) return nullptr;
    found = &one;
  }
  return found;
}

ErrorOr<QuestionTexts> question_texts(std::string_view rules, const std::string& file) {
  auto json = parse_json(rules);
  if (!json.ok()) return Error{ErrorKind::invalid, file, json.error().problem, json.error().remedy};
  QuestionTexts texts;
  for (const Json& statement : list_of(*json, "statements"))
    texts.statements[label_in(statement, "label")] = words_of(statement);
  for (const Json& question : list_of(*json, "questions")) texts.questions.push_back(question_of(question));
  return texts;
}

void add_words(Json& json, const AskedText& words) {
  json.add("text", words.text);
  if (!words.text_en.empty()) json.add("text_en", words.text_en);
}

}  // namespace stip
