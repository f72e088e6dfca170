// Desk key: a desk knows its key by what the key makes of a fixed text.
#include "desk/desk_key.h"

#include <filesystem>

#include "base/postgres.h"
#include "base/private_file.h"
#include "desk/desk.h"
#include "desk/schema.h"
#include "desk/secrets.h"

namespace stip {
namespace {

std::string check_value_of(const Hash& key) {
  const Hash made = Hmac(bytes_of(key))("check of the key of a desk");
  return std::string(bytes_of(made));
}

/// The check value in the desk; empty: it has no key yet.
ErrorOr<std::string> known_check_value(Database& database) {
  STIP_TRY_AS(Prepared row, database.prepare("SELECT value FROM meta WHERE name = 'key_check'"));
  STIP_TRY_AS(const bool found, row.step());
  return found ? std::string(row.bytes(0)) : std::string();
}

Error key_is_not_here(const Database& database, const std::string& path) {
  return {
      ErrorKind::not_found, path,
      "the key of the desk " + database.path() + " is not here; without it second steps and mail cannot be read.",
      "Copy the key file from another node or from its back-up, or say where it is with --desk-key FILE. Only if it is "
      "lost for good: `stip desk new-key`."};
}

Error is_of_another_desk(const Database& database, const std::string& path) {
  return {ErrorKind::invalid, path, "it is not the key of the desk " + database.path() + ".",
          "Put a copy of the key file of this desk there, the same on every node; or name it with --desk-key FILE."};
}

ErrorOr<Nothing> keep_check_value(Database& database, const Hash& key) {
  STIP_TRY_AS(Prepared insert, database.prepare("INSERT INTO meta (name, value) VALUES ('key_check', ?)"));
  const std::string check = check_value_of(key);
  return insert.bind_bytes(1, check).run();
}

}  // namespace

std::string desk_key_path_for(const std::string& place) {
  return is_postgres_address(place) ? postgres_database_name(place) + ".desk.key" : place + ".key";
}

ErrorOr<Hash> key_of_desk(Database& database, const std::string& path) {
  STIP_TRY_AS(std::string known, known_check_value(database));
  if (known.empty()) {
    // Two that begin at once must not each have made a key of its own.
    STIP_TRY_AS(Transaction transaction, Transaction::begin(database));
    STIP_TRY_AS(known, known_check_value(database));
    if (known.empty()) {
      STIP_TRY_AS(const Hash key, key_in(path));
      STIP_TRY(keep_check_value(database, key));
      STIP_TRY(transaction.commit());
      return key;
    }
  }
  if (!std::filesystem::exists(path)) return key_is_not_here(database, path);
  STIP_TRY_AS(const Hash key, key_in(path));
  if (!is_same(check_value_of(key), known)) return is_of_another_desk(database, path);
  return key;
}

ErrorOr<Nothing> make_new_desk_key(const std::string& place, const std::string& path, const std::string& by,
                                   Instant now) {
  if (std::filesystem::exists(path)) {
    return Error{ErrorKind::conflict, path, "there is a key here, and it may be the one of this desk.",
                 "Try it first. If it is that of another desk, name another file with --desk-key FILE."};
  }
  STIP_TRY_AS(const auto database, open_desk_database(place));
  STIP_TRY_AS(Transaction transaction, Transaction::begin(*database));
  STIP_TRY(
      database->run("DELETE FROM meta WHERE name = 'key_check'; DELETE FROM recovery_code;"
                    "UPDATE account SET totp = NULL, totp_confirmed = 0; DELETE FROM mail WHERE state <> 'sent'"));
  STIP_TRY(log(*database, {now, by, "key of the desk made anew", ""}));
  STIP_TRY_AS(const Hash key, key_in(path));
  STIP_TRY(keep_check_value(*database, key));
  return transaction.commit();
}

}  // namespace stip
