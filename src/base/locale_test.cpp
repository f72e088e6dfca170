// Tests of numbers, dates and money as their readers write them.
#include "base/locale.h"

#include <doctest/doctest.h>

using namespace stip;

namespace {
constexpr auto nl = Language::nl, en = Language::en;
std::string amount(Language language, const char* text) { return amount_text(language, *parse_amount(text)); }
std::string short_amount(Language language, const char* text) {
  return short_amount_text(language, *parse_amount(text));
}
std::string date(Language language, const char* text) { return date_text(language, *parse_date(text)); }
}  // namespace

TEST_CASE("numbers have the marks of the language") {
  CHECK(number_text(nl, 1234567) == "1.234.567");
  CHECK(number_text(en, 1234567) == "1,234,567");
  CHECK(number_text(nl, *parse_decimal("1234.50")) == "1.234,50");
  CHECK(number_text(nl, -5) ==
        "\xE2\x88\x92"
        "5");
}

TEST_CASE("dates are written out in words") {
  CHECK(date(nl, "2026-09-06") == "6 september 2026");
  CHECK(date(nl, "2026-Q3") == "derde kwartaal 2026");
  CHECK(date(nl, "2026-H2") == "tweede helft 2026");
  CHECK(date(en, "2026-09-06") == "6 September 2026");
  CHECK(date(nl, "2026") == "2026");
  CHECK(short_date_text(nl, *parse_date("2026-03-01")) == "1 mrt 2026");
}

TEST_CASE("an instant is shown in Dutch time, winter and summer") {
  CHECK(instant_text(nl, *parse_instant("2026-11-24T18:25:37Z")) == "24 november 2026, 19:25");
  CHECK(instant_text(nl, *parse_instant("2026-07-01T23:30:00Z")) == "2 juli 2026, 01:30");
}

TEST_CASE("amounts are short but never rounded") {
  CHECK(short_amount(nl, "EUR 246000000") ==
        "€\xC2\xA0"
        "246\xC2\xA0mln");
  CHECK(short_amount(nl, "EUR 49600000") ==
        "€\xC2\xA0"
        "49,6\xC2\xA0mln");
  CHECK(short_amount(nl, "~EUR 1300000000") ==
        "circa €\xC2\xA0"
        "1,3\xC2\xA0mld");
  CHECK(short_amount(nl, "<=EUR 5000000000") ==
        "ten hoogste €\xC2\xA0"
        "5\xC2\xA0mld");
  CHECK(short_amount(nl, "EUR 3225000") ==
        "€\xC2\xA0"
        "3,225\xC2\xA0mln");
  CHECK(short_amount(nl, "EUR 1234567.89") ==
        "€\xC2\xA0"
        "1.234.567,89");
  CHECK(short_amount(en, "EUR 246000000") == "€246\xC2\xA0million");
  CHECK(amount(nl, "EUR 246000000") ==
        "EUR\xC2\xA0"
        "246.000.000");
}

TEST_CASE("a text without translation stays as it is") { CHECK(tr(nl, "no such text \x01") == "no such text \x01"); }

TEST_CASE("plurals follow the count") {
  CHECK(tr_n(en, "{} action", "{} actions", 1) == "1 action");
  CHECK(tr_n(en, "{} action", "{} actions", 1200) == "1,200 actions");
}

TEST_CASE("a plural that stands apart in the catalogue is found") {
  CHECK(tr_n(nl, "{} action unchanged", "{} actions unchanged", 1) == "1 actie ongewijzigd");
  CHECK(tr_n(nl, "{} action unchanged", "{} actions unchanged", 45) == "45 acties ongewijzigd");
}

TEST_CASE("collation is that of a dictionary") {
  CHECK(collate(nl, "appel", "Banaan") < 0);
  CHECK(collate(nl, "één", "een") != 0);
  CHECK(collate(nl, "zee", "Zeeland") < 0);
}
