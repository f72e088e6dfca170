// HTTP target: an address that is accepted is clean, and decoding undoes encoding.
#include "base/error_or.h"
#include "base/text.h"
#include "fuzz/fuzz.h"
#include "web/http.h"

namespace {

bool is_clean(std::string_view text) {
  for (const char c : text)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) return false;
  return stip::is_utf8(text);
}

}  // namespace

FUZZ_TARGET(http_target) {
  using namespace stip;
  if (Request request; parse_target(input, request)) {
    MUST(starts_with(request.path, "/") && is_clean(request.path) && request.target == input);
    for (const std::string& part : split(request.path, '/')) MUST(part != "." && part != "..");
    for (const auto& [name, value] : request.query) MUST(is_clean(name) && is_clean(value));
  }
  if (is_clean(input)) MUST(percent_decoded(percent_encoded(input)) == input);
  if (const auto pairs = parsed_query(input, true)) {
    std::string again;
    for (const auto& [name, value] : *pairs)
      again.append(again.empty() ? "" : "&").append(percent_encoded(name)).append("=").append(percent_encoded(value));
    MUST(parsed_query(again, true) == pairs);
  }
  (void)accepts_gzip(input);
  (void)prefers_english(input);
}
