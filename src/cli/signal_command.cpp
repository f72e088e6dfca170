// Signal: what was raised, and what was done with it, from the command line.
#include "governance/signal.h"

#include <iostream>

#include "cli/act_commands.h"
#include "cli/acting.h"
#include "governance/working.h"

namespace stip {

// COMMAND: stip signal take-in title="Permits" text="They take two years." origin=body body=B-1 about=A-001
// [--moderated]
//
// Takes a signal in. The words are fields of a signal and their texts; without answer_due an answer is due in six
// weeks. What comes from the public is taken in once somebody has read it: --moderated.
Exit signal_take_in_command(const Context& context, const SignalOptions& options) {
  STIP_TRY_AS(const Day today, context.day());
  STIP_TRY_AS(const Signal said, record_of<Signal>(options.words));
  STIP_TRY_AS(const auto registry, context.open(false));
  TakeIn request;
  request.origin = said.origin;
  request.title = said.title;
  request.title_en = said.title_en;
  request.text = said.text;
  request.text_en = said.text_en;
  request.raised_by = said.raised_by.id;
  request.body = said.body.id;
  request.raised_on = said.raised_on;
  request.about = ids_of(said.about);
  request.answer_due = said.answer_due;
  request.classification = said.classification;
  request.moderated = options.is_moderated;
  return enter_act(context, *registry,
                   [&](const View& now, const Actor& by) { return take_in(now, request, by, today); });
}

// COMMAND: stip signal merge S-1 S-2 S-3
//
// S-2 and S-3 say the same as S-1, which carries them on.
Exit signal_merge_command(const Context& context, const SignalOptions& options) {
  STIP_TRY_AS(const Day today, context.day());
  STIP_TRY_AS(const auto registry, context.open(false));
  return enter_act(context, *registry, [&](const View& now, const Actor& by) {
    return merge_signals(now, {options.signal, options.words}, by, today);
  });
}

// COMMAND: stip signal assign S-1 ORG-EZK [--due 2027-01]
//
// Says which organisation owes the answer, and by when.
Exit signal_assign_command(const Context& context, const SignalOptions& options) {
  STIP_TRY_AS(const Day today, context.day());
  STIP_TRY_AS(const Date due, date_option(options.due));
  STIP_TRY_AS(const auto registry, context.open(false));
  return enter_act(context, *registry, [&](const View& now, const Actor& by) {
    return assign_signal(now, {options.signal, options.to, due}, by, today);
  });
}

// COMMAND: stip signal answer S-1 taken_over "A desk for permits opens." [--about A-001]… [--again]
//
// Answers: taken_over, partly, not_taken or noted, and why. --about names where it shows. Prints who must be told.
Exit signal_answer_command(const Context& context, const SignalOptions& options) {
  STIP_TRY_AS(const Day today, context.day());
  STIP_TRY_AS(const AnswerKind answer, Codec<AnswerKind>::read(options.answer));
  STIP_TRY_AS(const auto registry, context.open(false));
  STIP_TRY_AS(const View view, view_to_act_on(context, *registry));
  const AnswerSignal request{options.signal, answer, options.because, "", options.about, options.again};
  const Exit exit = enter_act(context, *registry,
                              [&](const View& now, const Actor& by) { return answer_signal(now, request, by, today); });
  if (!exit.ok() || *exit != 0 || context.json) return exit;
  for (const ToTell& each : to_tell(view, options.signal)) {
    const std::string who = !each.organisation.empty() ? each.organisation
                            : !each.body.empty()       ? each.body
                                                       : std::string(name_of_choice(each.origin));
    context.out() << "tell  " << who << "  " << each.signal << "\n";
  }
  return exit;
}

// COMMAND: stip signal list
//
// What was said and what was done with it: open signals first, longest overdue first. Exit code 1 if one is overdue.
Exit signal_list_command(const Context& context) {
  STIP_TRY_AS(const Day today, context.day());
  STIP_TRY_AS(const auto registry, context.open(true));
  STIP_TRY_AS(const View view, view_to_read(context, *registry));
  bool is_overdue = false;
  Json json = Json::array();
  for (const SaidAndDone& line : said_and_done(view, today)) {
    const Signal& signal = *line.signal;
    const bool is_open = signal.answer == AnswerKind::unanswered;
    is_overdue = is_overdue || (is_open && line.days_overdue > 0);
    if (context.json) {
      Json item = Json::object(), actions = Json::array();
      for (const Action* action : line.actions) actions.push(action->id);
      item.add("signal", signal.id)
          .add("title", signal.title)
          .add("said", signal.text)
          .add("answer", name_of_choice(signal.answer))
          .add("because", signal.answer_text)
          .add("answerDue", to_text(signal.answer_due))
          .add("daysOpen", line.days_open)
          .add("daysOverdue", line.days_overdue)
          .add("actions", std::move(actions));
      json.push(std::move(item));
      continue;
    }
    context.out() << (is_open ? "open" : name_of_choice(signal.answer)) << "  " << signal.id << "  " << signal.title;
    if (line.days_overdue > 0) context.out() << "  " << counted(line.days_overdue, "day overdue", "days overdue");
    context.out() << "\n";
    if (!signal.answer_text.empty()) context.out() << "    " << signal.answer_text << "\n";
    for (const Action* action : line.actions)
      context.out() << "    " << action->id << "  " << name_of_choice(action->phase) << "\n";
  }
  if (context.json) context.out() << to_text(json) << "\n";
  return is_overdue ? 1 : 0;
}

}  // namespace stip
