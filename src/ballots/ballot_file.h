// Ballot file: where consultations, codes and ballots are kept, a file or a server, with the key in a file of its own.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "ballots/ballot_place.h"
#include "ballots/ballot_rules.h"
#include "base/sql.h"

namespace stip {

/// One connection to the store, and its key, from which codes are hashed and ballots are keyed. Files are readable by
/// their owner alone; a store knows its key by what that makes of a fixed text. Not thread-safe.
class BallotFile {
 public:
  enum class Access { make, write, read };
  /// `make` makes what is not there yet. Errors: those of open_ballot_database; not_found (its key is not here);
  /// invalid (the key is that of another store).
  static ErrorOr<BallotFile> open(const BallotPlace& place, Access access);

  Database& database() const { return *database_; }
  bool is_on_server() const { return database_->kind() == SqlKind::postgres; }

  /// What is kept of a code: 16 bytes. Precondition: plain, with its check symbol.
  std::string hash_of_code(std::string_view consultation, std::string_view code) const;
  /// The key of the ballot of this voter: 10 bytes, in no order that says when or by whom.
  std::string key_of_ballot(std::string_view consultation, BallotDoor door, std::string_view voter_key) const;

  /// What a ballot's digest is salted with, in hexadecimal: told to who votes, and never to who has the receipt alone.
  std::string salt_of(std::string_view ballot_key) const;

  /// The id of a text in a ballot, 10 bytes: another text, or ballot, has another.
  std::string id_of_text(std::string_view ballot_key, std::string_view question, std::string_view text) const;
  /// What ballots are sorted by in a file that goes out: each purpose has an order of its own, so that two files cannot
  /// be laid beside each other.
  std::string place_in(std::string_view purpose, std::string_view ballot_key) const;
  /// The secret with which lists of receipts are signed.
  const Hash& signing_secret() const { return signing_; }

  static std::string receipt_of(std::string_view ballot_key);
  /// The key of a ballot by its receipt as typed; empty if it is none.
  static std::string key_by_receipt(std::string_view receipt);

 private:
  BallotFile(std::unique_ptr<Database> database, const Hash& key);
  std::unique_ptr<Database> database_;
  Hmac codes_, ballots_, salts_, texts_, orders_;
  Hash signing_;
};

}  // namespace stip
