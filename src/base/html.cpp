// Html: escaping.
#include "base/html.h"

#include <array>

namespace stip {

namespace {

/// What stands in a page as it is: all but markup and the control characters that HTML forbids.
constexpr std::array<bool, 256> plain_bytes = [] {
  std::array<bool, 256> plain{};
  for (std::size_t byte = 0; byte < plain.size(); ++byte)
    plain[byte] = (byte >= 0x20 && byte != 0x7F) || byte == '\t' || byte == '\n' || byte == '\r';
  for (const unsigned char byte : {'&', '<', '>', '"', '\''}) plain[byte] = false;
  return plain;
}();

std::string_view escaped(char byte) {
  switch (byte) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    default:
      return "\xEF\xBF\xBD";
  }
}

}  // namespace

void escape_to(std::string& out, std::string_view text) {
  std::size_t plain = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (plain_bytes[static_cast<unsigned char>(text[i])]) continue;
    out.append(text.substr(plain, i - plain));
    out.append(escaped(text[i]));
    plain = i + 1;
  }
  out.append(text.substr(plain));
}

}  // namespace stip
