// KnownCheckpoint: the last checkpoint that was signed here, kept apart from the ledger.
#pragma once

#include <optional>
#include <string>

#include "ledger/ledger.h"

namespace stip {

/// The file of it: beside the key, "stip.db.checkpoint" beside "stip.db.key". It is what the back-up of an older day
/// does not hold, so that a ledger which was put back is told from one that goes on. Each node of a ledger in a
/// database has its own.
std::string known_checkpoint_path(const std::string& key_path);

/// Nothing if there is no file. Errors: storage (it cannot be read, or the key of the ledger did not sign it).
ErrorOr<std::optional<Checkpoint>> read_known_checkpoint(const std::string& path, const Hash& public_key);
/// Durable, and never half: after a crash the old or the new one is there. Errors: storage.
ErrorOr<Nothing> write_known_checkpoint(const std::string& path, const Checkpoint& checkpoint);

/// That nothing is written in a ledger that lacks what it once signed, until recovery is entered.
Error lacks_known_checkpoint(const std::string& where, Seq size, const Checkpoint& known);
/// That there is nothing to recover from.
Error lacks_nothing(const std::string& where);

}  // namespace stip
