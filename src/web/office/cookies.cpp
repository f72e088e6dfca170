// Cookies: RFC 6265bis, as far as one site needs it.
#include "web/office/cookies.h"

#include "base/error_or.h"
#include "base/text.h"

namespace stip {

std::optional<std::string> cookie(const Request& request, std::string_view name) {
  std::optional<std::string> found;
  for (const auto& [header, value] : request.headers) {
    if (header != "cookie") continue;
    std::string_view rest = value;
    while (!rest.empty()) {
      const auto end = rest.find(';');
      std::string_view pair = rest.substr(0, end);
      rest = end == rest.npos ? std::string_view{} : rest.substr(end + 1);
      while (!pair.empty() && pair.front() == ' ') pair.remove_prefix(1);
      const auto equals = pair.find('=');
      if (equals == pair.npos || pair.substr(0, equals) != name) continue;
      if (found) return std::nullopt;  // Somebody laid a second one beside ours.
      found = std::string(pair.substr(equals + 1));
    }
  }
  return found;
}

std::string set_cookie(std::string_view name, std::string_view value, const CookieOptions& options) {
  for (const char c : std::string(name) + std::string(value))
    STIP_ASSERT(('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z') || ('0' <= c && c <= '9') || c == '-' || c == '_');
  std::string text(name);
  text.append("=").append(value).append("; Path=/; HttpOnly; SameSite=Lax");
  if (options.secure) text += "; Secure";
  if (options.max_age >= 0) text += "; Max-Age=" + std::to_string(options.max_age);
  return text;
}

bool comes_from_this_site(const Request& request) {
  if (const std::string* site = request.header("sec-fetch-site")) return *site == "same-origin";
  const std::string* origin = request.header("origin");
  if (!origin || request.host.empty()) return false;
  return *origin == "https://" + request.host || *origin == "http://" + request.host;
}

}  // namespace stip
