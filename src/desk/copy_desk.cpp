// Copy desk: tables in the order in which one refers to another, and a fingerprint of each row.
#include "desk/copy_desk.h"

#include <unistd.h>

#include <algorithm>
#include <filesystem>

#include "base/postgres.h"
#include "base/private_file.h"
#include "base/temp_folder.h"
#include "desk/desk_key.h"

namespace stip {
namespace {

struct Table {
  std::string_view name;
  Query count, select, insert;
};
#define STIP_TABLE(name, places) \
  Table { #name, "SELECT count(*) FROM " #name, "SELECT * FROM " #name, "INSERT INTO " #name " VALUES (" places ")" }

// Both kinds have the columns of a table in the same order, since the same scripts made them.
constexpr Table tables[] = {
    STIP_TABLE(account, "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?"),
    STIP_TABLE(role, "?, ?, ?, ?"),
    STIP_TABLE(recovery_code, "?, ?"),
    STIP_TABLE(password_link, "?, ?, ?"),
    STIP_TABLE(device, "?, ?, ?"),
    STIP_TABLE(throttle, "?, ?, ?, ?"),
    STIP_TABLE(code_wanted, "?, ?, ?, ?"),
    STIP_TABLE(session, "?, ?, ?, ?, ?, ?, ?, ?"),
    STIP_TABLE(personal_link, "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?"),
    STIP_TABLE(draft, "?, ?, ?, ?, ?, ?, ?, ?"),
    STIP_TABLE(mail, "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?"),
    STIP_TABLE(attachment, "?, ?, ?, ?, ?"),
    STIP_TABLE(log, "?, ?, ?, ?, ?"),
    STIP_TABLE(follow, "?, ?, ?"),
    STIP_TABLE(notice_setting, "?, ?, ?, ?, ?"),
    STIP_TABLE(sign_on, "?, ?, ?, ?, ?, ?, ?, ?, ?, ?"),
    STIP_TABLE(identity, "?, ?, ?, ?, ?, ?"),
    STIP_TABLE(sign_on_link, "?, ?, ?"),
    STIP_TABLE(passkey, "?, ?, ?, ?, ?, ?, ?, ?"),
    STIP_TABLE(used_challenge, "?, ?"),
    STIP_TABLE(job, "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?"),
    {"meta", "SELECT count(*) FROM meta", "SELECT * FROM meta",
     "INSERT INTO meta VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value"},  // It has its key.
};
#undef STIP_TABLE

int columns_of(const Table& table) { return static_cast<int>(std::ranges::count(table.insert.text(), '?')); }

/// Which values a row holds, and of what types.
Hash fingerprint(const Prepared& row, int columns) {
  std::string text;
  for (int column = 0; column < columns; ++column) {
    const std::string value =
        row.is_integer(column) ? std::to_string(row.integer(column)) : std::string(row.bytes(column));
    text += row.is_null(column) ? 'n' : row.is_integer(column) ? 'i' : row.is_text(column) ? 't' : 'b';
    text += std::to_string(value.size()) + ':' + value;
  }
  return sha256(text);
}

ErrorOr<std::vector<Hash>> fingerprints(Database& database, const Table& table) {
  std::vector<Hash> all;
  STIP_TRY_AS(Prepared rows, database.prepare(table.select));
  for (;;) {
    STIP_TRY_AS(const bool row, rows.step());
    if (!row) break;
    all.push_back(fingerprint(rows, columns_of(table)));
  }
  std::ranges::sort(all);
  return all;
}

void bind_all(Prepared& insert, const Prepared& row, int columns) {
  for (int column = 0; column < columns; ++column) {
    if (row.is_null(column))
      insert.bind_null(column + 1);
    else if (row.is_integer(column))
      insert.bind(column + 1, row.integer(column));
    else if (row.is_text(column))
      insert.bind_text(column + 1, row.text(column));
    else
      insert.bind_bytes(column + 1, row.bytes(column));
  }
}

ErrorOr<std::int64_t> copy_table(Database& from, Database& to, const Table& table) {
  const int columns = columns_of(table);
  STIP_TRY_AS(Prepared rows, from.prepare(table.select));
  STIP_TRY_AS(Prepared insert, to.prepare(table.insert));
  for (;;) {
    STIP_TRY_AS(const bool row, rows.step());
    if (!row) break;
    bind_all(insert, rows, columns);
    STIP_TRY(insert.run());
  }
  STIP_TRY_AS(const std::vector<Hash> left, fingerprints(from, table));
  STIP_TRY_AS(const std::vector<Hash> arrived, fingerprints(to, table));
  if (left == arrived) return static_cast<std::int64_t>(left.size());
  return Error{ErrorKind::storage, to.path(),
               "what arrived in the table " + std::string(table.name) + " is not what left, so nothing was kept.",
               "Look whether the table holds texts that are no UTF-8, mend them, and copy again."};
}

ErrorOr<Nothing> check_empty(Database& database) {
  for (const Table& table : tables) {
    if (table.name == "meta") continue;
    STIP_TRY_AS(const std::int64_t rows, database.integer(table.count));
    if (rows > 0)
      return Error{ErrorKind::conflict, database.path(),
                   "there is a desk here already: its table " + std::string(table.name) + " is not empty.",
                   "Copy to a new file, or to a database or schema without a desk."};
  }
  return Nothing{};
}

/// Numbers that a table gives out by itself go on after those that it was given.
ErrorOr<Nothing> count_on(Database& database) {
  if (database.kind() == SqlKind::sqlite) return Nothing{};
  STIP_TRY(database.integer("SELECT setval(pg_get_serial_sequence('mail', 'number'), (SELECT max(number) FROM mail))"));
  STIP_TRY(database.integer("SELECT setval(pg_get_serial_sequence('log', 'number'), (SELECT max(number) FROM log))"));
  return Nothing{};
}

ErrorOr<CopiedDesk> copy_all(Database& from, Database& to) {
  STIP_TRY(check_empty(to));
  CopiedDesk copied{from.path(), to.path(), {}, 0, 0};
  for (const Table& table : tables) {
    STIP_TRY_AS(const std::int64_t rows, copy_table(from, to, table));
    copied.rows += rows;
    if (table.name == "account") copied.accounts = rows;
  }
  STIP_TRY(count_on(to));
  return copied;
}

std::string key_file_of(const DeskAddress& desk) {
  return desk.key_file.empty() ? desk_key_path_for(desk.place) : desk.key_file;
}

bool is_same_place(const DeskAddress& from, const DeskAddress& to) {
  std::error_code none;
  return from.place == to.place || std::filesystem::equivalent(from.place, to.place, none);
}

ErrorOr<CopiedDesk> copy_to(Desk& from, const DeskAddress& to, const std::string& key_file) {
  STIP_TRY_AS(const auto target, Desk::open(to.place, {}, key_file));
  if (target->key_for("copy") != from.key_for("copy")) {
    return Error{ErrorKind::conflict, key_file, "it is another key than that of the desk that is copied.",
                 "Name another file with --to-key FILE; the key is copied there."};
  }
  return from.write(
      [&](Database& source) { return target->write([&](Database& place) { return copy_all(source, place); }); });
}

}  // namespace

std::vector<std::string_view> copied_tables() {
  std::vector<std::string_view> names;
  for (const Table& table : tables) names.push_back(table.name);
  return names;
}

ErrorOr<CopiedDesk> copy_desk(const DeskAddress& from, const DeskAddress& to) {
  if (!is_postgres_address(from.place) && !std::filesystem::exists(from.place)) {
    return Error{ErrorKind::not_found, from.place, "there is no desk here.", "Look at its name: --desk ADDRESS."};
  }
  if (is_same_place(from, to))
    return Error{ErrorKind::conflict, from.place, "a desk cannot be copied onto itself.", "Name another place."};
  STIP_TRY_AS(const auto source, Desk::open(from.place, {}, key_file_of(from)));
  const std::string key_file = key_file_of(to);
  const bool makes_key = !std::filesystem::exists(key_file);
  if (makes_key) {
    STIP_TRY_AS(const std::string key, read_file(key_file_of(from), 1000));
    STIP_TRY(make_private_file(key_file, key));
  }
  auto copied = copy_to(*source, to, key_file);
  if (!copied.ok() && makes_key) ::unlink(key_file.c_str());
  if (!copied.ok()) return copied;
  copied->key_file = key_file;
  return copied;
}

}  // namespace stip
