// Passkeys: rows of passkey, and challenges that vouch for themselves.
#include "desk/passkeys.h"

#include "base/locale.h"
#include "base/text.h"
#include "desk/base64url.h"

namespace stip {
namespace {

constexpr std::int64_t challenge_seconds = 5 * 60;
constexpr std::int64_t most_passkeys = 20;

Error refused(std::string_view problem, std::string_view remedy, ErrorKind kind = ErrorKind::invalid) {
  return {kind, "passkey", said_later(problem), said_later(remedy)};
}

Error too_late() {
  return refused(tr_later("the answer took longer than five minutes, or was given before."),
                 tr_later("Load the page again, and try once more."));
}

Error unknown_passkey() {
  return refused(tr_later("this passkey is not known here, or not any more."),
                 tr_later("Sign in with your password, and make a new passkey on the page of your account."),
                 ErrorKind::not_found);
}

/// 8 bytes of time and 8 at random, and behind them 16 that only this desk can make of those, for this use.
std::string challenge_from(const Desk& desk, PasskeyUse use, std::string_view about, const std::string& front) {
  const std::string signed_part = front + static_cast<char>('0' + static_cast<int>(use)) + std::string(about);
  return front + desk.signature("passkey challenge", signed_part).substr(0, 16);
}

std::string eight_bytes(std::int64_t number) {
  std::string bytes;
  for (int shift = 56; shift >= 0; shift -= 8) bytes += static_cast<char>(number >> shift & 0xff);
  return bytes;
}

/// Takes the challenge that an answer gives: made here, for this use, not long ago, and not answered before.
ErrorOr<std::string> take_challenge(Database& database, const Desk& desk, PasskeyUse use, std::string_view about,
                                    const PasskeyAnswer& answer, Instant now) {
  const std::string challenge = challenge_of(answer.client_data);
  const auto bytes = parse_base64url(challenge);
  if (!bytes.ok() || bytes->size() != 32) return too_late();
  if (!is_same(challenge_from(desk, use, about, bytes->substr(0, 16)), *bytes)) return too_late();
  std::int64_t made = 0;
  for (const char byte : bytes->substr(0, 8)) made = made << 8 | static_cast<unsigned char>(byte);
  if (made > seconds_of(now) || seconds_of(now) - made >= challenge_seconds) return too_late();
  STIP_TRY_AS(Prepared use_up,
              database.prepare("INSERT INTO used_challenge VALUES (?, ?) ON CONFLICT DO NOTHING RETURNING 1"));
  const std::string hash = hash_of_token(challenge);
  use_up.bind_bytes(1, hash).bind(2, made + challenge_seconds);
  STIP_TRY_AS(const bool is_first, use_up.step());
  if (!is_first) return too_late();
  return challenge;
}

struct Used {
  std::string account;
  bool user_verified = false;
};

/// Checks the use of a passkey, of `account` if that is known, and counts it.
ErrorOr<Used> use(Database& database, const RelyingParty& site, std::string_view challenge, std::string_view account,
                  const PasskeyAnswer& answer, Instant now) {
  STIP_TRY_AS(Prepared row, database.prepare("SELECT p.account, p.key, p.count FROM passkey p JOIN account a"
                                             " ON a.id = p.account WHERE p.id = ? AND a.disabled = 0"));
  row.bind_bytes(1, answer.id);
  STIP_TRY_AS(const bool found, row.step());
  if (!found) return unknown_passkey();
  const std::string holder(row.text(0)), key(row.bytes(1));
  if (!account.empty() && holder != account) return unknown_passkey();
  // Web Authentication Level 2, 7.2, 6: who was not known beforehand must be named by the passkey itself.
  if ((account.empty() || !answer.user_handle.empty()) && answer.user_handle != holder) return unknown_passkey();
  STIP_TRY_AS(const UsedPasskey used,
              check_used(site, challenge, key, static_cast<std::uint32_t>(row.integer(2)), answer));
  STIP_TRY_AS(Prepared count, database.prepare("UPDATE passkey SET count = ?2, used = ?3 WHERE id = ?1"));
  STIP_TRY(count.bind_bytes(1, answer.id).bind(2, used.count).bind(3, seconds_of(now)).run());
  return Used{holder, used.user_verified};
}

/// Does `work` in one transaction; what it refuses is written down in another, since the first is undone.
template <class Work>
std::invoke_result_t<Work, Database&> written_down(Desk& desk, std::string_view account, Instant now, Work&& work) {
  auto result = desk.write(work);
  if (!result.ok() && result.error().kind != ErrorKind::storage)
    (void)desk.write([&](Database& database) {
      return log(database, {now, std::string(account), "passkey refused", ""});
    });
  return result;
}

ErrorOr<std::string> good_name(std::string_view typed) {
  const std::string name(trimmed(typed));
  if (!name.empty() && name.size() <= 100 && is_utf8(name)) return name;
  return refused(tr_later("it has no name, or one of more than 100 bytes."),
                 tr_later("Give it a name by which you know it, such as the name of the device."));
}

ErrorOr<std::vector<Passkey>> passkeys_in(Database& database, std::string_view account) {
  STIP_TRY_AS(Prepared rows, database.prepare("SELECT handle, id, name, made, used FROM passkey WHERE account = ?"
                                              " ORDER BY made, handle"));
  rows.bind_text(1, account);
  std::vector<Passkey> all;
  for (;;) {
    STIP_TRY_AS(const bool row, rows.step());
    if (!row) return all;
    Passkey each{std::string(rows.text(0)), std::string(rows.bytes(1)), std::string(rows.text(2)),
                 instant_of(rows.integer(3)), std::nullopt};
    if (rows.integer(4) > 0) each.used = instant_of(rows.integer(4));
    all.push_back(std::move(each));
  }
}

ErrorOr<Nothing> end_sessions_but(Database& database, std::string_view account, std::string_view kept_session) {
  STIP_TRY_AS(Prepared sessions, database.prepare("DELETE FROM session WHERE account = ? AND hash <> ?"));
  const std::string kept = hash_of_token(kept_session);
  return sessions.bind_text(1, account).bind_bytes(2, kept).run();
}

}  // namespace

std::string new_challenge(const Desk& desk, PasskeyUse use, std::string_view about, Instant now) {
  const std::string front = eight_bytes(seconds_of(now)) + std::string(bytes_of(random_hash())).substr(0, 8);
  return to_base64url(challenge_from(desk, use, about, front));
}

ErrorOr<std::vector<Passkey>> passkeys_of(Desk& desk, std::string_view account) {
  return desk.read([&](Database& database) { return passkeys_in(database, account); });
}

ErrorOr<Nothing> add_passkey(Desk& desk, const RelyingParty& site, std::string_view account, std::string_view typed,
                             const PasskeyAnswer& answer, std::string_view kept_session, Instant now) {
  STIP_TRY_AS(const std::string name, good_name(typed));
  return written_down(desk, account, now, [&](Database& database) -> ErrorOr<Nothing> {
    STIP_TRY_AS(const std::string challenge, take_challenge(database, desk, PasskeyUse::make, account, answer, now));
    STIP_TRY_AS(const MadePasskey made, check_made(site, challenge, answer));
    STIP_TRY_AS(const auto before, passkeys_in(database, account));
    if (static_cast<std::int64_t>(before.size()) >= most_passkeys)
      return refused(tr_later("you have twenty passkeys already."), tr_later("Take one away that you do not use."),
                     ErrorKind::conflict);
    STIP_TRY_AS(
        Prepared insert,
        database.prepare("INSERT INTO passkey VALUES (?, ?, ?, ?, ?, ?, ?, 0) ON CONFLICT DO NOTHING RETURNING 1"));
    const std::string handle = random_code(10);
    insert.bind_bytes(1, made.id).bind_text(2, handle).bind_text(3, account).bind_text(4, name);
    insert.bind_bytes(5, made.key).bind(6, made.count).bind(7, seconds_of(now));
    STIP_TRY_AS(const bool is_new, insert.step());
    if (!is_new)
      return refused(tr_later("this passkey is kept already."), tr_later("Use it, or make another one."),
                     ErrorKind::conflict);
    STIP_TRY(end_sessions_but(database, account, kept_session));
    return log(database, {now, std::string(account), "passkey made", std::string(account)});
  });
}

ErrorOr<Nothing> rename_passkey(Desk& desk, std::string_view account, std::string_view handle, std::string_view typed,
                                Instant) {
  STIP_TRY_AS(const std::string name, good_name(typed));
  return desk.write([&](Database& database) -> ErrorOr<Nothing> {
    STIP_TRY_AS(Prepared update,
                database.prepare("UPDATE passkey SET name = ?3 WHERE account = ?1 AND handle = ?2 RETURNING 1"));
    update.bind_text(1, account).bind_text(2, handle).bind_text(3, name);
    STIP_TRY_AS(const bool found, update.step());
    return found ? ErrorOr<Nothing>(Nothing{}) : ErrorOr<Nothing>(unknown_passkey());
  });
}

ErrorOr<Nothing> remove_passkey(Desk& desk, std::string_view account, std::string_view handle, const std::string& by,
                                std::string_view kept_session, Instant now) {
  return desk.write([&](Database& database) -> ErrorOr<Nothing> {
    STIP_TRY_AS(Prepared remove, database.prepare("DELETE FROM passkey WHERE account = ? AND handle = ? RETURNING 1"));
    remove.bind_text(1, account).bind_text(2, handle);
    STIP_TRY_AS(const bool found, remove.step());
    if (!found)
      return refused(tr_later("this passkey was taken away before."), tr_later("Load the page again."),
                     ErrorKind::not_found);
    STIP_TRY_AS(const std::int64_t left, ways_in(database, account));
    if (left == 0 && by == account)
      return refused(tr_later("this is your only way to sign in."),
                     tr_later("Ask your administrator for a link for a password first."), ErrorKind::conflict);
    STIP_TRY(end_sessions_but(database, account, kept_session));
    return log(database, {now, by, "passkey removed", std::string(account)});
  });
}

ErrorOr<Nothing> remove_passkeys(Desk& desk, std::string_view account, const std::string& by, Instant now) {
  return desk.write([&](Database& database) -> ErrorOr<Nothing> {
    STIP_TRY_AS(Prepared remove, database.prepare("DELETE FROM passkey WHERE account = ?"));
    STIP_TRY(remove.bind_text(1, account).run());
    STIP_TRY(end_sessions_but(database, account, ""));
    return log(database, {now, by, "passkeys removed", std::string(account)});
  });
}

ErrorOr<SignIn> sign_in_by_passkey(Desk& desk, const RelyingParty& site, const PasskeyAnswer& answer,
                                   const Arrival& arrival, Instant now) {
  return written_down(desk, "", now, [&](Database& database) -> ErrorOr<SignIn> {
    STIP_TRY_AS(const std::string challenge, take_challenge(database, desk, PasskeyUse::sign_in, "", answer, now));
    STIP_TRY_AS(const Used used, use(database, site, challenge, "", answer, now));
    if (!used.user_verified)
      return refused(tr_later("your device did not check that it is you."),
                     tr_later("Sign in with your password; the passkey then counts as the second step."));
    return sign_in_proved(database, desk, used.account, {true, "", "signed in by passkey"}, arrival, now);
  });
}

ErrorOr<SignIn> second_step_by_passkey(Desk& desk, const RelyingParty& site, std::string_view step,
                                       const PasskeyAnswer& answer, const Arrival& arrival, Instant now) {
  return written_down(desk, "", now, [&](Database& database) -> ErrorOr<SignIn> {
    return finish_second_step(database, desk, step, "signed in with passkey as second factor", arrival, now,
                              [&](const std::string& account) -> ErrorOr<bool> {
                                STIP_TRY_AS(const std::string challenge,
                                            take_challenge(database, desk, PasskeyUse::second_step, step, answer, now));
                                STIP_TRY(use(database, site, challenge, account, answer, now));
                                return true;
                              });
  });
}

ErrorOr<SignIn::State> prove_by_passkey(Desk& desk, const RelyingParty& site, std::string_view account,
                                        std::string_view password, const PasskeyAnswer& answer, Instant now) {
  STIP_TRY_AS(const Used used, written_down(desk, account, now, [&](Database& database) -> ErrorOr<Used> {
                STIP_TRY_AS(const std::string challenge,
                            take_challenge(database, desk, PasskeyUse::prove, account, answer, now));
                return use(database, site, challenge, account, answer, now);
              }));
  return used.user_verified ? SignIn::State::signed_in : prove_password(desk, account, password, now);
}

}  // namespace stip
