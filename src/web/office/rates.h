// Rates: the limits of the office: signing in, personal links, and forms.
#pragma once

#include "web/office/rate_limit.h"

namespace stip {

/// For one address; 0: no limit. An office may share one address.
struct RatesPerMinute {
  int sign_in = 60;  ///< Passwords, codes, proofs, and choosing a password.
  int link = 120;    ///< Opening a personal link, and its form.
  int forms = 240;   ///< All else that is sent.
};

struct Rates {
  explicit Rates(const RatesPerMinute& most) : sign_in(most.sign_in), link(most.link), forms(most.forms) {}
  RateLimit sign_in, link, forms;
};

}  // namespace stip
