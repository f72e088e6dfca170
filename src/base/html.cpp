// Html: escaping.
#include "base/html.h"

namespace stip {

void escape_to(std::string& out, std::string_view text) {
  std::size_t plain = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    std::string_view escaped;
    switch (text[i]) {
      case '&': escaped = "&amp;"; break;
      case '<': escaped = "&lt;"; break;
      case '>': escaped = "&gt;"; break;
      case '"': escaped = "&quot;"; break;
      case '\'': escaped = "&#39;"; break;
      case '\t':
      case '\n':
      case '\r': continue;
      default:
        if (static_cast<unsigned char>(text[i]) >= 0x20 && text[i] != 0x7F) continue;
        escaped = "\xEF\xBF\xBD";
    }
    out.append(text.substr(plain, i - plain));
    out.append(escaped);
    plain = i + 1;
  }
  out.append(text.substr(plain));
}

}  // namespace stip
