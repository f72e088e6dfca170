// Cycle: opening, counting, reminding and closing.
#include "governance/cycle.h"

#include <algorithm>
#include <functional>
#include <map>
#include <utility>

#include "governance/working.h"

namespace stip {
namespace {

bool work_is_expected(const Action& action) {
  return action.phase == Phase::unstated || action.phase == Phase::not_started || action.phase == Phase::running;
}

/// The actions on which a report is asked; a problem for each that has nobody to ask.
std::vector<Ref<Action>> asked_in(Working& work, const OpenRound& request) {
  std::vector<Ref<Action>> asked;
  if (request.actions.empty()) {
    for (const Action& action : work.view().all<Action>()) {
      if (work_is_expected(action) && action.owner) asked.push_back({action.id});
    }
    return asked;
  }
  for (const std::string& id : request.actions) {
    const Action* action = work.want<Action>(id);
    if (!action) continue;
    asked.push_back({id});
    if (action->owner) continue;
    work.problem(ErrorKind::invalid, *action, work.text(tr_later("it has no owner, so nobody can be asked.")),
                 work.text(tr_later("Name its owner first, or leave it out of the round.")));
  }
  return asked;
}

ReportStep step_of(const ProgressReport* report) {
  if (!report) return ReportStep::missing;
  switch (report->status) {
    case ReportStatus::draft:
      return ReportStep::draft;
    case ReportStatus::returned:
      return ReportStep::returned;
    case ReportStatus::submitted:
      return ReportStep::submitted;
    case ReportStatus::endorsed:
      return ReportStep::endorsed;
    case ReportStatus::approved:
      return ReportStep::approved;
  }
  return ReportStep::missing;
}

/// The report of an action that counts in a cycle: the newest that was handed in, else the newest. A correction that is
/// still being written does not undo what was approved.
const ProgressReport* report_in(const View& view, std::string_view action, std::string_view cycle) {
  const auto rank = [](const ProgressReport& each) {
    return std::pair(is_handed_in(step_of(&each)), each.reported_on ? each.reported_on.last() : Day{});
  };
  const ProgressReport* counts = nullptr;
  for (const ProgressReport* report : view.referring<ProgressReport>("action", action)) {
    if (is_of_round(view, *report, cycle) && (!counts || rank(*report) >= rank(*counts))) counts = report;
  }
  return counts;
}

void count(RoundCount& counts, const Asked& asked) {
  ++counts.asked;
  counts.handed_in += is_handed_in(asked.step);
  counts.approved += asked.step == ReportStep::approved;
  counts.late += asked.days_late > 0;
  if (!asked.report) return;
  counts.unchanged += asked.report->unchanged;
  counts.wanting_help += !asked.report->help_wanted.empty();
  counts.wanting_decision += !asked.report->decision_wanted.empty();
}

/// The actions of which the report is so far, as a list: "Field trials; A study (A-015)".
std::string reports_on(const Round& round, Language language, const std::function<bool(ReportStep)>& is_so_far) {
  std::string list;
  for (const Asked& asked : round.asked) {
    if (!is_so_far(asked.step)) continue;
    const Action& action = *asked.action;
    const bool in_english = language == Language::en && !action.title_en.empty();
    list += (list.empty() ? "" : "; ") + (in_english ? action.title_en : action.title) + " (" + action.id + ")";
  }
  return list;
}

}  // namespace

bool is_of_round(const View& view, const ProgressReport& report, std::string_view cycle) {
  if (report.cycle.id != cycle) return false;
  const Cycle* round = view.find<Cycle>(cycle);
  return !round || round->period.empty() || report.period == round->period;
}

std::string_view name_of(ReportStep step) {
  static constexpr std::string_view names[] = {"missing", "draft", "returned", "submitted", "endorsed", "approved"};
  return names[static_cast<std::size_t>(step)];
}

bool is_handed_in(ReportStep step) { return step >= ReportStep::submitted; }

std::string_view name_of(ReminderKind kind) {
  static constexpr std::string_view names[] = {"coming", "late", "deputy", "escalate"};
  return names[static_cast<std::size_t>(kind)];
}

Acted open_round(const View& view, const OpenRound& request, const Actor& actor, Day today) {
  Working work(view, actor);
  const std::string year = std::to_string(request.year), id = "CY-" + year;
  const std::string subject = work.cited(type_of<Cycle>(), id);
  const Cycle* known = view.find<Cycle>(id);
  if (known && !known->asked.empty()) {
    work.problem(ErrorKind::conflict, subject, work.text(tr_later("its reporting round was opened before.")),
                 work.text(tr_later("Follow it with `stip cycle status {}`."), {year}));
  }
  const Date opens = request.opens ? request.opens : exactly_on(today);
  work.ask(request.year > 0, subject, tr_later("no year is given."),
           tr_later("Give the year of the edition that it leads to."));
  work.ask(!request.period.empty(), subject, tr_later("no period is given."),
           tr_later("Say on which period owners report, for instance the second half of 2026."));
  work.ask(!request.due.empty(), subject, tr_later("no term is given."), tr_later("Give the last day for owners."));
  if (request.due && request.due.last() < opens.first()) {
    work.problem(
        ErrorKind::invalid, subject,
        work.text(tr_later("its term ({}) ends before it opens ({})."), {work.words(request.due), work.words(opens)}),
        work.text(tr_later("Correct one of the two dates.")));
  }
  const auto asked = asked_in(work, request);
  work.ask(!asked.empty(), subject, tr_later("no action is asked for a report."),
           tr_later("Give actions their owners, or name the actions."));
  if (work.has_problems()) return work.finish("cycle", "");

  Cycle& cycle = work.edit<Cycle>(id);
  if (cycle.title.empty()) cycle.title = request.title.empty() ? "Jaarcyclus " + year : request.title;
  if (cycle.title_en.empty()) cycle.title_en = request.title_en.empty() ? "Yearly cycle " + year : request.title_en;
  cycle.year = request.year;
  cycle.period = request.period;
  cycle.asked = asked;
  Deadline& deadline = work.edit<Deadline>("DL-" + year + "-report");
  deadline.title = "Rapportageronde " + date_text(Language::nl, request.period);
  deadline.title_en = "Reporting round " + date_text(Language::en, request.period);
  deadline.cycle = {id};
  deadline.step = CycleStep::report;
  deadline.opens = opens;
  deadline.due = request.due;
  return work.finish("cycle", work.text(tr_later("The reporting round on {} is opened; reports are due on {}."),
                                        {work.words_after(request.period), work.words(request.due)}));
}

std::optional<Round> round_of(const View& view, std::string_view cycle, Day today) {
  Round round;
  round.cycle = view.find<Cycle>(cycle);
  if (!round.cycle) return std::nullopt;
  for (const Deadline* deadline : view.referring<Deadline>("cycle", cycle)) {
    if (deadline->step != CycleStep::report || deadline->due.empty()) continue;
    if (!round.deadline || deadline->due.last() > round.deadline->due.last()) round.deadline = deadline;
  }
  if (round.deadline) {
    round.days_left = days_between(today, round.deadline->due.last());
    const bool has_begun = round.deadline->opens.empty() || round.deadline->opens.first() <= today;
    round.is_open = has_begun && round.cycle->closed_on.empty();
  }
  std::map<std::string, RoundCount> by_owner;
  for (const Ref<Action>& ref : round.cycle->asked) {
    const Action* action = view.find(ref);
    if (!action) continue;
    Asked asked{action, report_in(view, action->id, cycle), ReportStep::missing, 0};
    asked.step = step_of(asked.report);
    if (round.deadline && !is_handed_in(asked.step)) asked.days_late = std::max(0, -round.days_left);
    count(round.total, asked);
    RoundCount& of_owner = by_owner[action->owner.id];
    of_owner.organisation = action->owner.id;
    count(of_owner, asked);
    round.asked.push_back(asked);
  }
  std::ranges::sort(round.asked, {}, [](const Asked& each) { return each.action->id; });
  for (auto& [id, counts] : by_owner) round.by_owner.push_back(std::move(counts));
  return round;
}

std::vector<Reminder> reminders(const Round& round, const ReminderTerms& terms) {
  std::vector<Reminder> list;
  if (!round.is_open || !round.deadline) return list;
  for (const Asked& asked : round.asked) {
    if (is_handed_in(asked.step)) continue;
    Reminder reminder{ReminderKind::late, asked.action->id, asked.action->owner.id, "", asked.step, asked.days_late};
    if (asked.days_late == 0) {
      if (round.days_left > terms.before) continue;
      reminder.kind = ReminderKind::coming;
      reminder.days = round.days_left;
    } else if (asked.days_late > terms.escalate_after) {
      reminder.kind = ReminderKind::escalate;
    } else if (asked.days_late > terms.deputy_after) {
      reminder.kind = ReminderKind::deputy;
    }
    if (reminder.kind >= ReminderKind::deputy) reminder.deputy = asked.action->deputy.id;
    list.push_back(std::move(reminder));
  }
  std::ranges::stable_sort(
      list, [](const Reminder& a, const Reminder& b) { return a.kind != b.kind ? a.kind > b.kind : a.days > b.days; });
  return list;
}

Acted close_round(const View& view, const CloseRound& request, const Actor& actor, Day today) {
  Working work(view, actor);
  const Cycle* cycle = work.want<Cycle>(request.cycle);
  if (!cycle) return work.finish("cycle", "");
  if (cycle->closed_on) {
    work.problem(ErrorKind::conflict, *cycle,
                 work.text(tr_later("it was closed on {}."), {work.words(cycle->closed_on)}),
                 work.text(tr_later("Open the round of another year.")));
  }
  const Round round = *round_of(view, request.cycle, today);
  work.ask(!round.asked.empty(), work.cited(type_of<Cycle>(), cycle->id),
           tr_later("no reporting round was opened in it."), tr_later("Open one with `stip cycle open`."));
  const auto refuse = [&](auto stands_in_the_way, std::string_view problem, std::string_view remedy) {
    const std::string reports = reports_on(round, actor.language, stands_in_the_way);
    if (!reports.empty()) work.problem(ErrorKind::invalid, *cycle, work.text(problem, {reports}), work.text(remedy));
  };
  const std::string_view have_them_approved = tr_later("Have them approved or send them back; then close the round.");
  refuse([](ReportStep step) { return step == ReportStep::submitted; },
         tr_later("these reports wait for a signature: {}."), have_them_approved);
  refuse([](ReportStep step) { return step == ReportStep::endorsed; },
         tr_later("these reports wait for the check of the secretary: {}."), have_them_approved);
  if (request.without.empty())
    refuse([](ReportStep step) { return !is_handed_in(step); }, tr_later("these reports are missing: {}."),
           tr_later("Wait for them, or say why the round closes without them."));
  if (work.has_problems()) return work.finish("cycle", "");
  work.edit<Cycle>(cycle->id).closed_on = exactly_on(today);
  return work.finish("cycle", request.without.empty()
                                  ? work.text(tr_later("The reporting round is closed; every report is in."))
                                  : work.text(tr_later("The reporting round is closed: {}"), {request.without}));
}

}  // namespace stip
