// New values: a field for each date and amount that a report may change.
#include "web/office/new_values.h"

#include "agenda/records.h"
#include "base/text.h"
#include "exchange/form_value.h"
#include "exchange/value_text.h"
#include "mailing/report_questions.h"
#include "publishing/record_words.h"
#include "web/parts/record_parts.h"

namespace stip {
namespace {

std::string subject_of(const OfficeVisit& visit, const ForecastPlace& place) {
  return place.title + ", " + std::string(label_of(*place.type, *place.field, visit.visit.language));
}

/// What was typed for it, or what stands there now as readers of the language write it.
std::string standing_in(const ForecastPlace& place, const FormFields& typed, Language language) {
  const std::string name = control_name(place);
  for (const auto& [key, text] : typed)
    if (key == name) return text;
  return shown_value(*place.field, place.now, language);
}

Html choices(const ForecastPlace& place, const std::string& chosen, Language language) {
  Html options;
  const ChoiceType& type = place.field->choice_type();
  for (const Choice& choice : type.values) {
    if (choice.name == chosen)
      options.add("<option value=\"{}\" selected>{}</option>", choice.name, label_of(type, choice, language));
    else
      options.add("<option value=\"{}\">{}</option>", choice.name, label_of(type, choice, language));
  }
  return options;
}

Html control(const ForecastPlace& place, const std::string& text, Language language) {
  const std::string name = control_name(place);
  if (place.field->choice_type)
    return html("<select class=\"utrecht-select\" id=\"{}\" name=\"{}\">{}</select>", name, name,
                choices(place, text, language));
  return html("<input class=\"utrecht-textbox\" id=\"{}\" name=\"{}\" value=\"{}\" autocomplete=\"off\">", name, name,
              text);
}

}  // namespace

std::string control_name(const ForecastPlace& place) {
  return std::string(new_value_prefix) + place.record + "." + std::string(place.field->name);
}

std::vector<Anchor> new_value_anchors(const OfficeVisit& visit, const Reporting& subject) {
  std::vector<Anchor> anchors;
  for (const ForecastPlace& place : forecast_places(visit.visit.view, subject.action->id))
    anchors.push_back({subject_of(visit, place), control_name(place)});
  return anchors;
}

Html new_value_fields(const OfficeVisit& visit, const Reporting& subject, const FormFields& typed) {
  const Visit& v = visit.visit;
  const auto places = forecast_places(v.view, subject.action->id);
  if (places.empty()) return {};
  Html groups, rows;
  for (std::size_t at = 0; at < places.size(); ++at) {
    const ForecastPlace& place = places[at];
    rows.add("<div class=\"utrecht-form-field\"><label class=\"utrecht-form-label\" for=\"{}\">{}</label> {}</div>",
             control_name(place), label_of(*place.type, *place.field, v.language),
             control(place, standing_in(place, typed, v.language), v.language));
    if (at + 1 < places.size() && places[at + 1].record == place.record) continue;
    groups.add(
        "<fieldset class=\"utrecht-form-fieldset\"><legend><h3 class=\"utrecht-heading-4\" "
        "dir=\"auto\">{}</h3></legend>{}</fieldset>",
        place.title, rows);
    rows = {};
  }
  return html("<h2 class=\"utrecht-heading-2\">{}</h2><p>{} {}</p><div class=\"stip-form__fields\">{}</div>",
              v.tr("Dates and amounts"), v.tr("Change only what differs now. It is entered once the report is final."),
              v.tr("Write a date as 1-3-2027, March 2027, Q3 2027 or 2027."), groups);
}

std::vector<Forecast> new_values_sent(const OfficeVisit& visit, const Reporting& subject,
                                      std::vector<Error>& problems) {
  std::vector<Forecast> all;
  const Language language = visit.visit.language;
  for (const ForecastPlace& place : forecast_places(visit.visit.view, subject.action->id)) {
    const std::string* typed = visit.sent_value(control_name(place));
    if (!typed || *typed == shown_value(*place.field, place.now, language) || as_sent(*typed) == place.now) continue;
    std::string value = as_sent(*typed);
    if (!place.field->choice_type) {
      auto read = read_value(*place.field, value, language);
      if (!read.ok()) {
        problems.push_back({read.error().kind, subject_of(visit, place), read.error().problem.in(language),
                            read.error().remedy.in(language)});
        continue;
      }
      value = std::move(read->text);
    }
    if (value != place.now) all.push_back({place.record, std::string(place.field->name), std::move(value)});
  }
  return all;
}

}  // namespace stip
