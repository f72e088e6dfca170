// Desk: opening it with its key, the log, and the sweep.
#include "desk/desk.h"

#include "base/postgres.h"
#include "desk/desk_key.h"
#include "desk/schema.h"

namespace stip {
namespace {

constexpr std::int64_t day = 24 * 60 * 60;

}  // namespace

std::string Desk::place_for(const std::string& ledger) {
  return is_postgres_address(ledger) ? ledger : ledger + ".desk";
}

ErrorOr<std::unique_ptr<Desk>> Desk::open(const std::string& place, PasswordCost cost, const std::string& key_file) {
  STIP_TRY_AS(std::unique_ptr<Database> database, open_desk_database(place));
  STIP_TRY_AS(const Hash key, key_of_desk(*database, key_file.empty() ? desk_key_path_for(place) : key_file));
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
      {"DELETE FROM job WHERE asked <= ?", 183 * day},
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
