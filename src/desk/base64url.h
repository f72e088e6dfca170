// Base64url: bytes as letters that fit an address (RFC 4648, section 5), without padding.
#pragma once

#include <string>
#include <string_view>

#include "base/error_or.h"

namespace stip {

std::string to_base64url(std::string_view bytes);
/// Strict: one text per value, no padding. Errors: invalid.
ErrorOr<std::string> parse_base64url(std::string_view text);

}  // namespace stip
