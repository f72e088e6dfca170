// Parts of contributions: what is claimed to help a goal, as ranges, with what must be true; never attribution.
#pragma once

#include "web/site.h"

namespace stip {

/// What the claims on a goal come to together, held against what is needed; each with its range and assumption, and
/// what contradicts itself. Nothing if no action claims to contribute.
Html contribution_ranges_of(const Visit& visit, std::string_view goal);

}  // namespace stip
