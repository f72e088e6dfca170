// Sign in: throttle first, then hash, then see; so that nothing is told by time or by order.
#include "desk/sign_in.h"

#include <algorithm>

#include "base/text.h"
#include "desk/sessions.h"
#include "desk/throttle.h"
#include "desk/totp.h"

namespace stip {
namespace {

constexpr std::int64_t code_step_seconds = 5 * 60;
constexpr int code_tries = 5;

struct Known {
  std::string id, password;
  bool has_totp = false, disabled = false;
  bool has_passkey = false;
  bool has_second_factor() const { return has_totp || has_passkey; }
};

/// What is stored of an account, by e-mail address or by id; an empty one if there is none.
ErrorOr<Known> known(Database& database, std::string_view email, std::string_view id) {
  STIP_TRY_AS(Prepared row,
              database.prepare("SELECT id, password, totp_confirmed, disabled, (SELECT count(*) FROM passkey "
                               "WHERE account = account.id) FROM account WHERE email_key = ? OR id = ?"));
  row.bind_text(1, email).bind_text(2, id);
  STIP_TRY_AS(const bool found, row.step());
  if (!found) return Known{};
  return Known{std::string(row.text(0)), std::string(row.text(1)), row.integer(2) != 0, row.integer(3) != 0,
               row.integer(4) > 0};
}

ErrorOr<bool> is_device_of(Database& database, std::string_view device, std::string_view account) {
  STIP_TRY_AS(Prepared row, database.prepare("SELECT 1 FROM device WHERE hash = ? AND account = ?"));
  const std::string hash = hash_of_token(device);
  row.bind_bytes(1, hash).bind_text(2, account);
  return row.step();
}

/// What is counted against a sign-in: the account (on a known device: that device) and the address.
struct Counters {
  ThrottleRule rule;
  std::string what;
};

ErrorOr<int> begin(Database& database, const Desk& desk, const Counters& counters, const Arrival& arrival,
                   Instant now) {
  // The address first: who guesses from a place that must wait shall not make the owner of the account wait too.
  if (!arrival.address.empty()) {
    STIP_TRY_AS(const int wait, begin_try(database, desk, address_throttle, arrival.address, now));
    if (wait > 0) return wait;
  }
  return begin_try(database, desk, counters.rule, counters.what, now);
}

/// The session of who has proved everything; and the device is known from now on.
ErrorOr<SignIn> admit(Database& database, const Desk& desk, const Known& account, const Proved& proved,
                      const Arrival& arrival, Instant now) {
  SignIn result{SignIn::State::signed_in};
  result.account = account.id;
  STIP_TRY_AS(result.token, start_session(database, {account.id, proved.second_factor, arrival.agent}, now));
  result.device = random_token();
  const std::string old = hash_of_token(arrival.device), fresh = hash_of_token(result.device);
  STIP_TRY_AS(Prepared forget, database.prepare("DELETE FROM device WHERE hash = ?"));
  STIP_TRY(forget.bind_bytes(1, old).run());
  STIP_TRY_AS(Prepared remember, database.prepare("INSERT INTO device VALUES (?, ?, ?)"));
  STIP_TRY(remember.bind_bytes(1, fresh).bind_text(2, account.id).bind(3, seconds_of(now)).run());
  STIP_TRY_AS(Prepared seen, database.prepare("UPDATE account SET signed_in = ?2 WHERE id = ?1"));
  STIP_TRY(seen.bind_text(1, account.id).bind(2, seconds_of(now)).run());
  STIP_TRY(forgive(database, desk, code_throttle, account.id));
  const std::string_view what = proved.second_factor ? proved.what_with_second_factor : proved.what;
  STIP_TRY(log(database, {now, account.id, std::string(what), ""}));
  return result;
}

constexpr Proved by_password{false, "signed in", "signed in with second factor"};

ErrorOr<SignIn> want_code(Database& database, const Known& account, Instant now) {
  SignIn result{SignIn::State::code_wanted};
  result.token = random_token();
  STIP_TRY_AS(Prepared insert, database.prepare("INSERT INTO code_wanted VALUES (?, ?, ?, 0)"));
  const std::string hash = hash_of_token(result.token);
  STIP_TRY(insert.bind_bytes(1, hash).bind_text(2, account.id).bind(3, seconds_of(now) + code_step_seconds).run());
  return result;
}

/// A hash at another cost than today's is made anew, since the password is at hand now.
std::string better_hash(const Desk& desk, const Known& account, const std::string& password) {
  if (!desk.passwords().is_outdated(account.password)) return {};
  auto hash = desk.passwords().hash(password);
  return hash.ok() ? *std::move(hash) : std::string();
}

}  // namespace

ErrorOr<SignIn> sign_in(Desk& desk, const Credentials& credentials, const Arrival& arrival, Instant now) {
  const std::string email = to_lower(trimmed(credentials.email));
  Known account;
  Counters counters{account_throttle, email};
  STIP_TRY_AS(const int wait, desk.write([&](Database& database) -> ErrorOr<int> {
    STIP_TRY_AS(account, known(database, email, ""));
    STIP_TRY_AS(const bool at_home, is_device_of(database, arrival.device, account.id));
    if (at_home) counters = {device_throttle, hash_of_token(arrival.device)};
    return begin(database, desk, counters, arrival, now);
  }));
  if (wait > 0) return SignIn{SignIn::State::wait, {}, {}, {}, wait};

  // A longer password than any that could have been set is not worth hashing, but takes its time all the same.
  const std::string_view password = std::string_view(credentials.password).substr(0, 4096);
  const bool right = desk.passwords().verify(account.disabled ? "" : account.password, password);
  const std::string fresh_hash = right ? better_hash(desk, account, credentials.password) : std::string();
  return desk.write([&](Database& database) -> ErrorOr<SignIn> {
    STIP_TRY_AS(const Known still, known(database, "", account.id));
    if (!right || still.password != account.password || still.disabled) {
      STIP_TRY(log(database, {now, account.id, "wrong password", ""}));
      return SignIn{};
    }
    STIP_TRY(forgive(database, desk, counters.rule, counters.what));
    if (!arrival.address.empty()) STIP_TRY(take_back_try(database, desk, address_throttle, arrival.address));
    if (!fresh_hash.empty()) {
      STIP_TRY_AS(Prepared update, database.prepare("UPDATE account SET password = ?2 WHERE id = ?1"));
      STIP_TRY(update.bind_text(1, account.id).bind_text(2, fresh_hash).run());
    }
    return still.has_second_factor() ? want_code(database, still, now)
                                     : admit(database, desk, still, by_password, arrival, now);
  });
}

ErrorOr<std::optional<std::string>> account_of_step(Desk& desk, std::string_view token, Instant now) {
  return desk.read([&](Database& database) -> ErrorOr<std::optional<std::string>> {
    STIP_TRY_AS(Prepared row, database.prepare("SELECT account FROM code_wanted WHERE hash = ? AND expires > ?"));
    const std::string hash = hash_of_token(token);
    row.bind_bytes(1, hash).bind(2, seconds_of(now));
    STIP_TRY_AS(const bool found, row.step());
    return found ? std::optional<std::string>(row.text(0)) : std::nullopt;
  });
}

ErrorOr<SignIn> finish_second_step(Database& database, const Desk& desk, std::string_view token, std::string_view what,
                                   const Arrival& arrival, Instant now,
                                   const std::function<ErrorOr<bool>(const std::string& account)>& is_right) {
  const std::string hash = hash_of_token(token);
  STIP_TRY_AS(Prepared row,
              database.prepare("SELECT account FROM code_wanted WHERE hash = ? AND expires > ? AND tries < ?"));
  row.bind_bytes(1, hash).bind(2, seconds_of(now)).bind(3, code_tries);
  STIP_TRY_AS(const bool found, row.step());
  if (!found) return SignIn{};
  STIP_TRY_AS(const Known account, known(database, "", row.text(0)));
  STIP_TRY_AS(const int wait, begin_try(database, desk, code_throttle, account.id, now));
  if (wait > 0) return SignIn{SignIn::State::wait, {}, {}, {}, wait};
  STIP_TRY_AS(Prepared count, database.prepare("UPDATE code_wanted SET tries = tries + 1 WHERE hash = ?"));
  STIP_TRY(count.bind_bytes(1, hash).run());
  STIP_TRY_AS(const bool right, is_right(account.id));
  if (!right || account.disabled) {
    STIP_TRY(log(database, {now, account.id, "wrong code", ""}));
    return SignIn{};
  }
  STIP_TRY_AS(Prepared done, database.prepare("DELETE FROM code_wanted WHERE hash = ?"));
  STIP_TRY(done.bind_bytes(1, hash).run());
  return admit(database, desk, account, {true, "", what}, arrival, now);
}

ErrorOr<SignIn> sign_in_with_code(Desk& desk, std::string_view token, std::string_view code, const Arrival& arrival,
                                  Instant now) {
  return desk.write([&](Database& database) {
    return finish_second_step(
        database, desk, token, "signed in with second factor", arrival, now,
        [&](const std::string& account) { return take_code(database, desk, account, code, now); });
  });
}

ErrorOr<SignIn> sign_in_proved(Database& database, const Desk& desk, std::string_view id, const Proved& proved,
                               const Arrival& arrival, Instant now) {
  STIP_TRY_AS(const Known account, known(database, "", id));
  if (account.id.empty() || account.disabled) return SignIn{};
  if (!proved.second_factor && account.has_second_factor()) return want_code(database, account, now);
  return admit(database, desk, account, proved, arrival, now);
}

ErrorOr<SignIn::State> prove_again(Desk& desk, std::string_view id, std::string_view password, std::string_view code,
                                   Instant now) {
  Known account;
  STIP_TRY_AS(const int wait, desk.write([&](Database& database) -> ErrorOr<int> {
    STIP_TRY_AS(account, known(database, "", id));
    return begin_try(database, desk, code_throttle, id, now);
  }));
  if (wait > 0) return SignIn::State::wait;
  if (!desk.passwords().verify(account.disabled ? "" : account.password, password)) return SignIn::State::wrong;
  // Who has passkeys and no app proves it with one of those.
  if (account.has_passkey && !account.has_totp) return SignIn::State::wrong;
  return desk.write([&](Database& database) -> ErrorOr<SignIn::State> {
    if (account.has_totp) {
      STIP_TRY_AS(const bool right, take_code(database, desk, id, code, now));
      if (!right) return SignIn::State::wrong;
    }
    STIP_TRY(forgive(database, desk, code_throttle, id));
    return SignIn::State::signed_in;
  });
}

ErrorOr<SignIn::State> prove_code(Desk& desk, std::string_view id, std::string_view code, Instant now) {
  return desk.write([&](Database& database) -> ErrorOr<SignIn::State> {
    STIP_TRY_AS(const int wait, begin_try(database, desk, code_throttle, id, now));
    if (wait > 0) return SignIn::State::wait;
    STIP_TRY_AS(const bool right, take_code(database, desk, id, code, now));
    if (!right) return SignIn::State::wrong;
    STIP_TRY(forgive(database, desk, code_throttle, id));
    return SignIn::State::signed_in;
  });
}

ErrorOr<SignIn::State> prove_password(Desk& desk, std::string_view id, std::string_view password, Instant now) {
  Known account;
  STIP_TRY_AS(const int wait, desk.write([&](Database& database) -> ErrorOr<int> {
    STIP_TRY_AS(account, known(database, "", id));
    return begin_try(database, desk, code_throttle, id, now);
  }));
  if (wait > 0) return SignIn::State::wait;
  if (!desk.passwords().verify(account.disabled ? "" : account.password, password)) return SignIn::State::wrong;
  STIP_TRY(desk.write([&](Database& database) { return forgive(database, desk, code_throttle, id); }));
  return SignIn::State::signed_in;
}

ErrorOr<std::int64_t> ways_in(Database& database, std::string_view account) {
  STIP_TRY_AS(Prepared row, database.prepare("SELECT (SELECT count(*) FROM account WHERE id = ?1 AND password <> '')"
                                             " + (SELECT count(*) FROM identity WHERE account = ?1)"
                                             " + (SELECT count(*) FROM passkey WHERE account = ?1)"));
  row.bind_text(1, account);
  STIP_TRY_AS(const bool found, row.step());
  return found ? row.integer(0) : 0;
}

}  // namespace stip
