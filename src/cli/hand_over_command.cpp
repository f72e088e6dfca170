// Hand over: ministries are renamed and actions change hands, each in one act.
#include "governance/hand_over.h"

#include "cli/act_commands.h"
#include "cli/acting.h"

namespace stip {

// COMMAND: stip hand-over rename ORG-LNV ORG-LVVN "Ministerie van LVVN" --since 2024-07-02 --short-name LVVN --reason
// "…"
//
// One organisation ends and another follows it, with all that goes on: actions, roles, seats, secretariats, sources of
// money. What is past stays in the old name.
Exit hand_over_rename_command(const Context& context, const HandOverOptions& options) {
  STIP_TRY_AS(const Actor actor, actor_of(context));
  STIP_TRY_AS(const Day today, context.day());
  STIP_TRY_AS(const Date from, date_option(options.date));
  STIP_TRY_AS(const auto registry, context.open(false));
  const RenameOrganisation request{options.from, options.to, options.title, options.title_en, options.short_name,
                                   "",           "",         from,          options.reason};
  return enter_act(context, *registry,
                   [&](const View& now) { return rename_organisation(now, request, actor, today); });
}

// COMMAND: stip hand-over actions ORG-EZK ORG-LVVN [--action A-014]… [--stays-involved] --reason "…"
//
// Actions get another owner; without --action all that go on.
Exit hand_over_actions_command(const Context& context, const HandOverOptions& options) {
  STIP_TRY_AS(const Actor actor, actor_of(context));
  STIP_TRY_AS(const Day today, context.day());
  STIP_TRY_AS(const auto registry, context.open(false));
  const HandOver request{options.from, options.to, options.actions, options.stays_involved, options.reason};
  return enter_act(context, *registry, [&](const View& now) { return hand_over(now, request, actor, today); });
}

// COMMAND: stip hand-over merge A-014 A-015 --reason "…"
//
// The actions named first go on in the last one.
Exit hand_over_merge_command(const Context& context, const HandOverOptions& options) {
  STIP_TRY_AS(const Actor actor, actor_of(context));
  STIP_TRY_AS(const Day today, context.day());
  STIP_TRY_AS(const auto registry, context.open(false));
  MergeActions request{options.actions, "", options.reason};
  if (!request.actions.empty()) {
    request.into = request.actions.back();
    request.actions.pop_back();
  }
  return enter_act(context, *registry, [&](const View& now) { return merge_actions(now, request, actor, today); });
}

}  // namespace stip
