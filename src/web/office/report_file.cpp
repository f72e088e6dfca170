// Report file: reading it, and what the owner changed in it.
#include "web/office/report_file.h"

#include <algorithm>

#include "agenda/records.h"
#include "base/text.h"
#include "exchange/form_value.h"
#include "exchange/value_text.h"
#include "mailing/report_form.h"
#include "mailing/report_questions.h"
#include "web/form_data.h"
#include "web/office/new_values.h"
#include "web/office/report_sheet.h"
#include "web/parts/record_parts.h"

namespace stip {
namespace {

/// What a form that came back says, as what was typed.
FormFields typed_of(const OfficeVisit& visit, const Reporting& subject, const ReadReport& read) {
  const Language language = visit.visit.language;
  FormFields typed;
  for (const FieldChange& answer : read.request.answers) {
    const Field* field = type_of<ProgressReport>().field(answer.field);
    const bool is_list = field && field->kind == Kind::list;
    typed.emplace_back(answer.field, is_list ? join(parts_of(*field, answer.value), "\n") : answer.value);
  }
  for (const ForecastPlace& place : forecast_places(visit.visit.view, subject.action->id)) {
    const auto forecast = std::ranges::find_if(*read.request.forecasts, [&](const Forecast& each) {
      return each.record == place.record && each.field == place.field->name;
    });
    if (forecast != read.request.forecasts->end())
      typed.emplace_back(control_name(place), shown_value(*place.field, forecast->value, language));
  }
  return typed;
}

/// What the owner changed in it: before and after.
Html changes_in(const OfficeVisit& visit, const ReadReport& read) {
  const Visit& v = visit.visit;
  Html rows;
  for (const PaperChange& change : read.changes) {
    rows.add("<tr><th scope=\"row\" dir=\"auto\">{}</th><td dir=\"auto\">{}</td><td dir=\"auto\">{}</td></tr>",
             change.label, change.before.empty() ? std::string(v.tr("not stated")) : change.before,
             change.after.empty() ? std::string(v.tr("not stated")) : change.after);
  }
  if (rows.empty())
    return html("<p role=\"status\">{}</p>", v.tr("Nothing was changed in this form. Nothing was entered."));
  return html(
      "<p role=\"status\">{}</p><div class=\"stip-table-scroll\" tabindex=\"0\" role=\"region\" "
      "aria-label=\"{}\"><table "
      "class=\"utrecht-table\"><thead><tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th "
      "scope=\"col\">{}</th></tr></thead><tbody>{}</tbody></table></div>",
      v.tr("This was read from your form. Nothing was entered yet: look it over below, and hand it in."),
      v.tr("What was changed in the form"), v.tr("Question"), v.tr("It was"), v.tr("The form says"), rows);
}

}  // namespace

Response report_from_file(const OfficeVisit& visit, const Reporting& subject) {
  const Visit& v = visit.visit;
  RecordForm form = answers_form(visit, subject);
  const auto refused = [&](const std::vector<Error>& problems) {
    FormFields typed = subject.row ? FormFields{} : prefilled(visit, subject);
    if (!typed.empty()) refill(form, typed, {});
    return report_sheet(visit, subject, {.form = form, .problems = problems});
  };
  if (visit.files.empty())
    return refused(
        {{ErrorKind::invalid, std::string(v.tr("The form, filled in (.docx or .xlsx)")),
          std::string(v.tr("no file was chosen.")), std::string(v.tr("Choose the file, and send it again."))}});
  const FormFile& file = visit.files.front();
  const std::string name = file.name.empty() ? std::string(v.tr("the file")) : file.name.substr(0, 100);
  const std::string kind = to_lower(name);
  if (!ends_with(kind, ".docx") && !ends_with(kind, ".xlsx"))
    return refused({{ErrorKind::invalid, name, std::string(v.tr("its name ends in neither .docx nor .xlsx.")),
                     std::string(v.tr("Choose the form that you filled in."))}});
  // By a link the public view holds one action more, which may be as secret as it says itself.
  Viewer reader = v.viewer;
  if (visit.link) reader.clearance = std::max(reader.clearance, subject.action->classification);
  const auto read = read_report_form(visit.office.registry, file.bytes, is_utf8(name) ? name : "form",
                                     {reader, v.language, v.today, subject.action->id, v.view, visit.link.has_value()});
  if (!read.ok()) return refused(told(visit, {read.error()}));
  if (read->request.cycle != subject.cycle->id)
    return refused(
        {{ErrorKind::conflict, name,
          fill(v.tr("it is for the round {}, and the round {} is open."), {read->request.cycle, subject.cycle->id}),
          std::string(v.tr("Fill in a fresh form, or report on the site."))}});
  const FormFields typed = typed_of(visit, subject, *read);
  refill(form, answers_in(typed), {});
  return report_sheet(visit, subject,
                      {.form = form, .typed = typed, .problems = read->problems, .above = changes_in(visit, *read)});
}

}  // namespace stip
