// Meeting: agendas from what waits, outcomes, and empty chairs.
#include "governance/meeting.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "governance/working.h"

namespace stip {
namespace {

/// Whether it stands on an agenda of this body, and was not put off there.
bool is_planned(const View& view, std::string_view body, std::string_view id) {
  return std::ranges::any_of(view.referring<AgendaItem>("about", id), [&](const AgendaItem* item) {
    const Meeting* meeting = view.find(item->meeting);
    const Decision* decision = view.find(item->decision);
    return meeting && meeting->body.id == body && !(decision && decision->outcome == Outcome::deferred);
  });
}

bool was_handed_in(const ProgressReport& report) {
  return report.status != ReportStatus::draft && report.status != ReportStatus::returned;
}

bool had_a_seat(const Membership& seat, const Date& on) {
  const bool begun = seat.valid_from.empty() || on.empty() || seat.valid_from.first() <= on.last();
  return begun && (seat.valid_until.empty() || on.empty() || on.first() <= seat.valid_until.last());
}

std::set<std::string> seats(const View& view, const Meeting& meeting) {
  std::set<std::string> organisations;
  for (const Membership* seat : view.referring<Membership>("body", meeting.body.id)) {
    if (seat->organisation && had_a_seat(*seat, meeting.date)) organisations.insert(seat->organisation.id);
  }
  return organisations;
}

/// Organisations that something discussed belongs to.
void add_concerned(const View& view, std::string_view id, std::set<std::string>& concerned) {
  const auto add = [&](const Ref<Organisation>& ref) {
    if (ref) concerned.insert(ref.id);
  };
  if (const auto* action = view.find<Action>(id)) add(action->owner);
  if (const auto* proposal = view.find<Proposal>(id)) {
    add(proposal->proposed_by);
    for (const ProposedChange* change : view.referring<ProposedChange>("proposal", id)) {
      if (const auto* action = view.find<Action>(change->record.id)) add(action->owner);
    }
  }
  if (const auto* signal = view.find<Signal>(id)) {
    add(signal->raised_by);
    for (const AnyRef& about : signal->about) {
      if (const auto* action = view.find<Action>(about.id)) add(action->owner);
    }
  }
  if (const auto* report = view.find<ProgressReport>(id)) add_concerned(view, report->action.id, concerned);
}

/// "S-3-1" for "AI-3-1"; where another signal is called so, "S-3-1-2".
std::string id_of_follow_up(const AgendaItem& item, int number) {
  const std::string id = "S-" + item.id.substr(item.id.starts_with("AI-") ? 3 : 0);
  return number == 1 ? id : id + "-" + std::to_string(number);
}

void add_follow_up(Working& work, const Meeting& meeting, const AgendaItem& item, const FollowUp& follow_up,
                   Day today) {
  const std::string subject = work.cited(type_of<AgendaItem>(), item.id);
  work.ask(!trimmed(follow_up.text).empty(), subject, tr_later("its follow-up has no text."),
           tr_later("Say what must be done."));
  work.ask(!follow_up.due.empty(), subject, tr_later("its follow-up has no term."), tr_later("Say by when."));
  work.ask(!follow_up.to.empty(), subject, tr_later("its follow-up names nobody who does it."),
           tr_later("Name the organisation that does it."));
  if (!follow_up.to.empty()) work.want<Organisation>(follow_up.to);
  const Signal* known = follow_up_of(work.view(), item);
  const bool is_other = known && (known->text != follow_up.text || known->assigned_to.id != follow_up.to ||
                                  known->answer_due != follow_up.due);
  if (is_other) {
    work.problem(ErrorKind::conflict, item,
                 work.text(tr_later("its follow-up was entered before: “{}”."), {known->text}),
                 work.text(tr_later("Leave it out here; alter {} if something else must be done."), {known->id}));
  }
  if (known || work.has_problems()) return;
  int number = 1;
  while (work.view().row(type_of<Signal>(), id_of_follow_up(item, number))) ++number;
  Signal& signal = work.edit<Signal>(id_of_follow_up(item, number));
  signal.title = "Vervolg op: " + item.title;
  if (!item.title_en.empty()) signal.title_en = "Follow-up of: " + item.title_en;
  signal.classification = level_of(work.view(), item.id);
  signal.origin = SignalOrigin::body;
  signal.body = meeting.body;
  signal.assigned_to = {follow_up.to};
  signal.raised_on = meeting.date ? meeting.date : exactly_on(today);
  signal.about = item.about;
  signal.about.push_back({item.id});
  signal.text = follow_up.text;
  signal.answer_due = follow_up.due;
}

void conclude_item(Working& work, const Meeting& meeting, const ItemOutcome& outcome, Day today) {
  const AgendaItem* item = work.want<AgendaItem>(outcome.item);
  if (!item) return;
  if (item->meeting.id != meeting.id) {
    work.problem(ErrorKind::invalid, *item, work.text(tr_later("it is of another meeting: {}."), {item->meeting.id}),
                 work.text(tr_later("Name an item of {}."), {meeting.id}));
  }
  const Decision* decision = outcome.decision.empty() ? nullptr : work.want<Decision>(outcome.decision);
  if (decision && decision->body != meeting.body) {
    work.problem(ErrorKind::invalid, *decision, work.text(tr_later("another body took it: {}."), {decision->body.id}),
                 work.text(tr_later("Name a decision of {}."), {meeting.body.id}));
  }
  work.ask(decision || !trimmed(outcome.outcome).empty(), work.cited(type_of<AgendaItem>(), item->id),
           tr_later("nothing is said of its outcome."),
           tr_later("Say in a sentence what came of it, or name the decision."));
  AgendaItem& changed = work.edit<AgendaItem>(item->id);
  changed.outcome = outcome.outcome;
  if (decision) changed.decision = {decision->id};
  if (outcome.follow_up) add_follow_up(work, meeting, *item, *outcome.follow_up, today);
}

}  // namespace

std::string_view name_of(WaitingKind kind) {
  static constexpr std::string_view names[] = {"decision_wanted", "proposal", "signal"};
  return names[static_cast<std::size_t>(kind)];
}

std::vector<WaitingItem> waiting_for(const View& view, std::string_view body_id) {
  std::vector<WaitingItem> items;
  const Body* body = view.find<Body>(body_id);
  if (!body) return items;
  const bool decides = body->mandate == Mandate::decides;
  const auto add = [&](WaitingKind kind, const Record& record, const std::string& text, std::string owner) {
    if (!is_planned(view, body_id, record.id)) items.push_back({kind, record.id, record.title, text, std::move(owner)});
  };
  if (decides) {
    for (const ProgressReport& report : view.all<ProgressReport>()) {
      const Action* action = view.find(report.action);
      if (was_handed_in(report) && !report.decision_wanted.empty())
        add(WaitingKind::decision_wanted, report, report.decision_wanted, action ? action->owner.id : "");
    }
    for (const Proposal& proposal : view.all<Proposal>()) {
      if (proposal.status == ProposalStatus::ready || proposal.status == ProposalStatus::deferred)
        add(WaitingKind::proposal, proposal, proposal.reason, proposal.proposed_by.id);
    }
  }
  for (const Signal& signal : view.all<Signal>()) {
    const bool is_open = signal.answer == AnswerKind::unanswered && !signal.merged_into;
    if (is_open && (decides || signal.body.id == body_id))
      add(WaitingKind::signal, signal, signal.text, signal.raised_by.id);
  }
  return items;
}

Acted plan_meeting(const View& view, const PlanMeeting& request, const Actor& actor, Day) {
  Working work(view, actor);
  const Body* body = work.want<Body>(request.body);
  const std::string subject = to_lower(work.text(type_of<Meeting>().label));
  work.ask(!request.date.empty(), subject, tr_later("its date is missing."), tr_later("Give a date."));
  std::vector<std::string> about = request.about;
  if (body && request.with_all_waiting) {
    for (const WaitingItem& item : waiting_for(view, body->id)) {
      if (std::ranges::find(about, item.id) == about.end()) about.push_back(item.id);
    }
  }
  work.want_any(about);
  work.ask(!about.empty(), subject, tr_later("its agenda is empty."),
           tr_later("Name what it is about; or wait until something is wanted of it."));
  if (!body || work.has_problems()) return work.finish("meeting", "");
  const Classification level = std::max(request.classification, level_of(view, body->id));
  const std::string id = work.next_id(type_of<Meeting>(), level);
  Meeting& meeting = work.edit<Meeting>(id);
  meeting.title = request.title.empty() ? body->title + ", " + date_text(Language::nl, request.date) : request.title;
  meeting.title_en = request.title.empty() && !body->title_en.empty()
                         ? body->title_en + ", " + date_text(Language::en, request.date)
                         : request.title_en;
  meeting.classification = level;
  meeting.body = {body->id};
  meeting.date = request.date;
  // Numbers stand in the order of secrecy: a hidden item leaves no gap in what others see.
  std::ranges::stable_sort(about, {}, [&](const std::string& each) { return level_of(view, each); });
  int number = 0;
  for (const std::string& each : about) {
    const auto found = view.find_any(each);
    AgendaItem& item = work.edit<AgendaItem>("AI-" + id.substr(2) + "-" + std::to_string(++number));
    item.title = found.record->title;
    item.title_en = found.record->title_en;
    item.classification = std::max(level, level_of(view, each));
    item.meeting = {id};
    item.number = number;
    item.about = {{each}};
  }
  return work.finish("meeting", work.text(tr_later("Agenda of {}."), {meeting.title}), about);
}

const Signal* follow_up_of(const View& view, const AgendaItem& item) {
  const auto about = view.referring<Signal>("about", item.id);
  const std::string start = id_of_follow_up(item, 1);
  const auto is_called_so = [&](const Signal* each) { return each->id == start || each->id.starts_with(start + "-"); };
  const auto at = std::ranges::find_if(about, is_called_so);
  return at == about.end() ? nullptr : *at;
}

Acted conclude_meeting(const View& view, const ConcludeMeeting& request, const Actor& actor, Day today) {
  Working work(view, actor);
  const Meeting* meeting = work.want<Meeting>(request.meeting);
  if (!meeting) return work.finish("meeting", "");
  if (meeting->date && meeting->date.first() > today) {
    work.problem(ErrorKind::invalid, *meeting,
                 work.text(tr_later("it lies in the future: {}."), {work.words(meeting->date)}),
                 work.text(tr_later("Record it once it was held.")));
  }
  for (const std::string& organisation : request.present) work.want<Organisation>(organisation);
  for (const ItemOutcome& outcome : request.outcomes) conclude_item(work, *meeting, outcome, today);
  for (const AgendaItem* item : view.referring<AgendaItem>("meeting", meeting->id)) {
    const bool named = std::ranges::find(request.outcomes, item->id, &ItemOutcome::item) != request.outcomes.end();
    if (named || !item->outcome.empty() || item->decision) continue;
    work.problem(ErrorKind::invalid, *item, work.text(tr_later("nothing is said of its outcome.")),
                 work.text(tr_later("Say in a sentence what came of it, or name the decision.")));
  }
  if (work.has_problems()) return work.finish("meeting", "");
  Meeting& held = work.edit<Meeting>(meeting->id);
  held.minutes = request.minutes;
  held.present.clear();
  held.absent.clear();
  for (const std::string& organisation : request.present) held.present.push_back({organisation});
  for (const std::string& organisation : seats(view, *meeting)) {
    if (std::ranges::find(request.present, organisation) == request.present.end())
      held.absent.push_back({organisation});
  }
  return work.finish("meeting", work.text(tr_later("Outcomes of {}."), {meeting->title}), {meeting->id});
}

NotAtTheTable not_at_the_table(const View& view, std::string_view id) {
  NotAtTheTable missing;
  const Meeting* meeting = view.find<Meeting>(id);
  if (!meeting) return missing;
  const auto was_present = [&](const std::string& organisation) {
    return std::ranges::find(meeting->present, organisation, &Ref<Organisation>::id) != meeting->present.end();
  };
  const std::set<std::string> members = seats(view, *meeting);
  for (const std::string& member : members) {
    if (!was_present(member)) missing.members.push_back(member);
  }
  std::set<std::string> concerned;
  for (const AgendaItem* item : view.referring<AgendaItem>("meeting", id)) {
    for (const AnyRef& about : item->about) add_concerned(view, about.id, concerned);
  }
  for (const std::string& organisation : concerned) {
    if (!was_present(organisation) && !members.contains(organisation)) missing.concerned.push_back(organisation);
  }
  return missing;
}

}  // namespace stip
