// Accounts: who may sign in, with which roles; and how one gets a password.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "access/mandates.h"
#include "desk/desk.h"
#include "desk/email_address.h"

namespace stip {

struct Account {
  std::string id;     ///< "U-7K3MQ2XA": the only thing of a person that the ledger ever holds.
  std::string name;   ///< As others see it.
  std::string email;  ///< As it was given; compared without regard to capitals.
  std::vector<RoleAt> roles;
  bool disabled = false;
  bool has_password = false;
  bool has_totp = false;  ///< Set up and confirmed.
  int passkeys = 0;       ///< How many are kept of this account.
  Instant created{};
  std::optional<Instant> signed_in;  ///< Last time; nullopt: never.

  /// Whether a password alone opens too little: some role shows more than the public sees, or hands out accounts.
  bool needs_second_factor() const;
  Person person() const { return {id, disabled ? std::vector<RoleAt>{} : roles}; }
};

struct NewAccount {
  std::string name, email;
  std::vector<RoleAt> roles = {};
};

/// Errors: invalid (name, e-mail), conflict (the address has an account).
ErrorOr<Account> add_account(Desk& desk, const NewAccount& account, const std::string& by, Instant now);
/// By id or e-mail address.
ErrorOr<std::optional<Account>> find_account(Desk& desk, std::string_view id_or_email);
ErrorOr<std::vector<Account>> accounts(Desk& desk);  ///< By name.
/// Errors of the following: not_found.
ErrorOr<Nothing> set_roles(Desk& desk, std::string_view id, const std::vector<RoleAt>& roles, const std::string& by,
                           Instant now);
/// A disabled account keeps its id and name, cannot sign in, and is signed out everywhere at once.
ErrorOr<Nothing> set_disabled(Desk& desk, std::string_view id, bool disabled, const std::string& by, Instant now);
/// Name, address, password, everything goes; the id in old entries then names nobody.
ErrorOr<Nothing> forget_account(Desk& desk, std::string_view id, const std::string& by, Instant now);

/// A token with which its holder may once choose a password, within a day. Earlier ones of the account end.
/// Issued by an administrator who knows to whom it is handed: there is no way by mail for whoever asks.
ErrorOr<std::string> issue_password_link(Desk& desk, std::string_view id, const std::string& by, Instant now);
/// Whose link it is; nullopt: not one, used, or expired.
ErrorOr<std::optional<Account>> holder_of_password_link(Desk& desk, std::string_view token, Instant now);
/// Chooses a password by link. The link is used up, sessions end, throttles stay.
/// Errors: not_found (link), invalid (password).
ErrorOr<Account> choose_password(Desk& desk, std::string_view token, std::string_view password, Instant now);
/// Changes the password of who knows the current one; all sessions end but the one with this token.
/// Errors: forbidden (current one is wrong, or too many tries), invalid (new one).
ErrorOr<Nothing> change_password(Desk& desk, std::string_view id, std::string_view current, std::string_view password,
                                 std::string_view kept_session, Instant now);

}  // namespace stip
