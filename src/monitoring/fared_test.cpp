// Fared, tested: figures that were foreseen or not, and what may not be compared.
#include "monitoring/fared.h"

#include <doctest/doctest.h>

#include "agenda/records.h"
#include "agenda/test_agenda.h"

namespace stip {
namespace {

SmallAgenda until_2021() {
  SmallAgenda agenda;
  agenda.say("I-1", {{"baseline", "10"}, {"baseline_year", "2015"}, {"target", "19"}, {"target_year", "2023"}});
  const char* const values[] = {"11", "12", "14", "15", "16", "18"};
  for (int i = 0; i < 6; ++i)
    agenda.say("O-" + std::to_string(i),
               {{"indicator", "I-1"}, {"period", std::to_string(2016 + i)}, {"value", values[i]}});
  return agenda;
}

}  // namespace

TEST_CASE("figures that came are held against the interval, and a target against its chance") {
  SmallAgenda then = until_2021(), now = until_2021();
  now.say("O-6", {{"indicator", "I-1"}, {"period", "2022"}, {"value", "19"}});
  now.say("O-7", {{"indicator", "I-1"}, {"period", "2023"}, {"value", "40"}});
  now.say("O-5", {{"value", "17"}});  // Revised since: it was known then, so it is not compared.
  const FaredForecasts found = fared(then.view(), now.view());
  REQUIRE(found.figures.size() == 2);
  CHECK(found.figures[0].is_inside);
  CHECK_FALSE(found.figures[1].is_inside);
  CHECK(found.inside() == 1);
  REQUIRE(found.targets.size() == 1);
  CHECK(found.targets[0].is_reached);
  CHECK(found.targets[0].chance > 0.5);
  CHECK(found.brier() == doctest::Approx((1 - found.targets[0].chance) * (1 - found.targets[0].chance)));
}

TEST_CASE("what came after a break, and what was too little to foresee from, is left out") {
  SmallAgenda then = until_2021(), now = until_2021();
  now.say("O-6", {{"indicator", "I-1"}, {"period", "2022"}, {"value", "19"}, {"break_before", "yes"}});
  CHECK(fared(then.view(), now.view()).figures.empty());
  CHECK(fared(then.view(), now.view()).brier() == 0);
  SmallAgenda few, later;
  for (SmallAgenda* agenda : {&few, &later})
    agenda->say("I-1").say("O-1", {{"indicator", "I-1"}, {"period", "2020"}, {"value", "1"}});
  later.say("O-2", {{"indicator", "I-1"}, {"period", "2021"}, {"value", "2"}});
  CHECK(fared(few.view(), later.view()).figures.empty());
}

}  // namespace stip
