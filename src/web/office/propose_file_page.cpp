// Propose from a file: a workbook that was exported and changed becomes a proposal.
#include <algorithm>

#include "agenda/records.h"
#include "base/temp_folder.h"
#include "base/text.h"
#include "exchange/import_plan.h"
#include "exchange/open_import.h"
#include "web/form_data.h"
#include "web/office/entering.h"
#include "web/office/pages.h"
#include "web/office/proposing.h"
#include "web/parts/record_parts.h"

namespace stip {
namespace {

constexpr std::size_t most_problems = 50;

Response show(const OfficeVisit& visit, const std::vector<Error>& problems) {
  const Visit& v = visit.visit;
  Html fields = html(
      "<div class=\"utrecht-form-field\"><label class=\"utrecht-form-label\" for=\"file\">{}</label><p "
      "class=\"utrecht-form-field-description\" id=\"file-help\">{}</p><input class=\"utrecht-textbox\" type=\"file\" "
      "id=\"file\" name=\"file\" accept=\".xlsx,.zip,.csv\" aria-describedby=\"file-help\"></div>",
      v.tr("Workbook or data package"), v.tr("The file that you downloaded here, with your changes in it."));
  fields.add(line_field(
      {"_since", v.tr("Downloaded on"), v.tr("For instance 24-11-2026. Empty: today."), typed(visit, "_since")}));
  fields.add(proposal_fields(visit, v.tr("Why this is proposed.")));
  Html content =
      html("<p class=\"stip-lead\">{}</p>", v.tr("What the file says otherwise than the agenda becomes a proposal. The "
                                                 "agenda stays as it is until it is adopted."));
  content.add("<p><a href=\"{}\">{}</a></p>", v.link("data/agenda.xlsx"), v.tr("Download the agenda as a workbook"));
  content.add(
      "<form class=\"stip-form\" method=\"post\" action=\"{}\" enctype=\"multipart/form-data\">{}<div "
      "class=\"stip-form__fields\">{}</div><div class=\"stip-actions\"><button class=\"utrecht-button "
      "utrecht-button--primary-action\" type=\"submit\">{}</button> <a href=\"{}\">{}</a></div></form>",
      v.link("voorstel-uit-bestand"), hidden_fields(visit), fields, v.tr("Make the proposal"), v.link("bureau"),
      v.tr("Cancel"));
  return act_page(visit, std::string(v.tr("Propose from a file")), problems, content,
                  proposal_anchors({{"no file was chosen.", "file"}, {"moment", "f_since"}}));
}

/// The plan of what the file says otherwise than the agenda that it was made from, or why there is none.
ErrorOr<ImportPlan> plan_of(const OfficeVisit& visit, const FormFile& file) {
  const Visit& v = visit.visit;
  std::string since = typed(visit, "_since");
  std::vector<Error> unread;
  const Date day = typed_date(visit, "_since", v.tr("Downloaded on"), unread);
  if (day && day.precision() == Precision::day) since = to_text(day);
  STIP_TRY_AS(const View then, visit.office.registry.look(since.empty() ? "now" : since, v.viewer));
  // Under a name of our own: how a file is called decides nothing but its kind.
  STIP_TRY_AS(const TempFolder folder, TempFolder::make());
  const auto dot = file.name.rfind('.');
  const std::string kind = dot == file.name.npos ? std::string() : to_lower(file.name.substr(dot));
  if (kind != ".xlsx" && kind != ".zip" && kind != ".csv")
    return Error{ErrorKind::invalid, std::string(v.tr("the file")),
                 std::string(v.tr("its name ends in neither .xlsx, .zip nor .csv.")),
                 std::string(v.tr("Download the workbook, change it, and send that."))};
  const std::string path = folder.file("voorstel" + kind);
  STIP_TRY(write_file(path, file.bytes));
  OpenedImport opened = open_import(path);
  if (opened.flat)
    return Error{ErrorKind::invalid, std::string(v.tr("the file")),
                 std::string(v.tr("it is a list of your own, and no workbook that was downloaded here.")),
                 std::string(v.tr("Download the workbook, change it, and send that."))};
  return plan_import(then, std::move(opened.incoming), {});
}

/// A problem with its place in the file; not how we called that file.
Error at_place(Problem problem) {
  if (!problem.sheet.empty()) problem.file.clear();
  const Said place = place_of(problem);
  const Said subject = problem.subject.empty() ? place : said("{}: {}", place, problem.subject);
  return {ErrorKind::invalid, subject, problem.problem, problem.remedy};
}

}  // namespace

// WEBPAGE: GET /{language}/voorstel-uit-bestand
//
// A form that takes the workbook or data package that somebody downloaded and changed: what it says otherwise than the
// agenda of that day becomes a proposal. All that is wrong in the file is told at once, with its place.
ErrorOr<Response> propose_file_page(const OfficeVisit& visit) {
  if (!may_somewhere(visit.person(), Act::propose)) return may(visit.person(), Act::propose).error();
  return show(visit, {});
}

ErrorOr<Response> file_proposed(const OfficeVisit& visit) {
  if (!may_somewhere(visit.person(), Act::propose)) return may(visit.person(), Act::propose).error();
  const Visit& v = visit.visit;
  if (visit.files.empty() || visit.files.front().bytes.empty())
    return show(visit, {{ErrorKind::invalid, std::string(v.tr("the file")), std::string(v.tr("no file was chosen.")),
                         std::string(v.tr("Choose the file, and send it again."))}});
  const auto plan = plan_of(visit, visit.files.front());
  if (!plan.ok()) return show(visit, told(visit, {plan.error()}));
  std::vector<Error> problems;
  for (const Problem& problem : plan->problems) {
    if (problem.severity == Severity::error && problems.size() < most_problems) problems.push_back(at_place(problem));
  }
  if (!problems.empty()) return show(visit, told(visit, problems));
  return proposal_made(visit, edits_of_changes(plan->changes), v.tr("Leave it out of the proposal."), {},
                       [&](const std::vector<Error>& refused) { return show(visit, refused); });
}

}  // namespace stip
