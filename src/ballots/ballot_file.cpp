// Ballot file: tables in which neither row ids nor times tell an order of arrival.
#include "ballots/ballot_file.h"

#include <filesystem>

#include "base/code_text.h"
#include "base/private_file.h"

namespace stip {
namespace {

constexpr std::int64_t application_id = 0x7374626C;  // "stbl"
constexpr std::int64_t newest = 2;
constexpr std::size_t receipt_symbols = 17;  // 80 bits and a check symbol.

// Codes and ballots lie in the order of keys that look random (WITHOUT ROWID), and a ballot knows its hour alone.
// `sums` is what all ballots add up to, up to the rows in `sums_change`; those are gone at the next rounding off.
constexpr Query version_1 = R"sql(
CREATE TABLE consultation (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, rules TEXT NOT NULL,
  rules_hash BLOB NOT NULL, state INTEGER NOT NULL, opened INTEGER NOT NULL DEFAULT 0, closed INTEGER NOT NULL DEFAULT 0);
CREATE TABLE code (consultation INTEGER NOT NULL REFERENCES consultation, hash BLOB NOT NULL,
  spent INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (consultation, hash)) WITHOUT ROWID;
CREATE TABLE ballot (consultation INTEGER NOT NULL REFERENCES consultation, key BLOB NOT NULL, door INTEGER NOT NULL,
  hour INTEGER NOT NULL, votes BLOB NOT NULL, PRIMARY KEY (consultation, key)) WITHOUT ROWID;
CREATE TABLE sums (consultation INTEGER NOT NULL REFERENCES consultation, door INTEGER NOT NULL,
  ballots INTEGER NOT NULL, votes BLOB NOT NULL, PRIMARY KEY (consultation, door)) WITHOUT ROWID;
CREATE TABLE sums_change (number INTEGER PRIMARY KEY, changes BLOB NOT NULL);
PRAGMA application_id = 1937007212;
PRAGMA user_version = 1;
)sql";

// Answers beside votes; what moderators decided on what people wrote; statements that people added; and what was
// forgotten. A contribution without a row waits: its text stands in the ballot alone, so it goes when the ballot goes.
constexpr Query version_2 = R"sql(
ALTER TABLE ballot ADD COLUMN written TEXT NOT NULL DEFAULT '';
ALTER TABLE consultation ADD COLUMN forgotten INTEGER NOT NULL DEFAULT 0;
CREATE TABLE contribution (consultation INTEGER NOT NULL REFERENCES consultation, ballot BLOB NOT NULL,
  id BLOB NOT NULL, state INTEGER NOT NULL, label TEXT NOT NULL, because TEXT NOT NULL,
  PRIMARY KEY (consultation, ballot, id)) WITHOUT ROWID;
CREATE TABLE added_statement (consultation INTEGER NOT NULL REFERENCES consultation, place INTEGER NOT NULL,
  version INTEGER NOT NULL, label TEXT NOT NULL, text TEXT NOT NULL, asked INTEGER NOT NULL, day TEXT NOT NULL,
  PRIMARY KEY (consultation, place, version)) WITHOUT ROWID;
CREATE TABLE moderation (number INTEGER PRIMARY KEY, consultation INTEGER NOT NULL REFERENCES consultation,
  day TEXT NOT NULL, moderator TEXT NOT NULL, decision TEXT NOT NULL, question TEXT NOT NULL, label TEXT NOT NULL,
  because TEXT NOT NULL, note TEXT NOT NULL, contribution BLOB NOT NULL);
CREATE INDEX moderation_of ON moderation (consultation, contribution);
PRAGMA user_version = 2;
)sql";
static_assert(application_id == 1937007212);

ErrorOr<Nothing> make_durable(Database& database) {
  // Small pages: ballots come in at random places, and what is written for each is a page.
  STIP_TRY(
      database.run("PRAGMA page_size = 1024; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
                   "PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -262144;"
                   "PRAGMA wal_autocheckpoint = 16384;"));
  STIP_TRY_AS(const std::string journal, database.text("PRAGMA journal_mode"));
  STIP_TRY_AS(const std::int64_t synchronous, database.integer("PRAGMA synchronous"));
  if (journal == "wal" && synchronous == 2) return Nothing{};
  return Error{ErrorKind::storage, database.path(), said("SQLite does not keep its settings for durability."),
               said("Put the ballots on a local disk, and use an SQLite without special options.")};
}

/// Brings the file to the newest version, in one transaction.
ErrorOr<Nothing> make_newest(Database& database) {
  STIP_TRY_AS(Transaction transaction, Transaction::begin(database));
  // Somebody else may have done it while we waited for our turn.
  STIP_TRY_AS(const std::int64_t version, database.integer("PRAGMA user_version"));
  if (version < 1) STIP_TRY(database.run(version_1));
  if (version < 2) STIP_TRY(database.run(version_2));
  return transaction.commit();
}

ErrorOr<Nothing> has_our_tables(Database& database, BallotFile::Access access) {
  STIP_TRY_AS(const std::int64_t version, database.integer("PRAGMA user_version"));
  STIP_TRY_AS(const std::int64_t tables, database.integer("SELECT count(*) FROM sqlite_schema"));
  const bool is_new = access == BallotFile::Access::make && version == 0 && tables == 0;
  if (!is_new) {
    STIP_TRY_AS(const std::int64_t application, database.integer("PRAGMA application_id"));
    if (application != application_id)
      return Error{ErrorKind::invalid, database.path(), said("this is no store of ballots."),
                   said("Check the name of the file.")};
    if (version > newest)
      return Error{ErrorKind::invalid, database.path(), said("it was made by a newer stip."),
                   said("Use that version of stip.")};
  }
  return version < newest ? make_newest(database) : Nothing{};
}

Hash derived(const Hash& key, std::string_view purpose) { return Hmac(bytes_of(key))(purpose); }

}  // namespace

ErrorOr<BallotFile> BallotFile::open(const std::string& path, Access access) {
  if (access != Access::make && (!std::filesystem::exists(path) || !std::filesystem::exists(path + ".key"))) {
    return Error{ErrorKind::not_found, path, said("there is no store of ballots with its key."),
                 said("Make one with `stip consult prepare`, or put back the file or its .key.")};
  }
  STIP_TRY(make_private_file(path, ""));
  STIP_TRY_AS(const Hash key, key_in(path + ".key"));
  STIP_TRY_AS(std::unique_ptr<Database> database, Database::open(path, Database::Mode::write));
  STIP_TRY(make_durable(*database));
  STIP_TRY(has_our_tables(*database, access));
  if (access == Access::read) STIP_TRY(database->run("PRAGMA query_only = ON; PRAGMA cache_size = -4096"));
  return BallotFile(std::move(database), key);
}

BallotFile::BallotFile(std::unique_ptr<Database> database, const Hash& key)
    : database_(std::move(database)),
      codes_(bytes_of(derived(key, "ballot codes"))),
      ballots_(bytes_of(derived(key, "ballot keys"))),
      salts_(bytes_of(derived(key, "ballot salts"))),
      texts_(bytes_of(derived(key, "ballot texts"))),
      orders_(bytes_of(derived(key, "ballot orders"))),
      signing_(derived(key, "ballot receipts")) {}

std::string BallotFile::hash_of_code(std::string_view consultation, std::string_view code) const {
  const Hash hash = codes_(std::string(consultation) + "\n" + std::string(code));
  return std::string(bytes_of(hash).substr(0, 16));
}

std::string BallotFile::key_of_ballot(std::string_view consultation, BallotDoor door,
                                      std::string_view voter_key) const {
  const std::string of = std::string(consultation) + "\n" + std::string(name_of(door)) + "\n" + std::string(voter_key);
  return std::string(bytes_of(ballots_(of)).substr(0, 10));
}

std::string BallotFile::salt_of(std::string_view ballot_key) const {
  const Hash hash = salts_(ballot_key);
  return to_hex(bytes_of(hash).substr(0, 16));
}

std::string BallotFile::id_of_text(std::string_view ballot_key, std::string_view question,
                                   std::string_view text) const {
  const Hash hash = texts_(std::string(ballot_key) + std::string(question) + "\n" + std::string(text));
  return std::string(bytes_of(hash).substr(0, 10));
}

std::string BallotFile::place_in(std::string_view purpose, std::string_view ballot_key) const {
  return std::string(bytes_of(orders_(std::string(purpose) + "\n" + std::string(ballot_key))));
}

std::string BallotFile::receipt_of(std::string_view ballot_key) {
  std::string receipt = to_base32(ballot_key);
  receipt += check_symbol(receipt);
  return receipt;
}

std::string BallotFile::key_by_receipt(std::string_view receipt) {
  const std::string plain = plain_code(receipt.substr(0, 64));
  if (plain.size() != receipt_symbols || !has_right_check(plain)) return {};
  return from_base32(std::string_view(plain).substr(0, plain.size() - 1));
}

}  // namespace stip
