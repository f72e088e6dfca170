// Attention of actions: their planning, their last report, and their milestones.
#include <algorithm>

#include "monitoring/attention_list.h"
#include "monitoring/course.h"
#include "monitoring/schedule.h"

namespace stip {
namespace {

constexpr int moved_quarters = 4;

/// The planning against the first edition, and against the last.
void look_at_drift(AttentionList& list, const Action& action, const Schedule& found) {
  bool moved_long = false;
  for (const Drift& drift : found.since_first) {
    if (drift.id != action.id || drift.quarters < moved_quarters) continue;
    moved_long = true;
    list.add("planning.moved", action,
             list.text(tr_later("Its end moved from {} to {} since the first edition."),
                       {list.date(drift.then), list.date(drift.now)}));
  }
  for (const Drift& drift : found.since_last) {
    if (drift.quarters < 1 || moved_long) continue;
    const Milestone* milestone = list.view.find<Milestone>(drift.id);
    const bool english = list.options.language == Language::en;
    const std::string what = !milestone                                ? list.text(tr_later("Its end"))
                             : english && !milestone->title_en.empty() ? milestone->title_en
                                                                       : milestone->title;
    return list.add("planning.slipping", action,
                    list.text(tr_later("{} moved from {} to {} since the last edition."),
                              {what, list.date(drift.then), list.date(drift.now)}));
  }
}

/// The owner thinks that the goal is reached, and figures of a goal that the action helps say otherwise.
void look_at_confidence(AttentionList& list, const Action& action, const ProgressReport& report) {
  if (report.confidence != Confidence::highly_likely && report.confidence != Confidence::probable) return;
  for (const Contribution* claim : list.view.referring<Contribution>("action", action.id)) {
    const auto* goal = list.view.find<InterimGoal>(claim->goal.id);
    if (!goal) continue;
    const Course found = course(list.view, *goal, list.today);
    if (found.verdict != Verdict::moving_away && found.verdict != Verdict::standing_still) continue;
    const bool english = list.options.language == Language::en;
    return list.add(
        "judgement.conflict", action,
        list.text(tr_later("The report ({}) is confident that the goal is reached; by its figures {} {}"),
                  {list.date(report.period), english && !goal->title_en.empty() ? goal->title_en : goal->title,
                   found.verdict == Verdict::moving_away ? list.text(tr_later("moves away from its target."))
                                                         : list.text(tr_later("stands still."))}));
  }
}

void look_at_report(AttentionList& list, const Action& action, const Schedule& found, bool has_rounds) {
  const ProgressReport* report = found.last_report.report;
  if (!report) {
    if (has_rounds && action.phase == Phase::running)
      list.add("report.missing", action,
               list.text(tr_later("There is no progress report, and a reporting round has closed.")));
    return;
  }
  list.rests_on_invented = report->invented;
  const auto says = [&](OnSchedule answer) {
    return report->schedule == answer || report->money == answer || report->scope == answer;
  };
  if (says(OnSchedule::no)) {
    list.add("report.no", action,
             list.text(tr_later("The report ({}) answers “no”: {}"), {list.date(report->period), report->cause}), 0);
  } else if (says(OnSchedule::attention)) {
    list.add("report.attention", action,
             list.text(tr_later("The report ({}) asks for attention: {}"), {list.date(report->period), report->cause}),
             0);
  }
  look_at_confidence(list, action, *report);
  if (found.differs)
    list.add("report.differs", action,
             list.text(tr_later("The report ({}) and the dates do not say the same about the planning."),
                       {list.date(report->period)}));
  if (found.last_report.is_out_of_date) {
    list.add("report.out_of_date", action,
             list.text(tr_later("The last report is {} old."), {list.days_text(found.last_report.age_days)}),
             found.last_report.age_days);
  }
  list.rests_on_invented = false;
}

void look_at(AttentionList& list, const Action& action, bool has_rounds) {
  const Schedule found =
      schedule(list.view, action, list.today, {list.options.last_edition, list.options.first_edition});
  if (is_live(action.phase) && found.end_late_days > 0) {
    list.add("action.end_overdue", action,
             list.text(tr_later("Its planned end, {}, was {} ago."),
                       {list.date(action.planned_end), list.days_text(found.end_late_days)}),
             found.end_late_days);
  }
  if (found.start_late_days > 0) {
    list.add(
        "action.start_overdue", action,
        list.text(tr_later("Its planned start, {}, has passed without a start."), {list.date(action.planned_start)}),
        found.start_late_days);
  }
  if (is_live(action.phase)) look_at_drift(list, action, found);
  if (is_live(action.phase)) look_at_report(list, action, found, has_rounds);
}

void look_at(AttentionList& list, const Milestone& milestone) {
  if (milestone.met_on || milestone.due.empty() || milestone.due.last() >= list.today) return;
  const Action* action = list.view.find(milestone.action);
  if (action && !is_live(action->phase)) return;
  const int days = days_between(milestone.due.last(), list.today);
  list.add("milestone.overdue", milestone,
           list.text(tr_later("It was due {}: {} ago."), {list.date(milestone.due), list.days_text(days)}), days);
}

}  // namespace

void look_at_actions(AttentionList& list) {
  const bool has_rounds = std::ranges::any_of(list.view.all<Deadline>(), [&](const Deadline& each) {
    return each.step == CycleStep::report && list.has_passed(each.due);
  });
  for (const Action& action : list.view.all<Action>()) look_at(list, action, has_rounds);
  for (const Milestone& milestone : list.view.all<Milestone>()) look_at(list, milestone);
}

}  // namespace stip
