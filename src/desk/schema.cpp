// Schema: what the desk keeps. Hashes and sealed values where the plain value would open a door.
#include "desk/schema.h"

namespace stip {
namespace {

constexpr std::int64_t application_id = 0x7374646B;  // "stdk"

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
PRAGMA application_id = 1937007723;
PRAGMA user_version = 1;
)sql";
static_assert(application_id == 1937007723);

// Who follows what, and how they are told.
constexpr Query version_2 = R"sql(
ALTER TABLE mail ADD COLUMN unsubscribe BLOB NOT NULL DEFAULT x'';
CREATE TABLE follow (account TEXT NOT NULL REFERENCES account ON DELETE CASCADE, record TEXT NOT NULL,
  since INTEGER NOT NULL, PRIMARY KEY (account, record)) WITHOUT ROWID;
CREATE TABLE notice_setting (account TEXT PRIMARY KEY REFERENCES account ON DELETE CASCADE, rhythm TEXT NOT NULL,
  language TEXT NOT NULL, position INTEGER NOT NULL, sent INTEGER NOT NULL) WITHOUT ROWID;
PRAGMA user_version = 2;
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
PRAGMA user_version = 3;
)sql";

// A version more is a script more. A script that has been in use never changes.
constexpr Query scripts[] = {version_1, version_2, version_3};
constexpr std::int64_t newest = std::size(scripts);

}  // namespace

ErrorOr<Nothing> migrate(Database& database) {
  STIP_TRY_AS(Transaction transaction, Transaction::begin(database));
  STIP_TRY_AS(const std::int64_t tables, database.integer("SELECT count(*) FROM sqlite_schema"));
  STIP_TRY_AS(const std::int64_t id, database.integer("PRAGMA application_id"));
  STIP_TRY_AS(const std::int64_t version, database.integer("PRAGMA user_version"));
  if (tables > 0 && id != application_id) {
    return Error{ErrorKind::invalid, database.path(), "it is not a desk of stip.",
                 "Check the name, or move the file away."};
  }
  if (version > newest) {
    return Error{ErrorKind::invalid, database.path(),
                 "it was made by a newer version of stip: its version is " + std::to_string(version) +
                     ", this program knows " + std::to_string(newest) + ".",
                 "Use the newer version."};
  }
  for (std::int64_t next = version; next < newest; ++next) STIP_TRY(database.run(scripts[next]));
  return transaction.commit();
}

}  // namespace stip
