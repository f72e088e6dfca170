// Money, tested: the worked example of docs/methods.md, and that nothing is counted twice or added that may not be.
#include "monitoring/money.h"

#include <doctest/doctest.h>

#include "agenda/records.h"
#include "agenda/test_agenda.h"

namespace stip {
namespace {

SmallAgenda::Fields line(const std::string& year, const std::string& stage, const std::string& amount,
                         const SmallAgenda::Fields& more = {}) {
  SmallAgenda::Fields fields{{"action", "A-1"},      {"source", "FS-1"}, {"year", year},
                             {"kind", "obligation"}, {"stage", stage},   {"amount", amount}};
  for (const auto& each : more) {
    std::erase_if(fields, [&](const auto& field) { return field.first == each.first; });
    fields.push_back(each);
  }
  return fields;
}

SmallAgenda start() { return SmallAgenda().say("A-1").say("A-2").say("FS-1").say("FS-2", {{"party", "private"}}); }

std::string total(const MoneyCell& cell) { return to_text(cell.total); }

}  // namespace

TEST_CASE("the worked example: two lines are added, a part, an overlap and an older position are not") {
  SmallAgenda agenda = start();
  agenda.say("F-1", line("2026", "granted", "EUR 30000000"))
      .say("F-2", line("2026", "granted", "~EUR 12000000", {{"action", "A-2"}}));
  agenda.say("F-3", line("2026", "granted", "EUR 10000000", {{"part_of", "F-1"}}))
      .say("F-4", line("2026", "granted", "EUR 42000000", {{"overlaps", "yes"}}));
  agenda.say("F-5", line("2026", "reserved", "EUR 60000000", {{"as_of", "2025"}}))
      .say("F-6", line("2026", "reserved", "EUR 55000000", {{"as_of", "2026-06"}}));
  const MoneyTable found = money(agenda.view());

  REQUIRE(found.public_.size() == 2);
  CHECK(total(found.public_[0]) == "EUR 55000000");
  CHECK(total(found.public_[1]) == "~EUR 42000000");
  CHECK(found.left_out.parts == 1);
  CHECK(found.left_out.overlapping == 1);
  CHECK(found.left_out.replaced == 1);
  CHECK(found.private_.empty());
}

TEST_CASE("kinds, stages and currencies are never added") {
  SmallAgenda agenda = start();
  agenda.say("F-1", line("2026", "granted", "EUR 1"))
      .say("F-2", line("2026", "granted", "EUR 2", {{"kind", "expenditure"}}));
  agenda.say("F-3", line("2026", "granted", "USD 4"))
      .say("F-4", line("2026", "paid", "EUR 8"))
      .say("F-5", line("2026", "granted", "EUR 16", {{"kind", ""}}));
  CHECK(money(agenda.say("F-6", line("2026", "", "EUR 32")).view()).left_out.not_stated == 1);
  agenda.retire("F-6");
  const MoneyTable found = money(agenda.view());
  CHECK(found.public_.size() == 5);
  CHECK(found.left_out.not_stated == 0);
}

TEST_CASE("public and private money stand apart, by source or by stage") {
  SmallAgenda agenda = start();
  agenda.say("F-1", line("2026", "granted", "EUR 10"))
      .say("F-2", line("2026", "contracted", "EUR 25", {{"source", "FS-2"}}));
  const MoneyTable found = money(agenda.view());
  REQUIRE(found.private_.size() == 1);
  REQUIRE(leverage(found).size() == 1);
  CHECK(leverage(found)[0].ratio == doctest::Approx(2.5));
  CHECK(leverage(found)[0].firmness == Firmness::bound);
}

TEST_CASE("what public and private parties give together is on neither side, and in no leverage") {
  SmallAgenda agenda = start();
  agenda.say("FS-3", {{"title", "Partners"}, {"party", "mixed"}});
  agenda.say("F-1", line("2026", "granted", "EUR 10"))
      .say("F-2", line("2026", "contracted", "EUR 25", {{"source", "FS-3"}}))
      .say("F-3", line("2026", "reserved", "EUR 40", {{"source", "FS-3"}}));
  const MoneyTable found = money(agenda.view());
  CHECK(found.public_.size() == 1);
  CHECK(found.private_.empty());
  REQUIRE(found.mixed.size() == 2);
  CHECK(total(found.mixed[0]) == "EUR 40");
  CHECK(total(found.mixed[1]) == "EUR 25");
  CHECK(leverage(found).empty());
}

TEST_CASE("leverage is never taken between different stages") {
  SmallAgenda agenda = start();
  agenda.say("F-1", line("2026", "paid", "EUR 10"))
      .say("F-2", line("2026", "expected", "EUR 25", {{"source", "FS-2"}}));
  CHECK(leverage(money(agenda.view())).empty());
}

TEST_CASE("a confidential amount is told and never counted") {
  SmallAgenda agenda = start();
  agenda.say("F-1", line("2026", "contracted", "EUR 10"))
      .say("F-2", line("2026", "contracted", "EUR 25", {{"amount_classification", "internal"}}));
  agenda.say("F-3", line("2026", "granted", "EUR 5"));
  const MoneyTable seen = money(agenda.view(Classification::public_));
  REQUIRE(seen.private_.size() == 1);
  CHECK(total(seen.private_[0]) == "EUR 10");
  CHECK(seen.private_[0].confidential == 1);
  CHECK(leverage(seen).empty());
  CHECK(total(money(agenda.view()).private_[0]) == "EUR 35");
}

TEST_CASE("the funnel goes from reserved to paid, over sources and years") {
  SmallAgenda agenda = start();
  agenda.say("F-1", line("2026", "reserved", "EUR 100"))
      .say("F-2", line("2027", "reserved", "EUR 50"))
      .say("F-3", line("2026", "paid", "EUR 5"));
  const auto steps = funnel(money(agenda.view()).public_);
  REQUIRE(steps.size() == 2);
  CHECK(to_text(steps[0].total) == "EUR 150");
  CHECK(steps[1].stage == FundingStage::paid);
}

TEST_CASE("a goal has what is secured and lacks what is asked, kind by kind") {
  SmallAgenda agenda = start();
  agenda.say("G-1").say("C-1", {{"action", "A-1"}, {"goal", "G-1"}}).say("C-2", {{"action", "A-2"}, {"goal", "G-1"}});
  agenda.say("F-1", line("2026", "granted", "EUR 40"))
      .say("F-2", line("2027", "asked", "EUR 60"))
      .say("F-3", line("2026", "reserved", "EUR 45"));
  agenda.say("F-4", line("2027", "asked", "EUR 7", {{"coverage", "existing"}}));
  const GoalMoney found = goal_money(agenda.view(), "G-1");
  REQUIRE(found.gaps.size() == 1);
  CHECK(to_text(found.gaps[0].open) == "EUR 60");
  CHECK(to_text(found.gaps[0].promised) == "EUR 45");
  CHECK(to_text(found.gaps[0].secured) == "EUR 40");
  CHECK(found.actions_without_money == std::vector<std::string>{"A-2"});
}

TEST_CASE("actions that need the statutory explanation are listed, largest first") {
  SmallAgenda agenda = start();
  agenda.say("F-1", line("2026", "granted", "EUR 20000000"))
      .say("F-2", line("2027", "granted", "EUR 90000000", {{"action", "A-2"}}));
  const auto found = explanations_needed(agenda.view());
  REQUIRE(found.size() == 2);
  CHECK(found[0].action == "A-2");
  CHECK(found[0].year == 2027);
  CHECK(found[1].missing.size() == 3);
}

}  // namespace stip
