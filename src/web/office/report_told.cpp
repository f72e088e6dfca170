// Report told: answers, new values, and where a report is.
#include "web/office/report_told.h"

#include <algorithm>

#include "access/record_facts.h"
#include "agenda/records.h"
#include "governance/cycle.h"
#include "governance/report.h"
#include "publishing/record_words.h"
#include "registry/who_set.h"
#include "web/office/parts.h"
#include "web/office/report_states.h"
#include "web/parts/record_parts.h"
#include "web/parts/report_parts.h"
#include "web/parts/status.h"
#include "web/parts/written.h"

namespace stip {
namespace {

/// The role in which somebody reported: the first that may report on the action, else the first that is held.
const RoleAt* role_of_reporter(const Account& account, const RecordFacts& facts) {
  const auto may_report = [&](const RoleAt& role) { return may({account.id, {role}}, Act::report, facts).ok(); };
  const auto at = std::ranges::find_if(account.roles, may_report);
  if (at != account.roles.end()) return &*at;
  return account.roles.empty() ? nullptr : &account.roles.front();
}

/// "Owner, City & Nature Department"; of who had a link only for which organisation it was.
std::string reporter_words(const OfficeVisit& visit, const ProgressReport& report, const std::string& author) {
  const Visit& v = visit.visit;
  const Action* action = v.view.find(report.action);
  const Organisation* owner = action ? v.view.find(action->owner) : nullptr;
  if (author.starts_with("L-"))
    return owner ? fill(v.tr("by a personal link, for {}"), {v.title(*owner)})
                 : std::string(v.tr("by a personal link"));
  if (!author.starts_with("U-"))
    return author == author_of_commands ? author_word(v, author) : std::string(v.tr("command line"));
  const auto account = find_account(visit.office.desk, author);
  const bool is_known = account.ok() && *account;
  const RoleAt* role = is_known && action ? role_of_reporter(**account, facts_of(v.view, *action)) : nullptr;
  if (!role) return std::string(v.tr("somebody whose role is not known any more"));
  const Organisation* place = v.view.find<Organisation>(role->organisation);
  return label_of(v.language, role->role) + (place ? ", " + v.title(*place) : std::string{});
}

/// What was done, wanted or excused once is not missed in a later report.
bool is_of_once(std::string_view field) {
  static constexpr std::string_view names[] = {"done", "help_wanted", "decision_wanted", "evidence", "differs_because"};
  return std::ranges::find(names, field) != std::end(names);
}

/// An answer, with what was answered before where that differs; empty: neither says anything.
Html answer_beside(const Visit& visit, const Field& field, const ProgressReport& report, const ProgressReport* before) {
  const RecordType& type = type_of<ProgressReport>();
  const std::string text = field.text(report), then = before ? field.text(*before) : std::string{};
  Html answer = text.empty() ? Html{} : value_html(visit, type, field, text);
  if (then.empty() || then == text || (text.empty() && is_of_once(field.name))) return answer;
  if (text.empty()) answer = open_word(visit.tr("not stated"));
  return html("{} <div class=\"stip-quiet\"{} dir=\"auto\">{}</div>", answer, lang_of(visit, field),
              fill(visit.tr("was: {}"), {value_text(visit, type, field, then)}));
}

}  // namespace

Html told_origin(const OfficeVisit& visit, const ProgressReport& report) {
  const Visit& v = visit.visit;
  const Viewer reader{std::max(v.viewer.clearance, Classification::internal)};  // As of the report itself.
  const auto entry =
      entry_that_set(v.site.registry, type_of<ProgressReport>(), report.id, "status", "submitted", reader);
  Html facts;
  if (entry)
    facts.add(fact(v.tr("Handed in by"), reporter_words(visit, report, entry->author)))
        .add(fact(v.tr("Handed in on"), instant_text(v.language, entry->time)));
  else if (report.reported_on)
    facts.add(fact(v.tr("Handed in on"), date_text(v.language, report.reported_on)));
  if (const Cycle* cycle = v.view.find(report.cycle)) facts.add(fact(v.tr("Round"), v.title(*cycle)));
  if (report.period) facts.add(fact(v.tr("Period"), date_text(v.language, report.period)));
  Html whole = html("<dl class=\"stip-facts\">{}</dl>\n", facts);
  if (report.unchanged)
    whole.add(
        "<p class=\"stip-lead\">{}</p>\n",
        v.tr("The owner confirms that nothing changed since the last report. The answers are those of that report."));
  return whole;
}

const ProgressReport* report_before(const View& view, const ProgressReport& report) {
  if (report.status == ReportStatus::approved) return nullptr;
  return prefill(view, report.action.id, report.cycle.id).from;
}

Html told_answers(const Visit& visit, const ProgressReport& report, const ProgressReport* before) {
  const RecordType& type = type_of<ProgressReport>();
  Html list;
  for (const Field* field : answer_fields()) {
    // Who confirms that nothing changed says what was looked at; that is no work done, and nothing to compare.
    const bool is_confirmation = report.unchanged && field->name == "done";
    const Html answer = answer_beside(visit, *field, report, is_confirmation ? nullptr : before);
    if (!answer.empty())
      list.add(fact(is_confirmation ? visit.tr("What was looked at") : label_of(visit, type, *field), answer));
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
