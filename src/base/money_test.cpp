// Tests of decimals, amounts and quantities.
#include "base/money.h"

#include <doctest/doctest.h>

using namespace stip;

namespace {
Amount amount(const char* text) {
  auto read = parse_amount(text);
  REQUIRE(read.ok());
  return *read;
}
}  // namespace

TEST_CASE("an amount keeps how exactly it is known") {
  for (const char* text : {"EUR 1300000000", "~EUR 100000000", "EUR 151000000000..187000000000", "<=EUR 5000000000",
                           ">=EUR 7", "EUR 0.05", "USD 767000000", "EUR -12.50"}) {
    CAPTURE(text);
    CHECK(to_text(amount(text)) == text);
  }
  CHECK(amount("246000000") == exactly(246'000'000));
  CHECK(amount("EUR ~5") == amount("~EUR 5"));
}

TEST_CASE("money is whole cents, so a third decimal is refused") {
  for (const char* text :
       {"EUR 1.005", "EUR 1,50", "EUR", "1.000.000", "EUR 5..3", "EUR 1e6", "~", "EUR 99999999999999999999"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_amount(text).ok());
  }
}

TEST_CASE("a sum is as exact as its least exact part") {
  AmountSum sum;
  CHECK(sum.empty());
  sum.add(amount("EUR 100"));
  CHECK(to_text(sum.total()) == "EUR 100");
  sum.add(amount("~EUR 50"));
  CHECK(to_text(sum.total()) == "~EUR 150");
  sum.add(amount("<=EUR 20"));
  CHECK(to_text(sum.total()) == "EUR 150..170");
  sum.add(Amount{});
  CHECK(sum.parts() == 3);
}

TEST_CASE("a decimal keeps the decimals that its source gave") {
  for (const char* text : {"39.7", "39.70", "-0.5", "0", "589853", "2.000000001"}) {
    CAPTURE(text);
    const auto read = parse_decimal(text);
    REQUIRE(read.ok());
    CHECK(to_text(*read) == text);
  }
  CHECK(compare(*parse_decimal("1.5"), *parse_decimal("1.50")) == std::strong_ordering::equal);
  CHECK(compare(*parse_decimal("-2"), *parse_decimal("-1.99")) == std::strong_ordering::less);
  for (const char* text : {"", "-", ".5", "5.", "1.2.3", "NaN", "1e5", "٣", "1234567890123456789"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_decimal(text).ok());
  }
}

TEST_CASE("a quantity may be a range, and is drawn in its middle") {
  const auto range = parse_quantity("151..187");
  REQUIRE(range.ok());
  CHECK(to_text(*range) == "151..187");
  CHECK(middle(*range) == doctest::Approx(169));
  CHECK(to_text(*parse_quantity("~35000")) == "~35000");
  CHECK_FALSE(parse_quantity("3..1").ok());
}
