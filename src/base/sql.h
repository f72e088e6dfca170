// Sql: a thin, checked layer over SQLite; the only door to its library.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "base/error_or.h"

struct sqlite3;
struct sqlite3_stmt;

namespace stip {

/// The text of a query. Only a literal can make one, so that no value is ever pasted into it.
class Query {
 public:
  consteval Query(const char* literal) : text_(literal) {}
  std::string_view text() const { return text_; }

 private:
  std::string_view text_;
};

class Database;

/// One prepared query. Bind, then step or run; `reset` before the next use. Bound texts and read columns
/// are not copied: they must live until the statement has been stepped, or is stepped again.
class Prepared {
 public:
  Prepared() = default;

  Prepared& bind(int place, std::int64_t value);  ///< Places count from 1.
  Prepared& bind_text(int place, std::string_view value);
  Prepared& bind_bytes(int place, std::string_view value);
  Prepared& bind_null(int place);

  ErrorOr<bool> step();     ///< True: there is a row. Errors: storage, conflict (busy).
  ErrorOr<Nothing> run();   ///< Steps to the end, and resets.
  void reset();

  bool is_null(int column) const;  ///< Columns count from 0.
  std::int64_t integer(int column) const;
  std::string_view text(int column) const;   ///< The bytes as stored.
  std::string_view bytes(int column) const;
  bool is_integer(int column) const;  ///< Stored as such: a damaged file may hold anything anywhere.
  bool is_text(int column) const;
  bool is_bytes(int column) const;

 private:
  friend class Database;
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };
  Prepared(Database* database, sqlite3_stmt* statement) : database_(database), statement_(statement) {}
  Database* database_ = nullptr;
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

/// What kind of failure SQLite reported last, as far as callers tell them apart.
enum class SqlFailure { none, busy, full, read_only, cannot_open, not_a_database, corrupt, constraint, other };

/// One connection. Not for several threads at once.
class Database {
 public:
  enum class Mode { create, write, read, read_immutable };

  /// Errors: storage (cannot be opened, no database). `create` needs that there is no file yet.
  static ErrorOr<std::unique_ptr<Database>> open(const std::string& path, Mode mode);

  ErrorOr<Prepared> prepare(Query query);
  ErrorOr<Nothing> run(Query query);  ///< One or more statements without values.
  ErrorOr<std::int64_t> integer(Query query);  ///< The first column of the first row; 0 if there is none.
  ErrorOr<std::string> text(Query query);

  const std::string& path() const { return path_; }
  bool is_read_only() const;
  bool in_transaction() const;
  SqlFailure last_failure() const { return failure_; }
  /// The error of what SQLite just reported, worded for the person at the keyboard.
  Error error(int code);

  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

 private:
  Database(std::string path, sqlite3* handle) : path_(std::move(path)), handle_(handle) {}
  std::string path_;
  sqlite3* handle_ = nullptr;
  SqlFailure failure_ = SqlFailure::none;
};

/// A transaction that is undone unless it is committed.
class Transaction {
 public:
  static ErrorOr<Transaction> begin(Database& database);  ///< Takes the write lock at once. Errors: conflict (busy), storage.
  ErrorOr<Nothing> commit();

  Transaction(Transaction&& other) noexcept : database_(std::exchange(other.database_, nullptr)) {}
  Transaction& operator=(Transaction&&) = delete;
  ~Transaction();

 private:
  explicit Transaction(Database* database) : database_(database) {}
  Database* database_;
};

}  // namespace stip
