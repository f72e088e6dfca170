// Course and series, tested: the worked example of docs/methods.md, and every verdict.
#include "monitoring/course.h"

#include <doctest/doctest.h>

#include "agenda/test_agenda.h"
#include "monitoring/series.h"

namespace stip {
namespace {

const Day today = day("2022-11-24");

/// The share of plant protein of docs/methods.md: 38 % in 2007-2010, wanted 50 % in 2030.
SmallAgenda protein() {
  SmallAgenda agenda;
  agenda.say("BR-1").say("I-1", {{"unit", "%"},
                                 {"baseline", "38"},
                                 {"baseline_year", "2010"},
                                 {"target", "50"},
                                 {"target_year", "2030"},
                                 {"direction", "up"},
                                 {"sources", "BR-1"}});
  agenda.say("O-1", {{"indicator", "I-1"}, {"period", "2012"}, {"period_end", "2016"}, {"value", "39"}});
  return agenda.say("O-2", {{"indicator", "I-1"}, {"period", "2019"}, {"period_end", "2021"}, {"value", "43"}});
}

Course course_of(SmallAgenda& agenda, Day on = today) {
  const View view = agenda.view();
  return course(view, *view.find<Indicator>("I-1"), on);
}

SmallAgenda rising(const std::string& first, const std::string& second) {
  SmallAgenda agenda;
  agenda.say("BR-1").say("I-1", {{"unit", "%"},
                                 {"baseline", "10"},
                                 {"baseline_year", "2010"},
                                 {"target", "20"},
                                 {"target_year", "2030"},
                                 {"sources", "BR-1"}});
  agenda.say("O-1", {{"indicator", "I-1"}, {"period", "2019"}, {"value", first}});
  return agenda.say("O-2", {{"indicator", "I-1"}, {"period", "2020"}, {"value", second}});
}

}  // namespace

TEST_CASE(
    "the worked example: 43 % in 2021 where the path is at 45 %, and 39 % before it, is behind and moving nearer") {
  SmallAgenda agenda = protein();
  const Course found = course_of(agenda);

  CHECK(*found.expected == doctest::Approx(45));  // 38 + 12 * 4018 / 7305 = 44.6, in whole per cents.
  CHECK(found.verdict == Verdict::behind);
  CHECK(*found.share == doctest::Approx(5.0 / 12));
  CHECK(*found.age_days == 328);
  CHECK_FALSE(is_good(found.verdict));
}

TEST_CASE("each verdict has its case") {
  struct Case {
    const char *first, *second;
    Verdict verdict;
  };
  for (const Case& each :
       {Case{"14", "20", Verdict::reached}, Case{"14", "15", Verdict::on_course}, Case{"12", "14", Verdict::behind},
        Case{"14", "14", Verdict::standing_still}, Case{"14", "13", Verdict::moving_away}}) {
    SmallAgenda agenda = rising(each.first, each.second);
    CHECK(course_of(agenda, day("2021-06-01")).verdict == each.verdict);
  }
}

TEST_CASE("where lower is better the path goes down") {
  SmallAgenda agenda = rising("90", "80");
  agenda.say("I-1", {{"baseline", "100"}, {"target", "50"}});
  CHECK(course_of(agenda, day("2021-06-01")).verdict == Verdict::behind);
  agenda.say("O-2", {{"value", "75"}});
  CHECK(course_of(agenda, day("2021-06-01")).verdict == Verdict::on_course);
}

TEST_CASE("blank is never good: without a figure after the baseline there is no new figure") {
  SmallAgenda agenda = rising("14", "15");
  agenda.say("I-1", {{"baseline_year", "2020"}});
  CHECK(course_of(agenda).verdict == Verdict::no_new_figure);
  agenda.retire("O-1").retire("O-2");
  CHECK(course_of(agenda).verdict == Verdict::no_new_figure);
}

TEST_CASE("a forecast is no figure") {
  SmallAgenda agenda = rising("12", "13");
  agenda.say("O-3", {{"indicator", "I-1"}, {"period", "2030"}, {"value", "25"}, {"status", "forecast"}});
  CHECK(course_of(agenda, day("2021-06-01")).verdict == Verdict::behind);
}

TEST_CASE("a figure is outdated two years after its period, plus its lag, or when the next one is overdue") {
  SmallAgenda agenda = rising("14", "15");
  CHECK(course_of(agenda, day("2022-12-31")).verdict == Verdict::on_course);
  CHECK(course_of(agenda, day("2023-01-01")).verdict == Verdict::outdated);
  agenda.say("O-2", {{"published", "2021-06-30"}});
  CHECK(course_of(agenda, day("2023-01-01")).verdict == Verdict::on_course);
  agenda.say("I-1", {{"next_expected", "2022-Q2"}});
  CHECK(course_of(agenda, day("2022-06-30")).verdict == Verdict::on_course);
  CHECK(course_of(agenda, day("2022-07-01")).verdict == Verdict::outdated);
}

TEST_CASE("a context indicator gets no verdict") {
  SmallAgenda agenda = rising("14", "20");
  agenda.say("I-1", {{"level", "context"}});
  CHECK(course_of(agenda).verdict == Verdict::context);
}

TEST_CASE("of sub-series the worst counts") {
  SmallAgenda agenda = rising("14", "15");
  agenda.say("O-1", {{"series", "men"}}).say("O-2", {{"series", "men"}});
  agenda.say("O-3", {{"indicator", "I-1"}, {"period", "2020"}, {"value", "9"}, {"series", "women"}});
  const Course found = course_of(agenda, day("2021-06-01"));
  CHECK(found.verdict == Verdict::moving_away);
  CHECK(found.series == "women");
}

TEST_CASE("a step is not taken across a break in the series") {
  SmallAgenda agenda = rising("18", "13");
  agenda.say("O-2", {{"break_before", "yes"}});
  CHECK(course_of(agenda, day("2021-06-01")).verdict == Verdict::behind);  // Nearer than the baseline of 10.
}

TEST_CASE("a goal has the worst course of its indicators, and none without one") {
  SmallAgenda agenda = rising("14", "15");
  agenda.say("I-2", {{"unit", "%"},
                     {"baseline", "10"},
                     {"baseline_year", "2010"},
                     {"target", "20"},
                     {"target_year", "2030"},
                     {"sources", "BR-1"}});
  agenda.say("O-3", {{"indicator", "I-2"}, {"period", "2020"}, {"value", "11"}})
      .say("G-1", {{"indicators", "I-1; I-2"}})
      .say("G-2");
  const View view = agenda.view();
  CHECK(course(view, *view.find<InterimGoal>("G-1"), day("2021-06-01")).indicator == "I-2");
  CHECK(course(view, *view.find<InterimGoal>("G-2"), today).verdict == Verdict::not_measurable);
  CHECK(course(view, *view.find<InterimGoal>("G-2"), today).missing == std::vector{Missing::indicator});
}

TEST_CASE("measurability says all that is missing") {
  SmallAgenda agenda;
  agenda.say("I-1", {{"unit", "%"}, {"target", "3"}});
  const View view = agenda.view();
  CHECK(measurability(view, *view.find<Indicator>("I-1")).missing ==
        std::vector{Missing::baseline, Missing::baseline_year, Missing::target_year, Missing::source});
}

TEST_CASE("the latest vintage counts, and the earlier ones stay") {
  SmallAgenda agenda;
  agenda.say("I-1", {{"unit", "%"}});
  agenda.say("O-1", {{"indicator", "I-1"}, {"period", "2023"}, {"value", "40.2"}, {"published", "2025"}});
  agenda.say("O-2", {{"indicator", "I-1"}, {"period", "2023"}, {"value", "39.7"}, {"published", "2024"}});
  agenda.say("O-3", {{"indicator", "I-1"}, {"period", "2024"}, {"value", "41.6"}});
  const View view = agenda.view();
  const auto lines = series(view, *view.find<Indicator>("I-1"));
  REQUIRE(lines.size() == 1);
  REQUIRE(lines[0].points.size() == 2);
  CHECK(lines[0].points[0].observation->id == "O-1");
  REQUIRE(lines[0].points[0].earlier.size() == 1);
  CHECK(lines[0].points[0].earlier[0]->id == "O-2");
}

TEST_CASE("no line crosses a sub-series, a break, or from measured to forecast") {
  SmallAgenda agenda;
  agenda.say("I-1", {{"unit", "%"}});
  const auto observe = [&](const std::string& id, const std::string& period, const SmallAgenda::Fields& more) {
    SmallAgenda::Fields fields{{"indicator", "I-1"}, {"period", period}, {"value", "1"}};
    fields.insert(fields.end(), more.begin(), more.end());
    agenda.say(id, fields);
  };
  observe("O-1", "2018", {});
  observe("O-2", "2019", {});
  observe("O-3", "2020", {{"break_before", "yes"}});
  observe("O-4", "2030", {{"status", "forecast"}});
  observe("O-5", "2019", {{"series", "women"}});
  const View view = agenda.view();
  const auto lines = series(view, *view.find<Indicator>("I-1"));
  REQUIRE(lines.size() == 4);
  CHECK(lines[0].points.size() == 2);
  CHECK(lines[1].after_break);
  CHECK(lines[2].is_forecast);
  CHECK(lines[3].series == "women");
}

}  // namespace stip
