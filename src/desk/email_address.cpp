// Email address: one address, and nothing that a mail program could read as more.
#include "desk/email_address.h"

#include <algorithm>

#include "base/text.h"

namespace stip {

bool is_email(std::string_view text) {
  const auto at = text.find('@');
  if (at == std::string_view::npos || at == 0 || at > 64 || text.size() > 254 ||
      text.find('@', at + 1) != std::string_view::npos)
    return false;
  const std::string_view domain = text.substr(at + 1);
  if (domain.empty() || domain.front() == '.' || domain.front() == '-' || domain.back() == '.' || contains(text, ".."))
    return false;
  if (text.front() == '.' || text[at - 1] == '.') return false;
  return std::ranges::all_of(text, [&](const char& c) {
    const bool plain =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-';
    const bool in_local_part = &c <= &text[at] && contains("!#$%&'*+/=?^_`{|}~@", std::string_view(&c, 1));
    return plain || in_local_part;
  });
}

}  // namespace stip
