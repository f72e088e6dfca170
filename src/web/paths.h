// Paths: what pages and the API have in common in reading an address.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "web/site.h"

namespace stip {

/// What the holes of `pattern` match in `path`; nullopt if it does not match. A hole is a whole part that starts with
/// "{", as in "acties/{}" or "/boekingen/{nummer}", and matches any part that is not empty.
std::optional<std::vector<std::string>> match_path(std::string_view pattern, std::string_view path);

/// A moment as an address says it. A plus typed plainly is a space in a query, so "PV-7 PV-8" is "PV-7+PV-8".
std::string moment_typed(std::string_view value);

/// The moment that an address asks for: "moment", or "proposal" for the agenda as if adopted; if that stands there more
/// than once, as if all were, each named once ("PV-7+PV-8"). Empty: none, so now.
std::string moment_asked(const Request& request);

/// The day that the site reckons from: the fixed one, or that of the clock.
Day today_of(const Site& site);

}  // namespace stip
