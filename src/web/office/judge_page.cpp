// Judge page: a report is signed for its organisation, checked by the secretary, or returned with remarks.
#include <algorithm>

#include "agenda/records.h"
#include "governance/cycle.h"
#include "governance/report.h"
#include "registry/who_set.h"
#include "web/office/entering.h"
#include "web/office/meanwhile.h"
#include "web/office/pages.h"
#include "web/office/parts.h"
#include "web/office/report_told.h"
#include "web/office/unsent.h"
#include "web/parts/record_parts.h"
#include "web/parts/report_parts.h"
#include "web/parts/status.h"

namespace stip {
namespace {

struct Judged {
  const ProgressReport* report = nullptr;
  const Action* action = nullptr;
  bool signs = false, checks = false;
  std::string handed_in_by;
  std::vector<std::string> signed_by;
};

ErrorOr<Judged> subject_of(const OfficeVisit& visit) {
  const Visit& v = visit.visit;
  Judged judged;
  judged.report = v.view.find<ProgressReport>(v.parts[0]);
  judged.action = judged.report ? v.view.find(judged.report->action) : nullptr;
  if (!judged.action)
    return Error{ErrorKind::not_found, "report " + v.parts[0], "there is no such report.", "Look at your desk."};
  judged.handed_in_by =
      who_set(visit.office.registry, type_of<ProgressReport>(), judged.report->id, "status", "submitted", v.viewer);
  judged.signed_by = who_added(visit.office.registry, type_of<ProgressReport>(), judged.report->id, "signed_by",
                               judged.report->signed_by, v.viewer);
  RecordFacts facts = facts_of(v.view, *judged.action);
  facts.made_by = judged.handed_in_by;
  const auto may_sign = may(visit.person(), Act::approve_report, facts),
             may_check = may(visit.person(), Act::check_report, facts);
  if (!may_sign.ok() && !may_check.ok()) return may_sign.error();
  const bool waits_for_signature =
      judged.report->status == ReportStatus::submitted && !next_to_sign(v.view, *judged.report).empty();
  const bool signed_before = std::ranges::find(judged.signed_by, visit.account.id) != judged.signed_by.end();
  judged.signs = may_sign.ok() && waits_for_signature && !signed_before;
  judged.checks = may_check.ok() && !judged.signs;
  return judged;
}

/// The answers, each with what the last report said where that differs.
Html answers_beside_last(const Visit& visit, const ProgressReport& report) {
  const ProgressReport* before = report_before(visit.view, report);
  Html whole = told_answers(visit, report, before);
  if (report.status == ReportStatus::approved) return whole;
  const std::string compared =
      before ? fill(visit.tr("What the last report said, over {}, stands below an answer where it differs."),
                    {date_text(visit.language, before->period)})
             : std::string(visit.tr("There is no earlier report to compare with."));
  return html("<p class=\"stip-quiet\">{}</p>{}", compared, whole);
}

Response show(const OfficeVisit& visit, const Judged& judged, const std::vector<Error>& problems) {
  const Visit& v = visit.visit;
  const std::string title = fill(v.tr("Judge the report on: {}"), {v.title(*judged.action)});
  Html hidden = visit.form_token();
  hidden.add(form_key(visit)).add(unsent_mark(visit));
  const std::string* typed = visit.sent_value("_remarks");
  Html content =
      html("<h1 dir=\"auto\">{}</h1>{}{}{}{}", title,
           problem_list(visit, problems,
                        {{"it is sent back without remarks.", "remarks", v.tr("Remarks, if you send it back")}}),
           told_origin(visit, *judged.report),
           section("antwoorden", v.tr("What was answered"), answers_beside_last(v, *judged.report)),
           told_new_values(v, *judged.report));
  if (judged.signs || judged.checks) {
    content.add(
        "<form class=\"stip-form\" method=\"post\" action=\"{}\">{}<div class=\"utrecht-form-field\"><label "
        "class=\"utrecht-form-label\" for=\"remarks\">{}</label> "
        "<textarea class=\"utrecht-textarea\" id=\"remarks\" name=\"_remarks\" rows=\"4\">{}</textarea></div><div "
        "class=\"stip-actions\">"
        "<button class=\"utrecht-button utrecht-button--primary-action\" type=\"submit\" name=\"_do\" "
        "value=\"approve\">{}</button> "
        "<button class=\"utrecht-button utrecht-button--secondary-action\" type=\"submit\" name=\"_do\" "
        "value=\"return\">{}</button></div></form>",
        v.link("beoordelen/" + judged.report->id), hidden, v.tr("Remarks, if you send it back"), typed ? *typed : "",
        judged.signs ? v.tr("Sign") : v.tr("Make final"), v.tr("Send back with these remarks"));
  }
  Response response = office_page(visit, title, std::move(content));
  if (!problems.empty()) response.status = 422;
  return response;
}

}  // namespace

// WEBPAGE: GET /{language}/beoordelen/{report}
//
// What a report says and the last one said otherwise, who handed it in, when and for which round, with the buttons for
// who signs it, checks it, or sends it back.
ErrorOr<Response> judge_page(const OfficeVisit& visit) {
  STIP_TRY_AS(const Judged judged, subject_of(visit));
  return show(visit, judged, {});
}

ErrorOr<Response> judged(const OfficeVisit& visit) {
  STIP_TRY_AS(const Judged subject, subject_of(visit));
  const Visit& v = visit.visit;
  const std::string* wanted = visit.sent_value("_do");
  const std::string* remarks = visit.sent_value("_remarks");
  const std::string& report = subject.report->id;
  if (!subject.signs && !subject.checks)
    return show(
        visit, subject,
        told(visit, {{ErrorKind::conflict, report, msg("it does not wait for you."), msg("Look at your desk.")}}));
  // Nobody signs another text than was read.
  if (const auto changed = changed_since(visit, type_of<ProgressReport>(), report);
      !visit.repeats() && !changed.empty())
    return show(visit, subject, changed);
  const bool returns = wanted && *wanted == "return";
  const Acted acted =
      returns ? return_report(v.view, {report, remarks ? *remarks : ""}, actor_of(visit), v.today)
      : subject.signs
          ? sign_report(v.view, {report, "", subject.handed_in_by, subject.signed_by}, actor_of(visit), v.today)
          : approve_report(v.view, {report, subject.handed_in_by}, actor_of(visit), v.today);
  const auto problems = enter_act(visit, acted, key_of(visit));
  if (!problems.empty()) return show(visit, subject, problems);
  // Who reported by a link gets to write again: the link opens the report that came back.
  if (!visit.repeats() && returns && subject.handed_in_by.starts_with("L-"))
    (void)reopen_link(visit.office.desk, subject.handed_in_by, visit.now() + std::chrono::days(21), visit.account.id,
                      visit.now());
  return see_other(v.link(returns         ? "bureau?klaar=teruggestuurd"
                          : subject.signs ? "bureau?klaar=getekend"
                                          : "bureau?klaar=goedgekeurd"));
}

}  // namespace stip
