// Local time: ICU knows when summer time begins and ends.
#include "base/local_time.h"

#include <unicode/basictz.h>

#include <memory>
#include <string>

namespace stip {

namespace {

const icu::BasicTimeZone& dutch_zone() {
  static const std::unique_ptr<icu::BasicTimeZone> zone(
      dynamic_cast<icu::BasicTimeZone*>(icu::TimeZone::createTimeZone("Europe/Amsterdam")));
  STIP_ASSERT(zone != nullptr);
  return *zone;
}

double milliseconds(Instant instant) { return static_cast<double>(instant.time_since_epoch().count()) * 1000; }

}  // namespace

ErrorOr<Instant> parse_local_time(std::string_view text) {
  if (text.size() == 20) return parse_instant(text);
  const Error bad{ErrorKind::invalid, "time", "'" + std::string(text) + "' is not a day with a time.",
                  "Write it as 2027-03-01 14:00, in Dutch time."};
  if (text.size() != 16 || (text[10] != ' ' && text[10] != 'T')) return bad;
  const auto as_utc = parse_instant(std::string(text.substr(0, 10)) + "T" + std::string(text.substr(11)) + ":00Z");
  if (!as_utc.ok()) return bad;
  int32_t offset = 0, daylight = 0;
  UErrorCode status = U_ZERO_ERROR;
  dutch_zone().getOffsetFromLocal(milliseconds(*as_utc), UCAL_TZ_LOCAL_FORMER, UCAL_TZ_LOCAL_FORMER, offset, daylight,
                                  status);
  STIP_ASSERT(U_SUCCESS(status));
  return *as_utc - std::chrono::seconds{(offset + daylight) / 1000};
}

Day local_day_of(Instant instant) {
  int32_t offset = 0, daylight = 0;
  UErrorCode status = U_ZERO_ERROR;
  dutch_zone().getOffset(milliseconds(instant), false, offset, daylight, status);
  STIP_ASSERT(U_SUCCESS(status));
  return day_of(instant + std::chrono::seconds{(offset + daylight) / 1000});
}

}  // namespace stip
