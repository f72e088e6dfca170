// Cycle: a reporting round from the command line.
#include "governance/cycle.h"

#include <iostream>

#include "cli/act_commands.h"
#include "cli/acting.h"

namespace stip {
namespace {

std::string cycle_of(const CycleOptions& options) { return "CY-" + std::to_string(options.year); }

Error no_such_round(const CycleOptions& options) {
  return {ErrorKind::not_found, "cycle " + cycle_of(options), "there is no such yearly cycle.",
          "Open its round with `stip cycle open`."};
}

Json json_of(const RoundCount& counts) {
  Json json = Json::object();
  json.add("organisation", counts.organisation)
      .add("asked", counts.asked)
      .add("handedIn", counts.handed_in)
      .add("approved", counts.approved)
      .add("unchanged", counts.unchanged)
      .add("late", counts.late)
      .add("wantingHelp", counts.wanting_help)
      .add("wantingDecision", counts.wanting_decision);
  return json;
}

Json json_of(const Round& round) {
  Json json = Json::object(), asked = Json::array(), owners = Json::array();
  for (const Asked& each : round.asked) {
    Json item = Json::object();
    item.add("action", each.action->id)
        .add("owner", each.action->owner.id)
        .add("report", each.report ? each.report->id : "")
        .add("step", name_of(each.step))
        .add("daysLate", each.days_late);
    asked.push(std::move(item));
  }
  for (const RoundCount& counts : round.by_owner) owners.push(json_of(counts));
  json.add("cycle", round.cycle->id)
      .add("period", to_text(round.cycle->period))
      .add("due", round.deadline ? to_text(round.deadline->due) : "")
      .add("isOpen", round.is_open)
      .add("total", json_of(round.total))
      .add("byOwner", std::move(owners))
      .add("asked", std::move(asked));
  return json;
}

}  // namespace

// COMMAND: stip cycle open 2027 --period 2026-H2 --due 2026-12-15 [--opens DATE] [--action ID]…
//
// Opens the reporting round of a yearly cycle. Without --action a report is asked on each action that is under way and
// has an owner.
Exit cycle_open_command(const Context& context, const CycleOptions& options) {
  STIP_TRY_AS(const Day today, context.day());
  OpenRound request;
  request.year = options.year;
  request.actions = options.actions;
  STIP_TRY_AS(request.period, date_option(options.period));
  STIP_TRY_AS(request.opens, date_option(options.opens));
  STIP_TRY_AS(request.due, date_option(options.due));
  STIP_TRY_AS(const auto registry, context.open(false));
  return enter_act(context, *registry,
                   [&](const View& now, const Actor& by) { return open_round(now, request, by, today); });
}

// COMMAND: stip cycle status 2027
//
// How far the round is: in total, by owner and by action. Exit code 1 if a report is late.
Exit cycle_status_command(const Context& context, const CycleOptions& options) {
  STIP_TRY_AS(const Day today, context.day());
  STIP_TRY_AS(const auto registry, context.open(true));
  STIP_TRY_AS(const View view, view_to_read(context, *registry));
  const auto round = round_of(view, cycle_of(options), today);
  if (!round) return no_such_round(options);
  if (context.json) {
    context.out() << to_text(json_of(*round)) << "\n";
    return round->total.late > 0 ? 1 : 0;
  }
  const RoundCount& total = round->total;
  context.out() << round->cycle->id << "  " << to_text(round->cycle->period) << "  "
                << (round->is_open ? "open" : "closed")
                << (round->deadline ? ", due " + to_text(round->deadline->due) : "") << "\n"
                << total.asked << " asked, " << total.handed_in << " handed in, " << total.approved << " approved, "
                << total.late << " late\n";
  for (const Asked& each : round->asked) {
    context.out() << name_of(each.step) << "  " << each.action->id << "  " << each.action->owner.id;
    if (each.report) context.out() << "  " << each.report->id;
    if (each.days_late > 0) context.out() << "  " << counted(each.days_late, "day late", "days late");
    context.out() << "\n";
  }
  return total.late > 0 ? 1 : 0;
}

// COMMAND: stip cycle reminders 2027
//
// Whom to remind today, gravest first: before the term, after it, with the deputy, or by the secretary. Exit code 1 if
// there is nobody.
Exit cycle_reminders_command(const Context& context, const CycleOptions& options) {
  STIP_TRY_AS(const Day today, context.day());
  STIP_TRY_AS(const auto registry, context.open(true));
  STIP_TRY_AS(const View view, view_to_read(context, *registry));
  const auto round = round_of(view, cycle_of(options), today);
  if (!round) return no_such_round(options);
  const auto list = reminders(*round);
  Json json = Json::array();
  for (const Reminder& each : list) {
    if (context.json) {
      Json item = Json::object();
      item.add("kind", name_of(each.kind))
          .add("action", each.action)
          .add("owner", each.owner)
          .add("deputy", each.deputy)
          .add("step", name_of(each.step))
          .add("days", each.days);
      json.push(std::move(item));
    } else {
      context.out() << name_of(each.kind) << "  " << each.action << "  " << each.owner
                    << (each.deputy.empty() ? "" : ", " + each.deputy) << "  " << counted(each.days, "day", "days")
                    << "\n";
    }
  }
  if (context.json) context.out() << to_text(json) << "\n";
  return list.empty() ? 1 : 0;
}

// COMMAND: stip cycle close 2027 [--without REASON]
//
// Closes the round: from then on no report is filed in it. If reports are missing, say why it closes without them.
Exit cycle_close_command(const Context& context, const CycleOptions& options) {
  STIP_TRY_AS(const Day today, context.day());
  STIP_TRY_AS(const auto registry, context.open(false));
  return enter_act(context, *registry, [&](const View& now, const Actor& by) {
    return close_round(now, {cycle_of(options), options.without}, by, today);
  });
}

}  // namespace stip
