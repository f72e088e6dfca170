// Outlook, tested: vintages, breaks, sub-series and surprises.
#include "monitoring/outlook.h"

#include <doctest/doctest.h>

#include "agenda/records.h"
#include "agenda/test_agenda.h"
#include "monitoring/forecast/moment.h"

namespace stip {
namespace {

SmallAgenda wanted(const std::string& target) {
  SmallAgenda agenda;
  agenda.say("I-1", {{"unit", "%"},
                     {"baseline", "10"},
                     {"baseline_year", "2015"},
                     {"target", target},
                     {"target_year", "2030"},
                     {"direction", "up"}});
  return agenda;
}

/// Figures of 2016 and later.
SmallAgenda measured(const std::string& target, const std::vector<std::string>& values) {
  SmallAgenda agenda = wanted(target);
  for (std::size_t i = 0; i < values.size(); ++i)
    agenda.say("O-" + std::to_string(i + 1),
               {{"indicator", "I-1"}, {"period", std::to_string(2016 + i)}, {"value", values[i]}});
  return agenda;
}

std::vector<Outlook> outlooks_of(SmallAgenda& agenda) {
  const View view = agenda.view();
  return outlooks(view, *view.find<Indicator>("I-1"));
}

}  // namespace

TEST_CASE("a period counts by its end") {
  CHECK(moment_of(day("2025-12-31")) == 2025);
  CHECK(moment_of(day("2024-12-31")) == 2024);
  CHECK(moment_of(day("2025-06-30")) == doctest::Approx(2024.496).epsilon(0.0001));
}

TEST_CASE("an indicator has a year by year outlook to its target, and what is needed a year") {
  SmallAgenda agenda = measured("24", {"11", "12", "14", "15", "16", "18"});
  const auto found = outlooks_of(agenda);
  REQUIRE(found.size() == 1);
  CHECK(found[0].years.front().year == 2022);
  CHECK(found[0].years.back().year == 2030);
  CHECK(found[0].years.front().low < found[0].years.front().middle);
  CHECK(found[0].years.front().middle < found[0].years.front().high);
  CHECK(*found[0].prospect->needed_rate == doctest::Approx(6.0 / 9));
  CHECK(*found[0].prospect->chance > 0.5);
  CHECK(found[0].last == "O-6");
  CHECK_FALSE(is_unlikely(found[0]));
}

TEST_CASE("a target far off is unlikely, by this figure and by the one before") {
  SmallAgenda agenda = measured("90", {"11", "12", "14", "15", "16", "18"});
  CHECK(is_unlikely(outlooks_of(agenda)[0]));
  SmallAgenda few = measured("90", {"11", "12", "14"});
  CHECK_FALSE(is_unlikely(outlooks_of(few)[0]));  // Without the last there are too few.
}

TEST_CASE("of two figures there is only what is needed") {
  SmallAgenda agenda = measured("20", {"11", "12"});
  const Outlook found = outlooks_of(agenda)[0];
  CHECK(found.years.empty());
  CHECK(found.prospect->ground == Ground::too_few);
  CHECK(*found.prospect->needed_rate == doctest::Approx(8.0 / 13));
}

TEST_CASE("a figure that leaves what those before it led to expect is a surprise, bad if it is away from the target") {
  SmallAgenda fallen = measured("24", {"11", "12", "14", "15", "16", "6"});
  const Outlook bad = outlooks_of(fallen)[0];
  REQUIRE(bad.surprise);
  CHECK(bad.surprise->is_bad);
  CHECK_FALSE(bad.surprise->is_above);
  SmallAgenda steady = measured("24", {"11", "12", "14", "15", "16", "17"});
  CHECK_FALSE(outlooks_of(steady)[0].surprise);
  SmallAgenda jumped = measured("24", {"11", "12", "14", "15", "16", "30"});
  const Outlook good = outlooks_of(jumped)[0];
  REQUIRE(good.surprise);
  CHECK_FALSE(good.surprise->is_bad);
}

TEST_CASE("what was revised counts in its latest version, and nothing before a break counts") {
  SmallAgenda agenda = measured("24", {"11", "12", "14", "15", "16"});
  agenda.say("O-9", {{"indicator", "I-1"}, {"period", "2020"}, {"value", "17"}, {"published", "2022-01-01"}});
  const auto revised = outlooks_of(agenda);
  CHECK(revised[0].last == "O-9");
  SmallAgenda broken = measured("24", {"11", "12", "14", "15", "16"});
  broken.say("O-7", {{"indicator", "I-1"}, {"period", "2021"}, {"value", "40"}, {"break_before", "true"}});
  const auto after = outlooks_of(broken);
  REQUIRE(after.size() == 1);
  CHECK(after[0].prospect->ground == Ground::too_few);
}

TEST_CASE("sub-series have an outlook each; without a target there is no prospect") {
  SmallAgenda agenda;
  agenda.say("I-1", {{"unit", "%"}});
  for (const char* who : {"men", "women"})
    for (int i = 0; i < 4; ++i)
      agenda.say(std::string("O-") + who[0] + std::to_string(i), {{"indicator", "I-1"},
                                                                  {"period", std::to_string(2018 + i)},
                                                                  {"value", std::to_string(10 + i * i)},
                                                                  {"series", who}});
  const auto found = outlooks_of(agenda);
  REQUIRE(found.size() == 2);
  CHECK(found[0].series == "men");
  CHECK_FALSE(found[0].prospect);
  CHECK(found[0].years.size() == 3);
}

}  // namespace stip
