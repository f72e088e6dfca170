// Sessions: rows of session, found by the hash of a token.
#include "desk/sessions.h"

#include "base/text.h"

namespace stip {
namespace {

std::string shortened(std::string_view agent) {
  std::string text;
  for (const char c : agent.substr(0, 200))
    text += static_cast<unsigned char>(c) < 0x20 || static_cast<unsigned char>(c) > 0x7e ? ' ' : c;
  return text;
}

/// Reads a row of: handle, account, created, seen, second_factor, confirmed, agent.
Session session_of(const Prepared& row) {
  Session session;
  session.handle = row.text(0);
  session.account = row.text(1);
  session.created = instant_of(row.integer(2));
  session.seen = instant_of(row.integer(3));
  session.second_factor = row.integer(4) != 0;
  session.confirmed = instant_of(row.integer(5));
  session.agent = row.text(6);
  return session;
}

// A clock that was set back makes no session older, but none younger than its start either.
bool is_alive(const Session& session, Instant now, const SessionLimits& limits) {
  return now - session.seen < limits.idle && now - session.created < limits.absolute &&
         session.created - now < limits.absolute;
}

}  // namespace

ErrorOr<std::string> start_session(Database& database, const SessionStart& start, Instant now) {
  const std::string token = random_token();
  STIP_TRY_AS(Prepared insert, database.prepare("INSERT INTO session VALUES (?, ?, ?, ?, ?, ?, ?, ?)"));
  const std::string agent = shortened(start.agent), handle = random_code(10);
  const std::string hash = hash_of_token(token);
  insert.bind_bytes(1, hash).bind_text(2, handle).bind_text(3, start.account);
  insert.bind(4, seconds_of(now)).bind(5, seconds_of(now)).bind(6, start.second_factor ? 1 : 0);
  STIP_TRY(insert.bind(7, seconds_of(now)).bind_text(8, agent).run());
  return token;
}

ErrorOr<std::optional<Session>> find_session(Desk& desk, std::string_view token, Instant now,
                                             const SessionLimits& limits) {
  const std::string hash = hash_of_token(token);
  STIP_TRY_AS(const auto session, desk.read([&](Database& database) -> ErrorOr<std::optional<Session>> {
    STIP_TRY_AS(Prepared row, database.prepare("SELECT handle, account, s.created, seen, second_factor, confirmed, "
                                               "agent FROM session s JOIN account a ON a.id = s.account"
                                               " WHERE hash = ? AND a.disabled = 0"));
    row.bind_bytes(1, hash);
    STIP_TRY_AS(const bool found, row.step());
    return found ? std::optional<Session>(session_of(row)) : std::nullopt;
  }));
  if (!session || !is_alive(*session, now, limits)) return std::optional<Session>();
  // Each use on the disk would be a write for each page.
  if (now - session->seen < std::chrono::minutes(1)) return session;
  STIP_TRY(desk.write([&](Database& database) -> ErrorOr<Nothing> {
    STIP_TRY_AS(Prepared update, database.prepare("UPDATE session SET seen = ?2 WHERE hash = ?1"));
    return update.bind_bytes(1, hash).bind(2, seconds_of(now)).run();
  }));
  return session;
}

ErrorOr<std::string> confirm_session(Desk& desk, std::string_view token, bool second_factor, Instant now) {
  return desk.write([&](Database& database) -> ErrorOr<std::string> {
    const std::string fresh = random_token(), old_hash = hash_of_token(token), hash = hash_of_token(fresh);
    STIP_TRY_AS(Prepared update, database.prepare("UPDATE session SET hash = ?2, confirmed = ?3, second_factor = "
                                                  "CASE WHEN second_factor > ?4 THEN second_factor ELSE ?4 END"
                                                  " WHERE hash = ?1 RETURNING account"));
    update.bind_bytes(1, old_hash).bind_bytes(2, hash).bind(3, seconds_of(now)).bind(4, second_factor ? 1 : 0);
    STIP_TRY_AS(const bool found, update.step());
    if (!found) return Error{ErrorKind::not_found, "session", "it has ended.", "Sign in again."};
    STIP_TRY(log(database, {now, std::string(update.text(0)), "identity confirmed", ""}));
    return fresh;
  });
}

ErrorOr<Nothing> end_session(Desk& desk, std::string_view token, Instant now) {
  return desk.write([&](Database& database) -> ErrorOr<Nothing> {
    STIP_TRY_AS(Prepared remove, database.prepare("DELETE FROM session WHERE hash = ? RETURNING account"));
    const std::string hash = hash_of_token(token);
    remove.bind_bytes(1, hash);
    STIP_TRY_AS(const bool found, remove.step());
    return found ? log(database, {now, std::string(remove.text(0)), "signed out", ""}) : ErrorOr<Nothing>(Nothing{});
  });
}

ErrorOr<Nothing> end_session_named(Desk& desk, std::string_view account, std::string_view handle, Instant now) {
  return desk.write([&](Database& database) -> ErrorOr<Nothing> {
    STIP_TRY_AS(Prepared remove, database.prepare("DELETE FROM session WHERE account = ? AND handle = ? RETURNING 1"));
    remove.bind_text(1, account).bind_text(2, handle);
    STIP_TRY_AS(const bool found, remove.step());
    if (!found) return Error{ErrorKind::not_found, "session", "it has ended already.", "Load the list again."};
    return log(database, {now, std::string(account), "signed out elsewhere", ""});
  });
}

ErrorOr<Nothing> end_other_sessions(Desk& desk, std::string_view account, std::string_view kept, Instant now) {
  return desk.write([&](Database& database) -> ErrorOr<Nothing> {
    STIP_TRY_AS(Prepared remove, database.prepare("DELETE FROM session WHERE account = ? AND hash <> ?"));
    const std::string hash = hash_of_token(kept);
    STIP_TRY(remove.bind_text(1, account).bind_bytes(2, hash).run());
    return log(database, {now, std::string(account), "signed out elsewhere", ""});
  });
}

ErrorOr<Nothing> end_sessions_of(Desk& desk, std::string_view account, Instant now, const std::string& by) {
  return desk.write([&](Database& database) -> ErrorOr<Nothing> {
    STIP_TRY_AS(Prepared remove, database.prepare("DELETE FROM session WHERE account = ?"));
    STIP_TRY(remove.bind_text(1, account).run());
    return log(database, {now, by.empty() ? std::string(account) : by, "signed out everywhere", std::string(account)});
  });
}

ErrorOr<std::vector<Session>> sessions_of(Desk& desk, std::string_view account, Instant now,
                                          const SessionLimits& limits) {
  return desk.read([&](Database& database) -> ErrorOr<std::vector<Session>> {
    STIP_TRY_AS(Prepared rows,
                database.prepare("SELECT handle, account, created, seen, second_factor, confirmed, agent FROM session "
                                 "WHERE account = ? ORDER BY seen DESC, created DESC"));
    rows.bind_text(1, account);
    std::vector<Session> sessions;
    for (;;) {
      STIP_TRY_AS(const bool row, rows.step());
      if (!row) return sessions;
      if (Session session = session_of(rows); is_alive(session, now, limits)) sessions.push_back(std::move(session));
    }
  });
}

std::string csrf_token(const Desk& desk, std::string_view session_token) {
  return to_hex(desk.signature("csrf", hash_of_token(session_token)));
}

bool is_csrf_token(const Desk& desk, std::string_view session_token, std::string_view given) {
  return is_same(csrf_token(desk, session_token), given);
}

}  // namespace stip
