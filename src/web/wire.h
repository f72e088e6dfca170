// Wire: what goes over a connection, as text: noise told from requests, refusals, and the pieces of an answer.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "web/http.h"

namespace stip {

/// Whether this can no longer become a request, so that noise is answered at once instead of waited for.
bool is_noise(std::string_view start);

/// A header field that goes on in the next line: forbidden since RFC 7230, and read differently by different proxies.
bool has_folded_line(std::string_view head);

/// Whether the visitor has these bytes already. Weak comparison, RFC 9110 13.1.2.
bool names_etag(std::string_view if_none_match, const std::string& etag);

/// The answer to what never reaches a page: not well-formed, too large, too busy.
Response refusal(int status);

struct AnswerForm {
  bool head_only = false;    ///< Of HEAD: no body.
  bool stays = true;         ///< The connection is kept for a next request.
  bool old_version = false;  ///< HTTP/1.0, which has to be told that a connection stays.
  bool behind_tls = false;   ///< Browsers are told to insist on TLS.
};

/// Status line, kept headers, headers of this one answer, body. They point into `page` and `rest`.
using AnswerPieces = std::array<std::string_view, 4>;

/// What goes out for `page`: 304 if the visitor has it, compressed if that is accepted. `date` is a whole header line.
AnswerPieces answer_pieces(const Request& request, const ReadyResponse& page, const AnswerForm& form,
                           std::string_view date, std::string& rest);

/// A refusal as the bytes that go out when nothing was read to answer to.
std::string whole_answer(int status, bool behind_tls, std::string_view date);

}  // namespace stip
