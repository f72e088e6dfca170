// Sessions: who is signed in, and the token that a form must bring back.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "desk/desk.h"

namespace stip {

struct SessionLimits {
  std::chrono::seconds idle = std::chrono::minutes(30);       ///< After the last request.
  std::chrono::seconds absolute = std::chrono::hours(12);     ///< After signing in, however busy.
  std::chrono::seconds confirmed = std::chrono::minutes(10);  ///< How long a repeated proof of identity counts.
};

struct Session {
  std::string handle;  ///< Names it in a list; opens nothing.
  std::string account;
  Instant created{};
  Instant seen{};
  bool second_factor = false;  ///< Signed in with a code besides the password.
  Instant confirmed{};         ///< When the person last proved who they are.
  std::string agent;           ///< Browser, as it called itself; at most 200 bytes.

  /// Whether an act that asks for a fresh proof may go on without asking again.
  bool is_fresh(Instant now, const SessionLimits& limits = {}) const { return now - confirmed <= limits.confirmed; }
};

/// Who starts a session, and how they proved it.
struct SessionStart {
  std::string account;
  bool second_factor = false;
  std::string agent;
};

/// A session begins; its token is returned and never stored: the desk keeps its SHA-256. Within a transaction of the
/// caller.
ErrorOr<std::string> start_session(Database& database, const SessionStart& start, Instant now);
/// The session of a token, and notes that it was used (to the minute). nullopt: none, expired, or its account is
/// disabled.
ErrorOr<std::optional<Session>> find_session(Desk& desk, std::string_view token, Instant now,
                                             const SessionLimits& limits = {});
/// The same session under a new token, with its identity confirmed now: at a raise of privilege. The old token is worth
/// nothing from then on. Errors: not_found.
ErrorOr<std::string> confirm_session(Desk& desk, std::string_view token, bool second_factor, Instant now);
ErrorOr<Nothing> end_session(Desk& desk, std::string_view token, Instant now);
/// Ends one session of an account, from its list. Errors: not_found.
ErrorOr<Nothing> end_session_named(Desk& desk, std::string_view account, std::string_view handle, Instant now);
/// Signs an account out everywhere but in the session with this token.
ErrorOr<Nothing> end_other_sessions(Desk& desk, std::string_view account, std::string_view kept, Instant now);
/// Signs an account out everywhere. `by`: who does so; empty: its holder.
ErrorOr<Nothing> end_sessions_of(Desk& desk, std::string_view account, Instant now, const std::string& by = {});
/// Sessions that are still good, the last used first.
ErrorOr<std::vector<Session>> sessions_of(Desk& desk, std::string_view account, Instant now,
                                          const SessionLimits& limits = {});

/// What each form of a session must bring back: an HMAC of its token, worth nothing in another session.
std::string csrf_token(const Desk& desk, std::string_view session_token);
bool is_csrf_token(const Desk& desk, std::string_view session_token, std::string_view given);

}  // namespace stip
