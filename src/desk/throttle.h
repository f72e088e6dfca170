// Throttle: after some wrong tries each next one must wait longer; never for ever.
#pragma once

#include <string>
#include <string_view>

#include "desk/desk.h"

namespace stip {

/// How tries of one kind are slowed down: the delay doubles from a second with each failure after the free ones.
struct ThrottleRule {
  std::string_view name;  ///< "account"
  int free = 5;           ///< Failures without delay.
  int longest = 300;      ///< Seconds that one must wait at most, however many failures there were.
};

constexpr ThrottleRule account_throttle{"account", 5, 300};
constexpr ThrottleRule address_throttle{"address", 30, 60};  ///< Generous: an office may share one address.
constexpr ThrottleRule device_throttle{"device", 5, 300};  ///< Of an account on a device on which it signed in before.
constexpr ThrottleRule code_throttle{"code", 5, 300};      ///< Second factor of an account.

/// Seconds to wait after that many failures.
int delay_after(const ThrottleRule& rule, int failures);

/// Counts a try *before* it is made, so that many at once cannot all slip through; returns the seconds still to wait,
/// 0 if the try may go on. A try that must wait is not counted. What is counted is kept as an HMAC of `what`.
/// Failures are forgotten after a day without any.
ErrorOr<int> begin_try(Database& database, const Desk& desk, const ThrottleRule& rule, std::string_view what,
                       Instant now);
/// The try was right: all failures are forgotten.
ErrorOr<Nothing> forgive(Database& database, const Desk& desk, const ThrottleRule& rule, std::string_view what);
/// The try was right, but says nothing of the ones before: it alone is taken back.
ErrorOr<Nothing> take_back_try(Database& database, const Desk& desk, const ThrottleRule& rule, std::string_view what);

}  // namespace stip
