// Sign in: from a proof of who one is, and a second one where the account has it, to a session.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "desk/desk.h"

namespace stip {

/// Whence somebody signs in.
struct Arrival {
  std::string address = {};  ///< Of the network; used to slow down guessing, kept as an HMAC alone.
  std::string device = {};   ///< Token of an earlier sign-in on this device, from its cookie; empty: a device unknown.
  std::string agent = {};    ///< Browser, as it calls itself.
};

struct SignIn {
  enum class State {
    wrong,        ///< Address, password or code: it does not say which.
    wait,         ///< Too many wrong tries: not looked at. Same for accounts that do not exist.
    code_wanted,  ///< The password is right; `token` is for the step of the code, for five minutes.
    signed_in     ///< `token` is the session.
  };
  State state = State::wrong;
  std::string token = {};
  std::string device =
      {};  ///< signed_in: a new token to be kept on this device, so that others cannot slow its owner down.
  std::string account = {};  ///< signed_in: whose session it is.
  int wait_seconds = 0;
};

struct Credentials {
  std::string email, password;
};

/// First step. An account that does not exist, has no password or is disabled takes as long as a wrong password.
/// Errors: storage.
ErrorOr<SignIn> sign_in(Desk& desk, const Credentials& credentials, const Arrival& arrival, Instant now);
/// Second step: a code of the app, or a recovery code. After five wrong ones it begins with the password again.
ErrorOr<SignIn> sign_in_with_code(Desk& desk, std::string_view token, std::string_view code, const Arrival& arrival,
                                  Instant now);

/// Of whom the second step is asked; nullopt: the step is over.
ErrorOr<std::optional<std::string>> account_of_step(Desk& desk, std::string_view token, Instant now);
/// Ends the second step as `is_right` says of the account. Counts the try, as for a code. `what`: for the log.
/// Within a transaction of the caller.
ErrorOr<SignIn> finish_second_step(Database& database, const Desk& desk, std::string_view token, std::string_view what,
                                   const Arrival& arrival, Instant now,
                                   const std::function<ErrorOr<bool>(const std::string& account)>& is_right);

/// How somebody proved to be an account without its password, and how that is written in the log.
struct Proved {
  bool second_factor = false;  ///< Two factors were proved with it.
  std::string_view what, what_with_second_factor;
};
/// Signs in who has proved to be this account otherwise. A second factor that was not proved is asked for if the
/// account has one. A disabled account gets `wrong`. Within a transaction of the caller.
ErrorOr<SignIn> sign_in_proved(Database& database, const Desk& desk, std::string_view account, const Proved& proved,
                               const Arrival& arrival, Instant now);

/// Whether this is the password of a signed-in account (and, if it has a second factor, its code): for a fresh proof.
ErrorOr<SignIn::State> prove_again(Desk& desk, std::string_view account, std::string_view password,
                                   std::string_view code, Instant now);

/// The same with the password alone, of who proves the rest otherwise.
ErrorOr<SignIn::State> prove_password(Desk& desk, std::string_view account, std::string_view password, Instant now);
/// The same with the code alone, of who proves the rest elsewhere.
ErrorOr<SignIn::State> prove_code(Desk& desk, std::string_view account, std::string_view code, Instant now);

/// How many ways to sign in an account has: its password, and each identity and passkey. Within a transaction.
ErrorOr<std::int64_t> ways_in(Database& database, std::string_view account);

}  // namespace stip
