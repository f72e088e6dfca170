// CopyLedger: a ledger moves from a file to a database or back, byte for byte.
#pragma once

#include <string>

#include "ledger/verify.h"

namespace stip {

struct CopyRequest {
  std::string from, to;          ///< Addresses, as of open_ledger.
  std::string from_key, to_key;  ///< Files of the secret key; empty: where it is by default.
};

struct Copied {
  Verification verification;  ///< Of the copy.
  bool with_key = false;      ///< The secret key was where the ledger is, and went along.
};

/// Copies all rows as they stand at one moment: entries, salts, keys, checkpoints, documents and what is remembered.
/// The copy has the same id, leaves and root, and all that was signed over the ledger holds for it. The ledger is
/// verified first and the copy after; after an error there is no copy. From then on only one of the two may be written
/// in. Errors: invalid (it was altered), conflict (there is a ledger or another key already), not_found, storage.
ErrorOr<Copied> copy_ledger(const CopyRequest& request);

}  // namespace stip
