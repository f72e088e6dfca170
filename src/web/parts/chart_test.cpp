// Chart: round marks, exact coordinates, and no line where none may be.
#include "web/parts/chart.h"

#include <doctest/doctest.h>

#include "web/pages/test_site.h"

using namespace stip;

TEST_CASE("marks of an axis are round and hold both ends") {
  const auto marks = ticks(2.14, 3.0);
  CHECK(marks.front() <= 2.14);
  CHECK(marks.back() >= 3.0);
  CHECK(marks.size() >= 4);
  CHECK(marks.size() <= 8);
  CHECK(marks[1] - marks[0] == doctest::Approx(0.2));
}

TEST_CASE("one value still gives an axis") {
  CHECK(ticks(5, 5).size() >= 2);
  CHECK(ticks(0, 0).size() >= 2);
}

TEST_CASE("coordinates have one decimal at most") {
  CHECK(coordinate(12) == "12");
  CHECK(coordinate(12.34) == "12.3");
  CHECK(coordinate(-0.25) == "-0.3");
  CHECK(coordinate(0) == "0");
}

TEST_CASE("the first of January is a whole year") {
  CHECK(year_of(*parse_day("2026-01-01")) == doctest::Approx(2026.0));
}
