// Totp: the one place that knows liboath.
#include "desk/totp.h"

#include <liboath/oath.h>

#include <algorithm>
#include <charconv>

#include "base/locale.h"
#include "base/qr.h"
#include "base/text.h"

namespace stip {
namespace {

constexpr int recovery_codes = 10, recovery_symbols = 24;  // 120 bits each.

// An offer is sealed with this in front, so that it is never taken for a secret that counts.
constexpr std::string_view offered = "offered:", confirmed = "confirmed:", asked = "asked:";

std::string base32(std::string_view bytes) {
  char* text = nullptr;
  std::size_t size = 0;
  STIP_ASSERT(oath_base32_encode(bytes.data(), bytes.size(), &text, &size) == OATH_OK);
  std::string result(text, size);
  free(text);
  return result;
}

std::string percent_encoded(std::string_view text) {
  std::string result;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                       c == '.' || c == '_' || c == '~';
    if (plain)
      result += c;
    else
      (result += '%', result += to_hex(std::string_view(&c, 1)));
  }
  return result;
}

std::string stored_code(const Desk& desk, std::string_view code) {
  return desk.signature("recovery code", plain_code(code));
}

/// Secrets of an account: the one that counts, and the one that is offered.
struct Secrets {
  std::string confirmed, offered;
  std::string asked = {};  ///< "SECONDS:SESSION" of the offer; empty: of no session.
  std::int64_t last_step = 0;
};

// Kept together in one sealed value: "confirmed:…" and "offered:…", each 20 bytes in hexadecimal, and
// "asked:…", of the session that was offered one.
ErrorOr<Secrets> secrets_of(Database& database, const Desk& desk, std::string_view account) {
  STIP_TRY_AS(Prepared row, database.prepare("SELECT totp, totp_step FROM account WHERE id = ?"));
  row.bind_text(1, account);
  STIP_TRY_AS(const bool found, row.step());
  if (!found)
    return Error{ErrorKind::not_found, "account " + std::string(account), "there is no such account.",
                 "See `stip account list`."};
  Secrets secrets;
  secrets.last_step = row.integer(1);
  if (row.is_null(0)) return secrets;
  STIP_TRY_AS(const std::string plain, unseal(row.bytes(0), desk.key_for("totp")));
  for (const std::string& part : split(plain, ' ')) {
    if (starts_with(part, confirmed)) {
      STIP_TRY_AS(secrets.confirmed, parse_hex(part.substr(confirmed.size())));
    } else if (starts_with(part, offered)) {
      STIP_TRY_AS(secrets.offered, parse_hex(part.substr(offered.size())));
    } else if (starts_with(part, asked)) {
      secrets.asked = part.substr(asked.size());
    }
  }
  return secrets;
}

ErrorOr<Nothing> store(Database& database, const Desk& desk, std::string_view account, const Secrets& secrets) {
  std::vector<std::string> parts;
  if (!secrets.confirmed.empty()) parts.push_back(std::string(confirmed) + to_hex(secrets.confirmed));
  if (!secrets.offered.empty()) parts.push_back(std::string(offered) + to_hex(secrets.offered));
  if (!secrets.offered.empty() && !secrets.asked.empty()) parts.push_back(std::string(asked) + secrets.asked);
  const std::string sealed = seal(join(parts, " "), desk.key_for("totp"));
  STIP_TRY_AS(Prepared update,
              database.prepare("UPDATE account SET totp = ?2, totp_confirmed = ?3, totp_step = ?4 WHERE id = ?1"));
  update.bind_text(1, account).bind_bytes(2, sealed).bind(3, secrets.confirmed.empty() ? 0 : 1);
  return update.bind(4, secrets.last_step).run();
}

ErrorOr<Nothing> remove_recovery_codes(Database& database, std::string_view account) {
  STIP_TRY_AS(Prepared remove, database.prepare("DELETE FROM recovery_code WHERE account = ?"));
  return remove.bind_text(1, account).run();
}

}  // namespace

std::string totp_code(std::string_view secret, Instant moment, int digits) {
  STIP_ASSERT(digits >= 6 && digits <= 8);
  char code[16] = {};
  STIP_ASSERT(oath_totp_generate(secret.data(), secret.size(), seconds_of(moment), totp_step_seconds, 0,
                                 static_cast<unsigned>(digits), code) == OATH_OK);
  return code;
}

std::optional<std::int64_t> totp_step_of(std::string_view secret, std::string_view code, Instant now) {
  std::optional<std::int64_t> found;
  for (int beside = -1; beside <= 1; ++beside) {
    const Instant moment = now + std::chrono::seconds(beside * totp_step_seconds);
    if (seconds_of(moment) >= 0 && is_same(totp_code(secret, moment), code))
      found = seconds_of(moment) / totp_step_seconds;
  }
  return found;
}

namespace {

/// Whether the offer was made in that session, within its ten minutes.
bool is_open_for(const Secrets& secrets, const TotpAsker& asker) {
  const auto colon = secrets.asked.find(':');
  if (secrets.offered.empty() || asker.session.empty() || colon == std::string::npos) return false;
  std::int64_t made = 0;
  std::from_chars(secrets.asked.data(), secrets.asked.data() + colon, made);
  const std::chrono::seconds age(seconds_of(asker.now) - made);
  return secrets.asked.substr(colon + 1) == asker.session && age.count() >= 0 && age <= totp_offer_life;
}

ErrorOr<TotpOffer> offer(Desk& desk, std::string_view account, const std::string& issuer,
                         const std::optional<TotpAsker>& asker) {
  std::string secret(bytes_of(random_hash()).substr(0, 20));  // RFC 4226, 4: 160 bits are recommended.
  std::string email;
  STIP_TRY(desk.write([&](Database& database) -> ErrorOr<Nothing> {
    STIP_TRY_AS(Secrets secrets, secrets_of(database, desk, account));
    const bool repeats = asker ? is_open_for(secrets, *asker) : !secrets.offered.empty();
    if (repeats) secret = secrets.offered;
    if (asker && !repeats)
      secrets.asked = asker->session.empty() ? "" : std::to_string(seconds_of(asker->now)) + ":" + asker->session;
    secrets.offered = secret;
    STIP_TRY_AS(Prepared row, database.prepare("SELECT email FROM account WHERE id = ?"));
    row.bind_text(1, account);
    STIP_TRY(row.step());
    email = row.text(0);
    return store(database, desk, account, secrets);
  }));
  TotpOffer made;
  made.secret = base32(secret);
  made.uri = "otpauth://totp/" + percent_encoded(issuer) + ":" + percent_encoded(email) + "?secret=" + made.secret +
             "&issuer=" + percent_encoded(issuer) + "&algorithm=SHA1&digits=6&period=30";
  made.svg = qr_svg(made.uri);
  return made;
}

}  // namespace

ErrorOr<TotpOffer> offer_totp(Desk& desk, std::string_view account, const std::string& issuer, const TotpAsker& asker) {
  return offer(desk, account, issuer, asker);
}

ErrorOr<TotpOffer> repeat_offer(Desk& desk, std::string_view account, const std::string& issuer) {
  return offer(desk, account, issuer, std::nullopt);
}

ErrorOr<std::vector<std::string>> confirm_totp(Desk& desk, std::string_view account, std::string_view code,
                                               Instant now) {
  return desk.write([&](Database& database) -> ErrorOr<std::vector<std::string>> {
    STIP_TRY_AS(Secrets secrets, secrets_of(database, desk, account));
    const auto step = secrets.offered.empty() ? std::nullopt : totp_step_of(secrets.offered, plain_code(code), now);
    if (!step) {
      return Error{ErrorKind::invalid, "code",
                   std::string(tr_later("it does not fit the app that you are setting up.")),
                   std::string(tr_later("Check the clock of your telephone, and type the code that it shows now."))};
    }
    STIP_TRY(store(database, desk, account, {std::move(secrets.offered), "", "", *step}));
    STIP_TRY(remove_recovery_codes(database, account));
    std::vector<std::string> codes;
    STIP_TRY_AS(Prepared insert, database.prepare("INSERT INTO recovery_code VALUES (?, ?)"));
    for (int i = 0; i < recovery_codes; ++i) {
      std::string fresh = random_code(recovery_symbols);
      STIP_TRY(insert.bind_bytes(1, stored_code(desk, fresh)).bind_text(2, account).run());
      for (std::size_t at = 4; at < fresh.size(); at += 5) fresh.insert(at, "-");
      codes.push_back(std::move(fresh));
    }
    STIP_TRY(log(database, {now, std::string(account), "second factor set up", std::string(account)}));
    return codes;
  });
}

ErrorOr<Nothing> remove_totp(Desk& desk, std::string_view account, const std::string& by, Instant now) {
  return desk.write([&](Database& database) -> ErrorOr<Nothing> {
    STIP_TRY(secrets_of(database, desk, account));
    STIP_TRY_AS(Prepared update, database.prepare("UPDATE account SET totp = NULL, totp_confirmed = 0 WHERE id = ?"));
    STIP_TRY(update.bind_text(1, account).run());
    STIP_TRY(remove_recovery_codes(database, account));
    STIP_TRY_AS(Prepared sessions, database.prepare("DELETE FROM session WHERE account = ?"));
    STIP_TRY(sessions.bind_text(1, account).run());
    return log(database, {now, by, "second factor removed", std::string(account)});
  });
}

ErrorOr<bool> take_code(Database& database, const Desk& desk, std::string_view account, std::string_view code,
                        Instant now) {
  const std::string plain = plain_code(code);
  if (plain.size() == recovery_symbols) {
    STIP_TRY_AS(Prepared use, database.prepare("DELETE FROM recovery_code WHERE hash = ? AND account = ? RETURNING 1"));
    const std::string hash = stored_code(desk, plain);
    use.bind_bytes(1, hash).bind_text(2, account);
    STIP_TRY_AS(const bool used, use.step());
    if (used) STIP_TRY(log(database, {now, std::string(account), "recovery code used", std::string(account)}));
    return used;
  }
  STIP_TRY_AS(Secrets secrets, secrets_of(database, desk, account));
  if (secrets.confirmed.empty()) return false;
  const auto step = totp_step_of(secrets.confirmed, plain, now);
  if (!step || *step <= secrets.last_step) return false;
  STIP_TRY_AS(Prepared update, database.prepare("UPDATE account SET totp_step = ?2 WHERE id = ?1"));
  STIP_TRY(update.bind_text(1, account).bind(2, *step).run());
  return true;
}

ErrorOr<int> recovery_codes_left(Desk& desk, std::string_view account) {
  return desk.read([&](Database& database) -> ErrorOr<int> {
    STIP_TRY_AS(Prepared count, database.prepare("SELECT count(*) FROM recovery_code WHERE account = ?"));
    count.bind_text(1, account);
    STIP_TRY(count.step());
    return static_cast<int>(count.integer(0));
  });
}

}  // namespace stip
