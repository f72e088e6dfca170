// Throttle: failures by key, and until when the next try waits.
#include "desk/throttle.h"

#include <algorithm>

namespace stip {
namespace {

constexpr std::int64_t memory = 24 * 60 * 60;

std::string key_of(const Desk& desk, const ThrottleRule& rule, std::string_view what) {
  return desk.signature("throttle", std::string(rule.name) + ":" + std::string(what));
}

}  // namespace

int delay_after(const ThrottleRule& rule, int failures) {
  if (failures < rule.free) return 0;
  return std::min(rule.longest, 1 << std::min(failures - rule.free, 20));
}

ErrorOr<int> begin_try(Database& database, const Desk& desk, const ThrottleRule& rule, std::string_view what,
                       Instant now) {
  const std::string key = key_of(desk, rule, what);
  STIP_TRY_AS(Prepared find, database.prepare("SELECT failures, last, until FROM throttle WHERE key = ?"));
  find.bind_bytes(1, key);
  STIP_TRY_AS(const bool known, find.step());
  const bool counts = known && find.integer(1) > seconds_of(now) - memory;
  const int failures = counts ? static_cast<int>(find.integer(0)) : 0;
  // A clock that was set back must not lock anybody out for as long as it was wrong.
  const bool is_of_the_future = counts && find.integer(1) > seconds_of(now);
  const std::int64_t until = counts && !is_of_the_future ? find.integer(2) : 0;
  if (until > seconds_of(now)) return static_cast<int>(until - seconds_of(now));
  STIP_TRY_AS(Prepared count,
              database.prepare("INSERT INTO throttle VALUES (?, ?, ?, ?) ON CONFLICT (key) DO UPDATE SET failures = "
                               "excluded.failures, last = excluded.last, until = excluded.until"));
  count.bind_bytes(1, key)
      .bind(2, failures + 1)
      .bind(3, seconds_of(now))
      .bind(4, seconds_of(now) + delay_after(rule, failures + 1));
  STIP_TRY(count.run());
  return 0;
}

ErrorOr<Nothing> forgive(Database& database, const Desk& desk, const ThrottleRule& rule, std::string_view what) {
  STIP_TRY_AS(Prepared remove, database.prepare("DELETE FROM throttle WHERE key = ?"));
  return remove.bind_bytes(1, key_of(desk, rule, what)).run();
}

ErrorOr<Nothing> take_back_try(Database& database, const Desk& desk, const ThrottleRule& rule, std::string_view what) {
  STIP_TRY_AS(
      Prepared less,
      database.prepare("UPDATE throttle SET failures = failures - 1, until = 0 WHERE key = ? AND failures > 0"));
  return less.bind_bytes(1, key_of(desk, rule, what)).run();
}

}  // namespace stip
