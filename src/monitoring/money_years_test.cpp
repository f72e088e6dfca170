// Money by year, tested: the years of a whole are there, and nothing is there twice.
#include "monitoring/money_years.h"

#include <doctest/doctest.h>

#include "agenda/records.h"
#include "agenda/test_agenda.h"

namespace stip {
namespace {

SmallAgenda::Fields of(const std::string& year, const std::string& amount, const SmallAgenda::Fields& more = {}) {
  SmallAgenda::Fields fields{{"action", "A-1"}, {"source", "FS-1"}, {"stage", "granted"}, {"amount", amount}};
  if (!year.empty()) fields.push_back({"year", year});
  for (const auto& each : more) {
    std::erase_if(fields, [&](const auto& field) { return field.first == each.first; });
    fields.push_back(each);
  }
  return fields;
}

SmallAgenda start() { return SmallAgenda().say("A-1").say("FS-1").say("FS-2", {{"party", "private"}}); }

}  // namespace

TEST_CASE("the cash of a whole that names no year is told by year, and money() counts only the whole") {
  SmallAgenda agenda = start();
  agenda.say("F-1", of("", "EUR 100"));
  agenda.say("F-2", of("2026", "EUR 40", {{"part_of", "F-1"}, {"kind", "expenditure"}}))
      .say("F-3", of("2027", "EUR 60", {{"part_of", "F-1"}, {"kind", "expenditure"}}));
  const MoneyYears found = money_years(agenda.view());
  REQUIRE(found.public_.size() == 2);
  CHECK(*found.public_[0].year == 2026);
  CHECK(to_text(found.public_[0].total) == "EUR 40");
  CHECK(*found.public_[1].year == 2027);
  CHECK(found.not_stated == 1);
  CHECK(found.over_period == 0);
  const MoneyTable whole = money(agenda.view());
  REQUIRE(whole.public_.size() == 1);
  CHECK_FALSE(whole.public_[0].year);
}

TEST_CASE("a part of what names a year itself is not told again, nor is what overlaps") {
  SmallAgenda agenda = start();
  agenda.say("F-1", of("2026", "EUR 100"));
  agenda.say("F-2", of("2026", "EUR 40", {{"part_of", "F-1"}})).say("F-3", of("2026", "EUR 9", {{"part_of", "F-2"}}));
  agenda.say("F-4", of("2026", "EUR 100", {{"overlaps", "yes"}}));
  const MoneyYears found = money_years(agenda.view());
  REQUIRE(found.public_.size() == 1);
  CHECK(to_text(found.public_[0].total) == "EUR 100");
  CHECK(found.public_[0].lines == 1);
}

TEST_CASE("a later position of the same money replaces the earlier one; what has no day stands beside it") {
  SmallAgenda agenda = start();
  agenda.say("F-1", of("2026", "EUR 50", {{"as_of", "2025"}})).say("F-2", of("2026", "EUR 55", {{"as_of", "2026-06"}}));
  CHECK(to_text(money_years(agenda.view()).public_.at(0).total) == "EUR 55");
  agenda.say("F-3", of("2026", "EUR 5"));
  CHECK(to_text(money_years(agenda.view()).public_.at(0).total) == "EUR 60");
}

TEST_CASE("stages, kinds, years and sides are apart; a line without a stage is added to nothing") {
  SmallAgenda agenda = start();
  agenda.say("F-1", of("2026", "EUR 1")).say("F-2", of("2026", "EUR 2", {{"stage", "paid"}}));
  agenda.say("F-3", of("2026", "EUR 4", {{"kind", "expenditure"}})).say("F-4", of("2027", "EUR 8"));
  agenda.say("F-5", of("2026", "EUR 16", {{"source", "FS-2"}, {"stage", "pledged"}}));
  agenda.say("F-6", of("2026", "EUR 32", {{"stage", ""}}));
  const MoneyYears found = money_years(agenda.view());
  CHECK(found.public_.size() == 4);
  CHECK(found.private_.size() == 1);
  REQUIRE(found.apart.size() == 1);
  CHECK(found.apart[0]->id == "F-6");
}

TEST_CASE("how many counted lines tell no year is told, those of a period apart") {
  SmallAgenda agenda = start();
  agenda.say("F-1", of("", "EUR 1", {{"period_start", "2026"}, {"period_end", "2029"}})).say("F-2", of("", "EUR 2"));
  agenda.say("F-3", of("", "EUR 3", {{"part_of", "F-2"}}));
  const MoneyYears found = money_years(agenda.view());
  CHECK(found.over_period == 1);
  CHECK(found.not_stated == 1);
  CHECK(found.public_.empty());
}

TEST_CASE("an amount that is not shown is told, and is in no total") {
  SmallAgenda agenda = start();
  agenda.say("F-1", of("2026", "EUR 7", {{"amount_classification", "restricted"}})).say("F-2", of("2026", "EUR 3"));
  const MoneyYears found = money_years(agenda.view(Classification::public_));
  REQUIRE(found.public_.size() == 1);
  CHECK(found.public_[0].confidential == 1);
  CHECK(to_text(found.public_[0].total) == "EUR 3");
}

}  // namespace stip
