// Schedule: whether an action keeps to its planning, now and against earlier editions.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "agenda/choices.h"
#include "agenda/view.h"

namespace stip {

struct Action;
struct ProgressReport;

/// A milestone that should have been met.
struct Overdue {
  std::string milestone;
  Date due;
  int days = 0;  ///< Since the last day of `due`.
};

/// How far the planning of an action or milestone moved since an edition.
struct Drift {
  std::string id;  ///< The action (its planned end) or a milestone (its due date).
  Date then, now;
  int quarters = 0;  ///< Later; negative: earlier.
};

/// What the owner said last.
struct LastReport {
  const ProgressReport* report = nullptr;  ///< Lives as long as the view; nullptr: none was handed in.
  int age_days = 0;
  bool is_out_of_date = false;
};

struct Schedule {
  bool has_planning = false;       ///< A planned end, or a milestone with a due date.
  std::vector<Overdue> overdue;    ///< Longest first.
  int start_late_days = 0;         ///< It should have started and has not.
  int end_late_days = 0;           ///< It should have ended and has not.
  std::vector<Drift> since_last;   ///< Largest first; only what moved.
  std::vector<Drift> since_first;  ///< Against the first edition, or what milestones say of their first due date.
  OnSchedule calculated = OnSchedule::unstated;  ///< From the dates alone, by the rule below; never the owner's word.
  LastReport last_report;  ///< The owner's own judgement stands beside it and is never averaged with it.
  bool differs = false;    ///< The owner said otherwise than the dates do, in a report that is not out of date.
};

struct ScheduleOptions {
  const View* last_edition = nullptr;  ///< As seen by the same viewer; nullptr: there is none.
  const View* first_edition = nullptr;
};

/// The schedule of one action.
///
///   no         if the end, or a milestone, is more than 90 days overdue
///   attention  if anything is overdue, or the planning moved 1 quarter or more since the last edition,
///              or 2 quarters or more since the first
///   yes        otherwise, if there is a planning and the phase is stated; else unstated, which is never shown as good
///
/// A date is overdue from the day after its last day: "2026-Q3" from 1 October 2026. An action that is done is held
/// against its actual end; one that was stopped, merged, moved, paused or only proposed is not late.
/// A report is out of date 120 days after its day, or once a later reporting round has closed.
///
/// Units: calendar days; quarters as quarters_between(). Cost: linear in the milestones and reports of the action.
/// Source: Delta Programme (on schedule apart from on course); docs/methods.md#schedule.
Schedule schedule(const View& view, const Action& action, Day today, const ScheduleOptions& options = {});

/// The newest report of an action that was submitted or approved.
LastReport last_report(const View& view, std::string_view action, Day today);

/// True for phases in which work is expected: not started, running, or not stated.
bool is_live(Phase phase);

}  // namespace stip
