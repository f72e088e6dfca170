// Schema: what the desk keeps. Hashes and sealed values where the plain value would open a door.
#include "desk/schema.h"

#include "base/postgres.h"
#include "base/postgres_sql.h"
#include "base/private_file.h"

namespace stip {
namespace {

constexpr std::int64_t application_id = 1937007723;  // "stdk"
constexpr Query mark_file = "PRAGMA application_id = 1937007723";
static_assert(application_id == 0x7374646B);

constexpr Query version_1 = R"sql(
CREATE TABLE account (id TEXT PRIMARY KEY, name TEXT NOT NULL, email TEXT NOT NULL, email_key TEXT NOT NULL UNIQUE,
  password TEXT NOT NULL DEFAULT '', totp BLOB, totp_confirmed INTEGER NOT NULL DEFAULT 0,
  totp_step INTEGER NOT NULL DEFAULT 0, disabled INTEGER NOT NULL DEFAULT 0, created INTEGER NOT NULL,
  signed_in INTEGER NOT NULL DEFAULT 0);
CREATE TABLE role (account TEXT NOT NULL REFERENCES account ON DELETE CASCADE, role TEXT NOT NULL,
  organisation TEXT NOT NULL, clearance TEXT NOT NULL, PRIMARY KEY (account, role, organisation)) WITHOUT ROWID;
CREATE TABLE recovery_code (hash BLOB PRIMARY KEY, account TEXT NOT NULL REFERENCES account ON DELETE CASCADE) WITHOUT ROWID;
CREATE TABLE password_link (hash BLOB PRIMARY KEY, account TEXT NOT NULL REFERENCES account ON DELETE CASCADE,
  expires INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE device (hash BLOB PRIMARY KEY, account TEXT NOT NULL REFERENCES account ON DELETE CASCADE,
  created INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE throttle (key BLOB PRIMARY KEY, failures INTEGER NOT NULL, last INTEGER NOT NULL, until INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE code_wanted (hash BLOB PRIMARY KEY, account TEXT NOT NULL REFERENCES account ON DELETE CASCADE,
  expires INTEGER NOT NULL, tries INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE session (hash BLOB PRIMARY KEY, handle TEXT NOT NULL UNIQUE,
  account TEXT NOT NULL REFERENCES account ON DELETE CASCADE, created INTEGER NOT NULL, seen INTEGER NOT NULL,
  second_factor INTEGER NOT NULL, confirmed INTEGER NOT NULL, agent TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX session_account ON session (account);
CREATE TABLE personal_link (id TEXT PRIMARY KEY, hash BLOB NOT NULL UNIQUE, holder TEXT NOT NULL, act TEXT NOT NULL,
  action TEXT NOT NULL, cycle TEXT NOT NULL, issued_by TEXT NOT NULL, created INTEGER NOT NULL, expires INTEGER NOT NULL,
  uses INTEGER NOT NULL DEFAULT 0, last_used INTEGER NOT NULL DEFAULT 0, spent INTEGER NOT NULL DEFAULT 0,
  revoked INTEGER NOT NULL DEFAULT 0);
CREATE TABLE draft (holder TEXT NOT NULL, form TEXT NOT NULL, base INTEGER NOT NULL, fields TEXT NOT NULL,
  begun INTEGER NOT NULL, saved INTEGER NOT NULL, saves INTEGER NOT NULL, expires INTEGER NOT NULL,
  PRIMARY KEY (holder, form)) WITHOUT ROWID;
CREATE TABLE mail (number INTEGER PRIMARY KEY, key TEXT UNIQUE, message_id TEXT NOT NULL, recipient TEXT NOT NULL,
  subject TEXT NOT NULL, text BLOB NOT NULL, html BLOB NOT NULL, state TEXT NOT NULL, attempts INTEGER NOT NULL DEFAULT 0,
  created INTEGER NOT NULL, due INTEGER NOT NULL, ended INTEGER NOT NULL DEFAULT 0, problem TEXT NOT NULL DEFAULT '');
CREATE INDEX mail_due ON mail (state, due);
CREATE TABLE attachment (mail INTEGER NOT NULL REFERENCES mail ON DELETE CASCADE, place INTEGER NOT NULL,
  name TEXT NOT NULL, type TEXT NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (mail, place)) WITHOUT ROWID;
CREATE TABLE log (number INTEGER PRIMARY KEY, time INTEGER NOT NULL, who TEXT NOT NULL, what TEXT NOT NULL, about TEXT NOT NULL);
)sql";

// Who follows what, and how they are told.
constexpr Query version_2 = R"sql(
ALTER TABLE mail ADD COLUMN unsubscribe BLOB NOT NULL DEFAULT x'';
CREATE TABLE follow (account TEXT NOT NULL REFERENCES account ON DELETE CASCADE, record TEXT NOT NULL,
  since INTEGER NOT NULL, PRIMARY KEY (account, record)) WITHOUT ROWID;
CREATE TABLE notice_setting (account TEXT PRIMARY KEY REFERENCES account ON DELETE CASCADE, rhythm TEXT NOT NULL,
  language TEXT NOT NULL, position INTEGER NOT NULL, sent INTEGER NOT NULL) WITHOUT ROWID;
)sql";

// Signing on at an identity provider, and passkeys.
constexpr Query version_3 = R"sql(
CREATE TABLE sign_on (state BLOB PRIMARY KEY, browser BLOB NOT NULL, purpose INTEGER NOT NULL, account TEXT NOT NULL,
  target TEXT NOT NULL, language TEXT NOT NULL, invitation BLOB NOT NULL, code_given INTEGER NOT NULL,
  begun INTEGER NOT NULL, expires INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE identity (issuer TEXT NOT NULL, subject TEXT NOT NULL, handle TEXT NOT NULL UNIQUE,
  account TEXT NOT NULL REFERENCES account ON DELETE CASCADE, linked INTEGER NOT NULL, used INTEGER NOT NULL,
  PRIMARY KEY (issuer, subject)) WITHOUT ROWID;
CREATE INDEX identity_account ON identity (account);
CREATE TABLE sign_on_link (hash BLOB PRIMARY KEY, account TEXT NOT NULL REFERENCES account ON DELETE CASCADE,
  expires INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE passkey (id BLOB PRIMARY KEY, handle TEXT NOT NULL UNIQUE,
  account TEXT NOT NULL REFERENCES account ON DELETE CASCADE, name TEXT NOT NULL, key BLOB NOT NULL,
  count INTEGER NOT NULL, made INTEGER NOT NULL, used INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX passkey_account ON passkey (account);
CREATE TABLE used_challenge (hash BLOB PRIMARY KEY, expires INTEGER NOT NULL) WITHOUT ROWID;
)sql";

// What the desk says of itself: which key it was made with.
constexpr Query version_4 = R"sql(
CREATE TABLE meta (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
)sql";

// Long runs of analyses: what was asked, how far it is, and what came of it.
constexpr Query version_5 = R"sql(
CREATE TABLE job (id TEXT PRIMARY KEY, account TEXT NOT NULL REFERENCES account ON DELETE CASCADE,
  question TEXT NOT NULL, inputs TEXT NOT NULL, position INTEGER NOT NULL, clearance TEXT NOT NULL, day TEXT NOT NULL,
  version TEXT NOT NULL, state TEXT NOT NULL, runner TEXT NOT NULL DEFAULT '', progress TEXT NOT NULL DEFAULT '',
  result BLOB NOT NULL DEFAULT x'', asked INTEGER NOT NULL, begun INTEGER NOT NULL DEFAULT 0,
  seen INTEGER NOT NULL DEFAULT 0, ended INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;
CREATE INDEX job_state ON job (state, asked);
CREATE INDEX job_account ON job (account);
)sql";

// A version more is a script more, for a file and for a server. A script that has been in use never changes.
constexpr Query scripts[] = {version_1, version_2, version_3, version_4, version_5};
constexpr std::int64_t newest = std::size(scripts);

ErrorOr<Nothing> make_durable(Database& database) {
  STIP_TRY(
      database.run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;"
                   "PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY;"));
  STIP_TRY_AS(const std::string journal, database.text("PRAGMA journal_mode"));
  STIP_TRY_AS(const std::int64_t synchronous, database.integer("PRAGMA synchronous"));
  STIP_TRY_AS(const std::int64_t foreign_keys, database.integer("PRAGMA foreign_keys"));
  if (journal == "wal" && synchronous == 2 && foreign_keys == 1) return Nothing{};
  return Error{ErrorKind::storage, database.path(), "SQLite does not keep its settings for durability.",
               "Put the desk on a local disk, and use an SQLite without special options."};
}

ErrorOr<std::unique_ptr<Database>> open_file(const std::string& path) {
  STIP_TRY(make_private_file(path, ""));
  STIP_TRY_AS(std::unique_ptr<Database> database, Database::open(path, Database::Mode::write));
  STIP_TRY(make_durable(*database));
  return database;
}

/// A file may be anything; on a server the tables are in a schema of their own.
ErrorOr<Nothing> check_is_desk_file(Database& database) {
  STIP_TRY_AS(const std::int64_t tables, database.integer("SELECT count(*) FROM sqlite_schema"));
  STIP_TRY_AS(const std::int64_t id, database.integer("PRAGMA application_id"));
  if (tables > 0 && id != application_id) {
    return Error{ErrorKind::invalid, database.path(), "it is not a desk of stip.",
                 "Check the name, or move the file away."};
  }
  return database.run(mark_file);
}

/// Brings a desk, or an empty place, to the newest version, in one transaction.
ErrorOr<Nothing> migrate(Database& database) {
  STIP_TRY_AS(Transaction transaction, Transaction::begin(database));
  if (database.kind() == SqlKind::sqlite) STIP_TRY(check_is_desk_file(database));
  STIP_TRY_AS(const std::int64_t version, database.version());
  if (version > newest) {
    return Error{ErrorKind::invalid, database.path(),
                 "it was made by a newer version of stip: its version is " + std::to_string(version) +
                     ", this program knows " + std::to_string(newest) + ".",
                 "Use the newer version."};
  }
  if (version == newest) return Nothing{};
  for (std::int64_t next = version; next < newest; ++next) STIP_TRY(database.run(scripts[next]));
  STIP_TRY(database.set_version(newest));
  return transaction.commit();
}

}  // namespace

ErrorOr<std::unique_ptr<Database>> open_desk_database(const std::string& place) {
  STIP_TRY_AS(std::unique_ptr<Database> database,
              is_postgres_address(place) ? open_postgres_sql(place, "desk") : open_file(place));
  STIP_TRY(migrate(*database));
  return database;
}

}  // namespace stip
