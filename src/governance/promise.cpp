// Promise: recording, fulfilling, and what is overdue.
#include "governance/promise.h"

#include <algorithm>

#include "base/text.h"
#include "governance/working.h"

namespace stip {
namespace {

void ask_term(Working& work, const std::string& subject, const Promise& request) {
  switch (request.due_kind) {
    case DueKind::date:
      work.ask(!request.due.empty(), subject, tr_later("its date is missing."),
               tr_later("Give a date or period, for instance the second quarter of 2027."));
      break;
    case DueKind::recurring:
      work.ask(!request.recurrence.empty(), subject, tr_later("it is not said how often it recurs."),
               tr_later("Say how often, as: every year in the second quarter."));
      work.ask(!request.due.empty(), subject, tr_later("its next date is missing."),
               tr_later("Give the date or period in which it is due next."));
      break;
    case DueKind::event:
      work.ask(!request.event.empty(), subject, tr_later("it is not said for which event it waits."),
               tr_later("Name the event, as: when the trend analysis is asked for."));
      break;
    case DueKind::unstated:
      work.ask(false, subject, tr_later("it is open, and nothing says when it is due."),
               tr_later("Enter the date, the period, how often it recurs, or the event that it waits for."));
      break;
  }
}

void must_be_open(Working& work, const Pledge& pledge) {
  if (pledge.status == PledgeStatus::open) return;
  work.problem(ErrorKind::conflict, pledge, work.text(tr_later("it is “{}” already."), {work.choice(pledge.status)}),
               work.text(tr_later("Record a new one if parliament asks again.")));
}

OpenPledge stand(const View& view, const Pledge& pledge, Day today, int soon_days) {
  OpenPledge open{&pledge, PledgeState::undated, 0, {}};
  for (const Ref<Action>& ref : pledge.actions) {
    if (const Action* action = view.find(ref)) open.actions.push_back(action);
  }
  if (pledge.due) {
    const int left = days_between(today, pledge.due.last());
    open.state = left < 0 ? PledgeState::overdue : left <= soon_days ? PledgeState::soon : PledgeState::later;
    open.days = left < 0 ? -left : left;
  } else if (!pledge.event.empty()) {
    open.state = PledgeState::waits_for_event;
  }
  return open;
}

}  // namespace

std::string_view name_of(PledgeState state) {
  static constexpr std::string_view names[] = {"overdue", "soon", "later", "waits_for_event", "undated"};
  return names[static_cast<std::size_t>(state)];
}

Acted promise(const View& view, const Promise& request, const Actor& actor, Day today) {
  Working work(view, actor);
  const std::string id = request.id.empty() ? work.next_id(type_of<Pledge>(), request.classification) : request.id;
  const std::string subject = work.cited(type_of<Pledge>(), id);
  if (view.row(type_of<Pledge>(), id)) {
    work.problem(ErrorKind::conflict, subject, work.text(tr_later("it was recorded before.")),
                 work.text(tr_later("Change it, or leave the id out.")));
    return work.finish("promise", "");
  }
  for (const Pledge& other : view.all<Pledge>()) {
    if (!request.register_number.empty() && other.register_number == request.register_number)
      work.problem(ErrorKind::conflict, subject,
                   work.text(tr_later("its number in the register is that of {}."), {other.id}),
                   work.text(tr_later("Look at that one, or correct the number.")));
  }
  if (auto error = check_id(id)) work.problem(error->kind, subject, error->problem, error->remedy);
  work.ask(!trimmed(request.title).empty(), subject, tr_later("it has no title."),
           tr_later("Give a title of one line."));
  work.ask(!trimmed(request.text).empty(), subject, tr_later("its text is missing."),
           tr_later("Give the text as it was recorded."));
  work.ask(!trimmed(request.to).empty(), subject, tr_later("it is not said to whom."),
           tr_later("Name the person, party, committee or chamber."));
  work.ask(!request.made_on.empty(), subject, tr_later("it is not said when it was made."),
           tr_later("Give the date of the debate or letter."));
  if (request.made_on && request.made_on.first() > today) {
    work.problem(ErrorKind::invalid, subject,
                 work.text(tr_later("it lies in the future: {}."), {work.words(request.made_on)}),
                 work.text(tr_later("Correct the date.")));
  }
  ask_term(work, subject, request);
  if (!request.made_by.empty()) work.want<Organisation>(request.made_by);
  if (!request.repeats.empty()) work.want<Pledge>(request.repeats);
  for (const std::string& action : request.actions) work.want<Action>(action);
  if (work.has_problems()) return work.finish("promise", "");

  Pledge& pledge = work.edit<Pledge>(id);
  pledge.register_number = request.register_number;
  pledge.kind = request.kind;
  pledge.title = request.title;
  pledge.title_en = request.title_en;
  pledge.text = request.text;
  pledge.text_en = request.text_en;
  pledge.to = request.to;
  pledge.made_by = {request.made_by};
  pledge.made_on = request.made_on;
  pledge.due_kind = request.due_kind;
  pledge.due = request.due;
  pledge.recurrence = request.recurrence;
  pledge.event = request.event;
  for (const std::string& action : request.actions) pledge.actions.push_back({action});
  pledge.repeats = {request.repeats};
  pledge.classification = request.classification;
  return work.finish("promise", work.text(tr_later("Recorded: {}"), {request.title}));
}

Acted fulfil(const View& view, const Fulfil& request, const Actor& actor, Day today) {
  Working work(view, actor);
  const Pledge* pledge = work.want<Pledge>(request.pledge);
  const bool is_new = request.letter.empty() && !trimmed(request.new_letter).empty();
  const Source* letter = is_new ? nullptr : work.want<Source>(request.letter);
  if (!pledge) return work.finish("fulfil", "");
  must_be_open(work, *pledge);
  if (is_new)
    work.ask(!request.sent_on.empty(), work.cited(type_of<Pledge>(), pledge->id),
             tr_later("the date of the letter is missing."), tr_later("Say when it was sent."));
  else
    work.ask(trimmed(request.new_letter).empty(), work.cited(type_of<Pledge>(), pledge->id),
             tr_later("two letters are named."), tr_later("Choose the letter, or give the title of a new one."));
  const Date sent_on = letter ? letter->date : request.sent_on;
  const Date on = request.on ? request.on : sent_on ? sent_on : exactly_on(today);
  if (on.first() > today) {
    work.problem(ErrorKind::invalid, *pledge,
                 work.text(tr_later("it would be fulfilled in the future: {}."), {work.words(on)}),
                 work.text(tr_later("Enter it once the letter was sent.")));
  }
  const bool recurs = pledge->due_kind == DueKind::recurring;
  if (recurs) {
    const bool is_later = request.next_due && (pledge->due.empty() || request.next_due.last() > pledge->due.last());
    work.ask(is_later, work.cited(type_of<Pledge>(), pledge->id), tr_later("it recurs, and its next date is missing."),
             tr_later("Give the date or period in which it is due again, after this one."));
  }
  if (work.has_problems()) return work.finish("fulfil", "");
  const std::string letter_id = letter ? letter->id : work.next_id(type_of<Source>(), pledge->classification);
  if (is_new) {
    Source& made = work.edit<Source>(letter_id);
    made.title = std::string(trimmed(request.new_letter));
    made.classification = pledge->classification;
    made.date = request.sent_on;
  }
  Pledge& changed = work.edit<Pledge>(pledge->id);
  changed.letter = {letter_id};
  changed.fulfilled_on = on;
  if (recurs) {
    changed.due = request.next_due;
  } else {
    changed.status = PledgeStatus::fulfilled;
  }
  return work.finish("fulfil", work.text(tr_later("Fulfilled by {}."), {letter ? letter->title : request.new_letter}),
                     {pledge->id});
}

Acted event_happened(const View& view, const EventHappened& request, const Actor& actor, Day) {
  Working work(view, actor);
  const Pledge* pledge = work.want<Pledge>(request.pledge);
  if (!pledge) return work.finish("promise", "");
  must_be_open(work, *pledge);
  const std::string subject = work.cited(type_of<Pledge>(), pledge->id);
  work.ask(pledge->due_kind == DueKind::event, subject, tr_later("it does not wait for an event."),
           tr_later("Change its date itself."));
  work.ask(!request.due.empty(), subject, tr_later("its date is missing."),
           tr_later("Give a date or period, for instance the second quarter of 2027."));
  work.ask(!trimmed(request.what).empty(), subject, tr_later("it is not said what happened."),
           tr_later("Say it in a sentence."));
  work.edit<Pledge>(pledge->id).due = request.due;
  return work.finish("promise", request.what, {pledge->id});
}

Acted lapse(const View& view, const Lapse& request, const Actor& actor, Day) {
  Working work(view, actor);
  const Pledge* pledge = work.want<Pledge>(request.pledge);
  if (!pledge) return work.finish("promise", "");
  must_be_open(work, *pledge);
  work.ask(!trimmed(request.reason).empty(), work.cited(type_of<Pledge>(), pledge->id),
           tr_later("it lapses without a reason."), tr_later("Say who no longer asks it, and where that was said."));
  work.edit<Pledge>(pledge->id).status = PledgeStatus::lapsed;
  return work.finish("promise", request.reason, {pledge->id});
}

std::vector<OpenPledge> open_pledges(const View& view, Day today, int soon_days) {
  std::vector<OpenPledge> list;
  for (const Pledge& pledge : view.all<Pledge>()) {
    if (pledge.status == PledgeStatus::open) list.push_back(stand(view, pledge, today, soon_days));
  }
  std::ranges::stable_sort(list, [](const OpenPledge& a, const OpenPledge& b) {
    if (a.state != b.state) return a.state < b.state;
    return a.state == PledgeState::overdue ? a.days > b.days : a.days < b.days;
  });
  return list;
}

}  // namespace stip
