// Promise: pledges and motions from the command line.
#include "governance/promise.h"

#include <iostream>

#include "cli/act_commands.h"
#include "cli/acting.h"

namespace stip {

// COMMAND: stip promise add kind=motion title="…" text="…" to="…" made_on=2026-10-01 due_kind=date due=2027-Q1
// actions=A-001
//
// Records a pledge, motion or request. The words are fields of a pledge and their texts. It is due on a date or in a
// period, recurring, or on an event.
Exit promise_add_command(const Context& context, const PromiseOptions& options) {
  STIP_TRY_AS(const Day today, context.day());
  STIP_TRY_AS(const Pledge said, record_of<Pledge>(options.words));
  STIP_TRY_AS(const auto registry, context.open(false));
  Promise request;
  request.register_number = said.register_number;
  request.kind = said.kind == PledgeKind::unstated ? PledgeKind::pledge : said.kind;
  request.title = said.title;
  request.title_en = said.title_en;
  request.text = said.text;
  request.text_en = said.text_en;
  request.to = said.to;
  request.made_by = said.made_by.id;
  request.made_on = said.made_on;
  request.due_kind = said.due_kind;
  request.due = said.due;
  request.recurrence = said.recurrence;
  request.event = said.event;
  for (const Ref<Action>& action : said.actions) request.actions.push_back(action.id);
  request.repeats = said.repeats.id;
  request.classification = said.classification;
  return enter_act(context, *registry,
                   [&](const View& now, const Actor& by) { return promise(now, request, by, today); });
}

// COMMAND: stip promise fulfil TZ-1 BR-12 [--on DATE] [--next-due 2028-Q2]
//
// Names the letter (a source) that fulfils it. A recurring one stays open, and says when it is due again.
Exit promise_fulfil_command(const Context& context, const PromiseOptions& options) {
  STIP_TRY_AS(const Day today, context.day());
  STIP_TRY_AS(const Date on, date_option(options.on));
  STIP_TRY_AS(const Date next_due, date_option(options.next_due));
  STIP_TRY_AS(const auto registry, context.open(false));
  return enter_act(context, *registry, [&](const View& now, const Actor& by) {
    return fulfil(now, {options.pledge, options.letter, on, next_due}, by, today);
  });
}

// COMMAND: stip promise event TZ-1 2027-Q1 "The trend analysis was asked for."
//
// Says that the event came for which a pledge waited: from now on it has a date.
Exit promise_event_command(const Context& context, const PromiseOptions& options) {
  STIP_TRY_AS(const Day today, context.day());
  STIP_TRY_AS(const Date due, date_option(options.due));
  STIP_TRY_AS(const auto registry, context.open(false));
  return enter_act(context, *registry, [&](const View& now, const Actor& by) {
    return event_happened(now, {options.pledge, due, options.text}, by, today);
  });
}

// COMMAND: stip promise lapse TZ-1 "Withdrawn by the member in the debate of 3 February."
//
// Says that nobody asks a pledge or motion any longer, and why. It stays on record, and is no longer counted as open.
Exit promise_lapse_command(const Context& context, const PromiseOptions& options) {
  STIP_TRY_AS(const Day today, context.day());
  STIP_TRY_AS(const auto registry, context.open(false));
  return enter_act(context, *registry, [&](const View& now, const Actor& by) {
    return lapse(now, {options.pledge, options.text}, by, today);
  });
}

// COMMAND: stip promise list
//
// The open pledges and motions, overdue ones first. Exit code 1 if one is overdue.
Exit promise_list_command(const Context& context) {
  STIP_TRY_AS(const Day today, context.day());
  STIP_TRY_AS(const auto registry, context.open(true));
  STIP_TRY_AS(const View view, view_to_read(context, *registry));
  const auto list = open_pledges(view, today);
  Json json = Json::array();
  for (const OpenPledge& each : list) {
    if (context.json) {
      Json item = Json::object(), actions = Json::array();
      for (const Action* action : each.actions) actions.push(action->id);
      item.add("pledge", each.pledge->id)
          .add("title", each.pledge->title)
          .add("kind", name_of_choice(each.pledge->kind))
          .add("state", name_of(each.state))
          .add("due", to_text(each.pledge->due))
          .add("event", each.pledge->event)
          .add("days", each.days)
          .add("actions", std::move(actions));
      json.push(std::move(item));
      continue;
    }
    context.out() << name_of(each.state) << "  " << each.pledge->id << "  " << each.pledge->title;
    if (each.pledge->due) context.out() << "  " << to_text(each.pledge->due);
    if (each.state == PledgeState::overdue) context.out() << ", " << counted(each.days, "day", "days");
    context.out() << "\n";
  }
  if (context.json) context.out() << to_text(json) << "\n";
  return !list.empty() && list.front().state == PledgeState::overdue ? 1 : 0;
}

}  // namespace stip
