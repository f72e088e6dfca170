// Store: the schema of format 1, and the file of the key.
#include "ledger/store.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <fcntl.h>
#include <unistd.h>

#include "base/postgres.h"
#include "ledger/note.h"

namespace stip {
namespace {

// "stip" in ASCII; `file` and other tools know the ledger by it.
constexpr std::int64_t application_id = 0x73746970;

// Entries, checkpoints and documents are only ever added to. Content changes through redaction alone, which names the
// entry in `redacting` first. Bodies and keys are overwritten by ones of the same length and salts are added at the
// end of their table, so that SQLite never moves a row and leaves a copy of it behind.
constexpr Query schema = R"sql(
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE entry (seq INTEGER PRIMARY KEY, time INTEGER NOT NULL, fields BLOB NOT NULL, leaf BLOB NOT NULL, chain BLOB NOT NULL);
CREATE TABLE content (seq INTEGER PRIMARY KEY, body TEXT NOT NULL, key BLOB NOT NULL);
CREATE TABLE salt (number INTEGER PRIMARY KEY, seq INTEGER NOT NULL UNIQUE, salts BLOB NOT NULL);
CREATE TABLE idempotency (key TEXT PRIMARY KEY, seq INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE checkpoint (number INTEGER PRIMARY KEY, size INTEGER NOT NULL UNIQUE, note TEXT NOT NULL);
CREATE TABLE frozen (sha256 TEXT PRIMARY KEY, bytes BLOB NOT NULL);
CREATE TABLE memory (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE redacting (seq INTEGER PRIMARY KEY);
CREATE TRIGGER entry_stays BEFORE UPDATE ON entry BEGIN SELECT RAISE(ABORT, 'entries are only added'); END;
CREATE TRIGGER entry_is_kept BEFORE DELETE ON entry BEGIN SELECT RAISE(ABORT, 'entries are only added'); END;
CREATE TRIGGER content_stays BEFORE UPDATE ON content WHEN NOT EXISTS (SELECT 1 FROM redacting WHERE seq = OLD.seq)
  OR NEW.seq <> OLD.seq BEGIN SELECT RAISE(ABORT, 'content changes by redaction only'); END;
CREATE TRIGGER content_is_kept BEFORE DELETE ON content BEGIN SELECT RAISE(ABORT, 'entries are only added'); END;
CREATE TRIGGER salt_stays BEFORE UPDATE ON salt WHEN NOT EXISTS (SELECT 1 FROM redacting WHERE seq = OLD.seq)
  OR NEW.seq <> OLD.seq BEGIN SELECT RAISE(ABORT, 'content changes by redaction only'); END;
CREATE TRIGGER salt_is_kept BEFORE DELETE ON salt BEGIN SELECT RAISE(ABORT, 'content changes by redaction only'); END;
CREATE TRIGGER idempotency_stays BEFORE UPDATE ON idempotency BEGIN SELECT RAISE(ABORT, 'keys are only added'); END;
CREATE TRIGGER idempotency_is_kept BEFORE DELETE ON idempotency BEGIN SELECT RAISE(ABORT, 'keys are only added'); END;
CREATE TRIGGER checkpoint_stays BEFORE UPDATE ON checkpoint BEGIN SELECT RAISE(ABORT, 'checkpoints are only added'); END;
CREATE TRIGGER checkpoint_is_kept BEFORE DELETE ON checkpoint BEGIN SELECT RAISE(ABORT, 'checkpoints are only added'); END;
CREATE TRIGGER frozen_stays BEFORE UPDATE ON frozen BEGIN SELECT RAISE(ABORT, 'documents are only added'); END;
CREATE TRIGGER frozen_is_kept BEFORE DELETE ON frozen BEGIN SELECT RAISE(ABORT, 'documents are only added'); END;
PRAGMA application_id = 1937009008;
PRAGMA user_version = 1;
)sql";
static_assert(application_id == 1937009008 && format_version == 1);

Error storage(const std::string& path, Said problem, Said remedy) {
  return {ErrorKind::storage, path, std::move(problem), std::move(remedy)};
}

std::string system_reason() { return std::strerror(errno); }

ErrorOr<Nothing> make_durable(Database& database) {
  STIP_TRY(
      database.run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;"
                   "PRAGMA recursive_triggers = ON; PRAGMA cell_size_check = ON; PRAGMA temp_store = MEMORY;"));
  STIP_TRY_AS(const std::string journal, database.text("PRAGMA journal_mode"));
  STIP_TRY_AS(const std::int64_t synchronous, database.integer("PRAGMA synchronous"));
  STIP_TRY_AS(const std::int64_t secure_delete, database.integer("PRAGMA secure_delete"));
  if (journal == "wal" && synchronous == 2 && secure_delete == 1) return Nothing{};
  return storage(database.path(),
                 said("SQLite does not keep its settings for durability (journal {}, synchronous {}).", journal,
                      std::to_string(synchronous)),
                 said("Put the ledger on a local disk, and use an SQLite without special options."));
}

ErrorOr<Nothing> check_format(Database& database) {
  const auto foreign = [&] {
    return Error{ErrorKind::invalid, database.path(), said("it is not a ledger of stip."),
                 said("Check the name; make a ledger with `stip --ledger FILE init`.")};
  };
  const auto id = database.integer("PRAGMA application_id");
  if (!id.ok()) return database.last_failure() == SqlFailure::not_a_database ? foreign() : id.error();
  if (*id != application_id) return foreign();
  STIP_TRY_AS(const std::int64_t version, database.integer("PRAGMA user_version"));
  if (version == format_version) return Nothing{};
  return Error{ErrorKind::invalid, database.path(),
               said("it was made by a newer version of stip: its format is {}, this program knows {}.",
                    std::to_string(version), std::to_string(format_version)),
               said("Use the newer version, or the one that made it.")};
}

// A folder that cannot be written has no room for SQLite's index of the log; without a log none is needed.
ErrorOr<std::unique_ptr<Database>> open_for_reading(const std::string& path) {
  STIP_TRY_AS(std::unique_ptr<Database> database, Database::open(path, Database::Mode::read));
  const auto tried = database->integer("SELECT count(*) FROM sqlite_schema");
  if (tried.ok() ||
      (database->last_failure() != SqlFailure::cannot_open && database->last_failure() != SqlFailure::read_only))
    return database;
  std::error_code none;
  if (std::filesystem::file_size(path + "-wal", none) > 0 && !none) {
    return storage(path, said("it was not closed, and its last entries cannot be read on a read-only disk."),
                   said("Copy it with its -wal file to a place that can be written, and open it there."));
  }
  return Database::open(path, Database::Mode::read_immutable);
}

}  // namespace

ErrorOr<std::unique_ptr<Database>> create_store(const std::string& path, const Hash& public_key,
                                                const std::string& created) {
  // Made here and not by SQLite, since only this way two programs cannot both believe that they made it.
  const int file = ::open(path.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0640);
  if (file < 0 && errno == EEXIST)
    return Error{ErrorKind::conflict, path, said("there is a file of that name already."),
                 said("Choose another name, or move the file away first.")};
  if (file < 0)
    return storage(path, said("it cannot be made: {}.", system_reason()),
                   said("Check that the folder exists and that you may write in it."));
  ::close(file);
  STIP_TRY_AS(std::unique_ptr<Database> database, Database::open(path, Database::Mode::write));
  STIP_TRY(make_durable(*database));
  STIP_TRY_AS(Transaction transaction, Transaction::begin(*database));
  STIP_TRY(database->run(schema));
  STIP_TRY_AS(Prepared meta, database->prepare("INSERT INTO meta VALUES (?, ?)"));
  const std::pair<std::string, std::string> values[] = {
      {"id", ledger_id(public_key)}, {"public_key", public_key_text(public_key)}, {"created", created}};
  for (const auto& [name, value] : values) STIP_TRY(meta.bind_text(1, name).bind_text(2, value).run());
  STIP_TRY(transaction.commit());
  return database;
}

ErrorOr<std::unique_ptr<Database>> open_store(const std::string& path, StoreAccess access) {
  std::error_code none;
  if (!std::filesystem::exists(path, none))
    return Error{ErrorKind::not_found, path, said("there is no ledger here."),
                 said("Make one with `stip --ledger {} init`.", path)};
  if (access == StoreAccess::read) {
    STIP_TRY_AS(std::unique_ptr<Database> database, open_for_reading(path));
    STIP_TRY(check_format(*database));
    return database;
  }
  STIP_TRY_AS(std::unique_ptr<Database> database, Database::open(path, Database::Mode::write));
  if (database->is_read_only())
    return storage(path, said("it cannot be written: the disk or the file is read-only."),
                   said("Make the file and its folder writable, or use a command that only reads."));
  STIP_TRY(check_format(*database));
  STIP_TRY(make_durable(*database));
  return database;
}

ErrorOr<std::unique_ptr<Database>> empty_store_in_memory() {
  STIP_TRY_AS(std::unique_ptr<Database> database, Database::open(":memory:", Database::Mode::create));
  STIP_TRY(database->run(schema));
  return database;
}

std::string key_path(const std::string& ledger_path) { return ledger_path + ".key"; }

std::string key_file_of(const std::string& address, const std::string& key_file) {
  if (!key_file.empty()) return key_file;
  return key_path(is_postgres_address(address) ? postgres_database_name(address) : address);
}

ErrorOr<Nothing> write_key_file(const std::string& path, const Ed25519Key& key) {
  const int file = ::open(path.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
  if (file < 0 && errno == EEXIST)
    return Error{ErrorKind::conflict, path, said("there is a key of that name already."),
                 said("Move it away if you are sure that no ledger needs it.")};
  if (file < 0)
    return storage(path, said("it cannot be made: {}.", system_reason()),
                   said("Check that the folder exists and that you may write in it."));
  const std::string text = secret_key_text(key) + "\n";
  const bool written =
      ::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size()) && ::fsync(file) == 0;
  ::close(file);
  if (written) return Nothing{};
  const std::string reason = system_reason();
  ::unlink(path.c_str());
  return storage(path, said("it cannot be written: {}.", reason), said("Make room on the disk, and try again."));
}

ErrorOr<Ed25519Key> read_key_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  if (!file || !(text << file.rdbuf())) {
    return Error{ErrorKind::not_found, path,
                 said("the secret key of the ledger is not there, so no checkpoint can be signed."),
                 said("Put the key file back beside the ledger; everything else works without it.")};
  }
  auto key = parse_secret_key(text.str());
  if (key.ok()) return key;
  return Error{ErrorKind::invalid, path, key.error().problem,
               said("Put the key file that `stip init` made back beside the ledger.")};
}

}  // namespace stip
