// Meeting: what waits for a body, its agenda, and what came of it.
#include "governance/meeting.h"

#include <iostream>

#include "cli/act_commands.h"
#include "cli/acting.h"

namespace stip {

// COMMAND: stip meeting waiting B-1
//
// What waits for a body and stands on no agenda yet: decisions wanted in reports, proposals that are ready, signals.
// Exit code 1 if nothing does.
Exit meeting_waiting_command(const Context& context, const MeetingOptions& options) {
  STIP_TRY_AS(const auto registry, context.open(true));
  STIP_TRY_AS(const View view, view_to_read(context, *registry));
  if (!view.find<Body>(options.body))
    return Error{ErrorKind::not_found, "body " + options.body, "there is no such body.",
                 "Look for it with `stip search`."};
  const auto items = waiting_for(view, options.body);
  Json json = Json::array();
  for (const WaitingItem& item : items) {
    if (context.json) {
      Json each = Json::object();
      each.add("kind", name_of(item.kind))
          .add("id", item.id)
          .add("title", item.title)
          .add("text", item.text)
          .add("owner", item.owner);
      json.push(std::move(each));
    } else {
      context.out() << name_of(item.kind) << "  " << item.id << "  " << item.title << "\n";
    }
  }
  if (context.json) context.out() << to_text(json) << "\n";
  return items.empty() ? 1 : 0;
}

// COMMAND: stip meeting plan B-1 2026-12-03 [ID]… [--all-waiting] [--title "…"]
//
// Makes a meeting with an item for each record named and, with --all-waiting, for all that waits.
Exit meeting_plan_command(const Context& context, const MeetingOptions& options) {
  STIP_TRY_AS(const Day today, context.day());
  STIP_TRY_AS(const Date date, date_option(options.date));
  STIP_TRY_AS(const auto registry, context.open(false));
  const PlanMeeting request{options.body, date, options.title, "", options.words, options.with_all_waiting, {}};
  return enter_act(context, *registry,
                   [&](const View& now, const Actor& by) { return plan_meeting(now, request, by, today); });
}

// COMMAND: stip meeting conclude V-1 AI-1-1="The pilot goes on." AI-1-2=BS-4 --present ORG-1 [--minutes "…"]
//
// Records who was there and what came of each item: a sentence, or the decision. Prints who was not at the table.
Exit meeting_conclude_command(const Context& context, const MeetingOptions& options) {
  STIP_TRY_AS(const Day today, context.day());
  STIP_TRY_AS(const auto registry, context.open(false));
  STIP_TRY_AS(const View view, view_to_act_on(context, *registry));
  ConcludeMeeting request{options.body, options.present, options.minutes, {}};
  for (const std::string& word : options.words) {
    STIP_TRY_AS(const FieldChange said, field_and_value(word));
    const bool is_decision = view.find<Decision>(said.value) != nullptr;
    request.outcomes.push_back({said.field, is_decision ? "" : said.value, is_decision ? said.value : "", {}});
  }
  const Exit exit = enter_act(
      context, *registry, [&](const View& now, const Actor& by) { return conclude_meeting(now, request, by, today); });
  if (!exit.ok() || *exit != 0 || context.json) return exit;
  STIP_TRY_AS(const View after, view_to_act_on(context, *registry));
  const NotAtTheTable missing = not_at_the_table(after, options.body);
  for (const std::string& member : missing.members) context.out() << "absent  " << member << "\n";
  for (const std::string& other : missing.concerned) context.out() << "not at the table  " << other << "\n";
  return exit;
}

}  // namespace stip
