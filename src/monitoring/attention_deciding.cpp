// Attention of deciding: proposals that wait, and decisions that were asked for and have not come.
#include <algorithm>

#include "monitoring/attention_list.h"
#include "monitoring/schedule.h"

namespace stip {
namespace {

constexpr int report_days = 60;   ///< So long an owner may wait for a decision that a report asks for.
constexpr int meeting_days = 14;  ///< So long it may take to enter what a meeting decided.

bool is_about(const Decision& decision, std::string_view id) {
  return std::ranges::find(decision.about, id, &AnyRef::id) != decision.about.end();
}

/// Whether anything was decided on the action or its report since the report was handed in.
bool was_decided_since(const View& view, const ProgressReport& report, const Date& since) {
  return std::ranges::any_of(view.all<Decision>(), [&](const Decision& decision) {
    const bool is_later = !decision.date.empty() && !since.empty() && decision.date.last() >= since.first();
    return is_later && (is_about(decision, report.action.id) || is_about(decision, report.id));
  });
}

void look_at_report(AttentionList& list, const Action& action) {
  const ProgressReport* report = last_report(list.view, action.id, list.today).report;
  if (!report || report->decision_wanted.empty()) return;
  const Date& since = report->reported_on.empty() ? report->period : report->reported_on;
  if (was_decided_since(list.view, *report, since)) return;
  list.rests_on_invented = report->invented;
  const int days = since.empty() ? 0 : days_between(since.last(), list.today);
  if (days >= report_days)
    list.add("decision.overdue", action,
             list.text(tr_later("The report ({}) asked for a decision {} ago: {}"),
                       {list.date(report->period), list.days_text(days), report->decision_wanted}),
             days);
  else
    list.add("report.decision", action,
             list.text(tr_later("The report ({}) asks for a decision: {}"),
                       {list.date(report->period), report->decision_wanted}));
  list.rests_on_invented = false;
}

/// The last deadline for deciding that has passed; nullptr: none has, or the next one is still to come.
const Deadline* passed_deadline(const AttentionList& list) {
  const Deadline* latest = nullptr;
  for (const Deadline& each : list.view.all<Deadline>()) {
    if (each.step != CycleStep::decide || each.due.empty()) continue;
    if (!list.has_passed(each.due)) return nullptr;
    if (!latest || latest->due.last() < each.due.last()) latest = &each;
  }
  return latest;
}

/// What stood on the agenda of who decides, with nothing said of what came of it.
void look_at(AttentionList& list, const Meeting& meeting) {
  const Body* body = list.view.find(meeting.body);
  if (!body || body->mandate != Mandate::decides || meeting.date.empty()) return;
  const int days = days_between(meeting.date.last(), list.today);
  if (days < meeting_days) return;
  for (const AgendaItem* item : list.view.referring<AgendaItem>("meeting", meeting.id)) {
    if (item->decision || !item->outcome.empty()) continue;
    list.add("decision.overdue", *item,
             list.text(tr_later("It stood on the agenda of {}, and what came of it has not been entered."),
                       {list.date(meeting.date)}),
             days);
  }
}

}  // namespace

void look_at_deciding(AttentionList& list) {
  for (const Action& action : list.view.all<Action>())
    if (is_live(action.phase)) look_at_report(list, action);
  const Deadline* passed = passed_deadline(list);
  for (const Proposal& proposal : list.view.all<Proposal>()) {
    if (proposal.status != ProposalStatus::ready) continue;
    if (!passed) {
      list.add("proposal.waiting", proposal, list.text(tr_later("The proposal is ready and waits for a decision.")));
      continue;
    }
    const int days = days_between(passed->due.last(), list.today);
    list.add("decision.overdue", proposal,
             list.text(tr_later("The proposal is ready, and the deadline for deciding ({}) passed {} ago."),
                       {list.date(passed->due), list.days_text(days)}),
             days);
  }
  for (const Meeting& meeting : list.view.all<Meeting>()) look_at(list, meeting);
}

}  // namespace stip
