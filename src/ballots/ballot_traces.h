// Ballot traces: what a database keeps beside its rows of what was there before, or of when; and how it is taken away.
#pragma once

#include "base/sql.h"

namespace stip {

/// After something was deleted, or a consultation closed. A file: its journal is emptied. A server: codes and ballots
/// are written anew in the order of their keys, in one transaction, so that neither their places nor the numbers of
/// transactions (ctid, xmin) tell any more what came when or together, and the files of before are gone; others wait
/// meanwhile. What it cannot reach: back-ups, and the archive of the journal (WAL).
/// Cost: a file, little; a server, linear in all codes and ballots of the store. Errors: storage.
ErrorOr<Nothing> take_traces_away(Database& database);

/// A file: nothing to ask. Errors: invalid (the server logs queries with their values, or keeps the moment of each
/// transaction; with the setting that stops it).
ErrorOr<Nothing> keeps_no_log_of_ballots(Database& database);

}  // namespace stip
