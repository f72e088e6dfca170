// Prospect and the files it comes from, tested.
#include "monitoring/forecast/prospect.h"

#include <doctest/doctest.h>

#include "monitoring/forecast/forecast_file.h"

namespace stip {
namespace {

const History rising = {{2019, 2020, 2021, 2022, 2023}, {30, 32, 33, 36, 38}};

std::vector<FiledSeries> series_in(std::string_view text) { return read_series(text, "h.csv").value(); }

}  // namespace

TEST_CASE("what is needed a year, and how likely it is") {
  const Prospect found = prospect(rising, {.target = 45, .at = 2030, .sign = 1});
  CHECK(found.ground == Ground::forecast);
  CHECK(*found.needed_rate == doctest::Approx(1));
  CHECK(*found.chance > 0.5);
  CHECK(*prospect(rising, {.target = 70, .at = 2030, .sign = 1}).chance < 0.33);
  CHECK_FALSE(found.is_there);
}

TEST_CASE("of two figures only the step that is needed can be said, and of none nothing") {
  const Prospect two = prospect({{2020, 2022}, {10, 12}}, {.target = 20, .at = 2030, .sign = 1});
  CHECK(two.ground == Ground::too_few);
  CHECK_FALSE(two.chance);
  CHECK(*two.needed_rate == 1);
  CHECK_FALSE(prospect({}, {.target = 20, .at = 2030, .sign = 1}).needed_rate);
  const Prospect still = prospect({{2020, 2021, 2022, 2023}, {5, 5, 5, 5}}, {.target = 4, .at = 2030, .sign = 1});
  CHECK(still.ground == Ground::unchanged);
  CHECK_FALSE(still.chance);
  CHECK(still.is_there);
}

TEST_CASE("a target whose moment has passed was reached or not, or nobody measured it") {
  CHECK(*prospect(rising, {.target = 33, .at = 2021, .sign = 1}).chance == 1);
  CHECK(*prospect(rising, {.target = 33, .at = 2020, .sign = 1}).chance == 0);
  CHECK(*prospect(rising, {.target = 33, .at = 2020, .sign = -1}).chance == 1);
  CHECK(prospect(rising, {.target = 33, .at = 2015, .sign = 1}).ground == Ground::past);
  CHECK_FALSE(prospect(rising, {.target = 33, .at = 2015, .sign = 1}).chance);
}

TEST_CASE("words have one meaning, and the number stands beside them") {
  CHECK(word_for(0.09) == "very unlikely");
  CHECK(word_for(0.32) == "unlikely");
  CHECK(word_for(0.33) == "about even");
  CHECK(word_for(0.66) == "about even");
  CHECK(word_for(0.67) == "likely");
  CHECK(word_for(0.91) == "very likely");
  CHECK(frequency_text(Language::en, 0.7) == "about 7 in 10");
  CHECK(frequency_text(Language::nl, 0.7) == "ongeveer 7 op de 10");
  CHECK(frequency_text(Language::nl, 0.04) == "ongeveer 4 op de 100");
}

TEST_CASE("series are read by any of the names of their columns, and the later row counts") {
  const auto series = series_in("series_id,period,value\nb,2021,2\na,2020,5\nb,2020,1\nb,2021,3\nb,2022,\n");
  REQUIRE(series.size() == 2);
  CHECK(series[0].id == "b");
  CHECK(series[0].history.at == std::vector<double>{2020, 2021});
  CHECK(series[0].history.value == std::vector<double>{1, 3});
  CHECK(series[0].revised == 1);
  CHECK(series[0].missing == 1);
}

TEST_CASE("what stands before a break does not count, and a period counts by its end") {
  const auto broken = series_in("series,t,value,break\na,2018,9,\na,2019,9,\na,2020,1,1\na,2021,2,\n");
  CHECK(broken[0].history.value == std::vector<double>{1, 2});
  CHECK(broken[0].before_break == 2);
  const auto quarters = series_in("series,t,value\na,2025-Q4,1\na,2025,2\n");
  CHECK(quarters[0].history.at == std::vector<double>{2025});
}

TEST_CASE("a bad cell is named with its line") {
  const auto problem = [](std::string_view text) { return to_text(read_series(text, "h.csv").error()); };
  CHECK(problem("series,t,value\na,2020,x\n").find("h.csv, line 2: value is 'x'") != std::string::npos);
  CHECK(problem("series,t,value\na,soon,1\n").find("t is 'soon'") != std::string::npos);
  CHECK(problem("series,t,value\na,2020,nan\n").find("value is 'nan'") != std::string::npos);
  CHECK(problem("series,t,value\n,2020,1\n").find("series is ''") != std::string::npos);
  CHECK_FALSE(read_series("series,value\na,1\n", "h.csv").ok());
}

TEST_CASE("what lies nearly at one moment cannot be told apart, and gives no figure that is none") {
  const auto near = read_series("series,t,value\na,0,1\na,1e-300,1e100\na,1,5\na,5,6\n", "history.csv");
  REQUIRE_FALSE(near.ok());
  CHECK(near.error().problem == "series a has two figures at nearly one moment, 1e-300");

  auto series = read_series("series,t,value\na,-2,1\na,-1,4\na,0,5\n", "history.csv").value();
  REQUIRE(read_aims("series,target_t,target_value,direction\na,1e-310,1e100,1\n", "targets.csv", series).ok());
  CHECK(forecast_json(series, 1, {}).find("series")->as_array()[0].find("needed_rate")->is_null());
  CHECK_FALSE(read_aims("series,target_t,target_value,direction\n,1,2,1\n", "targets.csv", series).ok());
}

TEST_CASE("targets find their series, say their side, and are one for each") {
  auto series = series_in("series,t,value\na,2020,5\n");
  const auto read = [&](std::string_view text) { return read_aims(text, "t.csv", series); };
  CHECK(read("series,target_year,target_value,baseline_value\na,2030,8,9\nz,2030,1,0\n").ok());
  CHECK(series[0].aims[0].sign == -1);
  REQUIRE(series.size() == 2);
  CHECK(series[1].id == "z");
  CHECK(series[1].history.at.empty());
  CHECK_FALSE(read("series,target_year,target_value,direction\na,2030,8,1\n").ok());
  CHECK_FALSE(read("series,target_year,target_value,direction\nb,2030,8,sideways\n").ok());
  CHECK_FALSE(read("series,target_year,target_value\nc,2030,8\n").ok());
}

TEST_CASE("the JSON has the steps that others script, and says why there are none") {
  auto series = series_in("series,t,value\na,2020,5\na,2021,6\na,2022,8\nb,2022,1\n");
  const Json json = forecast_json(series, 2, {});
  const Json::Array& list = json.find("series")->as_array();
  const Json& step = list[0].find("steps")->as_array()[1];
  CHECK(step.find("step")->as_integer() == 2);
  CHECK(step.find("q025")->as_number() < step.find("q10")->as_number());
  CHECK(step.find("q10")->as_number() < step.find("point")->as_number());
  CHECK(step.find("point")->as_number() < step.find("q90")->as_number());
  CHECK(step.find("q90")->as_number() < step.find("q975")->as_number());
  CHECK(list[1].find("steps")->as_array().empty());
  CHECK_FALSE(list[1].text("why").empty());
}

}  // namespace stip
