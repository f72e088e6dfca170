// Postgres: a thin, checked layer over libpq; the only door to its library.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error_or.h"
#include "base/sql.h"

struct pg_conn;
struct pg_result;

namespace stip {

/// Whether it names a database and no file: "postgresql://…" or "postgres://…".
bool is_postgres_address(std::string_view address);
/// The address as it may be printed: user, hosts and database; never the password.
std::string shown_postgres_address(const std::string& address);
/// The database that it names; "stip" if it names none.
std::string postgres_database_name(const std::string& address);

/// The `sslmode` to connect with: that of the address or PGSSLMODE, or else verify-full for a server on another
/// machine. Empty: libpq chooses, as for this machine or a service that a file describes.
std::string postgres_tls_for(const std::string& address);

/// The values of one query, for $1 and on. They are copied.
class PostgresValues {
 public:
  PostgresValues& integer(std::int64_t value);
  PostgresValues& bytes(std::string_view value);
  PostgresValues& text(std::string_view value);
  PostgresValues& null();  ///< Of whatever type its place asks.
  PostgresValues& append(const PostgresValues& others);
  PostgresValues& integers(const std::vector<std::int64_t>& values);          ///< One value: an array.
  PostgresValues& byte_strings(const std::vector<std::string_view>& values);  ///< One value: an array.

 private:
  friend class Postgres;
  PostgresValues& add(unsigned type, std::optional<std::string> value);
  std::vector<unsigned> types_;
  std::vector<std::optional<std::string>> values_;  ///< In the binary form of the protocol.
};

/// The rows that a query gave, numbered from 0, as are the columns.
class PostgresRows {
 public:
  PostgresRows() = default;
  explicit PostgresRows(pg_result* result) : result_(result) {}

  bool ok() const;  ///< The query was done, with rows or without.
  int size() const;
  bool is_null(int row, int column) const;
  SqlType type(int row, int column) const;
  std::int64_t integer(int row, int column) const;    ///< Of a whole number or a boolean; 0 if it is neither.
  std::string_view bytes(int row, int column) const;  ///< Of bytes or text; lives as long as the rows.

 private:
  friend class Postgres;
  struct Clear {
    void operator()(pg_result* result) const;
  };
  std::unique_ptr<pg_result, Clear> result_;
};

/// One query of several that travel together.
struct PostgresStep {
  Query query;
  PostgresValues values = {};
};

/// What kind of failure was reported last, as far as callers tell them apart.
enum class PostgresFailure {
  none,
  connection_lost,  ///< Also: it could not be made. What was under way may or may not have been done.
  try_again,        ///< Others were in the way: a deadlock, or a transaction that cannot be put in an order.
  locked,           ///< Others held a row for longer than we wait.
  taken,            ///< A key, table or schema of that name is there already.
  constraint,       ///< Another rule of the tables was broken.
  no_table,
  read_only,  ///< A replica, or a session for reading.
  other,
};

/// One connection. Not for several threads at once. Nothing is prepared on the server, so that a pooler which
/// changes connections between transactions (pgbouncer) may stand in between.
class Postgres {
 public:
  /// Errors: invalid (an address that cannot be read), storage (nobody answers, or we are not let in).
  static ErrorOr<std::unique_ptr<Postgres>> connect(const std::string& address, bool read_only);

  ErrorOr<PostgresRows> run(Query query, const PostgresValues& values = {});
  /// In one round trip: each waits for the one before it, and after a failure the rest is not done.
  ErrorOr<std::vector<PostgresRows>> run_together(const std::vector<PostgresStep>& steps);
  ErrorOr<Nothing> run_script(Query queries);  ///< Several queries without values.
  void roll_back();                            ///< Ends a transaction, if one is open, without a trace.

  /// Makes the connection anew, once. Errors: as connect.
  ErrorOr<Nothing> reconnect();
  bool is_lost() const;
  PostgresFailure last_failure() const { return failure_; }
  const std::string& where() const { return where_; }  ///< The address without password, for errors.

 private:
  struct Finish {
    void operator()(pg_conn* connection) const;
  };
  Postgres(std::string address, bool read_only);
  ErrorOr<Nothing> set_up();
  ErrorOr<Nothing> assert_durable();
  Error error(const pg_result* result);

  std::string address_, where_;
  bool read_only_ = false;
  std::unique_ptr<pg_conn, Finish> connection_;
  PostgresFailure failure_ = PostgresFailure::none;
};

}  // namespace stip
