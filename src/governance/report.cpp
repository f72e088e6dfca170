// Report: filling in and handing in; signing and checking stand in sign_off.cpp.
#include "governance/report.h"

#include <algorithm>

#include "base/text.h"
#include "governance/cycle.h"
#include "governance/edits.h"
#include "governance/report_parts.h"
#include "governance/working.h"

namespace stip {
namespace {

constexpr std::string_view answer_names[] = {"phase", "schedule",    "money",           "scope",           "confidence",
                                             "cause", "consequence", "correction",      "differs_because", "done",
                                             "next",  "help_wanted", "decision_wanted", "evidence"};

bool is_answer(std::string_view field) { return std::ranges::find(answer_names, field) != std::end(answer_names); }

bool deviates(OnSchedule judgement) { return judgement == OnSchedule::attention || judgement == OnSchedule::no; }

/// Reports of the action in the round, and the one that is still being written.
const ProgressReport* in_writing(const View& view, std::string_view action, std::string_view cycle) {
  for (const ProgressReport* report : view.referring<ProgressReport>("action", action)) {
    const bool open = report->status == ReportStatus::draft || report->status == ReportStatus::returned;
    if (open && is_of_round(view, *report, cycle)) return report;
  }
  return nullptr;
}

const ProgressReport* last_approved(const View& view, std::string_view action) {
  const ProgressReport* last = nullptr;
  for (const ProgressReport* report : view.referring<ProgressReport>("action", action)) {
    if (report->status != ReportStatus::approved) continue;
    const auto day = [](const ProgressReport& each) { return each.reported_on ? each.reported_on.last() : Day{}; };
    if (!last || day(*report) >= day(*last)) last = report;
  }
  return last;
}

/// "PR-A-014-2026-H2", and for a correction of what was approved "PR-A-014-2026-H2-2".
std::string id_of_report(const View& view, std::string_view action, const Date& period) {
  const std::string start = "PR-" + std::string(action) + "-" + to_text(period);
  std::string id = start;
  for (int number = 2; view.row(type_of<ProgressReport>(), id); ++number) id = start + "-" + std::to_string(number);
  return id;
}

/// A round in which reports on this action are taken; a problem for all that stands in the way.
const Cycle* open_cycle(Working& work, const std::string& cycle_id, const Action* action) {
  const Cycle* cycle = work.want<Cycle>(cycle_id);
  if (!cycle) return nullptr;
  if (cycle->closed_on) {
    work.problem(ErrorKind::forbidden, *cycle,
                 work.text(tr_later("its reporting round was closed on {}."), {work.words(cycle->closed_on)}),
                 work.text(tr_later("Report in the next round, or ask the secretary to open one.")));
  }
  if (cycle->period.empty()) {
    work.problem(ErrorKind::invalid, *cycle, work.text(tr_later("no reporting round was opened in it.")),
                 work.text(tr_later("Open one with `stip cycle open`.")));
  }
  const bool is_asked = action && std::ranges::find(cycle->asked, action->id, &Ref<Action>::id) != cycle->asked.end();
  if (action && !is_asked && cycle->period) {
    work.problem(ErrorKind::invalid, *action, work.text(tr_later("no report on it is asked in this round.")),
                 work.text(tr_later("Ask the secretary to add it to the round.")));
  }
  return cycle;
}

/// Two people on one report: what each wrote, so that neither text is lost.
void tell_conflict(Working& work, const ProgressReport& theirs, const FileReport& request) {
  const Row* row = work.view().row(type_of<ProgressReport>(), theirs.id);
  if (!request.seen || !row || row->version <= *request.seen) return;
  const RecordType& type = type_of<ProgressReport>();
  for (const FieldChange& mine : request.answers) {
    const Field* field = type.field(mine.field);
    if (!field || field->text(theirs) == mine.value) continue;
    const Edit place{theirs.id, mine.field, ""};
    work.problem(ErrorKind::conflict, work.cited(type, theirs.id) + ", " + work.label(type, *field),
                 work.text(tr_later("somebody else wrote “{}” meanwhile; you wrote “{}”."),
                           {value_words(work, place, field->text(theirs)), value_words(work, place, mine.value)}),
                 work.text(tr_later("Choose one of the two texts, or join them, and file the report again.")));
  }
}

void read_answers(Working& work, ProgressReport& report, const std::vector<FieldChange>& answers) {
  for (const FieldChange& answer : answers) {
    if (is_answer(answer.field)) {
      work.set(type_of<ProgressReport>(), report, answer.field, answer.value);
    } else {
      work.problem(
          ErrorKind::invalid, work.cited(type_of<ProgressReport>(), report.id),
          work.text(tr_later("“{}” is no answer of its owner."), {answer.field}),
          work.text(tr_later("Choose from: {}."), {join({std::begin(answer_names), std::end(answer_names)}, ", ")}));
    }
  }
}

/// What must be explained, and whether it is.
void ask_explanation(Working& work, const ProgressReport& report) {
  const std::string subject = work.cited(type_of<ProgressReport>(), report.id);
  const bool judged = deviates(report.schedule) || deviates(report.money) || deviates(report.scope);
  const bool doubted = report.confidence >= Confidence::in_doubt;
  if (judged) {
    work.ask(!report.cause.empty(), subject, tr_later("it answers “attention” or “no” without the cause."),
             tr_later("Give cause, consequence for the goal, and correction."));
    work.ask(!report.consequence.empty(), subject, tr_later("it answers “attention” or “no” without the consequence."),
             tr_later("Give cause, consequence for the goal, and correction."));
    work.ask(!report.correction.empty(), subject, tr_later("it answers “attention” or “no” without the correction."),
             tr_later("Give cause, consequence for the goal, and correction."));
  } else if (doubted) {
    work.ask(!report.cause.empty(), subject, tr_later("it doubts that the goal is reached without the cause."),
             tr_later("Say in “Cause” what the doubt is about."));
  } else if (moves_something(work.view(), report)) {
    work.ask(!report.cause.empty(), subject, tr_later("it moves a date or an amount without the cause."),
             tr_later("Say in “Cause” why it moves."));
  }
}

void ask_all(Working& work, const ProgressReport& report) {
  const std::string subject = work.cited(type_of<ProgressReport>(), report.id);
  work.ask(report.phase != Phase::unstated, subject, tr_later("it does not say where the action is."),
           tr_later("Choose the phase: it is a fact, not a judgement."));
  if (report.schedule == OnSchedule::unstated) {
    work.problem(
        ErrorKind::invalid, subject, work.text(tr_later("it does not say whether the action is on schedule.")),
        work.text(tr_later("Choose “{}”, “{}” or “{}”: blank does not mean that all is well."),
                  {work.choice(OnSchedule::yes), work.choice(OnSchedule::attention), work.choice(OnSchedule::no)}));
  }
  work.ask(report.confidence != Confidence::unstated, subject,
           tr_later("it does not say how sure the owner is that the goal is reached."),
           tr_later("Choose one of the five levels; their meaning stands beside them."));
  ask_explanation(work, report);
  // Who judges worse than the dates do gives the cause already.
  const bool is_brighter = report.schedule != OnSchedule::unstated && report.schedule < report.calculated;
  if (is_brighter && report.differs_because.empty()) {
    work.problem(ErrorKind::invalid, subject,
                 work.text(tr_later("the owner answers “{}” where the dates give “{}”, and it is not said why."),
                           {work.choice(report.schedule), work.choice(report.calculated)}),
                 work.text(tr_later("Say in “Differs because” what the dates do not tell.")));
  }
}

Acted file(const View& view, const FileReport& request, bool unchanged, const Actor& actor, Day today) {
  Working work(view, actor);
  const Action* action = work.want<Action>(request.action);
  const Cycle* cycle = open_cycle(work, request.cycle, action);
  if (!action || !cycle) return work.finish("report", "");
  for (const ProgressReport* other : view.referring<ProgressReport>("action", action->id)) {
    const bool waits = other->status == ReportStatus::submitted || other->status == ReportStatus::endorsed;
    if (!waits || !is_of_round(view, *other, cycle->id)) continue;
    work.problem(ErrorKind::conflict, *other, work.text(tr_later("it was handed in and waits for others.")),
                 work.text(tr_later("Ask to have it sent back, or wait until it is approved and file a correction.")));
  }
  const ProgressReport* current = in_writing(view, action->id, cycle->id);
  if (current) tell_conflict(work, *current, request);
  ProgressReport& report =
      work.edit<ProgressReport>(current ? current->id : id_of_report(view, action->id, cycle->period));
  if (report.title.empty()) report.title = action->title + ", " + date_text(Language::nl, cycle->period);
  if (report.title_en.empty() && !action->title_en.empty())
    report.title_en = action->title_en + ", " + date_text(Language::en, cycle->period);
  report.action = {action->id};
  report.cycle = {cycle->id};
  report.period = cycle->period;
  report.reported_on = exactly_on(today);
  report.calculated = request.calculated;
  report.unchanged = unchanged;
  read_answers(work, report, request.answers);
  if (request.forecasts) read_forecasts(work, report, *request.forecasts, today);
  // Nobody answers for it before it is approved, so until then it is no more public than a draft.
  report.classification = std::max({Classification::internal, report.classification, level_of_approved(view, report)});
  if (request.submits) {
    ask_all(work, report);
    report.status = ReportStatus::submitted;
    report.signed_by.clear();
    report.remarks.clear();
  }
  return work.finish("report", request.submits ? work.text(tr_later("Report on {} over {}."),
                                                           {action->id, work.words_after(cycle->period)})
                                               : work.text(tr_later("Draft report on {} over {}."),
                                                           {action->id, work.words_after(cycle->period)}));
}

}  // namespace

std::vector<const Field*> answer_fields() {
  std::vector<const Field*> fields;
  for (const std::string_view name : answer_names) fields.push_back(type_of<ProgressReport>().field(name));
  return fields;
}

Prefilled prefill(const View& view, std::string_view action, std::string_view cycle) {
  Prefilled form;
  form.from = last_approved(view, action);
  form.current = in_writing(view, action, cycle);
  if (form.from) form.promised = form.from->next;
  const ProgressReport* start = form.current ? form.current : form.from;
  if (!start) return form;
  for (const Field* field : answer_fields()) {
    // What was done, wanted or excused last time is of last time.
    static constexpr std::string_view of_once[] = {"done", "help_wanted", "decision_wanted", "evidence",
                                                   "differs_because"};
    if (!form.current && std::ranges::find(of_once, field->name) != std::end(of_once)) continue;
    if (std::string text = field->text(*start); !text.empty())
      form.answers.push_back({std::string(field->name), std::move(text)});
  }
  return form;
}

Acted file_report(const View& view, const FileReport& request, const Actor& actor, Day today) {
  return file(view, request, false, actor, today);
}

Acted nothing_changed(const View& view, const NothingChanged& request, const Actor& actor, Day today) {
  Working work(view, actor);
  const Action* action = work.want<Action>(request.action);
  if (!action) return work.finish("report", "");
  const ProgressReport* last = last_approved(view, action->id);
  if (!last) {
    work.problem(ErrorKind::invalid, *action, work.text(tr_later("there is no approved report that can be repeated.")),
                 work.text(tr_later("Fill in the report this once.")));
  } else if (request.calculated > last->schedule && request.calculated > last->calculated) {
    work.problem(
        ErrorKind::invalid, *action,
        work.text(tr_later("the last report answered “{}”, and the dates give “{}” now."),
                  {work.choice(last->schedule), work.choice(request.calculated)}),
        work.text(tr_later("Fill in the report: say what changed, or why you judge otherwise than the dates do.")));
  }
  work.ask(!request.confirmation.empty(), work.cited(type_of<Action>(), action->id),
           tr_later("the confirmation is missing."), tr_later("Write in one line what you looked at."));
  if (work.has_problems()) return work.finish("report", "");
  FileReport again{request.action, request.cycle, {}, std::vector<Forecast>{}, true, request.calculated, {}};
  for (const Field* field : answer_fields()) again.answers.push_back({std::string(field->name), field->text(*last)});
  for (FieldChange& answer : again.answers) {
    if (answer.field == "done") answer.value = request.confirmation;
    // Wanted once is not wanted again: it became a signal or an item of an agenda then.
    if (answer.field == "help_wanted" || answer.field == "decision_wanted") answer.value.clear();
  }
  const Acted filed = file(view, again, true, actor, today);
  if (!filed.ok()) return filed;
  Changes changes = filed.changes();
  changes.reason = work.text(tr_later("Nothing changed on {}: {}"), {action->id, request.confirmation});
  return changes;
}

}  // namespace stip
