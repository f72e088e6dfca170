// Report questions: fields of a report, and values elsewhere that it may renew.
#include "mailing/report_questions.h"

#include <algorithm>

#include "base/text.h"
#include "exchange/form_value.h"
#include "exchange/value_text.h"
#include "governance/cycle.h"
#include "governance/report.h"

namespace stip {

namespace {

/// A report of this round that was handed in and waits for others; nullptr: none.
const ProgressReport* waiting_report(const View& view, std::string_view action, std::string_view cycle) {
  for (const ProgressReport* report : view.referring<ProgressReport>("action", action)) {
    const bool waits = report->status == ReportStatus::submitted || report->status == ReportStatus::endorsed;
    if (waits && is_of_round(view, *report, cycle)) return report;
  }
  return nullptr;
}

}  // namespace

std::vector<ReportQuestion> report_questions(const View& view, std::string_view action, std::string_view cycle) {
  const Prefilled filled = prefill(view, action, cycle);
  const ProgressReport* report = filled.current ? filled.current : waiting_report(view, action, cycle);
  std::vector<ReportQuestion> questions;
  for (const Field* field : answer_fields()) {
    const auto answer = std::ranges::find(filled.answers, field->name, &FieldChange::field);
    const bool is_prefilled = answer != filled.answers.end();
    questions.push_back({std::string(field->name),
                         &type_of<ProgressReport>(),
                         field,
                         true,
                         {},
                         {},
                         report         ? field->text(*report)
                         : is_prefilled ? answer->value
                                        : std::string(),
                         {}});
  }
  std::vector<Forecast> written;
  for (const std::string& line : report ? report->forecast : std::vector<std::string>{}) {
    if (auto forecast = parse_forecast(line); forecast.ok()) written.push_back(*std::move(forecast));
  }
  for (ForecastPlace& place : forecast_places(view, action)) {
    const auto forecast = std::ranges::find_if(
        written, [&](const Forecast& each) { return each.record == place.record && each.field == place.field->name; });
    questions.push_back({place.record + "." + std::string(place.field->name), place.type, place.field, false,
                         place.record, place.title, forecast == written.end() ? place.now : forecast->value,
                         place.now});
  }
  return questions;
}

std::string shown_answer(const ReportQuestion& question, std::string_view canonical, Language language) {
  if (canonical.empty()) return {};
  if (question.field->choice_type) {
    const ChoiceType& type = question.field->choice_type();
    const auto index = choice_index(type, canonical);
    return index ? std::string(label_of(type, type.values[*index], language)) : std::string(canonical);
  }
  if (question.field->kind == Kind::list) return join(parts_of(*question.field, canonical), "\n");
  return shown_value(*question.field, canonical, language);
}

ErrorOr<std::string> read_answer(const ReportQuestion& question, std::string_view typed, AnswerLanguages languages) {
  const Language language = languages.told;
  const std::string text = as_sent(typed);
  if (text.empty()) return text;
  if (question.field->choice_type) {
    const ChoiceType& type = question.field->choice_type();
    if (const Choice* choice = choice_meant(type, text)) return std::string(choice->name);
    std::vector<std::string> labels;
    for (const Choice& choice : type.values) {
      if (!choice.name.empty()) labels.emplace_back(label_of(type, choice, language));
    }
    return Error{ErrorKind::invalid, question.key, fill(tr(language, "“{}” is none of the answers."), {text}),
                 fill(tr(language, "Choose from: {}."), {join(labels, ", ")})};
  }
  const auto value = read_value(*question.field, text, languages.written);
  if (!value.ok()) {
    const auto told = read_value(*question.field, text, language);
    return told.ok() ? value.error() : told.error();
  }
  const auto record = question.type->make();
  if (const auto error = question.field->set(*record, value->text)) return *error;
  return question.field->text(*record);
}

std::string hint_for(const ReportQuestion& question, Language language) {
  if (question.field->kind == Kind::date) return std::string(tr(language, "For instance 1-3-2027, Q3 2027 or 2027."));
  if (question.field->kind == Kind::amount) return std::string(tr(language, "For instance € 1.250.000 or 1,5 mln."));
  return {};
}

}  // namespace stip
