// Consult open: a consultation from the ledger into the store of ballots, opened and closed in both.
#include <iostream>

#include "agenda/records.h"
#include "ballots/ballot_box.h"
#include "cli/acting.h"
#include "cli/consult_design_commands.h"
#include "cli/designed.h"
#include "governance/consultation.h"

namespace stip {
namespace {

Error other_rules(const BallotRules& rules, const std::string& ballots) {
  return {ErrorKind::conflict, "consultation " + rules.id,
          "it was opened in " + ballots + " with other rules than those of the ledger.",
          "Name another store with --ballots, or design a consultation under another id."};
}

/// Somebody who acts on a consultation of the ledger.
struct AtLedger {
  Actor actor;
  Day today;
  std::unique_ptr<Registry> registry;
  View view;
  const Consultation* consultation;  ///< In `view`.
};

ErrorOr<AtLedger> at_ledger(const Context& context, const std::string& id) {
  STIP_TRY_AS(Actor actor, actor_of(context));
  STIP_TRY_AS(const Day today, context.day());
  STIP_TRY_AS(auto registry, context.open(false));
  STIP_TRY_AS(View view, view_to_act_on(context, *registry));
  STIP_TRY_AS(const Consultation* const consultation, designed(view, id));
  return AtLedger{std::move(actor), today, std::move(registry), std::move(view), consultation};
}

/// Whether the store has it, and how far; an error if what people answer there is not what the ledger says.
ErrorOr<std::optional<BallotState>> state_in_store(const BallotBox& box, const BallotRules& rules) {
  const BallotConsultation* known = box.find(rules.id);
  if (!known) return std::optional<BallotState>{};
  if (known->state != BallotState::draft && hash_of(known->rules) != hash_of(rules))
    return other_rules(rules, box.file().database().path());
  return std::optional(known->state);
}

}  // namespace

// COMMAND: stip consult rules CO-2027 [--out RULES.json] [--ledger L]
//
// What is asked in a consultation, as `stip consult prepare` reads it: as it is designed in the ledger now, or as it
// was opened. The same design gives the same bytes, and their SHA-256 is the digest that the ledger keeps at opening.
Exit consult_rules_command(const Context& context, const ConsultDesignOptions& options) {
  STIP_TRY_AS(const auto registry, context.open(true));
  STIP_TRY_AS(const View view, view_to_read(context, *registry));
  STIP_TRY_AS(const Consultation* consultation, designed(view, options.consultation));
  STIP_TRY_AS(const BallotRules rules, rules_in_ledger(view, *consultation));
  STIP_TRY(deliver(context, options.out, to_text(rules)));
  if (options.out == "-")
    context.out() << "\n";
  else
    context.out() << "rules " << to_hex(hash_of(rules)) << " in " << options.out << "\n";
  return 0;
}

// COMMAND: stip consult open CO-2027 --ledger L --reason REASON [--ballots FILE]
//
// Opens a consultation as it is designed in the ledger. The ledger keeps what is asked and its digest, and from then on
// refuses every change of it; then the store takes votes. If it was broken off between the two, the same command once
// more does the rest. Without --ledger only the store is opened, as `stip consult prepare` left it.
Exit consult_open_from_ledger_command(const Context& context, const ConsultDesignOptions& options) {
  STIP_TRY_AS(const AtLedger at, at_ledger(context, options.consultation));
  const auto& [actor, today, registry, view, consultation] = at;
  const std::string id = consultation->id;
  const bool is_open = consultation->status == ConsultationStatus::open && !consultation->rules.empty();
  if (!is_open) {
    // All that lacks is told before anything is written.
    const Acted tried = open_consultation(view, {id, "", options.reason}, actor, today);
    if (!tried.ok())
      return enter_act(context, *registry, [&](const View& now, const Actor& by) {
        return open_consultation(now, {id, "", options.reason}, by, at.today);
      });
  }
  STIP_TRY_AS(const BallotRules rules, rules_in_ledger(view, *consultation));
  STIP_TRY_AS(const auto box, BallotBox::open({options.ballots, context.ballots_key}, BallotFile::Access::make));
  STIP_TRY_AS(const auto state, state_in_store(*box, rules));
  if (state == BallotState::closed || (is_open && state == BallotState::open))
    return Error{ErrorKind::conflict, "consultation " + id,
                 "it is " + std::string(name_of(*state)) + " in " + box->file().database().path() + " already.",
                 "See `stip consult status " + rules.id + "`."};
  if (!state || state == BallotState::draft) STIP_TRY(box->prepare(rules));
  if (!is_open) {
    const std::string text = to_text(rules);
    STIP_TRY_AS(const int entered, enter_act(context, *registry, [&](const View& now, const Actor& by) {
                  return open_consultation(now, {id, text, options.reason}, by, at.today);
                }));
    if (entered != 0) return entered;
  }
  // The ledger first: what people answer is fixed before anybody can answer.
  if (state != BallotState::open) STIP_TRY(box->open_consultation(rules.id, context.world.clock()));
  if (!context.json)
    context.out() << rules.id << " is open in " << box->file().database().path() << ", rules " << to_hex(hash_of(rules))
                  << "\n";
  return 0;
}

// COMMAND: stip consult close CO-2027 --ledger L [--reason REASON] [--ballots FILE]
//
// Closes it: first the store takes no more votes, then the ledger says so. Before its last day a reason is asked. If it
// was broken off between the two, the same command once more does the rest.
Exit consult_close_from_ledger_command(const Context& context, const ConsultDesignOptions& options) {
  STIP_TRY_AS(const AtLedger at, at_ledger(context, options.consultation));
  const auto& [actor, today, registry, view, consultation] = at;
  const std::string id = consultation->id;
  const auto work = [&at, &id, &options](const View& now, const Actor& by) {
    return close_consultation(now, {id, options.reason}, by, at.today);
  };
  if (!work(view, actor).ok()) return enter_act(context, *registry, work);
  STIP_TRY_AS(const BallotRules rules, rules_in_ledger(view, *consultation));
  STIP_TRY_AS(const auto box, BallotBox::open({options.ballots, context.ballots_key}, BallotFile::Access::write));
  STIP_TRY_AS(const auto state, state_in_store(*box, rules));
  if (!state || state == BallotState::draft)
    return Error{ErrorKind::conflict, "consultation " + id,
                 "it was never opened in " + box->file().database().path() + ".",
                 "Name its store with --ballots, or finish opening it with `stip consult open`."};
  if (state == BallotState::open) STIP_TRY(box->close_consultation(rules.id, context.world.clock()));
  STIP_TRY_AS(const int entered, enter_act(context, *registry, work));
  if (entered == 0 && !context.json)
    context.out() << rules.id << " is closed in " << box->file().database().path() << "\n";
  return entered;
}

}  // namespace stip
