// Ballot file: keys that are made from one secret, each for a purpose of its own.
#include "ballots/ballot_file.h"

#include <filesystem>

#include "ballots/ballot_schema.h"
#include "base/code_text.h"
#include "base/postgres.h"
#include "base/private_file.h"

namespace stip {
namespace {

constexpr std::size_t receipt_symbols = 17;  // 80 bits and a check symbol.

Hash derived(const Hash& key, std::string_view purpose) { return Hmac(bytes_of(key))(purpose); }

/// What the store knows of its key; empty: nothing yet.
ErrorOr<std::string> known_check(Database& database) {
  STIP_TRY_AS(Prepared row, database.prepare("SELECT value FROM meta WHERE name = 'key_check'"));
  STIP_TRY_AS(const bool found, row.step());
  return found ? std::string(row.bytes(0)) : std::string();
}

Error key_is_not_here(const Database& database, const std::string& path) {
  return {ErrorKind::not_found, path,
          said("the key of the store of ballots {} is not here; without it no code is known.", database.path()),
          said("Copy the key file from another node or from its back-up, or name it with --ballots-key FILE.")};
}

ErrorOr<Hash> key_of_store(Database& database, const std::string& path, bool makes) {
  STIP_TRY_AS(std::string known, known_check(database));
  if (!known.empty() || !makes) {
    if (!std::filesystem::exists(path)) return key_is_not_here(database, path);
    STIP_TRY_AS(const Hash key, key_in(path));
    if (known.empty() || known == bytes_of(derived(key, "check of the key of a store of ballots"))) return key;
    return Error{ErrorKind::invalid, path, said("it is not the key of the store of ballots {}.", database.path()),
                 said("Put a copy of the key file of this store there, the same on every node; or name it with "
                      "--ballots-key FILE.")};
  }
  // Two that begin at once must not each have made a key of its own.
  STIP_TRY_AS(Transaction transaction, Transaction::begin(database));
  STIP_TRY_AS(known, known_check(database));
  if (!known.empty()) return key_of_store(database, path, false);
  STIP_TRY_AS(const Hash key, key_in(path));
  STIP_TRY_AS(Prepared keep, database.prepare("INSERT INTO meta (name, value) VALUES ('key_check', ?)"));
  const Hash check = derived(key, "check of the key of a store of ballots");
  STIP_TRY(keep.bind_bytes(1, bytes_of(check)).run());
  STIP_TRY(transaction.commit());
  return key;
}

}  // namespace

BallotPlace::BallotPlace(std::string at, std::string key) : store(std::move(at)), key_file(std::move(key)) {
  if (key_file.empty()) key_file = is_on_server() ? postgres_database_name(store) + ".ballots.key" : store + ".key";
}

bool BallotPlace::is_on_server() const { return is_postgres_address(store); }

ErrorOr<BallotFile> BallotFile::open(const BallotPlace& place, Access access) {
  const bool makes = access == Access::make;
  if (!makes && !place.is_on_server() && !std::filesystem::exists(place.key_file))
    return Error{ErrorKind::not_found, place.store, said("there is no store of ballots with its key."),
                 said("Make one with `stip consult prepare`, or put back the file or its .key.")};
  STIP_TRY_AS(std::unique_ptr<Database> database, open_ballot_database(place.store, makes));
  STIP_TRY_AS(const Hash key, key_of_store(*database, place.key_file, makes));
  if (access == Access::read && database->kind() == SqlKind::sqlite)
    STIP_TRY(database->run("PRAGMA query_only = ON; PRAGMA cache_size = -4096"));
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
