// Designed: a consultation of the ledger, as the store of ballots knows it.
#pragma once

#include "ballots/ballot_rules.h"
#include "cli/commands.h"

namespace stip {

struct Consultation;

/// By its id, or by its name in the store. Errors: not_found.
ErrorOr<const Consultation*> designed(const View& view, const std::string& id);
/// What is asked in it: as it was opened, or else as it is designed now. Errors: invalid (something lacks).
ErrorOr<BallotRules> rules_in_ledger(const View& view, const Consultation& consultation);

}  // namespace stip
