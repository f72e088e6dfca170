// Forecast, tested: a table small enough to work out by hand, and what must hold for any series.
#include "monitoring/forecast/forecast.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "base/random_stream.h"

namespace stip {
namespace {

const History bumpy = {{2001, 2002, 2003, 2004}, {10, 12, 11, 15}};

/// The mean step goes on, and errors lie evenly from -11 to 11 mean steps.
ErrorTable simple_errors() {
  ErrorTable errors{};
  errors.middle[0] = 1;
  for (Quantiles& quantiles : errors.quantiles)
    for (std::size_t i = 0; i < quantiles.size(); ++i) quantiles[i] = static_cast<double>(i) - 11;
  return errors;
}

/// A walk of n values, with steps that are sometimes zero.
History walk(std::uint64_t seed, std::size_t n) {
  RandomStream random(seed);
  History history;
  double value = 50, slope = random.uniform() - 0.5;
  for (std::size_t i = 0; i < n; ++i) {
    history.at.push_back(2000 + static_cast<double>(i));
    history.value.push_back(value);
    if (random.uniform() > 0.2) value += slope + 2 * (random.uniform() - 0.5);
  }
  return history;
}

History changed(History history, double times, double plus) {
  for (double& value : history.value) value = times * value + plus;
  return history;
}

bool is_near(double a, double b, double size) { return std::abs(a - b) <= 1e-7 * size; }

}  // namespace

TEST_CASE("the shape of a series, worked out by hand") {
  const HistoryShape shape = *history_shape(bumpy);
  CHECK(shape.n == 4);
  CHECK(shape.last == 15);
  CHECK(shape.step == doctest::Approx(7.0 / 3));  // Of steps 2, -1 and 4.
  CHECK(shape.sign == 1);
  CHECK(shape.all == doctest::Approx(5.0 / 7));  // 5/3 a year, in steps of 7/3.
  CHECK(shape.usual == doctest::Approx(6.0 / 7));
  CHECK(shape.final == doctest::Approx(12.0 / 7));
  CHECK(shape.recent == doctest::Approx((4 - 0.8 + 0.64 * 2) / (1 + 0.8 + 0.64) / (7.0 / 3)));
  CHECK(shape.range == doctest::Approx(std::log(5 / (7.0 / 3))));
  CHECK(shape.still == 0);
}

TEST_CASE("a forecast and a chance, worked out by hand with a simple table") {
  const ErrorTable errors = simple_errors();
  const SeriesForecast forecast(*history_shape(bumpy), errors);
  const Quantiles q = forecast.at(2006);
  CHECK(q[middle_chance] == doctest::Approx(15 + 2 * 5.0 / 3));
  CHECK(q[middle_chance + 1] == doctest::Approx(15 + 2 * 5.0 / 3 + 7.0 / 3));
  CHECK(forecast.chance_beyond(15 + 2 * 5.0 / 3, 1, 2006) == doctest::Approx(0.5));
  CHECK(forecast.chance_beyond(15 + 2 * 5.0 / 3 + 7.0 / 6, 1, 2006) == doctest::Approx(0.475));
  CHECK(forecast.chance_beyond(1000, 1, 2006) == doctest::Approx(0.01));
  CHECK(forecast.chance_beyond(1000, -1, 2006) == doctest::Approx(0.99));
}

TEST_CASE("years that are missing count as time, and a survey every two years as one step") {
  const HistoryShape shape = *history_shape({{2000, 2001, 2002, 2006}, {0, 1, 2, 6}});
  CHECK(shape.period == 1);
  CHECK(shape.final * shape.step == doctest::Approx(1));    // 4 in 4 years.
  CHECK(shape.step == doctest::Approx((1 + 1 + 2) / 3.0));  // 4 / sqrt 4.
  const HistoryShape sparse = *history_shape({{2000, 2002, 2004, 2006}, {0, 1, 3, 4}});
  const HistoryShape dense = *history_shape({{2000, 2001, 2002, 2003}, {0, 1, 3, 4}});
  CHECK(sparse.period == 2);
  CHECK(SeriesForecast(sparse, shipped_errors(4)).at(2010)[3] ==
        doctest::Approx(SeriesForecast(dense, shipped_errors(4)).at(2005)[3]));
}

TEST_CASE("nothing is said of two observations, nor of a series that never changed") {
  CHECK_FALSE(SeriesForecast::of({{2001, 2002}, {1, 2}}));
  CHECK_FALSE(SeriesForecast::of({{}, {}}));
  CHECK_FALSE(SeriesForecast::of({{2001, 2002, 2003, 2004}, {7, 7, 7, 7}}));
  CHECK(SeriesForecast::of({{2001, 2002, 2003}, {7, 7, 8}}));
}

TEST_CASE("quantiles rise, and lie no nearer to the middle further ahead") {
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    const History history = walk(seed, 3 + seed % 30);
    const auto forecast = SeriesForecast::of(history);
    if (!forecast) continue;
    double before = 0;
    for (int h = 1; h <= 30; ++h) {
      const Quantiles q = forecast->at(history.at.back() + h);
      CHECK(std::ranges::is_sorted(q));
      CHECK(std::ranges::all_of(q, [](double value) { return std::isfinite(value); }));
      CHECK(q[19] - q[3] >= before * (1 - 1e-9));
      before = q[19] - q[3];
    }
  }
}

TEST_CASE("another unit, another zero and another sign give the same forecast in those terms") {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    const History history = walk(seed, 4 + seed % 20);
    const auto forecast = SeriesForecast::of(history);
    if (!forecast) continue;
    const double ahead = history.at.back() + 1 + static_cast<double>(seed % 9);
    const Quantiles q = forecast->at(ahead);
    const Quantiles other = SeriesForecast::of(changed(history, 8, 1024))->at(ahead);
    const Quantiles mirrored = SeriesForecast::of(changed(history, -1, 0))->at(ahead);
    const double size = 1000 + std::abs(q.front()) + std::abs(q.back());
    for (std::size_t i = 0; i < q.size(); ++i) {
      CHECK(is_near(other[i], 8 * q[i] + 1024, 8 * size));
      CHECK(is_near(mirrored[i], -q[q.size() - 1 - i], size));
    }
  }
}

TEST_CASE("a straight line goes on nearly as it did, and a jump does not carry a forecast away") {
  const History straight = {{2001, 2002, 2003, 2004, 2005, 2006, 2007, 2008}, {1, 2, 3, 4, 5, 6, 7, 8}};
  const Quantiles q = SeriesForecast::of(straight)->at(2012);
  CHECK(q[middle_chance] > 10.5);
  CHECK(q[middle_chance] < 12.5);
  const History jump = {{2001, 2002, 2003, 2004, 2005, 2006, 2007, 2008}, {5, 5, 5, 5, 5, 5, 5, 100}};
  const Quantiles after = SeriesForecast::of(jump)->at(2018);
  CHECK(after.front() > -3000);
  CHECK(after[19] < 1000);
  CHECK(after.back() < 3000);
}

TEST_CASE("the chance falls as the target moves away, and both sides add up") {
  const History history = walk(3, 14);
  const SeriesForecast forecast = *SeriesForecast::of(history);
  double before = 1;
  for (double target = history.value.back() - 20; target < history.value.back() + 20; target += 0.25) {
    const double chance = forecast.chance_beyond(target, 1, 2018);
    CHECK(chance <= before);
    CHECK(chance >= 0.01);
    CHECK(chance + forecast.chance_beyond(target, -1, 2018) == doctest::Approx(1));
    before = chance;
  }
}

TEST_CASE("declared bounds hold, and what lies beyond them is not reached") {
  const History history = {{2001, 2002, 2003, 2004, 2005}, {90, 94, 95, 98, 99}};
  const SeriesForecast forecast = *SeriesForecast::of(history, {.low = 0, .high = 100});
  CHECK(forecast.at(2009).back() == 100);
  CHECK(forecast.at(2009).front() >= 0);
  CHECK(forecast.chance_beyond(101, 1, 2009) == 0.01);
  CHECK(forecast.chance_beyond(100, 1, 2009) > 0.2);
  CHECK(SeriesForecast::of(history)->at(2009).back() > 100);
}

}  // namespace stip
