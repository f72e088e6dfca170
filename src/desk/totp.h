// Totp: the codes of an authenticator app, and the codes for who has lost it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "desk/desk.h"

namespace stip {

constexpr int totp_digits = 6;
constexpr int totp_step_seconds = 30;

/// The code of a moment, with SHA-1 as all apps have it. Source: RFC 6238; its test vectors are a test here.
std::string totp_code(std::string_view secret, Instant moment, int digits = totp_digits);
/// The step of which `code` is, if it is one of this moment or of a step beside it: clocks differ. nullopt: wrong.
std::optional<std::int64_t> totp_step_of(std::string_view secret, std::string_view code, Instant now);

/// What a person needs to set up an app; shown until a code confirms it, never after.
struct TotpOffer {
  std::string secret;  ///< Base 32, to be typed over.
  std::string uri;     ///< otpauth://totp/…
  std::string svg;     ///< The same as a QR code.
};

/// Who asks for an offer, and when.
struct TotpAsker {
  std::string session;  ///< Handle of the session; empty: none.
  Instant now{};
};
constexpr auto totp_offer_life = std::chrono::minutes(10);

/// A secret for an account; it counts only when a code of it has been given. Until then an older one holds good.
/// Asked again in the same session within ten minutes it is the same one: who loads the page again need not scan again.
/// Errors: not_found.
ErrorOr<TotpOffer> offer_totp(Desk& desk, std::string_view account, const std::string& issuer,
                              const TotpAsker& asker = {});
/// The same offer once more, for who typed a wrong code; a new one if none stands open. Errors: not_found.
ErrorOr<TotpOffer> repeat_offer(Desk& desk, std::string_view account, const std::string& issuer);
/// Confirms the offer by a code. Returns ten recovery codes, each for one use; shown once, older ones end.
/// Errors: invalid (wrong code, nothing offered).
ErrorOr<std::vector<std::string>> confirm_totp(Desk& desk, std::string_view account, std::string_view code,
                                               Instant now);
/// Takes the second factor away: by its holder, or by an administrator for who lost app and codes. Sessions end.
ErrorOr<Nothing> remove_totp(Desk& desk, std::string_view account, const std::string& by, Instant now);

/// Takes one code: of the app, if its step is later than the last one taken; or a recovery code, which is used up.
/// Within a transaction of the caller.
ErrorOr<bool> take_code(Database& database, const Desk& desk, std::string_view account, std::string_view code,
                        Instant now);
ErrorOr<int> recovery_codes_left(Desk& desk, std::string_view account);

}  // namespace stip
