// Schedule: dates held against today and against earlier editions.
#include "monitoring/schedule.h"

#include <algorithm>
#include <cstdlib>

#include "agenda/records.h"

namespace stip {
namespace {

constexpr int no_after_days = 90;
constexpr int report_lasts_days = 120;

int days_late(const Date& due, Day today) { return due.empty() ? 0 : std::max(0, days_between(due.last(), today)); }

Day day_of_report(const ProgressReport& report) {
  return report.reported_on ? report.reported_on.last() : report.period.last();
}

void add_drift(std::vector<Drift>& drifts, const std::string& id, const Date& then, const Date& now) {
  if (then.empty() || now.empty()) return;
  if (const int quarters = quarters_between(then, now); quarters != 0) drifts.push_back({id, then, now, quarters});
}

std::vector<Drift> largest_first(std::vector<Drift> drifts) {
  std::ranges::stable_sort(drifts, std::greater{}, [](const Drift& each) { return std::abs(each.quarters); });
  return drifts;
}

Date end_of(const Action& action) {
  return action.phase == Phase::done && action.actual_end ? action.actual_end : action.planned_end;
}
Date end_of(const Milestone& milestone) { return milestone.met_on ? milestone.met_on : milestone.due; }

std::vector<Drift> drift_since(const View& edition, const Action& action,
                               const std::vector<const Milestone*>& milestones) {
  std::vector<Drift> drifts;
  if (const auto* then = edition.find<Action>(action.id))
    add_drift(drifts, action.id, then->planned_end, end_of(action));
  for (const Milestone* milestone : milestones) {
    if (const auto* then = edition.find<Milestone>(milestone->id))
      add_drift(drifts, milestone->id, then->due, end_of(*milestone));
  }
  return largest_first(std::move(drifts));
}

bool moved_later(const std::vector<Drift>& drifts, int quarters) {
  return std::ranges::any_of(drifts, [&](const Drift& each) { return each.quarters >= quarters; });
}

OnSchedule calculated(const Schedule& schedule) {
  if (!schedule.has_planning) return OnSchedule::unstated;
  const int worst = std::max(schedule.end_late_days, schedule.overdue.empty() ? 0 : schedule.overdue.front().days);
  if (worst > no_after_days) return OnSchedule::no;
  if (worst > 0 || schedule.start_late_days > 0 || moved_later(schedule.since_last, 1) ||
      moved_later(schedule.since_first, 2))
    return OnSchedule::attention;
  return OnSchedule::yes;
}

}  // namespace

bool is_live(Phase phase) { return phase == Phase::unstated || phase == Phase::not_started || phase == Phase::running; }

LastReport last_report(const View& view, std::string_view action, Day today) {
  LastReport last;
  for (const ProgressReport* report : view.referring<ProgressReport>("action", action)) {
    if (report->status == ReportStatus::draft || report->status == ReportStatus::returned || report->period.empty())
      continue;
    if (!last.report || day_of_report(*report) >= day_of_report(*last.report)) last.report = report;
  }
  if (!last.report) return last;
  const Day reported = day_of_report(*last.report);
  last.age_days = std::max(0, days_between(reported, today));
  last.is_out_of_date = last.age_days > report_lasts_days;
  for (const Deadline& deadline : view.all<Deadline>()) {
    const bool is_round = deadline.step == CycleStep::report && deadline.due && deadline.due.last() < today;
    // The round opened after the report was made, and has closed without another one.
    if (is_round && deadline.opens && reported < deadline.opens.first()) last.is_out_of_date = true;
  }
  return last;
}

Schedule schedule(const View& view, const Action& action, Day today, const ScheduleOptions& options) {
  Schedule result;
  const auto milestones = view.referring<Milestone>("action", action.id);
  result.has_planning =
      action.planned_end || std::ranges::any_of(milestones, [](const Milestone* each) { return !each->due.empty(); });
  if (is_live(action.phase)) {
    for (const Milestone* milestone : milestones) {
      const int days = milestone->met_on ? 0 : days_late(milestone->due, today);
      if (days > 0) result.overdue.push_back({milestone->id, milestone->due, days});
    }
    std::ranges::stable_sort(result.overdue, std::greater{}, &Overdue::days);
    result.end_late_days = days_late(action.planned_end, today);
    if (action.phase == Phase::not_started && action.actual_start.empty())
      result.start_late_days = days_late(action.planned_start, today);
  }
  if (action.phase == Phase::done && action.planned_end && action.actual_end) {
    result.end_late_days = days_late(action.planned_end, action.actual_end.last());
  }
  if (options.last_edition) result.since_last = drift_since(*options.last_edition, action, milestones);
  if (options.first_edition) result.since_first = drift_since(*options.first_edition, action, milestones);
  for (const Milestone* milestone : milestones) {
    const bool known =
        std::ranges::any_of(result.since_first, [&](const Drift& each) { return each.id == milestone->id; });
    if (!known) add_drift(result.since_first, milestone->id, milestone->first_due, end_of(*milestone));
  }
  result.since_first = largest_first(std::move(result.since_first));
  if (is_live(action.phase) || action.phase == Phase::done) result.calculated = calculated(result);
  // That no date has passed says nothing of an action of which nobody says that it runs.
  if (result.calculated == OnSchedule::yes && action.phase == Phase::unstated) result.calculated = OnSchedule::unstated;
  result.last_report = last_report(view, action.id, today);
  const OnSchedule said = result.last_report.report ? result.last_report.report->schedule : OnSchedule::unstated;
  result.differs = said != OnSchedule::unstated && result.calculated != OnSchedule::unstated &&
                   said != result.calculated && !result.last_report.is_out_of_date;
  return result;
}

}  // namespace stip
