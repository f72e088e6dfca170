// Ledger: the append-only record of everything; where it lives is the business of its kinds.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/hash.h"
#include "ledger/entry.h"
#include "ledger/sealed.h"

namespace stip {

/// The signed state of the ledger (C2SP tlog-checkpoint): origin, size, root, Ed25519 signature.
struct Checkpoint {
  Seq size = 0;
  Hash root{};
  std::string note;  ///< The signed note, as it is printed and published.
};

/// That one entry is in the tree of a checkpoint (RFC 6962): its leaf hash and the path to the root.
struct Inclusion {
  Seq seq = 0;
  Seq size = 0;
  Hash leaf{};
  std::vector<Hash> path;
  Hash root{};
};

/// One field of an entry as committed to: what a reader needs to check it against the leaf.
struct Opening {
  std::string name;  ///< "0 act", "5 A-014.title": number of the commitment and what it holds.
  std::string value;
  Hash salt{};
  Hash commitment{};
  bool redacted = false;  ///< Value and salt are gone; only the commitment is left.
};

/// Everything that lets an outsider check one entry. Only for who may see the entry.
struct Evidence {
  Inclusion inclusion;
  std::string header;  ///< The exact bytes whose hash is the leaf.
  std::vector<Opening> openings;
};

/// What the kinds have in common. Errors of all: storage. Safe to call from one thread at a time,
/// except where said.
struct Ledger {
  virtual ~Ledger() = default;

  /// Appends all drafts or none, in order; durable before it returns. A draft whose key was entered
  /// before is not entered again: its earlier number is returned. Time never decreases.
  virtual ErrorOr<std::vector<Seq>> append(const std::vector<Draft>& drafts, Instant now) = 0;

  /// Drafts as they will stand from entry `first` on: checked, encoded, committed to and read back, which is most of the
  /// work of an append. From any thread at any time, also while another one appends. Errors: invalid.
  ErrorOr<std::vector<SealedDraft>> seal(const std::vector<Draft>& drafts, Seq first, Instant time) const;
  /// Appends what was sealed for the places that come next. Errors: conflict if they are others' by now, if a key was
  /// entered before or if the time lies before the last: nothing was appended, and it can be sealed anew.
  virtual ErrorOr<Nothing> append_sealed(std::vector<SealedDraft> sealed) = 0;

  /// Calls `each` for entries `from` to `to`, both included, in order; stops at its first error.
  virtual ErrorOr<Nothing> read(Seq from, Seq to, const std::function<ErrorOr<Nothing>(const Entry&)>& each) const = 0;

  virtual Seq size() const = 0;
  virtual std::string id() const = 0;  ///< Short hash of the public key; part of every leaf. From any thread.
  /// Looks whether other programs have added entries, and takes them in. Gives the new size.
  virtual ErrorOr<Seq> refresh() = 0;
  virtual ErrorOr<std::optional<Seq>> seq_of_key(std::string_view key) const = 0;

  /// Deletes the value and salt of a field of entry `seq` and appends an entry that says so.
  /// `field` as in Entry::redacted. Errors: not_found.
  virtual ErrorOr<Seq> redact(Seq seq, std::string_view field, const std::string& author, const std::string& ground,
                              Instant now) = 0;

  virtual ErrorOr<Evidence> evidence(Seq seq) const = 0;
  virtual ErrorOr<Inclusion> inclusion(Seq seq) const = 0;  ///< For entries that a viewer may not read.
  /// Signs the state and keeps the signed note. Never signs what does not extend the last one.
  virtual ErrorOr<Checkpoint> checkpoint() = 0;
  virtual ErrorOr<std::optional<Checkpoint>> last_checkpoint() const = 0;
  virtual std::string public_key() const = 0;  ///< As in a C2SP signed note: "stip/<id>+<hash>+<base64>".

  /// Bytes of documents, by their SHA-256 in hexadecimal. Kept beside the entries that name them.
  virtual ErrorOr<Nothing> keep_bytes(std::string_view sha256, std::string_view bytes) = 0;
  virtual ErrorOr<std::string> bytes(std::string_view sha256) const = 0;

  /// Small things worth remembering that are no history, such as a mapping of columns.
  virtual ErrorOr<Nothing> remember(std::string_view name, std::string_view value) = 0;
  virtual ErrorOr<std::optional<std::string>> remembered(std::string_view name) const = 0;
};

}  // namespace stip
