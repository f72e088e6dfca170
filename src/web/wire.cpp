// Wire: the parts of the server that need no HTTP library.
#include "web/wire.h"

#include <algorithm>

#include "base/text.h"

namespace stip {
namespace {

std::string explanation(int status) {
  switch (status) {
    case 405:
      return "Here one can only read, and send forms.\n";
    case 408:
      return "The request took too long to come in.\n";
    case 413:
      return "The request is larger than this server takes.\n";
    case 414:
      return "The address is longer than this server takes.\n";
    case 431:
      return "The request has more headers than this server takes.\n";
    case 501:
      return "This server does not know that kind of request.\n";
    case 503:
      return "The server is busy. Try again in a few seconds.\n";
    default:
      return "The request is not well-formed.\n";
  }
}

}  // namespace

bool is_noise(std::string_view start) {
  return std::any_of(start.begin(), start.begin() + std::min<std::size_t>(start.size(), 16), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\r' && c != '\n') || byte >= 0x7f;
  });
}

bool has_folded_line(std::string_view head) { return contains(head, "\r\n ") || contains(head, "\r\n\t"); }

bool names_etag(std::string_view if_none_match, const std::string& etag) {
  const std::string gzipped = etag.substr(0, etag.size() - 1) + "-gzip\"";
  for (const std::string& part : split(if_none_match, ',')) {
    std::string_view one = trimmed(part);
    if (starts_with(one, "W/")) one.remove_prefix(2);
    if (one == "*" || one == etag || one == gzipped) return true;
  }
  return false;
}

Response refusal(int status) {
  Response response = plain_text(status, explanation(status));
  if (status == 503) response.headers.emplace_back("Retry-After", "5");
  if (status == 405) response.headers.emplace_back("Allow", "GET, HEAD, POST");
  return response;
}

AnswerPieces answer_pieces(const Request& request, const ReadyResponse& page, const AnswerForm& form,
                           std::string_view date, std::string& rest) {
  const std::string* encodings = request.header("accept-encoding");
  const bool gzipped = !page.gzip_body.empty() && encodings && accepts_gzip(*encodings);
  const std::string* known = page.etag.empty() || request.method != "GET" ? nullptr : request.header("if-none-match");
  const bool unchanged = known && page.status == 200 && names_etag(*known, page.etag);
  const std::string& body = gzipped ? page.gzip_body : page.body;

  rest.reserve(256);
  if (!page.etag.empty()) {
    rest.append("ETag: ").append(page.etag);
    if (gzipped) rest.replace(rest.size() - 1, 1, "-gzip\"");
    rest.append("\r\n");
  }
  if (gzipped && !unchanged) rest.append("Content-Encoding: gzip\r\n");
  if (!unchanged && page.status != 204)
    rest.append("Content-Length: ").append(std::to_string(body.size())).append("\r\n");
  if (form.behind_tls) rest.append("Strict-Transport-Security: max-age=63072000; includeSubDomains\r\n");
  if (!form.stays) rest.append("Connection: close\r\n");
  if (form.stays && form.old_version) rest.append("Connection: keep-alive\r\n");
  rest.append(date).append("\r\n");

  static constexpr std::string_view not_modified = "HTTP/1.1 304 Not Modified\r\n";
  const std::string_view head(page.head);
  const std::size_t line = head.find('\n') + 1;
  AnswerPieces pieces;
  pieces[0] = unchanged ? not_modified : head.substr(0, line);
  pieces[1] = head.substr(line);
  pieces[2] = rest;
  if (!form.head_only && !unchanged) pieces[3] = body;
  return pieces;
}

std::string whole_answer(int status, bool behind_tls, std::string_view date) {
  const auto page = prepare(refusal(status), false);
  std::string rest, whole;
  for (const std::string_view piece : answer_pieces(Request{}, *page, {false, false, false, behind_tls}, date, rest))
    whole += piece;
  return whole;
}

}  // namespace stip
