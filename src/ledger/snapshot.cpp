// Snapshot: row by row between a file and a database.
#include "ledger/snapshot.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

#include "base/hash.h"
#include "ledger/postgres_store.h"
#include "ledger/store.h"

namespace stip {
namespace {

enum class Kind { none, integer, text, bytes };

/// A table of a ledger and its columns, in both kinds of store. What is text in a file is kept as bytes in a database.
struct Table {
  Query declare;  ///< In PostgreSQL: a cursor over all its rows.
  Query insert_in_file;
  Query select_from_file;
  Query insert_in_database;
  std::array<Kind, 5> in_file, in_database;
};

constexpr Kind integer = Kind::integer, text = Kind::text, bytes = Kind::bytes, none = Kind::none;

// The format of a database stands in a row of `meta`; that of a file in its header.
constexpr Table tables[] = {
    {"DECLARE rows CURSOR FOR SELECT name, value FROM meta WHERE name <> 'format' ORDER BY name",
     "INSERT INTO meta (name, value) VALUES (?, ?)",
     "SELECT name, value FROM meta ORDER BY name",
     "INSERT INTO meta (name, value) VALUES ($1, $2)",
     {text, text, none, none, none},
     {text, text, none, none, none}},
    {"DECLARE rows CURSOR FOR SELECT seq, time, fields, leaf, chain FROM entry ORDER BY seq",
     "INSERT INTO entry (seq, time, fields, leaf, chain) VALUES (?, ?, ?, ?, ?)",
     "SELECT seq, time, fields, leaf, chain FROM entry ORDER BY seq",
     "INSERT INTO entry (seq, time, fields, leaf, chain) VALUES ($1, $2, $3, $4, $5)",
     {integer, integer, bytes, bytes, bytes},
     {integer, integer, bytes, bytes, bytes}},
    {"DECLARE rows CURSOR FOR SELECT seq, body, key FROM content ORDER BY seq",
     "INSERT INTO content (seq, body, key) VALUES (?, ?, ?)",
     "SELECT seq, body, key FROM content ORDER BY seq",
     "INSERT INTO content (seq, body, key) VALUES ($1, $2, $3)",
     {integer, text, bytes, none, none},
     {integer, bytes, bytes, none, none}},
    {"DECLARE rows CURSOR FOR SELECT seq, salts FROM salt ORDER BY seq",
     "INSERT INTO salt (seq, salts) VALUES (?, ?)",
     "SELECT seq, salts FROM salt ORDER BY number",
     "INSERT INTO salt (seq, salts) VALUES ($1, $2)",
     {integer, bytes, none, none, none},
     {integer, bytes, none, none, none}},
    {"DECLARE rows CURSOR FOR SELECT key, seq FROM idempotency ORDER BY seq, key",
     "INSERT INTO idempotency (key, seq) VALUES (?, ?)",
     "SELECT key, seq FROM idempotency ORDER BY seq, key",
     "INSERT INTO idempotency (key, seq) VALUES ($1, $2)",
     {text, integer, none, none, none},
     {bytes, integer, none, none, none}},
    {"DECLARE rows CURSOR FOR SELECT size, note FROM checkpoint ORDER BY size",
     "INSERT INTO checkpoint (size, note) VALUES (?, ?)",
     "SELECT size, note FROM checkpoint ORDER BY size",
     "INSERT INTO checkpoint (size, note) VALUES ($1, $2)",
     {integer, text, none, none, none},
     {integer, bytes, none, none, none}},
    {"DECLARE rows CURSOR FOR SELECT sha256, bytes FROM frozen ORDER BY sha256",
     "INSERT INTO frozen (sha256, bytes) VALUES (?, ?)",
     "SELECT sha256, bytes FROM frozen ORDER BY sha256",
     "INSERT INTO frozen (sha256, bytes) VALUES ($1, $2)",
     {text, bytes, none, none, none},
     {text, bytes, none, none, none}},
    {"DECLARE rows CURSOR FOR SELECT name, value FROM memory ORDER BY name",
     "INSERT INTO memory (name, value) VALUES (?, ?)",
     "SELECT name, value FROM memory ORDER BY name",
     "INSERT INTO memory (name, value) VALUES ($1, $2)",
     {text, text, none, none, none},
     {bytes, bytes, none, none, none}},
};

// What is sent at once must fit in the buffers of the connection on its way back: an answer of some bytes to each row.
constexpr std::size_t rows_at_once = 500, bytes_at_once = 8u << 20;

ErrorOr<Nothing> read_table(Postgres& from, Database& to, const Table& table) {
  STIP_TRY(from.run(table.declare));
  STIP_TRY_AS(Prepared insert, to.prepare(table.insert_in_file));
  for (;;) {
    STIP_TRY_AS(const PostgresRows rows, from.run("FETCH FORWARD 500 FROM rows"));
    for (int row = 0; row < rows.size(); ++row) {
      for (int column = 0; column < 5 && table.in_file[static_cast<std::size_t>(column)] != none; ++column) {
        const Kind kind = table.in_file[static_cast<std::size_t>(column)];
        if (kind == integer) insert.bind(column + 1, rows.integer(row, column));
        if (kind == text) insert.bind_text(column + 1, rows.bytes(row, column));
        if (kind == bytes) insert.bind_bytes(column + 1, rows.bytes(row, column));
      }
      STIP_TRY(insert.run());
    }
    if (rows.size() == 0) break;
  }
  STIP_TRY(from.run("CLOSE rows"));
  return Nothing{};
}

ErrorOr<Nothing> read_head(Postgres& from, Database& to) {
  STIP_TRY(to.run("CREATE TABLE snapshot_head (size INTEGER, chain BLOB)"));
  STIP_TRY_AS(const PostgresRows rows, from.run("SELECT size, chain FROM head"));
  STIP_TRY_AS(Prepared insert, to.prepare("INSERT INTO snapshot_head VALUES (?, ?)"));
  for (int row = 0; row < rows.size(); ++row)
    STIP_TRY(insert.bind(1, rows.integer(row, 0)).bind_bytes(2, rows.bytes(row, 1)).run());
  return Nothing{};
}

ErrorOr<std::unique_ptr<Database>> read_database(const std::string& address) {
  STIP_TRY_AS(const std::unique_ptr<Postgres> from, Postgres::connect(address, true));
  STIP_TRY(check_postgres_format(*from));
  STIP_TRY_AS(std::unique_ptr<Database> to, empty_store_in_memory());
  STIP_TRY(from->run_script("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"));
  STIP_TRY_AS(Transaction transaction, Transaction::begin(*to));
  for (const Table& table : tables) STIP_TRY(read_table(*from, *to, table));
  STIP_TRY(read_head(*from, *to));
  STIP_TRY(transaction.commit());
  return to;
}

PostgresStep row_of(const Prepared& rows, const Table& table, std::size_t& size) {
  PostgresStep step{table.insert_in_database};
  for (int column = 0; column < 5 && table.in_database[static_cast<std::size_t>(column)] != none; ++column) {
    const Kind kind = table.in_database[static_cast<std::size_t>(column)];
    const bool as_text = table.in_file[static_cast<std::size_t>(column)] == text;
    if (kind == integer) step.values.integer(rows.integer(column));
    if (kind == text) step.values.text(rows.text(column));
    if (kind == bytes) step.values.bytes(as_text ? rows.text(column) : rows.bytes(column));
    if (kind != integer) size += rows.bytes(column).size();
  }
  return step;
}

ErrorOr<Nothing> write_table(Database& from, Postgres& to, const Table& table) {
  STIP_TRY_AS(Prepared rows, from.prepare(table.select_from_file));
  std::vector<PostgresStep> steps;
  for (std::size_t size = 0;;) {
    STIP_TRY_AS(const bool row, rows.step());
    if (row) steps.push_back(row_of(rows, table, size));
    if (!steps.empty() && (!row || steps.size() == rows_at_once || size > bytes_at_once)) {
      STIP_TRY(to.run_together(steps));
      steps.clear(), size = 0;
    }
    if (!row) return Nothing{};
  }
}

ErrorOr<Nothing> write_database(Database& from, const std::string& address) {
  STIP_TRY_AS(const std::unique_ptr<Postgres> to, Postgres::connect(address, false));
  const auto write = [&]() -> ErrorOr<Nothing> {
    STIP_TRY(from.run("BEGIN"));  // Others may write in the file meanwhile: all tables as of one moment.
    STIP_TRY(to->run_script("BEGIN"));
    STIP_TRY(make_postgres_tables(*to));
    for (const Table& table : tables) STIP_TRY(write_table(from, *to, table));
    PostgresValues format, start;
    STIP_TRY(
        to->run("INSERT INTO meta (name, value) VALUES ('format', $1)", format.text(std::to_string(format_version))));
    STIP_TRY(
        to->run("INSERT INTO head (one, size, chain, time) SELECT true, seq, chain, time FROM entry ORDER BY seq DESC "
                "LIMIT 1"));
    STIP_TRY(to->run("INSERT INTO head (one, size, chain, time) VALUES (true, 0, $1, 0) ON CONFLICT DO NOTHING",
                     start.bytes(bytes_of(Hash{}))));
    return to->run_script("COMMIT");
  };
  auto written = write();
  if (!written.ok()) to->roll_back();
  if (from.in_transaction()) STIP_TRY(from.run("END"));
  return written;
}

Error cannot_be_made(const std::string& path) {
  return {ErrorKind::storage, path, std::string("it cannot be made: ") + std::strerror(errno) + ".",
          "Check that the folder exists, has room, and that you may write in it."};
}

Error is_there(const std::string& path) {
  return {ErrorKind::conflict, path, "there is a file of that name already.",
          "Choose another name, or move the file away first."};
}

bool make_durable(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  const bool durable = file >= 0 && ::fsync(file) == 0;
  if (file >= 0) ::close(file);
  return durable;
}

// Under a name of its own until it is whole: a program that is killed halfway leaves nothing that looks like a ledger.
ErrorOr<Nothing> write_file_of(Database& from, const std::string& path) {
  if (::access(path.c_str(), F_OK) == 0) return is_there(path);
  const std::string part = path + ".part";
  ::unlink(part.c_str());
  const int file = ::open(part.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0640);
  if (file < 0) return cannot_be_made(part);
  ::close(file);
  const auto fill = [&]() -> ErrorOr<Nothing> {
    STIP_TRY(from.run("DROP TABLE IF EXISTS snapshot_head"));
    STIP_TRY_AS(Prepared vacuum, from.prepare("VACUUM INTO ?"));
    STIP_TRY(vacuum.bind_text(1, part).run());
    STIP_TRY(open_store(part, StoreAccess::write));
    if (!make_durable(part)) return cannot_be_made(part);
    if (::link(part.c_str(), path.c_str()) != 0) return errno == EEXIST ? is_there(path) : cannot_be_made(path);
    return Nothing{};
  };
  auto filled = fill();
  ::unlink(part.c_str());
  return filled;
}

}  // namespace

ErrorOr<std::unique_ptr<Database>> read_snapshot(const std::string& address) {
  if (is_postgres_address(address)) return read_database(address);
  return open_store(address, StoreAccess::read);
}

ErrorOr<Nothing> write_snapshot(Database& snapshot, const std::string& address) {
  return is_postgres_address(address) ? write_database(snapshot, address) : write_file_of(snapshot, address);
}

}  // namespace stip
