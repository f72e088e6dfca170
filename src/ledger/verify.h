// Verify: whether a ledger is as it was written, from its file alone.
#pragma once

#include <optional>
#include <string>

#include "ledger/ledger.h"

namespace stip {

class Database;

struct Verification {
  bool good = false;
  Seq entries = 0;      ///< Checked and found good.
  Seq first_bad = 0;    ///< The first entry that is not as it was written; 0: none, or it is no entry that is wrong.
  std::string problem;  ///< What is wrong, in a sentence; empty if good.
  std::int64_t redacted = 0;  ///< Values that were redacted, each announced by an entry.
  std::int64_t checkpoints = 0;
  std::int64_t documents = 0;  ///< Frozen documents whose bytes have their hash.
  std::string public_key;      ///< Compare it with the one that was published.
  std::optional<Checkpoint> last_checkpoint;
};

struct VerifyOptions {
  /// A checkpoint known from elsewhere, such as a printed letter: the ledger must contain what it signs.
  /// The only defence against the back-up of an older day, or a ledger made anew with another key.
  std::string known_checkpoint;
};

/// Checks numbering, times, contents against commitments, leaves, chain, versions, keys, redactions, checkpoints,
/// documents, and that all can be folded; in the order of docs/ledger.md. Writes nothing and needs no secret key.
/// Of a ledger in a database all rows are read as they stood at one moment, and checked here: nothing that the server says
/// of them is believed. Cost: about a second for 100,000 entries.
/// Errors: not_found, invalid (no ledger at all), storage (cannot be opened).
ErrorOr<Verification> verify_ledger(const std::string& address, const VerifyOptions& options = {});
/// The same of rows that were read already (snapshot.h).
Verification verify_store(Database& database, const VerifyOptions& options = {});

}  // namespace stip
