// Tests of dates.
#include "base/date.h"

#include <doctest/doctest.h>

using namespace stip;

namespace {
Date date(const char* text) {
  auto read = parse_date(text);
  REQUIRE(read.ok());
  return *read;
}
}  // namespace

TEST_CASE("a date is read and written as it was stated") {
  for (const char* text : {"2026", "2026-H1", "2026-H2", "2026-Q1", "2026-Q4", "2026-09", "2026-09-06", "2024-02-29"}) {
    CAPTURE(text);
    CHECK(to_text(date(text)) == text);
  }
  CHECK(date("").empty());
}

TEST_CASE("an imprecise date ends with its period") {
  CHECK(to_text(date("2026").last()) == "2026-12-31");
  CHECK(to_text(date("2026-H1").last()) == "2026-06-30");
  CHECK(to_text(date("2026-Q3").first()) == "2026-07-01");
  CHECK(to_text(date("2026-Q3").last()) == "2026-09-30");
  CHECK(to_text(date("2024-02").last()) == "2024-02-29");
  CHECK(to_text(date("2026-09-06").last()) == "2026-09-06");
}

TEST_CASE("what is no date is refused with the forms that are") {
  for (const char* text : {"26", "2026-Q5", "2026-H3", "2026-13", "2026-02-30", "2026-9-6", "2026-09-06T", "soon",
                           "-2026", "2026-q1", "2026/09/06"}) {
    CAPTURE(text);
    const auto read = parse_date(text);
    REQUIRE_FALSE(read.ok());
    CHECK(read.error().problem.find(text) != std::string::npos);
    CHECK(read.error().remedy.find("2026-Q3") != std::string::npos);
  }
}

TEST_CASE("quarters are counted from end to end") {
  CHECK(quarters_between(date("2027-Q2"), date("2028-Q4")) == 6);
  CHECK(quarters_between(date("2028-Q4"), date("2027-Q2")) == -6);
  CHECK(quarters_between(date("2026"), date("2026-Q4")) == 0);
  CHECK(quarters_between(date("2026-H1"), date("2026-H2")) == 2);
}

TEST_CASE("an instant is UTC to the second and reads back") {
  const auto instant = parse_instant("2026-11-24T18:25:37Z");
  REQUIRE(instant.ok());
  CHECK(to_text(*instant) == "2026-11-24T18:25:37Z");
  CHECK(to_text(day_of(*instant)) == "2026-11-24");
  CHECK_FALSE(parse_instant("2026-11-24T24:00:00Z").ok());
  CHECK_FALSE(parse_instant("2026-11-24 18:25:37Z").ok());
}
