// Followers: rows of follow and notice_setting.
#include "desk/followers.h"

#include <algorithm>

#include "base/hash.h"

namespace stip {
namespace {

constexpr std::string_view names[] = {"off", "daily", "weekly"};
constexpr std::string_view purpose = "unsubscribe";

/// Makes the row of an account that has none yet.
ErrorOr<Nothing> begin(Database& database, std::string_view account, std::int64_t position, Instant now) {
  STIP_TRY_AS(Prepared row, database.prepare("INSERT INTO notice_setting (account, rhythm, language, position, sent)"
                                             " VALUES (?, 'weekly', 'nl', ?, ?) ON CONFLICT DO NOTHING"));
  return row.bind_text(1, account).bind(2, position).bind(3, seconds_of(now)).run();
}

}  // namespace

std::string_view name_of(Rhythm rhythm) { return names[static_cast<std::size_t>(rhythm)]; }

ErrorOr<Rhythm> parse_rhythm(std::string_view name) {
  const auto at = std::ranges::find(names, name);
  if (at != std::end(names)) return static_cast<Rhythm>(at - std::begin(names));
  return Error{ErrorKind::invalid, "rhythm '" + std::string(name) + "'", said("there is no such rhythm."),
               said("Choose from: off, daily, weekly.")};
}

ErrorOr<Nothing> follow(Desk& desk, std::string_view account, std::string_view record, std::int64_t position,
                        Instant now) {
  return desk.write([&](Database& database) -> ErrorOr<Nothing> {
    STIP_TRY(begin(database, account, position, now));
    STIP_TRY_AS(Prepared row, database.prepare("INSERT INTO follow (account, record, since) VALUES (?, ?, ?)"
                                               " ON CONFLICT DO NOTHING"));
    return row.bind_text(1, account).bind_text(2, record).bind(3, seconds_of(now)).run();
  });
}

ErrorOr<Nothing> unfollow(Desk& desk, std::string_view account, std::string_view record) {
  return desk.write([&](Database& database) -> ErrorOr<Nothing> {
    STIP_TRY_AS(Prepared row, database.prepare("DELETE FROM follow WHERE account = ? AND record = ?"));
    return row.bind_text(1, account).bind_text(2, record).run();
  });
}

ErrorOr<std::vector<std::string>> followed_by(Desk& desk, std::string_view account) {
  return desk.read([&](Database& database) -> ErrorOr<std::vector<std::string>> {
    STIP_TRY_AS(Prepared rows, database.prepare("SELECT record FROM follow WHERE account = ? ORDER BY record"));
    rows.bind_text(1, account);
    std::vector<std::string> records;
    for (;;) {
      STIP_TRY_AS(const bool row, rows.step());
      if (!row) return records;
      records.emplace_back(rows.text(0));
    }
  });
}

ErrorOr<NoticeSetting> notice_setting(Desk& desk, std::string_view account) {
  return desk.read([&](Database& database) -> ErrorOr<NoticeSetting> {
    NoticeSetting setting;
    setting.account = account;
    STIP_TRY_AS(Prepared row,
                database.prepare("SELECT rhythm, language, position, sent FROM notice_setting WHERE account = ?"));
    row.bind_text(1, account);
    STIP_TRY_AS(const bool found, row.step());
    if (!found) return setting;
    STIP_TRY_AS(setting.rhythm, parse_rhythm(row.text(0)));
    setting.language = row.text(1) == "en" ? Language::en : Language::nl;
    setting.position = row.integer(2);
    setting.sent = instant_of(row.integer(3));
    return setting;
  });
}

ErrorOr<Nothing> set_notice(Desk& desk, const NoticeSetting& setting, std::int64_t position, Instant now) {
  return desk.write([&](Database& database) -> ErrorOr<Nothing> {
    STIP_TRY(begin(database, setting.account, position, now));
    STIP_TRY_AS(Prepared row,
                database.prepare("UPDATE notice_setting SET rhythm = ?2, language = ?3 WHERE account = ?1"));
    return row.bind_text(1, setting.account)
        .bind_text(2, name_of(setting.rhythm))
        .bind_text(3, tag(setting.language))
        .run();
  });
}

ErrorOr<Nothing> told(Desk& desk, std::string_view account, std::int64_t from, std::int64_t until, Instant now) {
  return desk.write([&](Database& database) -> ErrorOr<Nothing> {
    STIP_TRY(begin(database, account, until, now));
    STIP_TRY_AS(
        Prepared row,
        database.prepare("UPDATE notice_setting SET position = ?3, sent = ?4 WHERE account = ?1 AND position = ?2"));
    return row.bind_text(1, account).bind(2, from).bind(3, until).bind(4, seconds_of(now)).run();
  });
}

Language language_of(Desk& desk, std::string_view account) {
  const auto setting = notice_setting(desk, account);
  return setting.ok() ? setting->language : Language::nl;
}

std::string unsubscribe_token(const Desk& desk, std::string_view account) {
  return std::string(account) + "." + to_hex(desk.signature(purpose, account)).substr(0, 32);
}

std::string account_of_unsubscribe(const Desk& desk, std::string_view token) {
  const std::string account(token.substr(0, token.find('.')));
  return is_same(unsubscribe_token(desk, account), token) ? account : std::string();
}

}  // namespace stip
