// Ballot schema: tables in which neither row ids nor times tell an order of arrival.
#include "ballots/ballot_schema.h"

#include <filesystem>
#include <iterator>

#include "ballots/ballot_sums.h"
#include "ballots/ballot_traces.h"
#include "base/postgres.h"
#include "base/postgres_sql.h"
#include "base/private_file.h"

namespace stip {
namespace {

constexpr std::int64_t application_id = 0x7374626C;  // "stbl"
constexpr Query mark_file = "PRAGMA application_id = 1937007212";
static_assert(application_id == 1937007212);

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
)sql";

// Several nodes: how many took part by each door, so that a node knows of the others without adding up; `changed` tells
// them to read a consultation again; and what the key of the store makes of a fixed text, so that all have the same.
constexpr Query version_3 = R"sql(
CREATE TABLE turnout (consultation INTEGER NOT NULL REFERENCES consultation, door INTEGER NOT NULL,
  ballots INTEGER NOT NULL, PRIMARY KEY (consultation, door)) WITHOUT ROWID;
INSERT INTO turnout (consultation, door, ballots) SELECT consultation, door, ballots FROM sums;
ALTER TABLE sums DROP COLUMN ballots;
ALTER TABLE consultation ADD COLUMN changed INTEGER NOT NULL DEFAULT 0;
CREATE TABLE meta (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
)sql";

// A version more is a script more, for a file and for a server. A script that has been in use never changes.
constexpr Query scripts[] = {version_1, version_2, version_3};
constexpr std::int64_t newest = std::size(scripts);

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

Error no_store(const std::string& where) {
  return {ErrorKind::not_found, where, said("there is no store of ballots with its key."),
          said("Make one with `stip consult prepare`, or put back the file or its .key.")};
}

ErrorOr<std::unique_ptr<Database>> open_file(const std::string& path, bool makes) {
  if (!makes && !std::filesystem::exists(path)) return no_store(path);
  STIP_TRY(make_private_file(path, ""));
  STIP_TRY_AS(std::unique_ptr<Database> database, Database::open(path, Database::Mode::write));
  STIP_TRY(make_durable(*database));
  return database;
}

/// A file may be anything; on a server the tables are in a schema of their own.
ErrorOr<Nothing> is_of_ballots(Database& database) {
  if (database.kind() != SqlKind::sqlite) return Nothing{};
  STIP_TRY_AS(const std::int64_t tables, database.integer("SELECT count(*) FROM sqlite_schema"));
  STIP_TRY_AS(const std::int64_t application, database.integer("PRAGMA application_id"));
  if (tables == 0 || application == application_id) return Nothing{};
  return Error{ErrorKind::invalid, database.path(), said("this is no store of ballots."),
               said("Check the name of the file.")};
}

/// Brings it to the newest version, in one transaction.
ErrorOr<Nothing> make_newest(Database& database) {
  STIP_TRY_AS(Transaction transaction, Transaction::begin(database));
  // Somebody else may have done it while we waited for our turn.
  STIP_TRY_AS(const std::int64_t version, database.version());
  for (std::int64_t next = version; next < newest; ++next) {
    STIP_TRY(database.run(scripts[next]));
    if (next == 2) STIP_TRY(add_log_to_turnout(database));
  }
  if (database.kind() == SqlKind::sqlite) STIP_TRY(database.run(mark_file));
  if (version < newest) STIP_TRY(database.set_version(newest));
  return transaction.commit();
}

}  // namespace

ErrorOr<std::unique_ptr<Database>> open_ballot_database(const std::string& store, bool makes) {
  STIP_TRY_AS(std::unique_ptr<Database> database,
              is_postgres_address(store) ? open_postgres_sql(store, "ballots") : open_file(store, makes));
  STIP_TRY(keeps_no_log_of_ballots(*database));
  STIP_TRY(is_of_ballots(*database));
  STIP_TRY_AS(const std::int64_t version, database->version());
  if (version == 0 && !makes) return no_store(database->path());
  if (version > newest)
    return Error{ErrorKind::invalid, database->path(), said("it was made by a newer stip."),
                 said("Use that version of stip.")};
  if (version < newest) STIP_TRY(make_newest(*database));
  return database;
}

}  // namespace stip
