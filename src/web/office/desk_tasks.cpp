// Desk tasks: each kind of thing that waits, asked of the table of mandates.
#include "web/office/desk_tasks.h"

#include <algorithm>

#include "agenda/records.h"
#include "governance/cycle.h"
#include "governance/meeting.h"
#include "governance/promise.h"
#include "web/office/act_parts.h"
#include "web/office/own_reports.h"
#include "web/office/public_message.h"
#include "web/office/role_tasks.h"
#include "web/parts/record_parts.h"

namespace stip {
namespace {

/// How many days ahead a meeting or a term that is far away stands on a desk.
constexpr int ahead = 60;

class Tasks {
 public:
  explicit Tasks(const OfficeVisit& visit) : visit_(visit), v_(visit.visit) {}

  std::vector<DeskTask> all() {
    reports(), rounds(), signals(), proposals(), pledges(), planning(), meetings();
    std::ranges::move(role_tasks(visit_), std::back_inserter(tasks_));
    std::ranges::stable_sort(tasks_, [](const DeskTask& a, const DeskTask& b) {
      if (a.due.empty() || b.due.empty()) return !a.due.empty() && b.due.empty();
      return a.due.last() < b.due.last();
    });
    return std::move(tasks_);
  }

 private:
  bool may_do(Act act, const RecordFacts& facts) const { return may(visit_.person(), act, facts).ok(); }
  void add(std::string path, std::string what, std::string_view to_do, const Date& due) {
    tasks_.push_back({std::move(path), std::move(what), std::string(to_do), due});
  }

  void report(const Asked& asked, const Date& due) {
    const std::string title = v_.title(*asked.action), write = "rapporteren/" + asked.action->id;
    const std::string judge = asked.report ? "beoordelen/" + asked.report->id : std::string{};
    const RecordFacts facts = facts_of(v_.view, *asked.action);
    switch (asked.step) {
      case ReportStep::missing:
      case ReportStep::draft:
        if (writes_report(visit_.person(), facts)) add(write, title, v_.tr("Report on this action"), due);
        break;
      case ReportStep::returned:
        if (writes_report(visit_.person(), facts)) add(write, title, v_.tr("Returned with remarks"), due);
        break;
      case ReportStep::submitted:
        if (may_do(Act::approve_report, facts)) add(judge, title, v_.tr("Sign for your organisation"), due);
        break;
      case ReportStep::endorsed:
        if (may_do(Act::check_report, facts)) add(judge, title, v_.tr("Check and make final"), due);
        break;
      case ReportStep::approved:
        break;
    }
  }

  void reports() {
    for (const Cycle& cycle : v_.view.all<Cycle>()) {
      const auto round = round_of(v_.view, cycle.id, v_.today);
      if (!round || !round->is_open) continue;
      for (const Asked& asked : round->asked) report(asked, round->deadline ? round->deadline->due : Date{});
    }
  }

  void rounds() {
    if (!may_do(Act::open_round, {})) return;
    for (const Cycle& cycle : v_.view.all<Cycle>()) {
      const auto round = round_of(v_.view, cycle.id, v_.today);
      if (!round || !round->is_open || round->asked.empty()) continue;
      const auto whom = static_cast<long>(reminders(*round).size());
      const std::string to_do = round->days_left < 0 ? std::string(v_.tr("Close this round, or wait for what is late"))
                                : whom > 0
                                    ? tr_n(v_.language, "{} report to remind of", "{} reports to remind of", whom)
                                    : std::string(v_.tr("Follow this round"));
      add("rondes/" + cycle.id, v_.title(cycle), to_do, round->deadline ? round->deadline->due : Date{});
    }
  }

  void signals() {
    if (may_do(Act::assign_signal, {})) from_the_public();
    for (const Signal& signal : v_.view.all<Signal>()) {
      if (signal.answer != AnswerKind::unanswered || signal.merged_into) continue;
      const RecordFacts facts{signal.classification, signal.assigned_to.id, {}, {}};
      const std::string path = "beantwoorden/" + signal.id;
      const bool is_secretary = may_do(Act::assign_signal, facts);
      if (is_secretary && !signal.assigned_to)
        add(path, v_.title(signal), v_.tr("Hand this signal to who answers"), signal.answer_due);
      // What somebody else owes stands on that desk; the secretary sees it when its term has passed.
      const bool is_late = signal.answer_due && signal.answer_due.last() < v_.today;
      if (is_secretary && signal.assigned_to && is_late)
        add(path, v_.title(signal), v_.tr("The answer to this signal is late: ask for it"), signal.answer_due);
      if (!is_secretary && may_do(Act::answer_signal, facts))
        add(path, v_.title(signal), v_.tr("Answer this signal"), signal.answer_due);
    }
  }

  void from_the_public() {
    const auto waiting = public_messages(visit_.office.desk, visit_.now());
    if (!waiting.ok() || waiting->empty()) return;
    add("meegedacht", std::string(v_.tr("From the public")),
        tr_n(v_.language, "Read {} message: take it in, or refuse it", "Read {} messages: take them in, or refuse them",
             static_cast<long>(waiting->size())),
        {});
  }

  void proposals() {
    for (const Proposal& proposal : v_.view.all<Proposal>()) {
      if (proposal.status != ProposalStatus::ready) continue;
      if (decides_somewhere(proposal.classification))
        add("beslissen/" + proposal.id, v_.title(proposal), v_.tr("Decide on this proposal"), term_of(proposal));
    }
  }

  /// Whether this person decides at a body that may: an advisory body is asked nothing.
  bool decides_somewhere(Classification level) const {
    return std::ranges::any_of(visit_.account.roles, [&](const RoleAt& role) {
      const Body* body = v_.view.find<Body>(role.organisation);
      if (body && body->mandate != Mandate::decides) return false;
      return may(visit_.person(), Act::decide, {level, role.organisation, {}, {}}).ok();
    });
  }

  /// When it is to be decided on: at the first meeting to come that has it on its agenda, or else by the deadline for
  /// deciding that comes next, or that passed last.
  Date term_of(const Proposal& proposal) const {
    Date soonest, next, passed;
    const auto sooner = [](Date& kept, const Date& other) {
      if (kept.empty() || other.last() < kept.last()) kept = other;
    };
    for (const AgendaItem* item : v_.view.referring<AgendaItem>("about", proposal.id)) {
      const Meeting* meeting = v_.view.find(item->meeting);
      const bool is_open = item->outcome.empty() && !item->decision;
      if (meeting && is_open && meeting->date && meeting->date.last() >= v_.today) sooner(soonest, meeting->date);
    }
    if (soonest) return soonest;
    for (const Deadline& deadline : v_.view.all<Deadline>()) {
      if (deadline.step != CycleStep::decide || deadline.due.empty()) continue;
      if (deadline.due.last() >= v_.today)
        sooner(next, deadline.due);
      else if (passed.empty() || deadline.due.last() > passed.last())
        passed = deadline.due;
    }
    return next ? next : passed;
  }

  void pledges() {
    for (const OpenPledge& open : open_pledges(v_.view, v_.today, ahead)) {
      if (open.state != PledgeState::overdue && open.state != PledgeState::soon) continue;
      if (may_do(Act::promise, {open.pledge->classification, open.pledge->made_by.id, {}, {}}))
        add("nakomen/" + open.pledge->id, v_.title(*open.pledge), v_.tr("Fulfil this pledge"), open.pledge->due);
    }
  }

  void planning() {
    for (const Body& body : v_.view.all<Body>()) {
      if (!may_do(Act::keep_minutes, {body.classification, body.id, {}, {}})) continue;
      if (body.valid_until && body.valid_until.last() < v_.today) continue;
      const auto waiting = static_cast<long>(waiting_for(v_.view, body.id).size());
      if (waiting > 0)
        add("vergaderen/" + body.id, v_.title(body),
            tr_n(v_.language, "Plan a meeting: {} item waits", "Plan a meeting: {} items wait", waiting), {});
    }
  }

  bool has_a_seat(const std::string& body) const {
    return std::ranges::any_of(visit_.account.roles, [&](const RoleAt& role) {
      return role.organisation == body && (role.role == Role::body_member || role.role == Role::decider);
    });
  }

  void meetings() {
    for (const Meeting& meeting : v_.view.all<Meeting>()) {
      if (!meeting.body || !meeting.date) continue;
      const auto items = v_.view.referring<AgendaItem>("meeting", meeting.id);
      const bool is_concluded =
          std::ranges::none_of(items, [](const AgendaItem* item) { return item->outcome.empty() && !item->decision; });
      const bool was_held = meeting.date.last() < v_.today;
      if (was_held && !is_concluded && may_do(Act::keep_minutes, {meeting.classification, meeting.body.id, {}, {}}))
        add("notuleren/" + meeting.id, v_.title(meeting), v_.tr("Write the minutes"), meeting.date);
      if (!was_held && has_a_seat(meeting.body.id) && days_between(v_.today, meeting.date.last()) <= ahead)
        add(record_path(type_of<Meeting>(), meeting.id), v_.title(meeting), v_.tr("Prepare for this meeting"),
            meeting.date);
    }
  }

  const OfficeVisit& visit_;
  const Visit& v_;
  std::vector<DeskTask> tasks_;
};

}  // namespace

std::vector<DeskTask> desk_tasks(const OfficeVisit& visit) { return Tasks(visit).all(); }

}  // namespace stip
