// Commitment: how an entry is sealed, so that it can be checked, shown in part, and redacted.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/hash.h"
#include "ledger/entry.h"
#include "ledger/ledger.h"
#include "ledger/sealed.h"

namespace stip {

/// A part of an entry that is committed to by itself: "reason", or "A-014.title".
struct Part {
  std::string name;
  std::string value;      ///< Canonical text.
  bool redacted = false;  ///< Then the value is gone.
};

/// The parts of an entry, in the order of their commitments: act, author, reason, causes, key, level, then
/// for each change the record that it is about ("A-014") and its fields ("A-014.title").
std::vector<Part> parts_of_entry(const Entry& entry);

/// The commitment to one part: HMAC-SHA-256 under its salt of
///   "stip/1", number of the entry (8 bytes), place of the part (4), length of its name (4), name, value;
/// numbers with the highest byte first. Source: docs/ledger.md.
Hash commitment(const Hash& salt, Seq seq, std::size_t place, std::string_view name, std::string_view value);
/// The salt of a part: HMAC-SHA-256 under the key of the entry of its place (4 bytes).
Hash derived_salt(const Hash& entry_key, std::size_t place);

/// The bytes whose hash is the leaf: {"ledger":…,"seq":…,"time":…,"fields":[…]}, commitments in hexadecimal.
std::string header_of(std::string_view ledger, Seq seq, Instant time, std::string_view commitments);
/// The leaf: the hash of that header.
Hash leaf_of(std::string_view ledger, Seq seq, Instant time, std::string_view commitments);
/// SHA-256 of the link before and the leaf.
Hash next_link(const Hash& before, const Hash& leaf);

/// A sealed entry, where it lies in the database.
struct SealedView {
  Seq seq = 0;
  Instant time{};
  std::string_view body, key, salts, commitments, leaf, chain;

  SealedView() = default;
  SealedView(const Sealed& sealed);
  bool operator==(const SealedView&) const = default;
};

/// Precondition: the draft has been checked (rules.h). Several threads may seal at once.
/// `key` is random, new for each entry. The link to the entry before is for the caller to make.
Sealed seal(std::string_view ledger, Seq seq, Instant time, const Draft& draft, const Hash& key);

/// Seals a checked draft and reads it back: its bytes mean what was handed in. Errors: storage (a fault of the program).
ErrorOr<Nothing> seal_into(SealedDraft& out, std::string_view ledger, Seq seq, Instant time, const Draft& draft,
                           const Hash& key);

/// Opens a sealed entry into `entry` and checks all: body, commitments, leaf and chain.
/// Returns what is wrong, in a sentence; empty if nothing is.
std::string what_is_wrong(std::string_view ledger, const SealedView& sealed, const Hash& chain_before, Entry& entry);

/// The openings of all parts. Errors: storage.
ErrorOr<std::vector<Opening>> openings(const SealedView& sealed);

/// The same entry without the value and salt of one field; its body and key are as long as before, so that they
/// overwrite the old ones in their place and no copy stays behind. Errors: not_found, invalid (it may not be redacted).
ErrorOr<Sealed> without(const SealedView& sealed, std::string_view field);
/// The act that says so: its only cause is "14 A-014.note".
Draft redaction_draft(const Entry& redacted_entry, std::string_view field, const std::string& author,
                      const std::string& ground);

}  // namespace stip
