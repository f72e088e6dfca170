// Rates: the limits of the office: signing in, personal links, and forms.
#pragma once

#include "web/office/rate_limit.h"

namespace stip {

/// For one address; 0: no limit. An office may share one address.
struct RatesPerMinute {
  int sign_in = 60;  ///< Passwords, codes, proofs, and choosing a password.
  int link = 120;    ///< Opening a personal link, and its form.
  int forms = 240;   ///< All else that is sent.
  int message = 4;   ///< What the public sends in.
};
/// Of what the public sends in, for one address in a day.
inline constexpr int messages_per_day = 20;

struct Rates {
  explicit Rates(const RatesPerMinute& most)
      : sign_in(most.sign_in), link(most.link), forms(most.forms), message(most.message) {}
  RateLimit sign_in, link, forms, message;
  DailyLimit messages_a_day{messages_per_day};
};

}  // namespace stip
