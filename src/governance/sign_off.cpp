// Sign-off: a report is signed, sent back, or checked and made final.
#include <algorithm>

#include "agenda/signing.h"
#include "base/text.h"
#include "governance/report_parts.h"

namespace stip {
namespace {

/// Nobody signs or checks what he handed in himself: four eyes.
void ask_four_eyes(Working& work, const ProgressReport& report, const std::string& handed_in_by,
                   const std::string& actor) {
  if (handed_in_by.empty() || handed_in_by != actor) return;
  work.problem(ErrorKind::forbidden, report,
               work.text(tr_later("{} handed it in and cannot sign it as well."), {actor}),
               work.text(tr_later("Have it signed by somebody else.")));
}

void must_wait_for(Working& work, const ProgressReport& report, std::initializer_list<ReportStatus> wanted) {
  if (std::ranges::find(wanted, report.status) != wanted.end()) return;
  work.problem(ErrorKind::conflict, report,
               work.text(tr_later("it is “{}”, so this is not its turn."), {work.choice(report.status)}),
               work.text(tr_later("Look at the report: somebody may have acted on it meanwhile.")));
}

/// Help wanted, as a signal that must be answered.
void raise_signal(Working& work, const ProgressReport& report, const Action& action, int within_days, Day today) {
  const std::string id = "S-" + report.id.substr(report.id.starts_with("PR-") ? 3 : 0);
  if (work.view().row(type_of<Signal>(), id)) return;
  Signal& signal = work.edit<Signal>(id);
  signal.title = "Hulp gevraagd: " + action.title;
  if (!action.title_en.empty()) signal.title_en = "Help wanted: " + action.title_en;
  signal.classification = report.classification;
  signal.invented = report.invented;
  signal.origin = SignalOrigin::report;
  signal.raised_by = action.owner;
  signal.raised_on = exactly_on(today);
  signal.about = references_to({action.id, report.id});
  signal.text = report.help_wanted;
  signal.answer_due = exactly_on(days_after(today, within_days));
}

}  // namespace

std::vector<std::string> sign_off_chain(const View& view, const Action& action) {
  const Organisation* owner = view.find(action.owner);
  return owner && !owner->sign_off.empty() ? owner->sign_off : std::vector<std::string>{std::string(usual_signer)};
}

std::string next_to_sign(const View& view, const ProgressReport& report) {
  const Action* action = view.find(report.action);
  if (!action || report.status != ReportStatus::submitted) return {};
  for (const std::string& function : sign_off_chain(view, *action)) {
    if (std::ranges::find(report.signed_by, function) == report.signed_by.end()) return function;
  }
  return {};
}

Acted sign_report(const View& view, const SignReport& request, const Actor& actor, Day) {
  Working work(view, actor);
  const ProgressReport* report = work.want<ProgressReport>(request.report);
  if (!report) return work.finish("sign", "");
  must_wait_for(work, *report, {ReportStatus::submitted});
  work.want<Action>(report->action.id);
  ask_four_eyes(work, *report, request.handed_in_by, actor.id);
  if (std::ranges::find(request.signed_by, actor.id) != request.signed_by.end()) {
    work.problem(ErrorKind::forbidden, *report, work.text(tr_later("{} signed it already."), {actor.id}),
                 work.text(tr_later("The next function is signed for by somebody else.")));
  }
  const std::string next = next_to_sign(view, *report);
  if (!next.empty() && !request.function.empty() && request.function != next) {
    work.problem(ErrorKind::conflict, *report,
                 work.text(tr_later("it waits for “{}”, not for “{}”."), {next, request.function}),
                 work.text(tr_later("Let them sign in the order that the organisation set.")));
  }
  if (work.has_problems()) return work.finish("sign", "");
  ProgressReport& changed = work.edit<ProgressReport>(report->id);
  if (!next.empty()) changed.signed_by.push_back(next);  // Else the chain was shortened, and all of it has signed.
  if (next_to_sign(view, changed).empty()) changed.status = ReportStatus::endorsed;
  const std::string signed_as = function_words(actor.language, next.empty() ? changed.signed_by.back() : next);
  return work.finish("sign", work.text(tr_later("Signed by the {}."), {signed_as}), {report->id});
}

Acted return_report(const View& view, const ReturnReport& request, const Actor& actor, Day) {
  Working work(view, actor);
  const ProgressReport* report = work.want<ProgressReport>(request.report);
  if (!report) return work.finish("return", "");
  must_wait_for(work, *report, {ReportStatus::submitted, ReportStatus::endorsed});
  work.ask(!trimmed(request.remarks).empty(), work.cited(type_of<ProgressReport>(), report->id),
           tr_later("it is sent back without remarks."), tr_later("Say what must be mended."));
  ProgressReport& changed = work.edit<ProgressReport>(report->id);
  changed.status = ReportStatus::returned;
  changed.signed_by.clear();
  changed.remarks = request.remarks;
  return work.finish("return", request.remarks, {report->id});
}

Acted approve_report(const View& view, const ApproveReport& request, const Actor& actor, Day today) {
  Working work(view, actor);
  const ProgressReport* report = work.want<ProgressReport>(request.report);
  if (!report) return work.finish("approve", "");
  must_wait_for(work, *report, {ReportStatus::endorsed});
  ask_four_eyes(work, *report, request.handed_in_by, actor.id);
  const Action* action = work.want<Action>(report->action.id);
  if (!action || work.has_problems()) return work.finish("approve", "");
  ProgressReport& approved = work.edit<ProgressReport>(report->id);
  approved.status = ReportStatus::approved;
  // It was internal because it was not approved. What was classified higher by hand, stays.
  if (approved.classification <= Classification::internal) approved.classification = level_of_approved(view, *report);
  enter_forecasts(work, *report);
  if (report->phase != Phase::unstated) work.edit<Action>(action->id).phase = report->phase;
  if (!report->help_wanted.empty()) raise_signal(work, approved, *action, request.answer_within_days, today);
  return work.finish(
      "approve",
      work.text(tr_later("Report on {} over {} is approved."), {action->id, work.words_after(report->period)}),
      {report->id});
}

}  // namespace stip
