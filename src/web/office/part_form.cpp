// Part form: choosing, reading and placing.
#include "web/office/part_form.h"

#include <algorithm>

#include "agenda/records.h"
#include "base/text.h"

namespace stip {

PartForm::PartForm(const OfficeVisit& visit, const RecordType& type, Names names, Names required)
    : visit_(visit), form_(record_form(visit.visit.view, type, nullptr, visit.visit.language)) {
  const auto place_of = [&](const FormField& field) { return std::ranges::find(names, field.name()); };
  std::erase_if(form_.fields, [&](const FormField& field) { return place_of(field) == names.end(); });
  std::ranges::stable_sort(form_.fields, {}, place_of);
  for (std::string_view name : required) field(name).is_required = true;
}

FormField& PartForm::field(std::string_view name) {
  const auto at = std::ranges::find(form_.fields, name, &FormField::name);
  STIP_ASSERT(at != form_.fields.end());
  return *at;
}

void PartForm::say(std::string_view name, std::string_view label, std::string_view help) {
  FormField& said = field(name);
  said.label = label;
  said.help = help;
}

void PartForm::put(std::string_view name, const std::string& value) {
  FormField& filled = field(name);
  const bool is_chosen = filled.control == Control::one_of || filled.control == Control::some_of;
  if (is_chosen)
    filled.chosen = {value};
  else
    filled.text = value;
}

void PartForm::without(std::string_view name, std::string_view value) {
  FormField& lesser = field(name);
  std::erase_if(lesser.options, [&](const FormOption& option) { return option.value == value; });
  std::erase(lesser.chosen, value);
}

bool PartForm::read() {
  const RecordType& type = *form_.type;
  const auto is_asked = [&](std::string_view name) {
    return std::ranges::find(form_.fields, name, &FormField::name) != form_.fields.end();
  };
  NamedTexts typed, pairs;
  for (const auto& pair : visit_.sent) {
    if (is_asked(pair.first)) typed.push_back(pair);
    const bool lets_id_be_given = pair.first == "id" && pair.second.empty();
    if ((is_asked(pair.first) && !lets_id_be_given) || pair.first == "_version") pairs.push_back(pair);
  }
  if (std::ranges::find(pairs, "id", &FormPair::first) == pairs.end())
    pairs.emplace_back("id", std::string(type.prefix) + "NEW");
  const auto reading = read_form(visit_.visit.view, type, nullptr, pairs, visit_.visit.language);
  std::vector<FieldProblem> problems = reading.ok() ? reading->problems : std::vector<FieldProblem>{};
  // What was not asked is no matter for complaint, and what was left empty is one for the act.
  std::erase_if(problems, [&](const FieldProblem& each) {
    const auto sent = std::ranges::find(typed, each.field->name, &FormPair::first);
    return !is_asked(each.field->name) || sent == typed.end() || sent->second.empty();
  });
  refill(form_, typed, problems);
  record_ = reading.ok() ? reading->record : type.make();
  if (!reading.ok()) {
    form_.fields.front().problem = reading.error().problem + " " + reading.error().remedy;
    return false;
  }
  return problems.empty();
}

std::vector<Error> PartForm::place(const std::vector<Error>& problems, Places places) {
  std::vector<Error> others;
  for (const Error& problem : problems) {
    const auto at = std::ranges::find_if(places, [&](const auto& place) {
      const std::string_view words = visit_.visit.tr(place.first);
      return starts_with(problem.problem, words.substr(0, words.find("{}")));
    });
    if (at == places.end())
      others.push_back(problem);
    else if (std::string& before = field(at->second).problem; before.empty())
      before = problem.problem + " " + problem.remedy;
  }
  return others;
}

}  // namespace stip
