// Percent: text as a part of an address.
#pragma once

#include <string>
#include <string_view>

namespace stip {

/// Encodes all but unreserved characters (RFC 3986, 2.3), so that the outcome fits any part of an address.
std::string percent_encoded(std::string_view text);

}  // namespace stip
