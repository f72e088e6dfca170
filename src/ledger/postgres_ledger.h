// PostgresLedger: a ledger in a PostgreSQL database, for several nodes at once.
#pragma once

#include <memory>
#include <string>

#include "ledger/ledger.h"
#include "ledger/sqlite_ledger.h"

namespace stip {

// The secret key is never in the database: who can write there could then also sign, and a signature would prove
// nothing against the people who run the server. It is a file that all nodes have the same copy of, since one ledger
// has one key; a node without it does all but sign.

/// Makes the tables and the key, which is "<name of the database>.key" in the folder of now unless `options` say
/// otherwise. Errors: conflict (there is a ledger, or a key of that name), storage.
ErrorOr<std::unique_ptr<Ledger>> create_postgres_ledger(const std::string& address, const OpenOptions& options,
                                                        Instant now);

/// Opens a ledger for one of several writers, or for reading, also on a replica. As with a file: the first act after
/// another node has added something is refused as a conflict, after which it has caught up.
/// When the connection is lost it is made anew, for some seconds: the server may be starting again. Whether a write
/// under way was done is then looked up, so that it is acknowledged if it was and never done twice. Errors while the
/// server is away: storage; the ledger goes on when it is back. Errors: not_found (no ledger), invalid (an address that
/// cannot be read, a newer version), storage.
ErrorOr<std::unique_ptr<Ledger>> open_postgres_ledger(const std::string& address, const OpenOptions& options = {});

}  // namespace stip
