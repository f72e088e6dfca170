// Desk: opening the file and its key, the log, and the sweep.
#include "desk/desk.h"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <unistd.h>

#include "base/temp_folder.h"
#include "base/text.h"
#include "desk/schema.h"

namespace stip {
namespace {

constexpr std::int64_t day = 24 * 60 * 60;

Error cannot_make(const std::string& path) {
  return {ErrorKind::storage, path, "it cannot be made: " + std::string(std::strerror(errno)) + ".",
          "Check that the folder exists and that you may write in it."};
}

/// Makes a file with these bytes that its owner alone may read; leaves one that is there alone.
ErrorOr<Nothing> make_private_file(const std::string& path, std::string_view bytes) {
  const int file = ::open(path.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
  if (file < 0) return errno == EEXIST ? ErrorOr<Nothing>(Nothing{}) : ErrorOr<Nothing>(cannot_make(path));
  const bool written =
      ::write(file, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()) && ::fsync(file) == 0;
  const Error error = cannot_make(path);
  ::close(file);
  if (written) return Nothing{};
  ::unlink(path.c_str());
  return error;
}

ErrorOr<Hash> read_key(const std::string& path) {
  STIP_TRY(make_private_file(path, to_hex(random_hash()) + "\n"));
  STIP_TRY_AS(const std::string text, read_file(path, 1000));
  const auto bytes = parse_hex(trimmed(text));
  if (bytes.ok() && bytes->size() == sizeof(Hash)) return hash_of_bytes(*bytes);
  return Error{ErrorKind::storage, path, "it holds no key.", "Put back the key file that belongs to this desk."};
}

ErrorOr<Nothing> make_durable(Database& database) {
  STIP_TRY(
      database.run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;"
                   "PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY;"));
  STIP_TRY_AS(const std::string journal, database.text("PRAGMA journal_mode"));
  STIP_TRY_AS(const std::int64_t synchronous, database.integer("PRAGMA synchronous"));
  STIP_TRY_AS(const std::int64_t foreign_keys, database.integer("PRAGMA foreign_keys"));
  if (journal == "wal" && synchronous == 2 && foreign_keys == 1) return Nothing{};
  return Error{ErrorKind::storage, database.path(), "SQLite does not keep its settings for durability.",
               "Put the desk on a local disk, and use an SQLite without special options."};
}

}  // namespace

ErrorOr<std::unique_ptr<Desk>> Desk::open(const std::string& path, PasswordCost cost) {
  STIP_TRY_AS(const Hash key, read_key(path + ".key"));
  STIP_TRY(make_private_file(path, ""));
  STIP_TRY_AS(std::unique_ptr<Database> database, Database::open(path, Database::Mode::write));
  STIP_TRY(make_durable(*database));
  STIP_TRY(migrate(*database));
  return std::unique_ptr<Desk>(new Desk(std::move(database), key, cost));
}

std::string Desk::signature(std::string_view purpose, std::string_view message) const {
  const Hash key = key_for(purpose);
  return std::string(bytes_of(Hmac(bytes_of(key))(message)));
}

ErrorOr<Nothing> log(Database& database, const LogLine& line) {
  STIP_TRY_AS(Prepared insert, database.prepare("INSERT INTO log (time, who, what, about) VALUES (?, ?, ?, ?)"));
  return insert.bind(1, seconds_of(line.time))
      .bind_text(2, line.who)
      .bind_text(3, line.what)
      .bind_text(4, line.about)
      .run();
}

ErrorOr<std::vector<LogLine>> latest_log(Desk& desk, int count) {
  return desk.read([&](Database& database) -> ErrorOr<std::vector<LogLine>> {
    STIP_TRY_AS(Prepared rows, database.prepare("SELECT time, who, what, about FROM log ORDER BY number DESC LIMIT ?"));
    rows.bind(1, count);
    std::vector<LogLine> lines;
    for (;;) {
      STIP_TRY_AS(const bool row, rows.step());
      if (!row) return lines;
      lines.push_back({instant_of(rows.integer(0)), std::string(rows.text(1)), std::string(rows.text(2)),
                       std::string(rows.text(3))});
    }
  });
}

ErrorOr<Nothing> sweep(Desk& desk, Instant now) {
  // Links that have ended and mail that was sent stay for a month, to answer questions about them.
  static constexpr struct {
    Query query;
    std::int64_t age;
  } sweeps[] = {
      {"DELETE FROM password_link WHERE expires <= ?", 0},
      {"DELETE FROM code_wanted WHERE expires <= ?", 0},
      {"DELETE FROM sign_on WHERE expires <= ?", 0},
      {"DELETE FROM sign_on_link WHERE expires <= ?", 0},
      {"DELETE FROM used_challenge WHERE expires <= ?", 0},
      {"DELETE FROM session WHERE created <= ?", 7 * day},
      {"DELETE FROM personal_link WHERE expires <= ?", 31 * day},
      {"DELETE FROM draft WHERE expires <= ?", 0},
      {"DELETE FROM throttle WHERE last <= ?", day},
      {"DELETE FROM device WHERE created <= ?", 400 * day},
      {"DELETE FROM log WHERE time <= ?", 183 * day},
      {"DELETE FROM mail WHERE ended > 0 AND ended <= ?", 31 * day},
  };
  return desk.write([&](Database& database) -> ErrorOr<Nothing> {
    for (const auto& [query, age] : sweeps) {
      STIP_TRY_AS(Prepared remove, database.prepare(query));
      STIP_TRY(remove.bind(1, seconds_of(now) - age).run());
    }
    return Nothing{};
  });
}

}  // namespace stip
