// Signal: intake, merging, answers, and what must be told back.
#include "governance/signal.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "governance/working.h"

namespace stip {
namespace {

void add_about(Signal& signal, const std::vector<std::string>& ids) {
  for (const std::string& id : ids) {
    if (std::ranges::find(signal.about, id, &AnyRef::id) == signal.about.end()) signal.about.push_back({id});
  }
}

Classification level_of_all(const View& view, const std::vector<std::string>& ids, Classification level) {
  for (const std::string& id : ids) level = std::max(level, level_of(view, id));
  return level;
}

/// That the signal can still be worked on: not merged into another.
void must_stand_alone(Working& work, const Signal& signal) {
  if (!signal.merged_into) return;
  work.problem(ErrorKind::conflict, signal, work.text(tr_later("it was merged into {}."), {signal.merged_into.id}),
               work.text(tr_later("Go on with {}."), {signal.merged_into.id}));
}

/// Of a month or a year only its last day is certain to lie before the answer, and its first day to lie before today.
void count_days_open(SaidAndDone& line, Day today) {
  const Date &raised = line.signal->raised_on, &answered = line.signal->answered_on;
  if (!raised) return;
  line.days_open = std::max(0, days_between(raised.last(), answered ? answered.first() : today));
  line.took_at_least = raised.precision() != Precision::day || (answered && answered.precision() != Precision::day);
}

bool is_open(const Signal& signal) { return signal.answer == AnswerKind::unanswered; }

}  // namespace

Acted take_in(const View& view, const TakeIn& request, const Actor& actor, Day today) {
  Working work(view, actor);
  const std::string subject = to_lower(work.text(type_of<Signal>().label));
  work.ask(request.origin != SignalOrigin::unstated, subject, tr_later("it is not said where it comes from."),
           tr_later("Choose its origin."));
  work.ask(!trimmed(request.title).empty(), subject, tr_later("it has no title."),
           tr_later("Give a title of one line."));
  work.ask(!trimmed(request.text).empty(), subject, tr_later("it has no text."),
           tr_later("Write in a few sentences what was raised."));
  if (request.origin == SignalOrigin::body) {
    work.ask(!request.body.empty(), subject, tr_later("it is not said which body raised it."),
             tr_later("Name the body."));
  }
  if (request.origin == SignalOrigin::public_ && !request.moderated) {
    work.problem(ErrorKind::forbidden, subject,
                 work.text(tr_later("it comes from the public and nobody has read it yet.")),
                 work.text(tr_later("Read it, put it in words without personal data, and take it in as moderated.")));
  }
  if (request.raised_on && request.raised_on.first() > today) {
    work.problem(
        ErrorKind::invalid, subject,
        work.text(tr_later("the day on which it was raised is still to come: {}."), {work.words(request.raised_on)}),
        work.text(tr_later("Give the day on which it was raised, or leave it empty for today.")));
  }
  if (!request.raised_by.empty()) work.want<Organisation>(request.raised_by);
  if (!request.body.empty()) work.want<Body>(request.body);
  work.want_any(request.about);
  if (work.has_problems()) return work.finish("signal", "");

  const Classification level = level_of_all(view, request.about, request.classification);
  const std::string id = work.next_id(type_of<Signal>(), level);
  Signal& signal = work.edit<Signal>(id);
  signal.title = request.title;
  signal.title_en = request.title_en;
  signal.classification = level;
  signal.origin = request.origin;
  signal.raised_by = {request.raised_by};
  signal.body = {request.body};
  signal.raised_on = request.raised_on ? request.raised_on : exactly_on(today);
  signal.about = references_to(request.about);
  signal.text = request.text;
  signal.text_en = request.text_en;
  signal.answer_due = request.answer_due ? request.answer_due
                                         : exactly_on(days_after(signal.raised_on.last(), request.answer_within_days));
  return work.finish("signal", work.text(tr_later("Signal {} is taken in; an answer is due on {}."),
                                         {id, work.words(signal.answer_due)}));
}

Acted merge_signals(const View& view, const MergeSignals& request, const Actor& actor, Day) {
  Working work(view, actor);
  const Signal* into = work.want<Signal>(request.into);
  if (into) must_stand_alone(work, *into);
  work.ask(!request.duplicates.empty(), request.into, tr_later("no duplicates are named."),
           tr_later("Name the signals that say the same."));
  for (const std::string& id : request.duplicates) {
    const Signal* duplicate = work.want<Signal>(id);
    if (!duplicate) continue;
    must_stand_alone(work, *duplicate);
    if (id == request.into) {
      work.problem(ErrorKind::invalid, *duplicate, work.text(tr_later("it cannot be merged into itself.")),
                   work.text(tr_later("Name another signal.")));
    } else if (!is_open(*duplicate)) {
      work.problem(ErrorKind::conflict, *duplicate, work.text(tr_later("it was answered already.")),
                   work.text(tr_later("Leave it as it is: its raiser was told.")));
    } else if (into && level_of(view, into->id) > level_of(view, id)) {
      // Its raiser could not see the answer: the reference is taken out for them.
      work.problem(ErrorKind::invalid, *duplicate, work.text(tr_later("more people may see it than {}."), {into->id}),
                   work.text(tr_later("Merge the other way round, or answer both.")));
    }
  }
  if (work.has_problems()) return work.finish("merge", "");
  Signal& kept = work.edit<Signal>(request.into);
  for (const std::string& id : request.duplicates) {
    Signal& duplicate = work.edit<Signal>(id);
    duplicate.merged_into = {request.into};
    if (level_of(view, id) <= level_of(view, request.into)) add_about(kept, ids_of(duplicate.about));
    const bool earlier =
        duplicate.answer_due && (kept.answer_due.empty() || duplicate.answer_due.last() < kept.answer_due.last());
    if (earlier) kept.answer_due = duplicate.answer_due;
  }
  return work.finish("merge",
                     work.text(tr_later("{} say the same as {}."), {join(request.duplicates, ", "), request.into}),
                     {request.into});
}

Acted assign_signal(const View& view, const AssignSignal& request, const Actor& actor, Day) {
  Working work(view, actor);
  const Signal* signal = work.want<Signal>(request.signal);
  const Organisation* to = work.want<Organisation>(request.to);
  if (signal) must_stand_alone(work, *signal);
  if (!signal || !to || work.has_problems()) return work.finish("assign", "");
  Signal& changed = work.edit<Signal>(signal->id);
  changed.assigned_to = {to->id};
  if (request.answer_due) changed.answer_due = request.answer_due;
  return work.finish("assign", work.text(tr_later("{} answers it."), {to->title}), {signal->id});
}

Acted answer_signal(const View& view, const AnswerSignal& request, const Actor& actor, Day today) {
  Working work(view, actor);
  const Signal* signal = work.want<Signal>(request.signal);
  if (!signal) return work.finish("answer", "");
  must_stand_alone(work, *signal);
  if (!is_open(*signal) && !request.again) {
    work.problem(ErrorKind::conflict, *signal,
                 work.text(tr_later("it was answered before: “{}”."), {signal->answer_text}),
                 work.text(tr_later("Say expressly that this answer takes its place.")));
  }
  const std::string subject = work.cited(type_of<Signal>(), signal->id);
  work.ask(request.answer != AnswerKind::unanswered, subject, tr_later("it is not said what was done with it."),
           tr_later("Choose: taken over, partly, not taken over, or noted."));
  work.ask(!trimmed(request.because).empty(), subject, tr_later("it was answered without saying why."),
           tr_later("Say in “Because” why this answer was given."));
  work.want_any(request.about);
  const bool shows = request.answer == AnswerKind::taken_over || request.answer == AnswerKind::partly;
  work.ask(!shows || !signal->about.empty() || !request.about.empty(), subject,
           tr_later("it was taken over, and it is not said where that shows."),
           tr_later("Name the action, proposal or decision in which it shows."));
  if (work.has_problems()) return work.finish("answer", "");
  Signal& changed = work.edit<Signal>(signal->id);
  changed.answer = request.answer;
  changed.answer_text = request.because;
  changed.answer_text_en = request.because_en;
  changed.answered_on = exactly_on(today);
  add_about(changed, request.about);
  return work.finish("answer", request.because, {signal->id});
}

std::vector<ToTell> to_tell(const View& view, std::string_view id) {
  std::vector<ToTell> list;
  std::set<std::string, std::less<>> seen;
  const auto add = [&](const Signal& signal, const auto& self) -> void {
    if (!seen.insert(signal.id).second) return;
    list.push_back({signal.id, signal.raised_by.id, signal.body.id, signal.origin});
    for (const Signal* merged : view.referring<Signal>("merged_into", signal.id)) self(*merged, self);
  };
  if (const Signal* signal = view.find<Signal>(id)) add(*signal, add);
  return list;
}

std::vector<const Signal*> signals_about(const View& view, std::string_view id) {
  auto signals = view.referring<Signal>("about", id);
  std::erase_if(signals, [](const Signal* each) { return bool(each->merged_into); });
  return signals;
}

std::vector<SaidAndDone> said_and_done(const View& view, Day today) {
  std::vector<SaidAndDone> lines;
  for (const Signal& signal : view.all<Signal>()) {
    if (signal.merged_into) continue;
    SaidAndDone line;
    line.signal = &signal;
    for (const ToTell& each : to_tell(view, signal.id)) {
      if (each.signal != signal.id) line.merged.push_back(view.find<Signal>(each.signal));
    }
    for (const AnyRef& about : signal.about) {
      if (const Action* action = view.find<Action>(about.id)) line.actions.push_back(action);
      if (const Decision* decision = view.find<Decision>(about.id)) line.decisions.push_back(decision);
    }
    for (const Decision* decision : view.referring<Decision>("about", signal.id)) {
      if (std::ranges::find(line.decisions, decision) == line.decisions.end()) line.decisions.push_back(decision);
    }
    const Day until = signal.answered_on ? signal.answered_on.last() : today;
    count_days_open(line, today);
    if (signal.answer_due) line.days_overdue = std::max(0, days_between(signal.answer_due.last(), until));
    lines.push_back(std::move(line));
  }
  std::ranges::stable_sort(lines, [](const SaidAndDone& a, const SaidAndDone& b) {
    if (is_open(*a.signal) != is_open(*b.signal)) return is_open(*a.signal);
    if (is_open(*a.signal))
      return a.days_overdue != b.days_overdue ? a.days_overdue > b.days_overdue : a.days_open > b.days_open;
    const auto day = [](const Signal& each) { return each.answered_on ? each.answered_on.last() : Day{}; };
    return day(*a.signal) > day(*b.signal);
  });
  return lines;
}

}  // namespace stip
