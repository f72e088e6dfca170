// Sqlite: a database in a file; the only door to its library.
#include <sqlite3.h>

#include <cerrno>
#include <cstring>

#include "base/sql.h"

namespace stip {
namespace {

constexpr int busy_timeout_ms = 10'000;

SqlFailure failure_of(int code) {
  switch (code & 0xff) {
    case SQLITE_OK:
    case SQLITE_ROW:
    case SQLITE_DONE:
      return SqlFailure::none;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return SqlFailure::busy;
    case SQLITE_FULL:
    case SQLITE_IOERR:
      return SqlFailure::full;
    case SQLITE_READONLY:
      return SqlFailure::read_only;
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return SqlFailure::cannot_open;
    case SQLITE_NOTADB:
      return SqlFailure::not_a_database;
    case SQLITE_CORRUPT:
      return SqlFailure::corrupt;
    case SQLITE_CONSTRAINT:
      return SqlFailure::constraint;
    default:
      return SqlFailure::other;
  }
}

const char* remedy_of(SqlFailure failure) {
  switch (failure) {
    case SqlFailure::busy:
      return "Another program is writing to this ledger: wait for it to end, and try again.";
    case SqlFailure::full:
      return "Make room on the disk or replace it, then start again; what was acknowledged is safe.";
    case SqlFailure::read_only:
      return "Make the file and its folder writable, or use a command that only reads.";
    case SqlFailure::cannot_open:
      return "Check that the folder exists and that you may read and write in it.";
    case SqlFailure::not_a_database:
      return "Check the name of the file; restore a back-up if this was a ledger.";
    case SqlFailure::corrupt:
      return "Run `stip verify` to see how far it is good, and restore a back-up.";
    default:
      return "Run `stip verify`, and report this if the ledger is good.";
  }
}

// Bytes for a file name in a URI: everything but plain letters is escaped.
std::string as_uri(const std::string& path, const char* options) {
  static constexpr char digits[] = "0123456789ABCDEF";
  std::string uri = "file:";
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z') ||
                       std::strchr("/-_.", c);
    if (plain && byte)
      uri += c;
    else
      (uri += '%', uri += digits[byte >> 4], uri += digits[byte & 15]);
  }
  return uri + options;
}

class SqliteDatabase final : public Database {
 public:
  SqliteDatabase(const std::string& path, sqlite3* handle) : Database(path), handle_(handle) {}
  ~SqliteDatabase() override { sqlite3_close_v2(handle_); }

  ErrorOr<Prepared> prepare(Query query) override;
  ErrorOr<Nothing> run(Query query) override { return run(query.text().data()); }
  ErrorOr<std::int64_t> version() override { return integer("PRAGMA user_version"); }
  ErrorOr<Nothing> set_version(std::int64_t version) override {
    return run(("PRAGMA user_version = " + std::to_string(version)).c_str());
  }
  SqlKind kind() const override { return SqlKind::sqlite; }
  bool is_read_only() const override { return sqlite3_db_readonly(handle_, "main") == 1; }
  bool in_transaction() const override { return sqlite3_get_autocommit(handle_) == 0; }

  /// The error of what SQLite just reported, worded for the person at the keyboard.
  Error error(int code);

 private:
  ErrorOr<Nothing> begin() override { return run("BEGIN IMMEDIATE"); }
  ErrorOr<Nothing> commit() override { return run("COMMIT"); }
  void roll_back() override { (void)run("ROLLBACK").ok(); }
  ErrorOr<Nothing> run(const char* text);
  sqlite3* handle_;
};

class SqlitePrepared final : public SqlStatement {
 public:
  SqlitePrepared(SqliteDatabase* database, sqlite3_stmt* statement) : database_(database), statement_(statement) {}
  ~SqlitePrepared() override { sqlite3_finalize(statement_); }
  SqlitePrepared(const SqlitePrepared&) = delete;
  SqlitePrepared& operator=(const SqlitePrepared&) = delete;

  void bind(int place, std::int64_t value) override {
    STIP_ASSERT(sqlite3_bind_int64(statement_, place, value) == SQLITE_OK);
  }
  void bind(int place, SqlType type, std::string_view value) override;
  void bind_list(int, const std::vector<std::string_view>&) override { STIP_ASSERT(false); }
  void bind_list(int, const std::vector<std::int64_t>&) override { STIP_ASSERT(false); }
  ErrorOr<bool> step() override;
  void reset() override { sqlite3_reset(statement_); }
  SqlType type(int column) const override;
  std::int64_t integer(int column) const override { return sqlite3_column_int64(statement_, column); }
  // The blob call gives the bytes of a text as they are, and converts nothing.
  std::string_view bytes(int column) const override {
    const auto* data = static_cast<const char*>(sqlite3_column_blob(statement_, column));
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_, column));
    return data ? std::string_view(data, size) : std::string_view();
  }

 private:
  SqliteDatabase* database_;
  sqlite3_stmt* statement_;
};

void SqlitePrepared::bind(int place, SqlType type, std::string_view value) {
  const char* data = value.data() ? value.data() : "";  // A null pointer would bind NULL instead of an empty value.
  const int code = type == SqlType::text
                       ? sqlite3_bind_text64(statement_, place, data, value.size(), SQLITE_STATIC, SQLITE_UTF8)
                   : type == SqlType::bytes ? sqlite3_bind_blob64(statement_, place, data, value.size(), SQLITE_STATIC)
                                            : sqlite3_bind_null(statement_, place);
  STIP_ASSERT(code == SQLITE_OK || code == SQLITE_TOOBIG);
}

ErrorOr<bool> SqlitePrepared::step() {
  const int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  Error error = database_->error(sqlite3_extended_errcode(sqlite3_db_handle(statement_)));
  sqlite3_reset(statement_);
  return error;
}

SqlType SqlitePrepared::type(int column) const {
  switch (sqlite3_column_type(statement_, column)) {
    case SQLITE_NULL:
      return SqlType::null;
    case SQLITE_INTEGER:
      return SqlType::integer;
    case SQLITE_TEXT:
      return SqlType::text;
    case SQLITE_BLOB:
      return SqlType::bytes;
    default:
      return SqlType::other;
  }
}

ErrorOr<Prepared> SqliteDatabase::prepare(Query query) {
  sqlite3_stmt* statement = nullptr;
  const int code = sqlite3_prepare_v3(handle_, query.text().data(), static_cast<int>(query.text().size()),
                                      SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
  if (code != SQLITE_OK) return error(code);
  return Prepared(std::make_unique<SqlitePrepared>(this, statement));
}

ErrorOr<Nothing> SqliteDatabase::run(const char* text) {
  const int code = sqlite3_exec(handle_, text, nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) return error(sqlite3_extended_errcode(handle_));
  return Nothing{};
}

Error SqliteDatabase::error(int code) {
  failure_ = failure_of(code);
  std::string problem = handle_ ? sqlite3_errmsg(handle_) : sqlite3_errstr(code);
  if (failure_ == SqlFailure::full || failure_ == SqlFailure::cannot_open) {
    if (const int reason = handle_ ? sqlite3_system_errno(handle_) : 0)
      problem += " (" + std::string(std::strerror(reason)) + ")";
  }
  return {failure_ == SqlFailure::busy ? ErrorKind::conflict : ErrorKind::storage, path_, problem + ".",
          remedy_of(failure_)};
}

}  // namespace

ErrorOr<std::unique_ptr<Database>> Database::open(const std::string& path, Mode mode) {
  int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  if (mode == Mode::create)
    flags |= SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  else if (mode == Mode::write)
    flags |= SQLITE_OPEN_READWRITE;
  else
    flags |= SQLITE_OPEN_READONLY;
  std::string name = path;
  if (mode == Mode::read_immutable) {
    name = as_uri(path, "?immutable=1");
    flags |= SQLITE_OPEN_URI;
  }
  sqlite3* handle = nullptr;
  const int code = sqlite3_open_v2(name.c_str(), &handle, flags, nullptr);
  auto database = std::make_unique<SqliteDatabase>(path, handle);
  if (code != SQLITE_OK) return database->error(code);
  sqlite3_busy_timeout(handle, busy_timeout_ms);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  return std::unique_ptr<Database>(std::move(database));
}

}  // namespace stip
