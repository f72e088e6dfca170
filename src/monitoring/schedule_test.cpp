// Schedule, tested: dates against today, drift against editions, and the owner's word beside it.
#include "monitoring/schedule.h"

#include <doctest/doctest.h>

#include "agenda/records.h"
#include "agenda/test_agenda.h"

namespace stip {
namespace {

const Day today = day("2026-11-24");

Schedule schedule_of(SmallAgenda& agenda, const ScheduleOptions& options = {}) {
  // The view is kept, since reports are told by pointer.
  static std::vector<View> views;
  views.push_back(agenda.view());
  return schedule(views.back(), *views.back().find<Action>("A-1"), today, options);
}

}  // namespace

TEST_CASE("an action of which nobody says that it runs is not on schedule, and can be late all the same") {
  SmallAgenda agenda;
  agenda.say("A-1", {{"planned_end", "2028"}});
  const auto judged = [&] {
    const View view = agenda.view();
    return schedule(view, *view.find<Action>("A-1"), *parse_day("2026-11-24")).calculated;
  };
  CHECK(judged() == OnSchedule::unstated);
  agenda.say("A-1", {{"planned_end", "2028"}, {"phase", "running"}});
  CHECK(judged() == OnSchedule::yes);
  agenda.say("A-1", {{"planned_end", "2025"}, {"phase", ""}});
  CHECK(judged() == OnSchedule::no);
}

TEST_CASE("a quarter is overdue from the day after its last") {
  SmallAgenda agenda;
  agenda.say("A-1", {{"phase", "running"}})
      .say("M-1", {{"action", "A-1"}, {"due", "2026-Q3"}})
      .say("M-2", {{"action", "A-1"}, {"due", "2026-Q4"}});
  const Schedule found = schedule_of(agenda);
  REQUIRE(found.overdue.size() == 1);
  CHECK(found.overdue[0].milestone == "M-1");
  CHECK(found.overdue[0].days == 55);
  CHECK(found.calculated == OnSchedule::attention);
}

TEST_CASE("more than 90 days overdue is not on schedule; a met milestone is never overdue") {
  SmallAgenda agenda;
  agenda.say("A-1", {{"phase", "running"}}).say("M-1", {{"action", "A-1"}, {"due", "2026-Q2"}});
  CHECK(schedule_of(agenda).calculated == OnSchedule::no);
  agenda.say("M-1", {{"met_on", "2026-09-01"}});
  CHECK(schedule_of(agenda).overdue.empty());
}

TEST_CASE("without a planning nothing is said, and that is not good") {
  SmallAgenda agenda;
  agenda.say("A-1", {{"phase", "running"}});
  CHECK(schedule_of(agenda).calculated == OnSchedule::unstated);
}

TEST_CASE("what was stopped or paused is not late") {
  SmallAgenda agenda;
  agenda.say("A-1", {{"phase", "paused"}, {"planned_end", "2024"}});
  CHECK(schedule_of(agenda).end_late_days == 0);
  CHECK(schedule_of(agenda).calculated == OnSchedule::unstated);
}

TEST_CASE("a planning that moved six quarters since the first edition needs attention, though nothing is overdue") {
  SmallAgenda agenda;
  agenda.say("A-1", {{"phase", "running"}, {"planned_end", "2027-Q2"}});
  const View first = agenda.view();
  agenda.say("A-1", {{"planned_end", "2028-Q4"}});
  const View last = agenda.view();
  const Schedule found = schedule_of(agenda, {&last, &first});
  CHECK(found.since_last.empty());
  REQUIRE(found.since_first.size() == 1);
  CHECK(found.since_first[0].quarters == 6);
  CHECK(found.calculated == OnSchedule::attention);
}

TEST_CASE("a milestone tells its own first due date where no edition does") {
  SmallAgenda agenda;
  agenda.say("A-1").say("M-1", {{"action", "A-1"}, {"first_due", "2026-Q4"}, {"due", "2027-Q4"}});
  CHECK(schedule_of(agenda).since_first.at(0).quarters == 4);
}

TEST_CASE("the owner's word stands beside the dates, and a difference is told") {
  SmallAgenda agenda;
  agenda.say("A-1", {{"phase", "running"}, {"planned_end", "2026-Q1"}});
  agenda.say("PR-1", {{"action", "A-1"},
                      {"period", "2026-Q3"},
                      {"status", "approved"},
                      {"reported_on", "2026-10-10"},
                      {"schedule", "yes"}});
  agenda.say("PR-2", {{"action", "A-1"},
                      {"period", "2026-Q4"},
                      {"status", "draft"},
                      {"reported_on", "2026-11-20"},
                      {"schedule", "no"}});
  const Schedule found = schedule_of(agenda);
  CHECK(found.calculated == OnSchedule::no);
  CHECK(found.last_report.report->id == "PR-1");
  CHECK(found.differs);
  CHECK_FALSE(found.last_report.is_out_of_date);
}

TEST_CASE("a report is out of date after 120 days, or when a later round has closed") {
  SmallAgenda agenda;
  agenda.say("A-1").say("CY-1").say(
      "PR-1", {{"action", "A-1"}, {"period", "2026-Q2"}, {"status", "approved"}, {"reported_on", "2026-07-27"}});
  CHECK_FALSE(schedule_of(agenda).last_report.is_out_of_date);
  agenda.say("DL-1", {{"cycle", "CY-1"}, {"step", "report"}, {"opens", "2026-10-01"}, {"due", "2026-10-31"}});
  CHECK(schedule_of(agenda).last_report.is_out_of_date);
  agenda.retire("DL-1").say("PR-1", {{"reported_on", "2026-07-26"}});
  CHECK(schedule_of(agenda).last_report.is_out_of_date);
}

}  // namespace stip
