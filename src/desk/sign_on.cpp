// Sign-on: rows of sign_on, identity and sign_on_link.
#include "desk/sign_on.h"

#include "base/locale.h"
#include "desk/base64url.h"

namespace stip {
namespace {

constexpr std::int64_t visit_seconds = 10 * 60;
constexpr std::int64_t link_seconds = 24 * 60 * 60;

SignOnSecrets secrets_of(const Desk& desk, std::string state, std::string browser) {
  SignOnSecrets secrets{std::move(state), std::move(browser), {}, {}, {}};
  secrets.nonce = to_base64url(desk.signature("sign-on nonce", secrets.state));
  secrets.verifier = to_base64url(desk.signature("sign-on verifier", secrets.state));
  secrets.challenge = to_base64url(bytes_of(sha256(secrets.verifier)));
  return secrets;
}

Error no_account() {
  return {ErrorKind::not_found, "account", said("there is no such account."), said("Look at the list of accounts.")};
}

Error anothers(const Identity& identity) {
  return {ErrorKind::conflict, identity.issuer, said("this identity belongs to another account already."),
          said("Sign in with that account, or let an administrator take the link away there first.")};
}

ErrorOr<std::optional<std::string>> account_id_of(Database& database, const Identity& identity) {
  STIP_TRY_AS(Prepared row, database.prepare("SELECT account FROM identity WHERE issuer = ? AND subject = ?"));
  row.bind_text(1, identity.issuer).bind_text(2, identity.subject);
  STIP_TRY_AS(const bool found, row.step());
  return found ? std::optional<std::string>(row.text(0)) : std::nullopt;
}

ErrorOr<Nothing> link(Database& database, std::string_view account, const Identity& identity, const std::string& by,
                      Instant now) {
  STIP_TRY_AS(const auto before, account_id_of(database, identity));
  if (before && *before != account) return anothers(identity);
  if (before) return Nothing{};
  STIP_TRY_AS(Prepared known, database.prepare("SELECT 1 FROM account WHERE id = ? AND disabled = 0"));
  known.bind_text(1, account);
  STIP_TRY_AS(const bool found, known.step());
  if (!found) return no_account();
  STIP_TRY_AS(Prepared insert, database.prepare("INSERT INTO identity VALUES (?, ?, ?, ?, ?, 0)"));
  const std::string handle = random_code(10);
  insert.bind_text(1, identity.issuer).bind_text(2, identity.subject).bind_text(3, handle).bind_text(4, account);
  STIP_TRY(insert.bind(5, seconds_of(now)).run());
  return log(database, {now, by, "sign-on linked", std::string(account)});
}

ErrorOr<std::optional<std::string>> account_of_link(Database& database, std::string_view hash, Instant now) {
  STIP_TRY_AS(Prepared row, database.prepare("SELECT account FROM sign_on_link WHERE hash = ? AND expires > ?"));
  row.bind_bytes(1, hash).bind(2, seconds_of(now));
  STIP_TRY_AS(const bool found, row.step());
  return found ? std::optional<std::string>(row.text(0)) : std::nullopt;
}

}  // namespace

ErrorOr<SignOnSecrets> begin_sign_on(Desk& desk, const SignOnVisit& visit, Instant now) {
  SignOnSecrets secrets = secrets_of(desk, random_token(), random_token());
  STIP_TRY(desk.write([&](Database& database) -> ErrorOr<Nothing> {
    STIP_TRY_AS(Prepared insert, database.prepare("INSERT INTO sign_on VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"));
    const std::string state = hash_of_token(secrets.state), browser = hash_of_token(secrets.browser);
    insert.bind_bytes(1, state).bind_bytes(2, browser).bind(3, static_cast<int>(visit.purpose));
    insert.bind_text(4, visit.account).bind_text(5, visit.target).bind_text(6, visit.language);
    insert.bind_bytes(7, visit.invitation).bind(8, visit.code_given ? 1 : 0);
    return insert.bind(9, seconds_of(now)).bind(10, seconds_of(now) + visit_seconds).run();
  }));
  return secrets;
}

ErrorOr<std::optional<ReturnedVisit>> end_sign_on(Desk& desk, std::string_view state, std::string_view browser,
                                                  Instant now) {
  return desk.write([&](Database& database) -> ErrorOr<std::optional<ReturnedVisit>> {
    // Both at once: who has learned a state of somebody else can neither use it nor use it up.
    STIP_TRY_AS(
        Prepared take,
        database.prepare("DELETE FROM sign_on WHERE state = ? AND browser = ?"
                         " RETURNING purpose, account, target, language, invitation, code_given, begun, expires"));
    const std::string state_hash = hash_of_token(state), browser_hash = hash_of_token(browser);
    take.bind_bytes(1, state_hash).bind_bytes(2, browser_hash);
    STIP_TRY_AS(const bool found, take.step());
    if (!found || take.integer(7) <= seconds_of(now)) return std::optional<ReturnedVisit>();
    SignOnVisit visit;
    visit.purpose = static_cast<SignOnPurpose>(take.integer(0));
    visit.account = take.text(1);
    visit.target = take.text(2);
    visit.language = take.text(3);
    visit.invitation = take.bytes(4);
    visit.code_given = take.integer(5) != 0;
    visit.begun = instant_of(take.integer(6));
    return std::optional<ReturnedVisit>(
        ReturnedVisit{std::move(visit), secrets_of(desk, std::string(state), std::string(browser))});
  });
}

ErrorOr<Nothing> link_identity(Desk& desk, std::string_view account, const Identity& identity, const std::string& by,
                               Instant now) {
  return desk.write([&](Database& database) { return link(database, account, identity, by, now); });
}

ErrorOr<std::vector<LinkedIdentity>> identities_of(Desk& desk, std::string_view account) {
  return desk.read([&](Database& database) -> ErrorOr<std::vector<LinkedIdentity>> {
    STIP_TRY_AS(Prepared rows,
                database.prepare("SELECT handle, issuer, subject, linked, used FROM identity WHERE account = ?"
                                 " ORDER BY linked, handle"));
    rows.bind_text(1, account);
    std::vector<LinkedIdentity> all;
    for (;;) {
      STIP_TRY_AS(const bool row, rows.step());
      if (!row) return all;
      LinkedIdentity each{std::string(rows.text(0)),
                          {std::string(rows.text(1)), std::string(rows.text(2))},
                          instant_of(rows.integer(3)),
                          {}};
      if (rows.integer(4) > 0) each.used = instant_of(rows.integer(4));
      all.push_back(std::move(each));
    }
  });
}

ErrorOr<std::optional<Account>> account_of_identity(Desk& desk, const Identity& identity) {
  STIP_TRY_AS(const auto id, desk.read([&](Database& database) { return account_id_of(database, identity); }));
  if (!id) return std::optional<Account>();
  return find_account(desk, *id);
}

ErrorOr<Nothing> unlink_identity(Desk& desk, std::string_view account, std::string_view handle, const std::string& by,
                                 std::string_view kept_session, Instant now) {
  return desk.write([&](Database& database) -> ErrorOr<Nothing> {
    STIP_TRY_AS(Prepared remove, database.prepare("DELETE FROM identity WHERE account = ? AND handle = ? RETURNING 1"));
    remove.bind_text(1, account).bind_text(2, handle);
    STIP_TRY_AS(const bool found, remove.step());
    if (!found)
      return Error{ErrorKind::not_found, "sign-on", said("this link was taken away before."),
                   said("Load the page again.")};
    STIP_TRY_AS(const std::int64_t left, ways_in(database, account));
    if (left == 0 && by == account)
      return Error{ErrorKind::conflict, "sign-on", said("this is your only way to sign in."),
                   said("Ask your administrator for a link for a password first.")};
    STIP_TRY_AS(Prepared sessions, database.prepare("DELETE FROM session WHERE account = ? AND hash <> ?"));
    const std::string kept = hash_of_token(kept_session);
    STIP_TRY(sessions.bind_text(1, account).bind_bytes(2, kept).run());
    return log(database, {now, by, "sign-on unlinked", std::string(account)});
  });
}

ErrorOr<std::string> issue_sign_on_link(Desk& desk, std::string_view id, const std::string& by, Instant now) {
  STIP_TRY_AS(const auto account, find_account(desk, id));
  if (!account || account->disabled) return no_account();
  return desk.write([&](Database& database) -> ErrorOr<std::string> {
    STIP_TRY_AS(Prepared older, database.prepare("DELETE FROM sign_on_link WHERE account = ?"));
    STIP_TRY(older.bind_text(1, account->id).run());
    const std::string token = random_token(), hash = hash_of_token(token);
    STIP_TRY_AS(Prepared insert, database.prepare("INSERT INTO sign_on_link VALUES (?, ?, ?)"));
    STIP_TRY(insert.bind_bytes(1, hash).bind_text(2, account->id).bind(3, seconds_of(now) + link_seconds).run());
    STIP_TRY(log(database, {now, by, "sign-on link issued", account->id}));
    return token;
  });
}

ErrorOr<std::optional<Account>> holder_of_sign_on_link(Desk& desk, std::string_view token, Instant now) {
  const std::string hash = hash_of_token(token);
  STIP_TRY_AS(const auto id, desk.read([&](Database& database) { return account_of_link(database, hash, now); }));
  if (!id) return std::optional<Account>();
  STIP_TRY_AS(const auto account, find_account(desk, *id));
  return account && !account->disabled ? account : std::optional<Account>();
}

ErrorOr<Account> accept_sign_on_link(Desk& desk, std::string_view hash, const Identity& identity, Instant now) {
  std::string id;
  STIP_TRY(desk.write([&](Database& database) -> ErrorOr<Nothing> {
    STIP_TRY_AS(const auto account, account_of_link(database, hash, now));
    if (!account)
      return Error{ErrorKind::not_found, "link", said("it was used before, or its day has passed."),
                   said("Ask the administrator for a new one.")};
    STIP_TRY(link(database, *account, identity, *account, now));
    STIP_TRY_AS(Prepared used, database.prepare("DELETE FROM sign_on_link WHERE hash = ?"));
    id = *account;
    return used.bind_bytes(1, hash).run();
  }));
  STIP_TRY_AS(const auto account, find_account(desk, id));
  if (!account) return no_account();
  return *account;
}

ErrorOr<SignIn> sign_in_by_identity(Desk& desk, const Identity& identity, bool second_factor, const Arrival& arrival,
                                    Instant now) {
  return desk.write([&](Database& database) -> ErrorOr<SignIn> {
    STIP_TRY_AS(const auto account, account_id_of(database, identity));
    if (!account) return SignIn{};
    STIP_TRY_AS(Prepared used, database.prepare("UPDATE identity SET used = ?3 WHERE issuer = ?1 AND subject = ?2"));
    STIP_TRY(used.bind_text(1, identity.issuer).bind_text(2, identity.subject).bind(3, seconds_of(now)).run());
    return sign_in_proved(
        database, desk, *account,
        {second_factor, "signed in by the sign-on service", "signed in by the sign-on service, with second factor"},
        arrival, now);
  });
}

}  // namespace stip
