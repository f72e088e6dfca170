// Report page: the owner's account of one action in the round that is open, in three minutes.
#include <algorithm>

#include "agenda/records.h"
#include "base/text.h"
#include "governance/report.h"
#include "mailing/report_form.h"
#include "web/office/links.h"
#include "web/office/meanwhile.h"
#include "web/office/new_values.h"
#include "web/office/pages.h"
#include "web/office/report_draft.h"
#include "web/office/report_file.h"
#include "web/office/report_sheet.h"
#include "web/office/report_told.h"
#include "web/parts/record_parts.h"

namespace stip {
namespace {

/// Where one comes when it is handed in.
std::string address_after(const OfficeVisit& visit, bool is_unchanged) {
  if (visit.link) return "link/" + visit.link->id;
  return is_unchanged ? "bureau?klaar=ongewijzigd" : "bureau?klaar=ingediend";
}

/// The text of a report that somebody else handed in while this form was open, beside what was typed; else nothing.
Html handed_in_meanwhile(const OfficeVisit& visit, const Reporting& subject, const std::vector<Error>& problems) {
  const View& view = visit.visit.view;
  if (std::ranges::find(problems, ErrorKind::conflict, &Error::kind) == problems.end()) return {};
  for (const ProgressReport* each : view.referring<ProgressReport>("action", subject.action->id)) {
    if (each->cycle.id != subject.cycle->id) continue;
    const auto both =
        both_texts(visit, type_of<ProgressReport>(), *view.row(type_of<ProgressReport>(), each->id), visit.sent);
    if (both) return both->shown;
  }
  return {};
}

/// Hands in that nothing changed; the page again if that cannot be.
std::optional<Response> refused_unchanged(const OfficeVisit& visit, const Reporting& subject) {
  const Visit& v = visit.visit;
  const std::string* line = visit.sent_value("_confirmation");
  const NothingChanged request{subject.action->id, subject.cycle->id, line ? *line : "", subject.calculated};
  const auto problems = enter_act(visit, nothing_changed(v.view, request, actor_of(visit), v.today), key_of(visit));
  if (problems.empty()) return std::nullopt;
  RecordForm form = answers_form(visit, subject);
  if (!subject.row) refill(form, prefilled(visit, subject), {});
  return report_sheet(
      visit, subject,
      {.form = form,
       .problems = problems,
       .anchors = {{"the confirmation is missing.", "confirmation", v.tr("What did you look at? One line.")}},
       .saves = saves_of_form(visit)});
}

/// Hands the answers in; the page again if something stands in the way.
std::optional<Response> refused_answers(const OfficeVisit& visit, const Reporting& subject) {
  const Visit& v = visit.visit;
  const FormFields answers = answers_in(visit.sent);
  ReportSheet sheet{.form = answers_form(visit, subject), .typed = visit.sent, .saves = saves_of_form(visit)};
  const auto reading = read_answers(visit, subject);
  if (!reading.ok()) {
    sheet.problems = told(visit, {reading.error()});
    std::optional<BothTexts> both;
    if (reading.error().kind == ErrorKind::conflict && subject.row)
      both = both_texts(visit, type_of<ProgressReport>(), *subject.row, visit.sent);
    refill(sheet.form, both ? both->typed : answers, {});
    if (both) sheet.above = both->shown;
    return report_sheet(visit, subject, sheet);
  }
  std::vector<Error> problems;
  FileReport request{subject.action->id,
                     subject.cycle->id,
                     reading->changes,
                     new_values_sent(visit, subject, problems),
                     true,
                     subject.calculated,
                     {}};
  request.seen = subject.row ? subject.row->version : 0;
  refill(sheet.form, answers, reading->problems);
  sheet.anchors = new_value_anchors(visit, subject);
  const Acted acted = file_report(v.view, request, actor_of(visit), v.today);
  if (reading->problems.empty() && problems.empty())
    problems = enter_act(visit, acted, key_of(visit));
  else if (!acted.ok())
    problems.insert(problems.end(), acted.problems().begin(), acted.problems().end());
  if (reading->problems.empty() && problems.empty()) return std::nullopt;
  sheet.problems = placed(visit, sheet.form, problems);
  sheet.above = handed_in_meanwhile(visit, subject, problems);
  return report_sheet(visit, subject, sheet);
}

}  // namespace

// WEBPAGE: GET /{language}/rapporteren/{action}
//
// The report on an action in the round that is open, filled in with the last one or with what was being written. What
// the dates alone say stands beside the owner's judgement. "Nothing changed" takes one line. What was handed in is shown
// as it was, with where it is now; with ?opnieuw=ja the form, for a report that takes the place of a final one.
ErrorOr<Response> report_form_page(const OfficeVisit& visit) {
  STIP_TRY_AS(const Reporting subject, reporting_on(visit));
  RecordForm form = answers_form(visit, subject);
  STIP_TRY_AS(const auto draft,
              find_draft(visit.office.desk, visit.holder(), form_address(visit, subject), visit.now()));
  // What was being written is never hidden behind what was handed in.
  const std::string* anew = visit.visit.request.query_value("opnieuw");
  if (!draft && !(anew && *anew == "ja")) {
    if (auto handed_in = handed_in_page(visit, subject)) return *std::move(handed_in);
  }
  FormFields typed = draft ? draft->fields : subject.row ? FormFields{} : prefilled(visit, subject);
  if (const FormFields answers = answers_in(typed); !answers.empty()) refill(form, answers, {});
  Html above;
  if (visit.link)
    above = html(
        "<p class=\"stip-lead\">{}</p>",
        fill(visit.visit.tr(
                 "You report without an account, for {}. This link opens this report alone, up to and including {}."),
             {visit.link->purpose.holder, last_day_text(visit.visit.language, *visit.link)}));
  if (draft) {
    above.add("<p role=\"status\">{}</p>", fill(visit.visit.tr("This is what you were writing, kept at {}."),
                                                {instant_text(visit.visit.language, draft->saved)}));
    const std::int64_t version = subject.row ? subject.row->version : 0;
    if (draft->base != version)
      above.add("<p role=\"alert\">{}</p>",
                visit.visit.tr("Somebody else changed this report meanwhile. Compare before you hand in."));
  }
  return report_sheet(visit, subject,
                      {.form = form, .typed = typed, .above = above, .saves = draft ? draft->saves : 0});
}

// WEBPAGE: GET /{language}/rapporteren/{action}/formulier.docx
//
// The report as a form to fill in elsewhere, as a Word document or (formulier.xlsx) a workbook. It comes back by the
// page of the report, or by mail.
ErrorOr<Response> report_paper(const OfficeVisit& visit) {
  STIP_TRY_AS(const Reporting subject, reporting_on(visit));
  const Visit& v = visit.visit;
  for (const PaperFormat format : paper_formats) {
    if (v.parts[1] != "formulier." + std::string(name_of(format))) continue;
    const ReportStamp stamp{subject.action->id, subject.cycle->id, v.view.upto(), v.viewer.clearance, v.language};
    STIP_TRY_AS(const PaperForm form, report_form(v.view, stamp, subject.calculated));
    STIP_TRY_AS(std::string bytes, write_paper(form, format));
    return attachment(media_type_of(format),
                      subject.action->id + "-" + to_text(subject.cycle->period) + "." + std::string(name_of(format)),
                      std::move(bytes));
  }
  return Error{ErrorKind::not_found, "page", "there is no page at this address.", "Go to the overview, or search."};
}

ErrorOr<Response> report_sent(const OfficeVisit& visit) {
  STIP_TRY_AS(const Reporting subject, reporting_on(visit));
  const std::string* wanted = visit.sent_value("_do");
  if (wanted && *wanted == "file") return report_from_file(visit, subject);
  if (wanted && *wanted == "second") return keep_draft(visit, subject);
  const bool is_unchanged = wanted && *wanted == "unchanged";
  if (!is_unchanged && !visit.repeats()) {
    STIP_TRY_AS(auto overtaken, overtaken_by_draft(visit, subject));
    if (overtaken) return *std::move(overtaken);
  }
  if (auto refused = is_unchanged ? refused_unchanged(visit, subject) : refused_answers(visit, subject))
    return *std::move(refused);
  if (!visit.repeats()) STIP_TRY(remove_draft(visit.office.desk, visit.holder(), form_address(visit, subject)));
  if (visit.link && !visit.repeats()) STIP_TRY(spend_link(visit.office.desk, visit.session, visit.now()));
  return see_other(visit.visit.link(address_after(visit, is_unchanged)));
}

}  // namespace stip
