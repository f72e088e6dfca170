// Snapshot: all rows of a ledger as they stood at one moment, to check them or to lay them in another ledger.
#pragma once

#include <memory>
#include <string>

#include "base/sql.h"

namespace stip {

/// Opens a ledger file for reading, or reads one in a database into memory: nothing of it comes on a disk, since parts
/// may be confidential. The latter has a table `snapshot_head` besides. Errors: not_found, invalid, storage.
ErrorOr<std::unique_ptr<Database>> read_snapshot(const std::string& address);

/// Makes a ledger of the same rows, byte for byte, or none at all. Errors: conflict (there is one already), storage.
ErrorOr<Nothing> write_snapshot(Database& snapshot, const std::string& address);

}  // namespace stip
