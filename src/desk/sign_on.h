// Sign-on: visits to an identity provider that are under way, and which of its subjects is which account.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "desk/accounts.h"
#include "desk/sign_in.h"

namespace stip {

/// Why somebody was sent to the provider.
enum class SignOnPurpose {
  sign_in,
  link,        ///< Signed in, to link the own account.
  invitation,  ///< By a link from an administrator, to link the account of that link.
  prove        ///< Signed in, to prove once more to be the one who signed in.
};

/// One visit: what came with it, to be found again when its browser returns.
struct SignOnVisit {
  SignOnPurpose purpose = SignOnPurpose::sign_in;
  std::string account = {};  ///< Of all but sign_in.
  std::string target = {};   ///< Path of this site to go on to.
  std::string language = "nl";
  std::string invitation = {};  ///< Hash of its token, of `invitation`.
  bool code_given = false;      ///< Of `prove`: a code of the second factor was right before it began.
  Instant begun{};
};

/// What a visit is known by. `browser` goes into a cookie, `state` to the provider and back; the other three are worked
/// out from `state` with the key of the desk, and stored nowhere.
struct SignOnSecrets {
  std::string state, browser, nonce, verifier, challenge;
};

/// Begins a visit, good for ten minutes and for one return.
ErrorOr<SignOnSecrets> begin_sign_on(Desk& desk, const SignOnVisit& visit, Instant now);
/// What became of a return: the visit is over with it, whatever comes next.
struct ReturnedVisit {
  SignOnVisit visit;
  SignOnSecrets secrets;
};
/// nullopt: no such visit, of another browser, too old, or returned before.
ErrorOr<std::optional<ReturnedVisit>> end_sign_on(Desk& desk, std::string_view state, std::string_view browser,
                                                  Instant now);

/// A person at a provider, by the name that the provider never gives to somebody else; never by an e-mail address.
struct Identity {
  std::string issuer, subject;
  bool operator==(const Identity&) const = default;
};
struct LinkedIdentity {
  std::string handle;  ///< Names it in a form.
  Identity identity;
  Instant linked{};
  std::optional<Instant> used;
};

/// Links an identity to an account. `by`: who does so.
/// Errors: not_found (account), conflict (it is another account's).
ErrorOr<Nothing> link_identity(Desk& desk, std::string_view account, const Identity& identity, const std::string& by,
                               Instant now);
ErrorOr<std::vector<LinkedIdentity>> identities_of(Desk& desk, std::string_view account);
/// The account of an identity; nullopt: none.
ErrorOr<std::optional<Account>> account_of_identity(Desk& desk, const Identity& identity);
/// Takes a link away. By the holder, only if another way to sign in is left. Sessions elsewhere end: `kept_session`
/// stays. Errors: not_found, conflict (the last way in).
ErrorOr<Nothing> unlink_identity(Desk& desk, std::string_view account, std::string_view handle, const std::string& by,
                                 std::string_view kept_session, Instant now);

/// A token with which its holder may once link an identity of the provider to the account, within a day. Earlier ones
/// of the account end. Errors: not_found.
ErrorOr<std::string> issue_sign_on_link(Desk& desk, std::string_view account, const std::string& by, Instant now);
ErrorOr<std::optional<Account>> holder_of_sign_on_link(Desk& desk, std::string_view token, Instant now);
/// Links by invitation, which is used up. `hash`: as in SignOnVisit. Errors: not_found, conflict.
ErrorOr<Account> accept_sign_on_link(Desk& desk, std::string_view hash, const Identity& identity, Instant now);

/// Signs in the account of an identity. A second factor that was not proved is asked for if the account has one.
ErrorOr<SignIn> sign_in_by_identity(Desk& desk, const Identity& identity, bool second_factor, const Arrival& arrival,
                                    Instant now);

}  // namespace stip
