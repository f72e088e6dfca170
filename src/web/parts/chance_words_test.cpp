// Chance words, tested on the words themselves: rounded to what is known, and chance is called chance.
#include "web/parts/chance_words.h"

#include <doctest/doctest.h>

namespace stip {
namespace {

constexpr Language en = Language::en, nl = Language::nl;

}  // namespace

TEST_CASE("a chance is told in tenths, and towards the ends in hundredths, never finer") {
  CHECK(share_text(en, 0.68) == "about 7 in 10");
  CHECK(share_text(nl, 0.68) == "ongeveer 7 op de 10");
  CHECK(share_text(en, 0.11) == "about 1 in 10");
  CHECK(share_text(en, 0.043) == "about 4 in 100");
  CHECK(share_text(en, 0.0004) == "fewer than 1 in 100");
  CHECK(share_text(nl, 0) == "minder dan 1 op de 100");
  CHECK(share_text(en, 1) == "more than 99 in 100");
  CHECK(chance_text(en, 0.7) == "likely (about 7 in 10)");
  CHECK(chance_text(nl, 0.05) == "heel onwaarschijnlijk (ongeveer 5 op de 100)");
}

TEST_CASE("a change of a chance is told in the same words, and what chance can make is no change") {
  CHECK(change_text(en, {0.71, 0.4, 0.004}) == "from about 7 in 10 to about 4 in 10");
  CHECK(change_text(en, {0.71, 0.69, 0.004}) == "stays about 7 in 10");
  CHECK(difference_text(en, {0.71, 0.4, 0.004}) == "31 of 100 fewer (± 1)");
  CHECK(difference_text(nl, {0.4, 0.71, 0.0001}) == "31 van de 100 meer (± < 1)");
  CHECK(difference_text(en, {0.4, 0.4, 0}) == "the same in every future");
  CHECK(difference_text(en, {0.4, 0.402, 0.004}) == "no more than chance");
  CHECK(difference_text(en, {0.001, 0.004, 0.0005}) == "< 1 of 100 more (± < 1)");
}

TEST_CASE("a shift is told in days, months or half years, as far as it is known") {
  CHECK(days_text(en, 1) == "1 day");
  CHECK(days_text(en, 12.4) == "12 days");
  CHECK(days_text(en, 152) == "5 months");
  CHECK(days_text(en, 900) == "2.5 years");
  CHECK(days_text(nl, 900) == "2,5 jaar");
  CHECK(shift_text(en, 365, 0.2) == "12 months later (± 1 day)");
  CHECK(shift_text(nl, -12, 1) == "12 dagen eerder (± 2 dagen)");
  CHECK(shift_text(en, 3, 2) == "no more than chance");
  CHECK(shift_text(en, 0, 0) == "no shift");
}

}  // namespace stip
