// Cookies: reading those that come in, and writing those of a session.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "web/http.h"

namespace stip {

/// The value of a cookie; nullopt if it was not sent, or twice.
std::optional<std::string> cookie(const Request& request, std::string_view name);

struct CookieOptions {
  bool secure = false;  ///< Sent over TLS alone.
  long max_age = -1;    ///< Seconds; negative: until the browser is closed; 0: gone.
};
/// A Set-Cookie value: HttpOnly, SameSite=Lax, Path=/. Precondition: name and value are letters, digits, "-", "_".
std::string set_cookie(std::string_view name, std::string_view value, const CookieOptions& options);

/// Whether a form comes from a page of this site, as the browser says: Sec-Fetch-Site, or Origin against Host for
/// browsers that do not say it. A request without either is refused.
bool comes_from_this_site(const Request& request);

}  // namespace stip
