// Propose: changes that can be looked at before they are made.
#include "governance/propose.h"

#include <iostream>

#include "cli/act_commands.h"
#include "cli/acting.h"
#include "cli/incoming.h"
#include "exchange/import_plan.h"
#include "governance/draft.h"

namespace stip {
namespace {

ErrorOr<std::vector<Edit>> edits_in(const ProposeOptions& options) {
  std::vector<Edit> edits;
  for (const std::string& word : options.words) {
    STIP_TRY_AS(Edit edit, edit_of(word));
    edits.push_back(std::move(edit));
  }
  for (const std::string& id : options.ends) edits.push_back({id, "", ""});
  return edits;
}

ErrorOr<std::vector<Edit>> drops_in(const ProposeOptions& options) {
  std::vector<Edit> drops;
  for (const std::string& place : options.drops) {
    STIP_TRY_AS(Edit drop, place_of(place));
    drops.push_back(std::move(drop));
  }
  return drops;
}

/// What a file says otherwise than the agenda that it was exported from.
ErrorOr<std::vector<Edit>> edits_of_file(const Context& context, Registry& registry, const ProposeOptions& options) {
  // As `stip export`: of what the file could not hold, it says nothing.
  Viewer viewer{Classification::public_};
  if (!context.as.empty()) {
    STIP_TRY_AS(viewer, context.viewer());
  }
  STIP_TRY_AS(const View then, registry.look(options.exported_at, viewer));
  STIP_TRY_AS(const Incoming incoming, read_incoming(context, registry, then, options.from, "", false));
  const ImportPlan plan = plan_import(then, incoming, {});
  if (!plan.may_enter()) {
    context.world.err << to_text(plan, context.told);
    return plan.refusal();
  }
  return edits_of_changes(plan.changes);
}

std::string shown(const std::string& text) { return text.empty() ? "(empty)" : text; }

}  // namespace

// COMMAND: stip propose new "Move to LVVN" A-014.owner=ORG-LVVN [--end A-015] [--from FILE [--exported-at 2026]]
// --reason "…" --options "…" [--evidence S-1]… [--by ORG] [--ready]
//
// Writes a proposal: fields and their new values, and records that would end. An id that is not there yet makes a new
// record. Nothing changes until it is adopted; look at it with --proposal. --ready puts it up for decision.
//
// --from FILE takes the edits from a workbook or data package that `stip export` made and people changed: what it says
// otherwise than the agenda of --exported-at (default: now) is proposed. Give the --as with which it was exported.
Exit propose_new_command(const Context& context, const ProposeOptions& options) {
  STIP_TRY_AS(const Day today, context.day());
  STIP_TRY_AS(auto edits, edits_in(options));
  STIP_TRY_AS(const auto registry, context.open(false));
  if (!options.from.empty()) {
    STIP_TRY_AS(const auto of_file, edits_of_file(context, *registry, options));
    edits.insert(edits.end(), of_file.begin(), of_file.end());
  }
  const Propose request{"",
                        options.title,
                        options.title_en,
                        options.reason,
                        options.options,
                        options.evidence,
                        options.by,
                        edits,
                        options.is_ready,
                        {}};
  return enter_act(context, *registry,
                   [&](const View& now, const Actor& by) { return propose(now, request, by, today); });
}

// COMMAND: stip propose amend PV-7 A-014.care="Slowly." [--drop A-014.planned_end]… [--title "…"] [--reason "…"]
//
// Writes an amendment: a proposal with the edits of PV-7, these in place of or beside them, and without those dropped.
// PV-7 stays.
Exit propose_amend_command(const Context& context, const ProposeOptions& options) {
  STIP_TRY_AS(const Day today, context.day());
  Amend request{options.proposal, {}, {}, options.title, options.title_en, options.reason, options.by};
  STIP_TRY_AS(request.edits, edits_in(options));
  STIP_TRY_AS(request.drops, drops_in(options));
  STIP_TRY_AS(const auto registry, context.open(false));
  return enter_act(context, *registry,
                   [&](const View& now, const Actor& by) { return amend(now, request, by, today); });
}

// COMMAND: stip propose revise PV-7 A-014.care="Slowly." [--drop A-014.planned_end]… [--end A-015] [--title "…"]
// [--reason "…"] [--options "…"] [--evidence S-1]…
//
// Alters a draft: these edits in place of or beside those that it has, and without those dropped. A value that the
// agenda has already takes the edit on that field back. What is not said stays as it is.
Exit propose_revise_command(const Context& context, const ProposeOptions& options) {
  Revise request{.proposal = options.proposal};
  STIP_TRY_AS(request.edits, edits_in(options));
  STIP_TRY_AS(request.drops, drops_in(options));
  const auto said = [](const std::string& text) { return text.empty() ? std::nullopt : std::optional(text); };
  request.title = said(options.title);
  request.title_en = said(options.title_en);
  request.reason = said(options.reason);
  request.options = said(options.options);
  if (!options.evidence.empty()) request.evidence = options.evidence;
  STIP_TRY_AS(const auto registry, context.open(false));
  return enter_act(context, *registry, [&](const View& now, const Actor& by) { return revise(now, request, by); });
}

// COMMAND: stip propose ready PV-7
//
// Puts a draft, or what was deferred, up for decision.
Exit propose_ready_command(const Context& context, const ProposeOptions& options) {
  STIP_TRY_AS(const Day today, context.day());
  STIP_TRY_AS(const auto registry, context.open(false));
  return enter_act(context, *registry,
                   [&](const View& now, const Actor& by) { return make_ready(now, {options.proposal}, by, today); });
}

// COMMAND: stip propose check PV-7 [PV-8]…
//
// What stands in the way of adopting these proposals together: fields that moved on since, fields that two of them give
// different values, rules that would be broken. Exit code 1 if there is anything but warnings.
Exit propose_check_command(const Context& context, const ProposeOptions& options) {
  STIP_TRY_AS(const Viewer viewer, context.viewer());
  STIP_TRY_AS(const Language language, context.reading_language());
  STIP_TRY_AS(const Day today, context.day());
  STIP_TRY_AS(const auto registry, context.open(true));
  const View now = registry->now(viewer);
  for (const std::string& id : options.words) {
    if (!now.find<Proposal>(id))
      return Error{ErrorKind::not_found, "proposal " + id, "there is no such proposal.",
                   "Look for it with `stip search`."};
  }
  Json moved = Json::array(), clashing = Json::array(), broken = Json::array();
  bool stands = true;
  for (const std::string& id : options.words) {
    for (const Moved& each : moved_on(now, id)) {
      stands = false;
      Json item = Json::object();
      item.add("proposal", id)
          .add("record", each.record)
          .add("field", each.field)
          .add("was", each.was)
          .add("now", each.now)
          .add("proposed", each.proposed);
      moved.push(std::move(item));
      if (!context.json)
        context.out() << "moved  " << id << "  " << each.record << "." << each.field << "  was: " << shown(each.was)
                      << "  now: " << shown(each.now) << "  proposed: " << shown(each.proposed) << "\n";
    }
  }
  const auto clashes_found = clashes(now, options.words);
  for (const Clash& each : clashes_found) {
    stands = false;
    Json item = Json::object();
    item.add("record", each.record)
        .add("field", each.field)
        .add("first", each.first)
        .add("firstValue", each.first_value)
        .add("second", each.second)
        .add("secondValue", each.second_value);
    clashing.push(std::move(item));
    if (!context.json)
      context.out() << "clash  " << each.record << (each.field.empty() ? "" : "." + each.field) << "  " << each.first
                    << ": " << shown(each.first_value) << "  " << each.second << ": " << shown(each.second_value)
                    << "\n";
  }
  if (clashes_found.empty()) {
    STIP_TRY_AS(const View adopted, registry->as_if(options.words, viewer));
    for (const std::string& id : options.words) {
      for (const Finding& each : broken_if_adopted(now, adopted, id, today, language)) {
        stands = stands && each.severity != Severity::error;
        Json item = Json::object();
        item.add("severity", name_of(each.severity))
            .add("rule", each.rule)
            .add("id", each.id)
            .add("field", each.field)
            .add("problem", each.problem)
            .add("remedy", each.remedy);
        broken.push(std::move(item));
        if (!context.json)
          context.out() << name_of(each.severity) << "  " << each.id << (each.field.empty() ? "" : "." + each.field)
                        << "  " << each.problem << "  [" << each.rule << "]\n        " << each.remedy << "\n";
      }
    }
  }
  if (context.json) {
    Json json = Json::object();
    json.add("stands", stands)
        .add("moved", std::move(moved))
        .add("clashes", std::move(clashing))
        .add("broken", std::move(broken));
    context.out() << to_text(json) << "\n";
  } else if (stands) {
    context.out() << "can be adopted\n";
  }
  return stands ? 0 : 1;
}

}  // namespace stip
