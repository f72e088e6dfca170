// Report sheet: facts, the ways to report, and the form.
#include "web/office/report_sheet.h"

#include "agenda/records.h"
#include "governance/cycle.h"
#include "governance/report.h"
#include "web/assets.h"
#include "web/office/links.h"
#include "web/office/new_values.h"
#include "web/office/parts.h"
#include "web/parts/record_parts.h"
#include "web/parts/report_parts.h"
#include "web/parts/written.h"

namespace stip {
namespace {

Html facts(const OfficeVisit& visit, const Reporting& subject, const Prefilled& filled) {
  const Visit& v = visit.visit;
  const auto round = round_of(v.view, subject.cycle->id, v.today);
  Html list = fact(v.tr("Judgement by the dates"), subject.calculated == OnSchedule::unstated
                                                       ? v.tr("no planning stated")
                                                       : schedule_word(v, subject.calculated));
  if (round && round->deadline) list.add(fact(v.tr("Before or on"), date_text(v.language, round->deadline->due)));
  if (!filled.promised.empty()) list.add(fact(v.tr("What you said would come next"), written(v, filled.promised)));
  if (filled.current && !filled.current->remarks.empty())
    list.add(fact(v.tr("Remarks"), written(v, filled.current->remarks)));
  return html("<dl class=\"stip-facts\">{}</dl>", list);
}

/// The form to fill in elsewhere, and the way back for one that was.
Html elsewhere(const OfficeVisit& visit, const Reporting& subject, const Html& hidden) {
  const Visit& v = visit.visit;
  const std::string address = v.link(form_address(visit, subject));
  // By a link the forms came with the mail.
  const Html files = visit.link
                         ? html("<p>{}</p>", v.tr("The form came with the mail that has your link."))
                         : html("<p><a href=\"{}/formulier.docx\">{}</a> · <a href=\"{}/formulier.xlsx\">{}</a></p>",
                                address, v.tr("Word document"), address, v.tr("Workbook"));
  return html(
      "<details class=\"stip-details\"><summary>{}</summary>{}<form class=\"stip-form\" method=\"post\" action=\"{}\" "
      "enctype=\"multipart/form-data\">{}<input type=\"hidden\" name=\"_do\" value=\"file\"><div "
      "class=\"utrecht-form-field\"><label class=\"utrecht-form-label\" for=\"file\">{}</label> <input "
      "class=\"utrecht-textbox\" type=\"file\" id=\"file\" name=\"file\" accept=\".docx,.xlsx\" required></div><button "
      "class=\"utrecht-button utrecht-button--secondary-action\" type=\"submit\">{}</button></form></details>",
      v.tr("Fill it in as a Word document or workbook"), files, address, hidden,
      v.tr("The form, filled in (.docx or .xlsx)"), v.tr("Read it, and show me first"));
}

/// That nothing changed since the last report: a line, and a button.
Html unchanged(const OfficeVisit& visit, const Reporting& subject, const Html& hidden) {
  const Visit& v = visit.visit;
  const std::string* confirmed = visit.sent_value("_confirmation");
  return html(
      "<h2 class=\"utrecht-heading-2\">{}</h2><form class=\"stip-form\" method=\"post\" action=\"{}\">{}"
      "<input type=\"hidden\" name=\"_do\" value=\"unchanged\"><div class=\"utrecht-form-field\"><label "
      "class=\"utrecht-form-label\" for=\"confirmation\">{}</label> "
      "<input class=\"utrecht-textbox\" id=\"confirmation\" name=\"_confirmation\" value=\"{}\" required></div>"
      "<button class=\"utrecht-button utrecht-button--primary-action\" type=\"submit\">{}</button></form>"
      "<h2 class=\"utrecht-heading-2\">{}</h2>",
      v.tr("Nothing changed since the last report"), v.link(form_address(visit, subject)), hidden,
      v.tr("What did you look at? One line."), confirmed ? *confirmed : std::string{}, v.tr("Nothing changed: hand in"),
      v.tr("Something changed"));
}

}  // namespace

Response report_sheet(const OfficeVisit& visit, const Reporting& subject, const ReportSheet& sheet) {
  const Visit& v = visit.visit;
  const std::string title = fill(v.tr("Report on: {}"), {v.title(*subject.action)});
  const Html problems = problem_list(visit, sheet.problems, sheet.anchors, &sheet.form);
  const Prefilled filled = prefill(v.view, subject.action->id, subject.cycle->id);
  Html hidden = visit.form_token();
  hidden.add(form_key(visit));
  Html content = html("<h1 dir=\"auto\">{}</h1>{}{}{}", title, problems, sheet.above, facts(visit, subject, filled));
  if (filled.from && !subject.row) content.add(unchanged(visit, subject, hidden));
  content.add(elsewhere(visit, subject, hidden));
  Html more = new_value_fields(visit, subject, sheet.typed);
  more.add("<p class=\"stip-hint\" role=\"status\" data-draft-status></p>");
  Html with_draft = hidden;
  with_draft.add("<input type=\"hidden\" name=\"_saves\" value=\"{}\" data-draft=\"{}\">", sheet.saves,
                 v.tr("Not kept yet: there is no answer. It is tried again."));
  content.add(record_form_html(sheet.form, {.action = v.link(form_address(visit, subject)),
                                            .submit = std::string(v.tr("Hand in")),
                                            .cancel = visit.link ? std::string{} : v.link("bureau"),
                                            .more = std::move(more),
                                            .second = std::string(v.tr("Keep as a draft")),
                                            .is_part = true,
                                            .lists_problems = false,
                                            .hidden = std::move(with_draft)}));
  content.add("<script src=\"{}\" defer></script>", asset_path("draft.js"));
  if (!problems.empty()) return refused_page(visit, title, std::move(content), 422);
  return office_page(visit, title, std::move(content));
}

}  // namespace stip
