// Sql: statements, connections and what their failures mean.
#include "base/sql.h"

#include <cerrno>
#include <cstring>

#include <sqlite3.h>

namespace stip {
namespace {

constexpr int busy_timeout_ms = 10'000;

SqlFailure failure_of(int code) {
  switch (code & 0xff) {
    case SQLITE_OK: case SQLITE_ROW: case SQLITE_DONE: return SqlFailure::none;
    case SQLITE_BUSY: case SQLITE_LOCKED: return SqlFailure::busy;
    case SQLITE_FULL: case SQLITE_IOERR: return SqlFailure::full;
    case SQLITE_READONLY: return SqlFailure::read_only;
    case SQLITE_CANTOPEN: case SQLITE_PERM: case SQLITE_AUTH: return SqlFailure::cannot_open;
    case SQLITE_NOTADB: return SqlFailure::not_a_database;
    case SQLITE_CORRUPT: return SqlFailure::corrupt;
    case SQLITE_CONSTRAINT: return SqlFailure::constraint;
    default: return SqlFailure::other;
  }
}

const char* remedy_of(SqlFailure failure) {
  switch (failure) {
    case SqlFailure::busy: return "Another program is writing to this ledger: wait for it to end, and try again.";
    case SqlFailure::full: return "Make room on the disk or replace it, then start again; what was acknowledged is safe.";
    case SqlFailure::read_only: return "Make the file and its folder writable, or use a command that only reads.";
    case SqlFailure::cannot_open: return "Check that the folder exists and that you may read and write in it.";
    case SqlFailure::not_a_database: return "Check the name of the file; restore a back-up if this was a ledger.";
    case SqlFailure::corrupt: return "Run `stip verify` to see how far it is good, and restore a back-up.";
    default: return "Run `stip verify`, and report this if the ledger is good.";
  }
}

// Bytes for a file name in a URI: everything but plain letters is escaped.
std::string as_uri(const std::string& path, const char* options) {
  static constexpr char digits[] = "0123456789ABCDEF";
  std::string uri = "file:";
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z') || std::strchr("/-_.", c);
    if (plain && byte) uri += c;
    else (uri += '%', uri += digits[byte >> 4], uri += digits[byte & 15]);
  }
  return uri + options;
}

}  // namespace

void Prepared::Finalize::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

Prepared& Prepared::bind(int place, std::int64_t value) {
  STIP_ASSERT(sqlite3_bind_int64(statement_.get(), place, value) == SQLITE_OK);
  return *this;
}

// A null pointer would bind NULL instead of an empty value.
Prepared& Prepared::bind_text(int place, std::string_view value) {
  const int code = sqlite3_bind_text64(statement_.get(), place, value.data() ? value.data() : "", value.size(), SQLITE_STATIC, SQLITE_UTF8);
  STIP_ASSERT(code == SQLITE_OK || code == SQLITE_TOOBIG);
  return *this;
}

Prepared& Prepared::bind_bytes(int place, std::string_view value) {
  const int code = sqlite3_bind_blob64(statement_.get(), place, value.data() ? value.data() : "", value.size(), SQLITE_STATIC);
  STIP_ASSERT(code == SQLITE_OK || code == SQLITE_TOOBIG);
  return *this;
}

Prepared& Prepared::bind_null(int place) {
  STIP_ASSERT(sqlite3_bind_null(statement_.get(), place) == SQLITE_OK);
  return *this;
}

ErrorOr<bool> Prepared::step() {
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  Error error = database_->error(sqlite3_extended_errcode(sqlite3_db_handle(statement_.get())));
  sqlite3_reset(statement_.get());
  return error;
}

ErrorOr<Nothing> Prepared::run() {
  for (;;) {
    STIP_TRY_AS(const bool row, step());
    if (!row) break;
  }
  reset();
  return Nothing{};
}

void Prepared::reset() { sqlite3_reset(statement_.get()); }

bool Prepared::is_null(int column) const { return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL; }
bool Prepared::is_integer(int column) const { return sqlite3_column_type(statement_.get(), column) == SQLITE_INTEGER; }
bool Prepared::is_text(int column) const { return sqlite3_column_type(statement_.get(), column) == SQLITE_TEXT; }
bool Prepared::is_bytes(int column) const { return sqlite3_column_type(statement_.get(), column) == SQLITE_BLOB; }
std::int64_t Prepared::integer(int column) const { return sqlite3_column_int64(statement_.get(), column); }

std::string_view Prepared::text(int column) const { return bytes(column); }

// The blob call gives the bytes of a text as they are, and converts nothing.
std::string_view Prepared::bytes(int column) const {
  const auto* data = static_cast<const char*>(sqlite3_column_blob(statement_.get(), column));
  return data ? std::string_view(data, static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))) : std::string_view();
}

ErrorOr<std::unique_ptr<Database>> Database::open(const std::string& path, Mode mode) {
  int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  if (mode == Mode::create) flags |= SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  else if (mode == Mode::write) flags |= SQLITE_OPEN_READWRITE;
  else flags |= SQLITE_OPEN_READONLY;
  std::string name = path;
  if (mode == Mode::read_immutable) {
    name = as_uri(path, "?immutable=1");
    flags |= SQLITE_OPEN_URI;
  }
  sqlite3* handle = nullptr;
  const int code = sqlite3_open_v2(name.c_str(), &handle, flags, nullptr);
  std::unique_ptr<Database> database(new Database(path, handle));
  if (code != SQLITE_OK) return database->error(code);
  sqlite3_busy_timeout(handle, busy_timeout_ms);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  return database;
}

Database::~Database() { sqlite3_close_v2(handle_); }

ErrorOr<Prepared> Database::prepare(Query query) {
  sqlite3_stmt* statement = nullptr;
  const int code = sqlite3_prepare_v3(handle_, query.text().data(), static_cast<int>(query.text().size()), SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
  if (code != SQLITE_OK) return error(code);
  return Prepared(this, statement);
}

ErrorOr<Nothing> Database::run(Query query) {
  const int code = sqlite3_exec(handle_, query.text().data(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) return error(sqlite3_extended_errcode(handle_));
  return Nothing{};
}

ErrorOr<std::int64_t> Database::integer(Query query) {
  STIP_TRY_AS(Prepared statement, prepare(query));
  STIP_TRY_AS(const bool row, statement.step());
  return row ? statement.integer(0) : 0;
}

ErrorOr<std::string> Database::text(Query query) {
  STIP_TRY_AS(Prepared statement, prepare(query));
  STIP_TRY_AS(const bool row, statement.step());
  return row ? std::string(statement.text(0)) : std::string();
}

bool Database::is_read_only() const { return sqlite3_db_readonly(handle_, "main") == 1; }
bool Database::in_transaction() const { return sqlite3_get_autocommit(handle_) == 0; }

Error Database::error(int code) {
  failure_ = failure_of(code);
  std::string problem = handle_ ? sqlite3_errmsg(handle_) : sqlite3_errstr(code);
  if (failure_ == SqlFailure::full || failure_ == SqlFailure::cannot_open) {
    if (const int reason = handle_ ? sqlite3_system_errno(handle_) : 0) problem += " (" + std::string(std::strerror(reason)) + ")";
  }
  return {failure_ == SqlFailure::busy ? ErrorKind::conflict : ErrorKind::storage, path_, problem + ".", remedy_of(failure_)};
}

ErrorOr<Transaction> Transaction::begin(Database& database) {
  STIP_TRY(database.run("BEGIN IMMEDIATE"));
  return Transaction(&database);
}

ErrorOr<Nothing> Transaction::commit() {
  STIP_TRY(database_->run("COMMIT"));
  database_ = nullptr;
  return Nothing{};
}

Transaction::~Transaction() {
  if (database_ && database_->in_transaction()) (void)database_->run("ROLLBACK").ok();
}

}  // namespace stip
