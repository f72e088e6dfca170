// Report told: answers, new values, and where a report is.
#include "web/office/report_told.h"

#include <algorithm>

#include "agenda/records.h"
#include "governance/cycle.h"
#include "governance/report.h"
#include "web/office/parts.h"
#include "web/office/report_states.h"
#include "web/parts/record_parts.h"
#include "web/parts/report_parts.h"
#include "web/parts/status.h"

namespace stip {

Html told_answers(const Visit& visit, const ProgressReport& report) {
  const RecordType& type = type_of<ProgressReport>();
  Html list;
  for (const Field* field : answer_fields()) {
    const std::string text = field->text(report);
    if (!text.empty()) list.add(fact(label_of(visit, type, *field), value_html(visit, type, *field, text)));
    if (field->name == "schedule" && report.calculated != OnSchedule::unstated)
      list.add(fact(visit.tr("Judgement by the dates"), schedule_word(visit, report.calculated)));
  }
  return html("<dl class=\"stip-facts\">{}</dl>\n", list);
}

Html told_new_values(const Visit& visit, const ProgressReport& report) {
  if (report.status == ReportStatus::approved) return {};
  Html rows;
  for (const std::string& line : report.forecast) {
    const auto forecast = parse_forecast(line);
    const MeantForecast meant = forecast.ok() ? meant_by(visit, *forecast) : MeantForecast{};
    if (!meant.record) {  // It went away meanwhile.
      rows.add("<tr><th scope=\"row\" colspan=\"4\" dir=\"auto\">{}</th></tr>\n", line);
      continue;
    }
    rows.add("<tr><th scope=\"row\">{}</th>{}{}{}</tr>\n", cited_id(visit, meant.record->id),
             cell(visit.tr("Field"), meant.label),
             cell(visit.tr("Now"), meant.now.empty() ? open_word(visit.tr("not stated")) : html("{}", meant.now)),
             cell(visit.tr("Becomes"),
                  meant.becomes.empty() ? open_word(visit.tr("not stated")) : html("{}", meant.becomes)));
  }
  if (rows.empty()) return {};
  const Html head = html(
      "<tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th scope=\"col\">{}</th></tr>",
      visit.tr("About"), visit.tr("Field"), visit.tr("Now"), visit.tr("Becomes"));
  // Section and table are landmarks, which must not have the same name.
  const std::string caption = std::string(visit.tr("Now")) + " – " + std::string(visit.tr("Becomes"));
  return section("nieuw", visit.tr("New dates and amounts"),
                 html("<p>{}</p>{}", visit.tr("They are entered once the report is final."),
                      table("nieuwe-waarden", caption, head, rows, {}, true)));
}

std::optional<Response> handed_in_page(const OfficeVisit& visit, const Reporting& subject) {
  const Visit& v = visit.visit;
  const auto round = round_of(v.view, subject.cycle->id, v.today);
  if (!round) return std::nullopt;
  const auto asked =
      std::ranges::find(round->asked, subject.action->id, [](const Asked& each) { return each.action->id; });
  if (asked == round->asked.end() || !asked->report || !is_handed_in(asked->step)) return std::nullopt;
  const ProgressReport& report = *asked->report;
  const bool is_final = asked->step == ReportStep::approved;
  const std::string title = fill(v.tr("Report on: {}"), {v.title(*subject.action)});
  Html facts = fact(v.tr("Where it is"), status_word(level_of(asked->step), word_of(v, asked->step)));
  if (report.reported_on) facts.add(fact(v.tr("Handed in on"), date_text(v.language, report.reported_on)));
  Html content = html("<h1 dir=\"auto\">{}</h1><p class=\"stip-lead\">{}</p><dl class=\"stip-facts\">{}</dl>", title,
                      v.tr("This report was handed in. This is what it says."), facts);
  if (is_final) {
    content.add("<p>{} <a href=\"{}\">{}</a></p>",
                v.tr("It is final and stays as it is. Was something wrong, then a new report takes its place."),
                v.link(form_address(visit, subject) + "?opnieuw=ja"), v.tr("Report anew"));
  } else {
    content.add("<p>{}</p>", v.tr("To change something, ask who signs it or the secretariat to send it back to you: "
                                  "then the form opens here again, with what you answered."));
  }
  content.add(section("antwoorden", v.tr("What was answered"), told_answers(v, report)));
  content.add(told_new_values(v, report));
  return office_page(visit, title, std::move(content));
}

}  // namespace stip
