// Fold: the agenda at a place in the ledger.
#pragma once

#include <vector>

#include "agenda/agenda.h"
#include "ledger/ledger.h"

namespace stip {

/// The agenda after entry `upto`, folded from nothing or on from `start`. Precondition: start.upto() <= upto.
/// Cost: linear in the entries read. Errors: storage; invalid and conflict as AgendaBuilder::apply, with the entry.
ErrorOr<Agenda> fold(const Ledger& ledger, Seq upto, const Agenda& start = {});

/// The agendas after each of `positions`, which rise; in one pass. Agendas share what did not change between them.
ErrorOr<std::vector<Agenda>> fold_snapshots(const Ledger& ledger, const std::vector<Seq>& positions,
                                            const Agenda& start = {});

}  // namespace stip
