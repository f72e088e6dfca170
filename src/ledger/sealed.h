// Sealed: an entry encoded and committed to, as it is stored.
#pragma once

#include <string>

#include "base/date.h"
#include "base/hash.h"
#include "ledger/entry.h"

namespace stip {

/// An entry as it is stored.
struct Sealed {
  Seq seq = 0;
  Instant time{};
  std::string body;
  std::string key;          ///< 32 bytes that all salts derive from; zeros once a part was redacted.
  std::string salts;        ///< Then the salts themselves, 32 bytes each, zeros for redacted parts; else empty.
  std::string commitments;  ///< 32 bytes each.
  Hash leaf{};
  Hash chain{};
};

/// An entry that is ready for its place, but for the link to the entry before it.
struct SealedDraft {
  Sealed sealed;
  std::string idempotency_key;  ///< Empty: none.
};

}  // namespace stip
