// SqliteLedger: a ledger in one file.
#pragma once

#include <memory>
#include <string>

#include "ledger/ledger.h"

namespace stip {

struct OpenOptions {
  bool read_only = false;
  /// Also a ledger that does not extend its last checkpoint: to look at it, never to write in it.
  bool even_if_forked = false;
  std::string key_file = {};  ///< Where the secret key is; empty: where it was made.
  /// Goes on although entries are lost that were signed here. Errors then: conflict (nothing is lost).
  bool after_restore = false;
};

/// Makes a ledger and its key, `path`.key unless the options say otherwise. Errors: conflict (there is a file), storage.
ErrorOr<std::unique_ptr<Ledger>> create_sqlite_ledger(const std::string& path, Instant now,
                                                      const OpenOptions& options = {});

/// Opens a ledger for one writer or for reading. A second writer is noticed: its first act after another program
/// has added something is refused as a conflict, after which it has caught up (size() has grown).
/// After a failure of the disk nothing more is accepted until it is opened again.
/// Errors: not_found (no file), invalid (no ledger, or of a newer version), storage (it cannot be opened, or its
/// entries are not those of its last checkpoint).
ErrorOr<std::unique_ptr<Ledger>> open_sqlite_ledger(const std::string& path, const OpenOptions& options = {});

}  // namespace stip
