// Ballot schema: the tables of a store of ballots, alike in a file and on a server.
#pragma once

#include <memory>

#include "base/sql.h"

namespace stip {

/// Opens the tables at `store`, a file or postgresql://…; `makes`: also where there are none yet. Tables of an older
/// version are brought to the newest. A file has the journal WAL and synchronous FULL, a server fsync and
/// synchronous_commit, asserted: what was committed outlives a power cut.
/// Errors: storage; not_found (there are none); invalid (no store of ballots, or of a newer version; or a server that
/// writes down what ballots hold, see ballot_traces.h).
ErrorOr<std::unique_ptr<Database>> open_ballot_database(const std::string& store, bool makes);

}  // namespace stip
