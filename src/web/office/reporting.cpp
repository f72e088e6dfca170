// Reporting: choosing the round, filling in, reading and placing.
#include "web/office/reporting.h"

#include <algorithm>

#include "agenda/records.h"
#include "base/text.h"
#include "exchange/form_value.h"
#include "governance/cycle.h"
#include "governance/report.h"
#include "mailing/report_form.h"
#include "registry/edition_views.h"
#include "web/office/entering.h"
#include "web/office/links.h"

namespace stip {
namespace {

bool is_answer(const Field& field) {
  return std::ranges::any_of(answer_fields(), [&](const Field* each) { return each == &field; });
}

}  // namespace

ErrorOr<Reporting> reporting_on(const OfficeVisit& visit) {
  const Visit& v = visit.visit;
  const Error absent{ErrorKind::not_found, "action " + v.parts[0], "there is no such action.", "Search for it."};
  Reporting subject{v.view.find<Action>(v.parts[0]), nullptr, nullptr, {}};
  if (!subject.action) return absent;
  // A link was issued by somebody who may, and is for this action alone.
  if (!visit.link) STIP_TRY(may(visit.person(), Act::report, facts_of(v.view, *subject.action)));
  for (const Cycle* cycle : v.view.referring<Cycle>("asked", subject.action->id)) {
    const auto round = round_of(v.view, cycle->id, v.today);
    const bool is_meant = !visit.link || visit.link->purpose.cycle == cycle->id;
    if (round && round->is_open && is_meant) subject.cycle = cycle;
  }
  if (!subject.cycle)
    return Error{ErrorKind::conflict, "action " + subject.action->id,
                 std::string(v.tr("no round is open in which a report on it is asked.")),
                 std::string(v.tr("Ask the secretary."))};
  const Prefilled filled = prefill(v.view, subject.action->id, subject.cycle->id);
  if (filled.current) subject.row = v.view.row(type_of<ProgressReport>(), filled.current->id);
  subject.calculated = calculated_schedule(visit.office.registry, v.viewer, v.view, subject.action->id, v.today);
  return subject;
}

std::string form_address(const OfficeVisit& visit, const Reporting& subject) {
  return visit.link ? "link/" + visit.link->id : "rapporteren/" + subject.action->id;
}

RecordForm answers_form(const OfficeVisit& visit, const Reporting& subject) {
  RecordForm form = record_form(visit.visit.view, type_of<ProgressReport>(), subject.row, visit.visit.language);
  std::erase_if(form.fields,
                [](const FormField& field) { return !is_answer(*field.field) || field.name() == "forecast"; });
  for (FormField& field : form.fields)
    field.is_required = field.name() == "phase" || field.name() == "schedule" || field.name() == "confidence";
  return form;
}

FormFields prefilled(const OfficeVisit& visit, const Reporting& subject) {
  FormFields pairs;
  for (const FieldChange& answer : prefill(visit.visit.view, subject.action->id, subject.cycle->id).answers)
    pairs.emplace_back(answer.field, answer.value);
  return pairs;
}

FormFields answers_in(const FormFields& typed) {
  FormFields answers = typed;
  std::erase_if(answers, [](const auto& pair) { return starts_with(pair.first, "_"); });
  return answers;
}

std::vector<Error> placed(const OfficeVisit& visit, RecordForm& form, const std::vector<Error>& problems) {
  static constexpr std::pair<const char*, const char*> places[] = {
      {"it does not say where the action is.", "phase"},
      {"it does not say whether the action is on schedule.", "schedule"},
      {"it does not say how sure the owner is that the goal is reached.", "confidence"},
      {"it answers “attention” or “no” without the cause.", "cause"},
      {"it doubts that the goal is reached without the cause.", "cause"},
      {"it moves a date or an amount without the cause.", "cause"},
      {"it answers “attention” or “no” without the consequence.", "consequence"},
      {"it answers “attention” or “no” without the correction.", "correction"},
      {"the owner answers “{}” where the dates give “{}”, and it is not said why.", "differs_because"},
  };
  std::vector<Error> others;
  for (const Error& met : problems) {
    const Error problem = in_language(visit.visit.language, met);
    const auto at = std::ranges::find_if(places, [&](const auto& place) {
      const std::string_view words = visit.visit.tr(place.first);
      return starts_with(problem.problem, words.substr(0, words.find("{}")));
    });
    const auto field =
        at == std::end(places) ? form.fields.end() : std::ranges::find(form.fields, at->second, &FormField::name);
    if (field == form.fields.end())
      others.push_back(met);
    else if (field->problem.empty())
      field->problem = std::string(problem.problem) + " " + std::string(problem.remedy);
  }
  return others;
}

ErrorOr<FormReading> read_answers(const OfficeVisit& visit, const Reporting& subject) {
  std::vector<FormPair> pairs;
  for (const auto& pair : visit.sent) {
    const bool is_about_form = starts_with(pair.first, "_");
    const Field* field = type_of<ProgressReport>().field(pair.first);
    if (is_about_form || (field && is_answer(*field)))
      pairs.push_back(pair);
    else
      return Error{ErrorKind::invalid, visit.visit.tr("form"),
                   said("it has a field '{}' that a report does not ask.", pair.first), msg("Reload the page.")};
  }
  if (!subject.row) {
    for (const auto& [name, value] : std::initializer_list<FormPair>{{"id", "PR-NEW"},
                                                                     {"title", "-"},
                                                                     {"action", subject.action->id},
                                                                     {"period", to_text(subject.cycle->period)}})
      pairs.emplace_back(name, value);
  }
  STIP_TRY_AS(FormReading reading,
              read_form(visit.visit.view, type_of<ProgressReport>(), subject.row, pairs, visit.visit.language));
  std::erase_if(reading.changes, [](const FieldChange& change) {
    const Field* field = type_of<ProgressReport>().field(change.field);
    return !field || !is_answer(*field);
  });
  return reading;
}

}  // namespace stip
