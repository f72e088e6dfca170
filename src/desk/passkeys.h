// Passkeys: those that are kept of accounts, and signing in with them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "desk/sign_in.h"
#include "desk/webauthn.h"

namespace stip {

/// For what a challenge is. One that was made for one thing is worth nothing for another.
enum class PasskeyUse { make, sign_in, second_step, prove };

/// A challenge, good for five minutes and for one answer. Nothing of it is stored until it is answered, so that who
/// only looks at a page writes nothing. `about`: the account, or the token of the step; empty: nobody is known yet.
std::string new_challenge(const Desk& desk, PasskeyUse use, std::string_view about, Instant now);

struct Passkey {
  std::string handle;  ///< Names it in a form.
  std::string id;      ///< As its authenticator knows it.
  std::string name;    ///< As its holder calls it.
  Instant made{};
  std::optional<Instant> used;
};

ErrorOr<std::vector<Passkey>> passkeys_of(Desk& desk, std::string_view account);

/// Keeps a passkey that was made just now. Sessions elsewhere end: `kept_session` stays.
/// Errors: invalid (the answer, the name), conflict (known already, or more than twenty).
ErrorOr<Nothing> add_passkey(Desk& desk, const RelyingParty& site, std::string_view account, std::string_view name,
                             const PasskeyAnswer& answer, std::string_view kept_session, Instant now);
/// Errors: not_found, invalid.
ErrorOr<Nothing> rename_passkey(Desk& desk, std::string_view account, std::string_view handle, std::string_view name,
                                Instant now);
/// Takes a passkey away. By its holder, only if another way to sign in is left. Sessions elsewhere end.
/// Errors: not_found, conflict (the last way in).
ErrorOr<Nothing> remove_passkey(Desk& desk, std::string_view account, std::string_view handle, const std::string& by,
                                std::string_view kept_session, Instant now);

/// Takes all of an account away, for who has lost them: by an administrator. Signs out everywhere.
ErrorOr<Nothing> remove_passkeys(Desk& desk, std::string_view account, const std::string& by, Instant now);

/// Signs in with a passkey alone, which must have verified its holder: that counts as two factors.
ErrorOr<SignIn> sign_in_by_passkey(Desk& desk, const RelyingParty& site, const PasskeyAnswer& answer,
                                   const Arrival& arrival, Instant now);
/// The second step by a passkey in place of a code, verified or not. `step`: the token of the step.
ErrorOr<SignIn> second_step_by_passkey(Desk& desk, const RelyingParty& site, std::string_view step,
                                       const PasskeyAnswer& answer, const Arrival& arrival, Instant now);
/// A fresh proof of who is signed in: by a verified passkey, or by another one and the password.
ErrorOr<SignIn::State> prove_by_passkey(Desk& desk, const RelyingParty& site, std::string_view account,
                                        std::string_view password, const PasskeyAnswer& answer, Instant now);

}  // namespace stip
