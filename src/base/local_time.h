// Local time: moments as people in the Netherlands say them.
#pragma once

#include <string_view>

#include "base/date.h"
#include "base/error_or.h"

namespace stip {

/// "2027-03-01 14:00" or "2027-03-01T14:00" in Dutch time, summer time minded; or in UTC as "2027-03-01T13:00:00Z".
/// An hour that summer time skips is read as the hour after it; of one that comes twice the first is meant.
/// Errors: invalid.
ErrorOr<Instant> parse_local_time(std::string_view text);
/// The day that it is in the Netherlands.
Day local_day_of(Instant instant);

}  // namespace stip
