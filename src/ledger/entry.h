// Entry: one act in the ledger, with its author, reason, cause and changes.
#pragma once

#include <string>
#include <vector>

#include "agenda/change.h"
#include "agenda/record.h"
#include "base/date.h"

namespace stip {

/// An act as it is handed in.
struct Draft {
  std::string act;                                 ///< A verb: import, report, decide, freeze, redact …
  std::string author;                              ///< An id of the directory (never a person's name): "secretary@EZK".
  std::string reason;                              ///< Why, in a sentence.
  std::vector<std::string> causes;                 ///< Ids of decisions, proposals or signals that caused it.
  std::string key;                                 ///< Idempotency key; the same key is entered once. Empty: none.
  Classification level = Classification::public_;  ///< Who may see this entry, as a whole.
  std::vector<Change> changes;

  bool operator==(const Draft&) const = default;
};

/// An act as it stands in the ledger.
struct Entry : Draft {
  Seq seq = 0;
  Instant time{};  ///< Never before that of the entry before it.
  /// Names of fields whose value was redacted, as "A-014.note"; their values are empty here.
  std::vector<std::string> redacted;

  bool operator==(const Entry&) const = default;
};

}  // namespace stip
