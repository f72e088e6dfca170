// Sql: a thin, checked layer over SQLite and PostgreSQL, so that a query is written once for both.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error_or.h"

namespace stip {

/// The text of a query. Only a literal can make one, so that no value is ever pasted into it.
class Query {
 public:
  consteval Query(const char* literal) : text_(literal) {}
  std::string_view text() const { return text_; }

 private:
  friend class PostgresSql;  // Says what a literal says in the words of PostgreSQL.
  explicit Query(const std::string& translated) : text_(translated) {}
  std::string_view text_;
};

// What runs on both: places `?` and `?1`; the types INTEGER, TEXT and BLOB in capitals, where texts are ordered by
// their bytes; `number INTEGER PRIMARY KEY`, which counts by itself; WITHOUT ROWID; x''; RETURNING; ON CONFLICT … DO.
// Not: INSERT OR …, PRAGMA, max() of two values.

enum class SqlType { null, integer, text, bytes, other };

/// What a kind of database does for one query; see Prepared.
struct SqlStatement {
  virtual ~SqlStatement() = default;
  virtual void bind(int place, std::int64_t value) = 0;
  virtual void bind(int place, SqlType type, std::string_view value) = 0;  ///< A text, bytes or null.
  virtual void bind_list(int place, const std::vector<std::string_view>& values) = 0;
  virtual void bind_list(int place, const std::vector<std::int64_t>& values) = 0;
  virtual ErrorOr<bool> step() = 0;
  virtual void reset() = 0;
  virtual SqlType type(int column) const = 0;
  virtual std::int64_t integer(int column) const = 0;
  virtual std::string_view bytes(int column) const = 0;
};

/// One prepared query. Bind, then step or run; `reset` before the next use. Bound texts and read columns
/// are not copied: they must live until the statement has been stepped, or is stepped again.
class Prepared {
 public:
  Prepared() = default;
  explicit Prepared(std::unique_ptr<SqlStatement> statement) : statement_(std::move(statement)) {}

  Prepared& bind(int place, std::int64_t value);  ///< Places count from 1.
  Prepared& bind_text(int place, std::string_view value);
  Prepared& bind_bytes(int place, std::string_view value);
  Prepared& bind_null(int place);
  /// Many byte strings or numbers as one value, for `= ANY(?)` and `unnest(?)`. They are copied. On a server alone:
  /// there a query for each of them would be a journey for each.
  Prepared& bind_list(int place, const std::vector<std::string_view>& values);
  Prepared& bind_list(int place, const std::vector<std::int64_t>& values);

  ErrorOr<bool> step();    ///< True: there is a row. Errors: storage, conflict (busy).
  ErrorOr<Nothing> run();  ///< Steps to the end, and resets.
  void reset();

  bool is_null(int column) const;  ///< Columns count from 0.
  std::int64_t integer(int column) const;
  std::string_view text(int column) const;  ///< The bytes as stored.
  std::string_view bytes(int column) const;
  bool is_integer(int column) const;  ///< Stored as such: a damaged file may hold anything anywhere.
  bool is_text(int column) const;
  bool is_bytes(int column) const;

 private:
  std::unique_ptr<SqlStatement> statement_;
};

/// What kind of failure the database reported last, as far as callers tell them apart.
enum class SqlFailure {
  none,
  busy,
  full,
  read_only,
  cannot_open,
  not_a_database,
  corrupt,
  constraint,
  connection_lost,  ///< Of a server.
  other
};

enum class SqlKind { sqlite, postgres };

/// One connection. Not for several threads at once.
class Database {
 public:
  enum class Mode { create, write, read, read_immutable };

  /// A file of SQLite. Errors: storage (cannot be opened, no database). `create` needs that there is no file yet.
  static ErrorOr<std::unique_ptr<Database>> open(const std::string& path, Mode mode);

  virtual ErrorOr<Prepared> prepare(Query query) = 0;
  virtual ErrorOr<Nothing> run(Query query) = 0;  ///< One or more statements without values.
  ErrorOr<std::int64_t> integer(Query query);     ///< The first column of the first row; 0 if there is none.
  ErrorOr<std::string> text(Query query);

  /// The number that the program gave to its tables; 0: it made none yet.
  virtual ErrorOr<std::int64_t> version() = 0;
  virtual ErrorOr<Nothing> set_version(std::int64_t version) = 0;

  virtual SqlKind kind() const = 0;
  virtual bool is_read_only() const = 0;
  virtual bool in_transaction() const = 0;
  const std::string& path() const { return path_; }  ///< A file, or an address without its password.
  SqlFailure last_failure() const { return failure_; }

  virtual ~Database() = default;
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

 protected:
  explicit Database(std::string path) : path_(std::move(path)) {}
  std::string path_;
  SqlFailure failure_ = SqlFailure::none;

 private:
  friend class Transaction;
  virtual ErrorOr<Nothing> begin() = 0;
  virtual ErrorOr<Nothing> commit() = 0;
  virtual void roll_back() = 0;
};

/// A transaction that is undone unless it is committed. One at a time writes, in a file as on a server: what was read
/// in it stays so until its end.
class Transaction {
 public:
  /// Takes the write lock at once. Errors: conflict (busy), storage.
  static ErrorOr<Transaction> begin(Database& database);
  /// Errors: storage. If a server goes away meanwhile, whether it was kept is looked up when it is back; if it stays
  /// away, the error says that it is not known.
  ErrorOr<Nothing> commit();

  Transaction(Transaction&& other) noexcept : database_(std::exchange(other.database_, nullptr)) {}
  Transaction& operator=(Transaction&&) = delete;
  ~Transaction();

 private:
  explicit Transaction(Database* database) : database_(database) {}
  Database* database_;
};

}  // namespace stip
