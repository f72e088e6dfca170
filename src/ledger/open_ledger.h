// OpenLedger: a ledger by its address, which says of what kind it is.
#pragma once

#include <memory>
#include <string>

#include "ledger/ledger.h"
#include "ledger/sqlite_ledger.h"

namespace stip {

/// Opens a ledger: "postgresql://user@host/database" names one in a database, anything else a file.
/// Errors: as open_postgres_ledger and open_sqlite_ledger.
ErrorOr<std::unique_ptr<Ledger>> open_ledger(const std::string& address, const OpenOptions& options = {});

/// Makes a ledger and its key. Only `key_file` of the options matters. Errors: conflict (there is one), storage.
ErrorOr<std::unique_ptr<Ledger>> create_ledger(const std::string& address, const OpenOptions& options, Instant now);

/// The address as it may be printed and logged: without a password.
std::string shown_address(const std::string& address);

/// Goes on in a ledger that lacks what was signed here: enters who decided so and why, with the checkpoint that is
/// lost, and signs the ledger as it is now. Whoever kept that checkpoint will still find that the ledger departs from
/// it: that is what happened. Errors: conflict (nothing is lost), not_found (no key), storage.
ErrorOr<Checkpoint> recover_ledger(const std::string& address, OpenOptions options, const std::string& author,
                                   const std::string& reason, Instant now);

}  // namespace stip
