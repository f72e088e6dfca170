// Request, Response: what a page sees of HTTP. No page knows the HTTP library; only server.cpp does.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/percent.h"

namespace stip {

using NamedTexts = std::vector<std::pair<std::string, std::string>>;

/// One request, already checked: well-formed UTF-8 without control characters in path and query, no "." or ".." parts.
struct Request {
  std::string method = "GET";  ///< HEAD reaches a handler as GET: the server leaves the body out.
  std::string path = "/";      ///< Decoded, without the query: "/acties/A-014". Starts with "/".
  std::string target = "/";    ///< As it was sent: path and query, still encoded. Key of the page cache.
  NamedTexts query;            ///< Decoded, in the order sent; a name may occur more than once.
  NamedTexts headers;          ///< Names in lower case.
  std::string body;
  std::string host = {};    ///< As the client says: compared with Origin, never put into an answer.
  std::string remote = {};  ///< Address at the other end of the connection; may be a proxy's.

  /// The first value by that name, or nullptr. "?q" and "?q=" both give the empty text.
  const std::string* query_value(std::string_view name) const;
  const std::string* header(std::string_view name) const;
};

struct ReadyResponse;

/// One answer. The server adds Content-Length, Date, Connection, ETag (a hash of the body, for GET with 200) and the
/// security headers; it answers If-None-Match and HEAD and compresses, so that no page needs to.
struct Response {
  int status = 200;
  std::string content_type = "text/html; charset=utf-8";
  std::string body;
  NamedTexts
      headers;  ///< Further ones, "Location" say. A line break in one is a mistake of ours and stops the program.
  /// Bytes made ready before, from the page cache. When set, the four fields above are not used.
  std::shared_ptr<const ReadyResponse> prepared;
};

/// Called from several threads at once. What it throws becomes a 500 without details.
using Handler = std::function<Response(const Request&)>;

/// A response made ready to send: everything but the date and the fate of the connection. Immutable, so shared.
struct ReadyResponse {
  int status = 200;
  std::string etag;  ///< With its quotes; empty when the response has none.
  std::string head;  ///< Status line and header fields, each ending in CR LF, without Content-Length.
  std::string body;
  std::string gzip_body;      ///< Empty when not made, or when compression would not pay.
  bool compressible = false;  ///< Text, so that a gzip variant would pay.

  std::size_t bytes() const {
    return sizeof(ReadyResponse) + etag.size() + head.size() + body.size() + gzip_body.size();
  }
};

/// Serialises `response`, once, with its ETag and the security headers. With `compress`, also makes the gzip variant
/// (some hundred µs: for what is kept). A response that is prepared already is given back as it is.
std::shared_ptr<const ReadyResponse> prepare(Response response, bool compress);
/// The same with its gzip variant, for bytes that turn out to be asked for compressed.
std::shared_ptr<const ReadyResponse> with_gzip(const std::shared_ptr<const ReadyResponse>& prepared);
/// Whether an Accept-Encoding header allows gzip.
bool accepts_gzip(std::string_view accept_encoding);

/// "303 See Other" to a path of this site. Never built from the Host header.
Response see_other(std::string location);
/// A file to be kept by its reader under `name`, which holds no quote.
Response attachment(std::string_view content_type, std::string_view name, std::string bytes);
/// A short text answer, for errors below the level of pages.
Response plain_text(int status, std::string text);

std::string_view reason_phrase(int status);

/// Decodes "%C3%A9". Nothing when a "%" is not followed by two hexadecimal digits, or when the outcome is not
/// UTF-8 or holds a control character (a NUL, say). With `plus_is_space`, as in forms.
std::optional<std::string> percent_decoded(std::string_view text, bool plus_is_space = false);
/// "a=1&b=2", of an address or of a form body (there CR and LF are allowed in values). Nothing when malformed.
std::optional<NamedTexts> parsed_query(std::string_view text, bool of_form_body = false);
/// Splits and checks a request target in origin form. Fills path, target and query. False: answer 400.
bool parse_target(std::string_view target, Request& request);

/// Whether an Accept-Language header prefers English over Dutch (Dutch when it says neither).
bool prefers_english(std::string_view accept_language);

}  // namespace stip
