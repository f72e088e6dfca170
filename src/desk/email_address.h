// Email address: what counts as one address.
#pragma once

#include <string_view>

namespace stip {

/// Whether it is one address, fit for a mail header: local part, @, domain; no name, no list, no control character.
/// Narrower than RFC 5322, 3.4.1: no quoted local parts, no comments, ASCII alone.
bool is_email(std::string_view text);

}  // namespace stip
