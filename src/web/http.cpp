// Request, Response: addresses decoded strictly, responses made ready to send.
#include "web/http.h"

#include <algorithm>
#include <charconv>

#include "base/error_or.h"
#include "base/text.h"

namespace stip {
namespace {

const std::string* value_of(const NamedTexts& all, std::string_view name) {
  for (const auto& [key, value] : all)
    if (key == name) return &value;
  return nullptr;
}

int hexadecimal(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }
bool is_line_or_tab(char c) { return c == '\r' || c == '\n' || c == '\t'; }

/// Bytes for which "%" stands, without looking at what they are.
std::optional<std::string> decoded_bytes(std::string_view text, bool plus_is_space) {
  std::string bytes;
  bytes.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '+' && plus_is_space) {
      bytes += ' ';
    } else if (text[i] != '%') {
      bytes += text[i];
    } else {
      if (i + 2 >= text.size()) return std::nullopt;
      const int high = hexadecimal(text[i + 1]), low = hexadecimal(text[i + 2]);
      if (high < 0 || low < 0) return std::nullopt;
      bytes += static_cast<char>(high * 16 + low);
      i += 2;
    }
  }
  if (!is_utf8(bytes)) return std::nullopt;
  return bytes;
}

bool has_dot_segment(std::string_view path) {
  for (std::size_t start = 0; start < path.size();) {
    const std::size_t end = std::min(path.find('/', start), path.size());
    const std::string_view part = path.substr(start, end - start);
    if (part == "." || part == "..") return true;
    start = end + 1;
  }
  return false;
}

/// Weight of one entry of an Accept-… header: "en;q=0.5" gives 0.5. Malformed weights count as 0.
double weight_of(std::string_view entry) {
  const std::size_t at = entry.find(';');
  if (at == std::string_view::npos) return 1;
  std::string_view rest = trimmed(entry.substr(at + 1));
  if (!starts_with(rest, "q=")) return 1;
  rest.remove_prefix(2);
  double weight = 0;
  const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), weight);
  return error == std::errc{} && end != rest.data() && weight >= 0 && weight <= 1 ? weight : 0;
}

/// The largest weight that `header` gives to a name for which `is_meant` holds; -1: none.
template <class IsMeant>
double weight_in(std::string_view header, IsMeant is_meant) {
  double best = -1;
  for (const std::string& entry : split(header, ',')) {
    const std::string name = to_lower(trimmed(std::string_view(entry).substr(0, entry.find(';'))));
    if (is_meant(name)) best = std::max(best, weight_of(entry));
  }
  return best;
}

}  // namespace

const std::string* Request::query_value(std::string_view name) const { return value_of(query, name); }
const std::string* Request::header(std::string_view name) const { return value_of(headers, name); }

std::optional<std::string> percent_decoded(std::string_view text, bool plus_is_space) {
  auto bytes = decoded_bytes(text, plus_is_space);
  if (bytes && std::any_of(bytes->begin(), bytes->end(), is_control)) return std::nullopt;
  return bytes;
}

std::optional<NamedTexts> parsed_query(std::string_view text, bool of_form_body) {
  NamedTexts pairs;
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t end = std::min(text.find('&', start), text.size());
    const std::string_view pair = text.substr(start, end - start);
    start = end + 1;
    if (pair.empty()) continue;
    const std::size_t equals = std::min(pair.find('='), pair.size());
    auto name = percent_decoded(pair.substr(0, equals), true);
    auto value = decoded_bytes(equals < pair.size() ? pair.substr(equals + 1) : std::string_view{}, true);
    if (!name || !value) return std::nullopt;
    const bool clean = std::none_of(value->begin(), value->end(),
                                    [&](char c) { return is_control(c) && !(of_form_body && is_line_or_tab(c)); });
    if (!clean) return std::nullopt;
    pairs.emplace_back(*std::move(name), *std::move(value));
  }
  return pairs;
}

bool parse_target(std::string_view target, Request& request) {
  if (target.empty() || target[0] != '/' || contains(target, "#")) return false;
  const std::size_t question = std::min(target.find('?'), target.size());
  auto path = percent_decoded(target.substr(0, question));
  if (!path || has_dot_segment(*path) || contains(*path, "\\")) return false;
  auto query = parsed_query(question < target.size() ? target.substr(question + 1) : std::string_view{});
  if (!query) return false;
  request.path = *std::move(path);
  request.query = *std::move(query);
  request.target = target;
  return true;
}

bool accepts_gzip(std::string_view accept_encoding) {
  const double named = weight_in(accept_encoding, [](const std::string& name) { return name == "gzip"; });
  if (named >= 0) return named > 0;
  return weight_in(accept_encoding, [](const std::string& name) { return name == "*"; }) > 0;
}

bool prefers_english(std::string_view accept_language) {
  const auto weight = [&](std::string_view language) {
    return weight_in(accept_language, [&](const std::string& name) {
      return name == language || starts_with(name, std::string(language) + "-");
    });
  };
  return weight("en") > std::max(weight("nl"), 0.0);
}

Response see_other(std::string location) {
  Response response{303, "text/plain; charset=utf-8", "See " + location + "\n", {}, nullptr};
  response.headers.emplace_back("Location", std::move(location));
  return response;
}

Response attachment(std::string_view content_type, std::string_view name, std::string bytes) {
  Response response{200, std::string(content_type), std::move(bytes), {}, nullptr};
  response.headers.emplace_back("Content-Disposition", "attachment; filename=\"" + std::string(name) + "\"");
  return response;
}

Response plain_text(int status, std::string text) {
  return {status, "text/plain; charset=utf-8", std::move(text), {}, nullptr};
}

std::string_view reason_phrase(int status) {
  switch (status) {
    case 200:
      return "OK";
    case 201:
      return "Created";
    case 202:
      return "Accepted";
    case 204:
      return "No Content";
    case 301:
      return "Moved Permanently";
    case 302:
      return "Found";
    case 303:
      return "See Other";
    case 304:
      return "Not Modified";
    case 307:
      return "Temporary Redirect";
    case 308:
      return "Permanent Redirect";
    case 400:
      return "Bad Request";
    case 401:
      return "Unauthorized";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 406:
      return "Not Acceptable";
    case 408:
      return "Request Timeout";
    case 409:
      return "Conflict";
    case 410:
      return "Gone";
    case 411:
      return "Length Required";
    case 412:
      return "Precondition Failed";
    case 413:
      return "Content Too Large";
    case 414:
      return "URI Too Long";
    case 415:
      return "Unsupported Media Type";
    case 417:
      return "Expectation Failed";
    case 422:
      return "Unprocessable Content";
    case 429:
      return "Too Many Requests";
    case 431:
      return "Request Header Fields Too Large";
    case 500:
      return "Internal Server Error";
    case 501:
      return "Not Implemented";
    case 503:
      return "Service Unavailable";
    case 505:
      return "HTTP Version Not Supported";
    default:
      return "Status";
  }
}

}  // namespace stip
