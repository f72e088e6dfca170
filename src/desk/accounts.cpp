// Accounts: rows of account and role, and the passwords in them.
#include "desk/accounts.h"

#include <algorithm>

#include "base/locale.h"
#include "base/text.h"
#include "desk/password_rules.h"
#include "desk/throttle.h"

namespace stip {
namespace {

constexpr std::int64_t link_seconds = 24 * 60 * 60;

Error no_account(std::string_view id) {
  return {ErrorKind::not_found, "account " + std::string(id), "there is no such account.", "See `stip account list`."};
}

Error bad_link() {
  return {ErrorKind::not_found, "link", "it does not exist, was used, or has expired.",
          "Ask your administrator for a new one."};
}

ErrorOr<std::vector<RoleAt>> roles_of(Database& database, std::string_view account) {
  STIP_TRY_AS(
      Prepared rows,
      database.prepare("SELECT role, organisation, clearance FROM role WHERE account = ? ORDER BY role, organisation"));
  rows.bind_text(1, account);
  std::vector<RoleAt> roles;
  for (;;) {
    STIP_TRY_AS(const bool row, rows.step());
    if (!row) return roles;
    RoleAt role;
    STIP_TRY_AS(role.role, Codec<Role>::read(rows.text(0)));
    role.organisation = rows.text(1);
    STIP_TRY_AS(role.clearance, Codec<Classification>::read(rows.text(2)));
    roles.push_back(std::move(role));
  }
}

/// Reads a row of: id, name, email, password <> '', totp_confirmed, disabled, created, signed_in, passkeys.
ErrorOr<Account> account_of(Database& database, const Prepared& row) {
  Account account;
  account.id = row.text(0);
  account.name = row.text(1);
  account.email = row.text(2);
  account.has_password = row.integer(3) != 0;
  account.has_totp = row.integer(4) != 0;
  account.disabled = row.integer(5) != 0;
  account.created = instant_of(row.integer(6));
  account.passkeys = static_cast<int>(row.integer(8));
  if (row.integer(7) > 0) account.signed_in = instant_of(row.integer(7));
  STIP_TRY_AS(account.roles, roles_of(database, account.id));
  return account;
}

ErrorOr<std::optional<Account>> find(Database& database, std::string_view id_or_email) {
  STIP_TRY_AS(Prepared row,
              database.prepare("SELECT id, name, email, password <> '', totp_confirmed, disabled, created, signed_in, "
                               "(SELECT count(*) FROM passkey WHERE account = account.id)"
                               " FROM account WHERE id = ?1 OR email_key = ?2"));
  const std::string key = to_lower(id_or_email);
  row.bind_text(1, id_or_email).bind_text(2, key);
  STIP_TRY_AS(const bool found, row.step());
  if (!found) return std::optional<Account>();
  STIP_TRY_AS(Account account, account_of(database, row));
  return std::optional<Account>(std::move(account));
}

ErrorOr<Nothing> insert_roles(Database& database, std::string_view account, const std::vector<RoleAt>& roles) {
  STIP_TRY_AS(Prepared insert, database.prepare("INSERT INTO role VALUES (?, ?, ?, ?) ON CONFLICT (account, role, "
                                                "organisation) DO UPDATE SET clearance = excluded.clearance"));
  for (const RoleAt& role : roles) {
    insert.bind_text(1, account).bind_text(2, name_of_choice(role.role)).bind_text(3, role.organisation);
    STIP_TRY(insert.bind_text(4, name_of_choice(role.clearance)).run());
  }
  return Nothing{};
}

/// Runs a query with the account as its one value. Errors: not_found.
ErrorOr<Nothing> on_account(Database& database, Query query, std::string_view id) {
  STIP_TRY_AS(const auto account, find(database, id));
  if (!account || account->id != id) return no_account(id);
  STIP_TRY_AS(Prepared statement, database.prepare(query));
  return statement.bind_text(1, id).run();
}

std::vector<std::string> own_words(const Account& account) { return {account.name, account.email}; }

ErrorOr<std::optional<std::string>> account_of_link(Database& database, std::string_view token, Instant now) {
  STIP_TRY_AS(Prepared row, database.prepare("SELECT account FROM password_link WHERE hash = ? AND expires > ?"));
  const std::string hash = hash_of_token(token);
  row.bind_bytes(1, hash).bind(2, seconds_of(now));
  STIP_TRY_AS(const bool found, row.step());
  return found ? std::optional<std::string>(row.text(0)) : std::nullopt;
}

ErrorOr<Nothing> store_password(Database& database, std::string_view id, std::string_view hash,
                                std::string_view kept_session) {
  STIP_TRY_AS(Prepared update, database.prepare("UPDATE account SET password = ?2 WHERE id = ?1"));
  STIP_TRY(update.bind_text(1, id).bind_text(2, hash).run());
  STIP_TRY_AS(Prepared links, database.prepare("DELETE FROM password_link WHERE account = ?"));
  STIP_TRY(links.bind_text(1, id).run());
  STIP_TRY_AS(Prepared codes, database.prepare("DELETE FROM code_wanted WHERE account = ?"));
  STIP_TRY(codes.bind_text(1, id).run());
  STIP_TRY_AS(Prepared sessions, database.prepare("DELETE FROM session WHERE account = ? AND hash <> ?"));
  return sessions.bind_text(1, id).bind_bytes(2, hash_of_token(kept_session)).run();
}

}  // namespace

bool Account::needs_second_factor() const {
  return std::ranges::any_of(roles, [](const RoleAt& held) {
    return held.clearance > Classification::public_ || held.role == Role::administrator;
  });
}

ErrorOr<Account> add_account(Desk& desk, const NewAccount& fresh, const std::string& by, Instant now) {
  const std::string name(trimmed(fresh.name)), email(trimmed(fresh.email));
  if (name.empty() || name.size() > 200 || !is_utf8(name)) {
    return Error{ErrorKind::invalid, "account " + email,
                 std::string(tr_later("it has no name, or one of more than 200 bytes.")),
                 std::string(tr_later("Give the name as others know it."))};
  }
  if (!is_email(email))
    return Error{ErrorKind::invalid, "account '" + email + "'", std::string(tr_later("that is no e-mail address.")),
                 std::string(tr_later("Give one like name@ministry.nl."))};
  return desk.write([&](Database& database) -> ErrorOr<Account> {
    STIP_TRY_AS(const auto before, find(database, email));
    if (before)
      return Error{ErrorKind::conflict, "account " + email,
                   std::string(tr_later("this address has an account already.")),
                   std::string(tr_later("Change that one, or use another address."))};
    STIP_TRY_AS(Prepared insert,
                database.prepare("INSERT INTO account (id, name, email, email_key, created) VALUES (?, ?, ?, ?, ?)"));
    const std::string id = "U-" + random_code(8), key = to_lower(email);
    STIP_TRY(insert.bind_text(1, id)
                 .bind_text(2, name)
                 .bind_text(3, email)
                 .bind_text(4, key)
                 .bind(5, seconds_of(now))
                 .run());
    STIP_TRY(insert_roles(database, id, fresh.roles));
    STIP_TRY(log(database, {now, by, "account made", id}));
    STIP_TRY_AS(const auto made, find(database, id));
    return *made;
  });
}

ErrorOr<std::optional<Account>> find_account(Desk& desk, std::string_view id_or_email) {
  return desk.read([&](Database& database) { return find(database, id_or_email); });
}

ErrorOr<std::vector<Account>> accounts(Desk& desk) {
  return desk.read([&](Database& database) -> ErrorOr<std::vector<Account>> {
    STIP_TRY_AS(
        Prepared rows,
        database.prepare("SELECT id, name, email, password <> '', totp_confirmed, disabled, created, signed_in, "
                         "(SELECT count(*) FROM passkey WHERE account = account.id)"
                         " FROM account ORDER BY name, id"));
    std::vector<Account> all;
    for (;;) {
      STIP_TRY_AS(const bool row, rows.step());
      if (!row) return all;
      STIP_TRY_AS(Account account, account_of(database, rows));
      all.push_back(std::move(account));
    }
  });
}

ErrorOr<Nothing> set_roles(Desk& desk, std::string_view id, const std::vector<RoleAt>& roles, const std::string& by,
                           Instant now) {
  return desk.write([&](Database& database) -> ErrorOr<Nothing> {
    STIP_TRY(on_account(database, "DELETE FROM role WHERE account = ?", id));
    STIP_TRY(insert_roles(database, id, roles));
    return log(database, {now, by, "roles set", std::string(id)});
  });
}

ErrorOr<Nothing> set_disabled(Desk& desk, std::string_view id, bool disabled, const std::string& by, Instant now) {
  return desk.write([&](Database& database) -> ErrorOr<Nothing> {
    if (!disabled) {
      STIP_TRY(on_account(database, "UPDATE account SET disabled = 0 WHERE id = ?", id));
      return log(database, {now, by, "account enabled", std::string(id)});
    }
    STIP_TRY(on_account(database, "UPDATE account SET disabled = 1 WHERE id = ?", id));
    STIP_TRY(on_account(database, "DELETE FROM session WHERE account = ?", id));
    STIP_TRY(on_account(database, "DELETE FROM password_link WHERE account = ?", id));
    STIP_TRY(on_account(database, "DELETE FROM sign_on_link WHERE account = ?", id));
    STIP_TRY(on_account(database, "DELETE FROM code_wanted WHERE account = ?", id));
    return log(database, {now, by, "account disabled", std::string(id)});
  });
}

ErrorOr<Nothing> forget_account(Desk& desk, std::string_view id, const std::string& by, Instant now) {
  return desk.write([&](Database& database) -> ErrorOr<Nothing> {
    STIP_TRY(on_account(database, "DELETE FROM draft WHERE holder = 'account:' || ?", id));
    STIP_TRY(on_account(database, "DELETE FROM account WHERE id = ?", id));
    return log(database, {now, by, "account forgotten", std::string(id)});
  });
}

ErrorOr<std::string> issue_password_link(Desk& desk, std::string_view id, const std::string& by, Instant now) {
  return desk.write([&](Database& database) -> ErrorOr<std::string> {
    STIP_TRY_AS(const auto account, find(database, id));
    if (!account || account->disabled) return no_account(id);
    STIP_TRY(on_account(database, "DELETE FROM password_link WHERE account = ?", account->id));
    const std::string token = random_token();
    STIP_TRY_AS(Prepared insert, database.prepare("INSERT INTO password_link VALUES (?, ?, ?)"));
    STIP_TRY(insert.bind_bytes(1, hash_of_token(token))
                 .bind_text(2, account->id)
                 .bind(3, seconds_of(now) + link_seconds)
                 .run());
    STIP_TRY(log(database, {now, by, "password link issued", account->id}));
    return token;
  });
}

ErrorOr<std::optional<Account>> holder_of_password_link(Desk& desk, std::string_view token, Instant now) {
  return desk.read([&](Database& database) -> ErrorOr<std::optional<Account>> {
    STIP_TRY_AS(const auto id, account_of_link(database, token, now));
    if (!id) return std::optional<Account>();
    return find(database, *id);
  });
}

ErrorOr<Account> choose_password(Desk& desk, std::string_view token, std::string_view password, Instant now) {
  STIP_TRY_AS(const auto holder, holder_of_password_link(desk, token, now));
  if (!holder) return bad_link();
  STIP_TRY(check_password(password, own_words(*holder)));
  STIP_TRY_AS(const std::string hash, desk.passwords().hash(password));
  return desk.write([&](Database& database) -> ErrorOr<Account> {
    // Hashing took a while: of two who use the link at once, one is first.
    STIP_TRY_AS(const auto id, account_of_link(database, token, now));
    if (!id) return bad_link();
    STIP_TRY(store_password(database, *id, hash, ""));
    STIP_TRY(log(database, {now, *id, "password chosen by link", *id}));
    STIP_TRY_AS(const auto account, find(database, *id));
    return *account;
  });
}

ErrorOr<Nothing> change_password(Desk& desk, std::string_view id, std::string_view current, std::string_view password,
                                 std::string_view kept_session, Instant now) {
  const auto wrong = [](std::string_view problem, std::string_view remedy) {
    return Error{ErrorKind::forbidden, "password", std::string(problem), std::string(remedy)};
  };
  std::string stored;
  STIP_TRY_AS(const int wait, desk.write([&](Database& database) -> ErrorOr<int> {
    STIP_TRY_AS(Prepared row, database.prepare("SELECT password FROM account WHERE id = ? AND disabled = 0"));
    row.bind_text(1, id);
    STIP_TRY_AS(const bool found, row.step());
    if (found) stored = row.text(0);
    return begin_try(database, desk, account_throttle, std::string(id), now);
  }));
  if (wait > 0)
    return wrong(tr_later("there were too many wrong tries."), tr_later("Wait five minutes, then try again."));
  if (!desk.passwords().verify(stored, current))
    return wrong(tr_later("the current one is not right."),
                 tr_later("Type it again, or ask your administrator for a link."));
  STIP_TRY_AS(const auto account, find_account(desk, id));
  if (!account) return no_account(id);
  STIP_TRY(check_password(password, own_words(*account)));
  STIP_TRY_AS(const std::string hash, desk.passwords().hash(password));
  return desk.write([&](Database& database) -> ErrorOr<Nothing> {
    STIP_TRY(forgive(database, desk, account_throttle, std::string(id)));
    STIP_TRY(store_password(database, id, hash, kept_session));
    return log(database, {now, std::string(id), "password changed", std::string(id)});
  });
}

}  // namespace stip
