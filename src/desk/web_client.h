// Web client: asking another server something over HTTPS, and reading no more than it may say.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/error_or.h"

namespace stip {

struct WebQuestion {
  std::string url;
  std::optional<std::string> form = {};   ///< Sent by POST, encoded as a form; nullopt: GET.
  std::optional<std::string> basic = {};  ///< "user:password" for HTTP Basic.
};

struct WebAnswer {
  long status = 0;
  std::string body;
};

struct WebClientOptions {
  std::string authorities = {};  ///< File with the certificates of those who vouch for it; empty: the system's.
  std::string proxy = {};        ///< "http://proxy.ministry.nl:3128"; empty: none, whatever the environment says.
  int timeout_seconds = 10;
  std::size_t most_bytes = 256 * 1024;
};

/// Whether something may be asked at this address: https, or http on this machine alone; no user name, no fragment.
bool is_safe_url(std::string_view url);
/// "https://id.example.nl" of "https://id.example.nl/realms/x".
std::string origin_of_url(std::string_view url);

/// Asks, and waits for the answer. Redirects are not followed: an answer that is one comes back as such.
/// Errors: storage (no safe address, no connection, no trust, too long, too slow). Thread-safe.
ErrorOr<WebAnswer> ask_web(const WebQuestion& question, const WebClientOptions& options);

/// The same as a value, so that tests can answer by themselves.
using AskWeb = std::function<ErrorOr<WebAnswer>(const WebQuestion&)>;

}  // namespace stip
