// Local time, tested around the nights on which the clock is changed.
#include "base/local_time.h"

#include <doctest/doctest.h>

namespace stip {
namespace {

std::string utc(std::string_view text) {
  const auto instant = parse_local_time(text);
  return instant.ok() ? to_text(*instant) : std::string(instant.error().problem);
}

}  // namespace

TEST_CASE("a Dutch time is an hour ahead of UTC in winter and two in summer") {
  CHECK(utc("2027-03-01 14:00") == "2027-03-01T13:00:00Z");
  CHECK(utc("2027-07-01T14:00") == "2027-07-01T12:00:00Z");
  CHECK(utc("2027-03-01T13:00:00Z") == "2027-03-01T13:00:00Z");
}

TEST_CASE("the hour that is skipped is the hour after it; the hour that comes twice is the first of the two") {
  CHECK(utc("2027-03-28 01:59") == "2027-03-28T00:59:00Z");
  CHECK(utc("2027-03-28 02:30") == "2027-03-28T01:30:00Z");
  CHECK(utc("2027-03-28 03:00") == "2027-03-28T01:00:00Z");
  CHECK(utc("2027-10-31 02:30") == "2027-10-31T00:30:00Z");
  CHECK(utc("2027-10-31 03:00") == "2027-10-31T02:00:00Z");
}

TEST_CASE("the Dutch day begins an hour before that of UTC, or two") {
  CHECK(to_text(local_day_of(*parse_instant("2027-02-28T23:00:00Z"))) == "2027-03-01");
  CHECK(to_text(local_day_of(*parse_instant("2027-02-28T22:59:59Z"))) == "2027-02-28");
  CHECK(to_text(local_day_of(*parse_instant("2027-07-01T22:00:00Z"))) == "2027-07-02");
}

TEST_CASE("what is no time is refused with how to write it") {
  for (const std::string_view text :
       {"", "2027-03-01", "2027-02-30 14:00", "2027-03-01 24:00", "1 maart 2027, 14:00"}) {
    const auto instant = parse_local_time(text);
    REQUIRE_FALSE(instant.ok());
    CHECK(instant.error().remedy.find("2027-03-01 14:00") != std::string::npos);
  }
}

}  // namespace stip
