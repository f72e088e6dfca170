// Hand over: ministries are renamed and actions change hands, each in one act.
#include "governance/hand_over.h"

#include "agenda/field.h"
#include "cli/act_commands.h"
#include "cli/acting.h"

namespace stip {

// COMMAND: stip hand-over rename ORG-LNV ORG-LVVN "Ministerie van LVVN" --since 2024-07-02 --short-name LVVN --reason
// "…"
//
// One organisation ends and another follows it, with all that goes on: actions, roles, seats, secretariats, sources of
// money. What is past stays in the old name.
Exit hand_over_rename_command(const Context& context, const HandOverOptions& options) {
  STIP_TRY_AS(const Day today, context.day());
  STIP_TRY_AS(const Date from, date_option(options.date));
  STIP_TRY_AS(const auto registry, context.open(false));
  const RenameOrganisation request{options.from, options.to, options.title, options.title_en, options.short_name,
                                   "",           "",         from,          options.reason};
  return enter_act(context, *registry,
                   [&](const View& now, const Actor& by) { return rename_organisation(now, request, by, today); });
}

// COMMAND: stip hand-over actions ORG-EZK ORG-LVVN [--action A-014]… [--stays-involved] --reason "…"
//
// Actions get another owner; without --action all that are not finished. With --stays-involved the old owner becomes a
// participant.
Exit hand_over_actions_command(const Context& context, const HandOverOptions& options) {
  STIP_TRY_AS(const Day today, context.day());
  STIP_TRY_AS(const auto registry, context.open(false));
  const HandOver request{options.from, options.to, options.actions, options.stays_involved, options.reason};
  return enter_act(context, *registry,
                   [&](const View& now, const Actor& by) { return hand_over(now, request, by, today); });
}

// COMMAND: stip hand-over merge A-014 A-015 --reason "…"
//
// The actions named first go on in the last one. They keep their ids and say where they went; open milestones, money,
// contributions, risks and dependencies move along, and their owners become participants.
Exit hand_over_merge_command(const Context& context, const HandOverOptions& options) {
  STIP_TRY_AS(const Day today, context.day());
  STIP_TRY_AS(const auto registry, context.open(false));
  MergeActions request{options.actions, "", options.reason};
  if (!request.actions.empty()) {
    request.into = request.actions.back();
    request.actions.pop_back();
  }
  return enter_act(context, *registry,
                   [&](const View& now, const Actor& by) { return merge_actions(now, request, by, today); });
}

// COMMAND: stip hand-over join ORG-EZ ORG-KGG --since 2027-01-01 --reason "…"
//
// The first organisation ends, and what goes on of it is in the name of the second, which is there already: actions,
// roles, seats, secretariats, sources of money. What is past stays in the old name.
Exit hand_over_join_command(const Context& context, const HandOverOptions& options) {
  STIP_TRY_AS(const Day today, context.day());
  STIP_TRY_AS(const Date from, date_option(options.date));
  STIP_TRY_AS(const auto registry, context.open(false));
  const JoinOrganisations request{options.from, options.to, from, options.reason};
  return enter_act(context, *registry,
                   [&](const View& now, const Actor& by) { return join_organisations(now, request, by, today); });
}

namespace {

/// The parts that --part names, with what --owner and --move say of them. Errors: invalid (not a part and its value,
/// or a part that --part does not name).
ErrorOr<std::vector<ActionPart>> parts_in(const HandOverOptions& options) {
  std::vector<ActionPart> parts;
  for (const std::string& word : options.parts) {
    STIP_TRY_AS(const FieldChange part, field_and_value(word));
    parts.push_back({part.field, part.value, "", "", "", {}});
  }
  const auto part_of = [&](const std::string& id) -> ErrorOr<ActionPart*> {
    for (ActionPart& part : parts)
      if (part.id == id) return &part;
    return Error{ErrorKind::invalid, "'" + id + "'", "no --part names it.",
                 "Name it: --part " + id + "=\"Its title\"."};
  };
  for (const std::string& word : options.owners) {
    STIP_TRY_AS(const FieldChange owner, field_and_value(word));
    STIP_TRY_AS(ActionPart* const part, part_of(owner.field));
    part->owner = owner.value;
  }
  for (const std::string& word : options.moves) {
    STIP_TRY_AS(const FieldChange moved, field_and_value(word));
    STIP_TRY_AS(ActionPart* const part, part_of(moved.field));
    for (std::string& id : split_references(moved.value)) part->moves.push_back(std::move(id));
  }
  return parts;
}

}  // namespace

// COMMAND: stip hand-over split A-014 --part A-050="Research" --part A-051="Law" [--owner A-051=ORG-2]… [--move
// A-050="M-1; F-2"]… --reason "…"
//
// An action stops, and its parts go on as new actions in its chapter, themes and effects. --move says what goes along
// with which part: every milestone that was not met, and all money, contributions and risks, go along with one.
Exit hand_over_split_command(const Context& context, const HandOverOptions& options) {
  STIP_TRY_AS(const Day today, context.day());
  SplitAction request{options.from, {}, options.reason};
  STIP_TRY_AS(request.parts, parts_in(options));
  STIP_TRY_AS(const auto registry, context.open(false));
  return enter_act(context, *registry,
                   [&](const View& now, const Actor& by) { return split_action(now, request, by, today); });
}

}  // namespace stip
