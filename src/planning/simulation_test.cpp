// Simulation, tested against what can be worked out by hand, and against a million samples by other hands.
#include "planning/simulation.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "base/csv_rows.h"

namespace stip {
namespace {

PlanNetwork network(std::string_view rows, PointsAs as = PointsAs::triangle) {
  return read_network("id,min,mode,max,predecessors\n" + std::string(rows), "net.csv", as).value();
}

Simulation run(const PlanNetwork& net, std::size_t samples, std::uint64_t seed = 1) {
  SimulationOptions options;
  options.samples = samples;
  options.seed = seed;
  return simulation(net, options).value();
}

/// The share of a triangular distribution below t.
double triangle_share(double t, double low, double mode, double high) {
  if (t <= low) return 0;
  if (t >= high) return 1;
  if (t < mode) return (t - low) * (t - low) / ((high - low) * (mode - low));
  return 1 - (high - t) * (high - t) / ((high - low) * (high - mode));
}

double number(std::string_view text) { return text.empty() ? 0 : std::stod(std::string(text)); }

}  // namespace

TEST_CASE("simulation: one triangular duration has the mean, spread and quantiles of its formula") {
  const Simulation result = run(network("a,2,3,7,\n"), 1'000'000);
  CHECK(std::abs(result.mean - 4) < 4 * result.mean_error);
  const double variance = (4 + 9 + 49 - 6 - 14 - 21) / 18.0;
  CHECK(std::abs(result.sd - std::sqrt(variance)) < 4 * result.sd_error);
  std::vector<float> end = result.end;
  for (const double share : {0.05, 0.2, 0.5, 0.8, 0.99}) {
    const double value = quantile(end, share);
    CHECK(std::abs(triangle_share(value, 2, 3, 7) - share) < 4 * std::sqrt(share * (1 - share) / 1e6));
  }
}

TEST_CASE("simulation: of two that run side by side the end is the later one, and either is it half of the time") {
  const Simulation result = run(network("a,1,2,4,\nb,1,2,4,\nend,0,0,0,a b\n"), 1'000'000);
  double mean = 0;  // Of the later one: its distribution is the square of that of one.
  constexpr int steps = 30'000;
  for (int k = 0; k < steps; ++k) {
    const double t = 1 + 3 * (k + 0.5) / steps, share = triangle_share(t, 1, 2, 4);
    mean += (1 - share * share) * 3 / steps;
  }
  CHECK(std::abs(result.mean - (1 + mean)) < 4 * result.mean_error);
  CHECK(std::abs(static_cast<double>(result.critical[0]) / 1e6 - 0.5) < 4 * 0.0005);
  CHECK(result.critical[0] + result.critical[1] >= 1'000'000);
  CHECK(result.critical[2] == 1'000'000);
}

TEST_CASE("simulation: what is certain is as by hand, with lags, a first day and a delay") {
  PlanNetwork net = network("a,3,3,3,\nb,2,2,2,a\nc,4,4,4,\nd,1,1,1,b c\n");
  net.activities[1].links[0].lag = 2;
  net.activities[2].not_before = 2.5;
  net.activities[3].delay = 0.5;
  SimulationOptions options;
  options.samples = 300;
  options.watched = {0, 1, 2, 3};
  const Simulation result = simulation(net, options).value();
  CHECK(result.finish[1][299] == 7);    // 3 + 2 + 2
  CHECK(result.finish[2][0] == 6.5f);   // 2.5 + 4
  CHECK(result.finish[3][17] == 8.5f);  // 7 + 1 + 0.5
  CHECK(result.critical == std::vector<std::int64_t>{300, 300, 0, 300});
  CHECK(result.sd == 0);
}

TEST_CASE("simulation: three points read as shares have one in ten outside on either side") {
  const Simulation result = run(network("a,2,3,7,\n", PointsAs::shares), 1'000'000);
  CHECK(std::abs(share_by(result.end, 2) - 0.1) < 4 * 0.0003);
  CHECK(std::abs(share_by(result.end, 3) - 0.5) < 4 * 0.0005);
  CHECK(std::abs(share_by(result.end, 7) - 0.9) < 4 * 0.0003);
}

TEST_CASE("simulation: a shared cause makes durations move together, and leaves each as it was") {
  for (const PointsAs as : {PointsAs::triangle, PointsAs::shares}) {
    PlanNetwork net = network("a,9,10,11,\nb,9,10,11,\n", as);
    net.causes = {"all"};
    for (PlanActivity& activity : net.activities) activity.causes = {{0, std::sqrt(0.6)}};
    SimulationOptions options;
    options.samples = 200'000;
    options.watched = {0, 1};
    const Simulation result = simulation(net, options).value();
    const auto &a = result.finish[0], &b = result.finish[1];
    double ma = 0, mb = 0, aa = 0, bb = 0, ab = 0;
    for (std::size_t i = 0; i < a.size(); ++i) ma += a[i] / 2e5, mb += b[i] / 2e5;
    for (std::size_t i = 0; i < a.size(); ++i) {
      aa += (a[i] - ma) * (a[i] - ma);
      bb += (b[i] - mb) * (b[i] - mb);
      ab += (a[i] - ma) * (b[i] - mb);
    }
    CHECK(std::abs(ab / std::sqrt(aa * bb) - 0.6) < 0.02);
    CHECK(std::abs(share_by(a, 10) - 0.5) < 4 * std::sqrt(0.25 / 2e5));
    // Together they end sooner on average than by themselves: fewer of the two are late.
    const Simulation apart = run(network("a,9,10,11,\nb,9,10,11,\n", as), 200'000);
    CHECK(result.mean < apart.mean - 4 * apart.mean_error);
    CHECK(result.sd > apart.sd);
  }
}

TEST_CASE("simulation: the same bits for any number of threads, also of drivers") {
  const std::string text = read_table_file("tests/data/planning/net100_s1.csv").value();
  const PlanNetwork net = read_network(text, "net", PointsAs::triangle).value();
  SimulationOptions options;
  options.samples = 40'001;
  options.watched = {50};
  options.wants_drivers = true;
  options.threads = 1;
  const Simulation one = simulation(net, options).value();
  for (const unsigned threads : {2u, 3u, 8u}) {
    options.threads = threads;
    const Simulation other = simulation(net, options).value();
    CHECK(one.end == other.end);
    CHECK(one.critical == other.critical);
    CHECK(one.finish == other.finish);
    CHECK(one.mean == other.mean);
    for (std::size_t i = 0; i < one.drivers.size(); ++i) {
      CHECK(one.drivers[i].correlation == other.drivers[i].correlation);
      CHECK(one.drivers[i].end_if_long == other.drivers[i].end_if_long);
    }
  }
  options.seed = 3;
  CHECK(simulation(net, options).value().end != one.end);
}

TEST_CASE("simulation: mean, quantiles and criticality of 100 activities are those of numpy") {
  const std::string text = read_table_file("tests/data/planning/net100_s1.csv").value();
  const PlanNetwork net = read_network(text, "net", PointsAs::triangle).value();
  const Simulation result = run(net, 1'000'000, 12);
  const auto expected = [](const std::string& name, const std::vector<std::string_view>& columns) {
    const std::string file = read_table_file("tests/data/planning/" + name).value();
    CsvRows rows = CsvRows::open(file, name).value();
    REQUIRE(rows.want(columns).ok());
    std::map<std::string, std::vector<double>> table;
    while (rows.next())
      for (std::size_t c = 1; c < columns.size(); ++c) table[std::string(rows.cell(0))].push_back(number(rows.cell(c)));
    return table;
  };
  auto figures = expected("net100_s1_reference.csv", {"metric", "value", "mc_standard_error"});
  const auto near = [&](double ours, const std::string& metric) {
    CAPTURE(metric);
    CHECK(std::abs(ours - figures[metric][0]) < 4 * std::sqrt(2.0) * figures[metric][1]);
  };
  near(result.mean, "mean");
  near(result.sd, "sd");
  std::vector<float> end = result.end;
  for (const char* share : {"0.05", "0.1", "0.2", "0.5", "0.8", "0.9", "0.95", "0.99"})
    near(quantile(end, number(share)), std::string("q") + share);
  auto critical = expected("net100_s1_criticality.csv", {"id", "criticality_index"});
  for (std::size_t i = 0; i < net.activities.size(); ++i) {
    const double p = critical[net.activities[i].id][0], ours = static_cast<double>(result.critical[i]) / 1e6;
    CAPTURE(net.activities[i].id);
    CHECK(std::abs(ours - p) <= 4 * std::sqrt(std::max(p * (1 - p), 1e-6) * 2e-6));
  }
}

TEST_CASE("simulation: drivers are as by hand where one thing comes after another") {
  SimulationOptions options;
  options.samples = 200'000;
  options.wants_drivers = true;
  const Simulation result = simulation(network("a,0,5,10,\nb,4,5,6,a\nc,1,1,1,b\n"), options).value();
  const double va = 25.0 / 6, vb = 1.0 / 6;  // A symmetric triangle of width w has variance w²/24.
  CHECK(std::abs(result.drivers[0].mean - 5) < 0.02);
  CHECK(std::abs(result.drivers[0].correlation - std::sqrt(va / (va + vb))) < 0.01);
  CHECK(std::abs(result.drivers[1].correlation - std::sqrt(vb / (va + vb))) < 0.01);
  CHECK(result.drivers[2].correlation == 0);
  // The tenth below √5 ≈ 2.236 has a mean of 2/3 of it.
  CHECK(std::abs(result.drivers[0].end_if_short - (2.0 / 3 * std::sqrt(5.0) + 6)) < 0.05);
  CHECK(std::abs(result.drivers[0].end_if_long - (10 - 2.0 / 3 * std::sqrt(5.0) + 6)) < 0.05);
}

TEST_CASE("simulation: a delay makes no future end sooner, and none later than by the delay") {
  rc::check([] {
    PlanNetwork net;
    const std::size_t n = *rc::gen::inRange<std::size_t>(1, 12);
    for (std::size_t i = 0; i < n; ++i) {
      PlanActivity activity;
      activity.id = std::to_string(i);
      activity.duration = {1, 2, 2.0 + *rc::gen::inRange(0, 5)};
      for (std::size_t k = 0; k < i; ++k)
        if (*rc::gen::inRange(0, 3) == 0) activity.links.push_back({k, static_cast<double>(*rc::gen::inRange(-1, 2))});
      net.activities.push_back(std::move(activity));
    }
    const Simulation before = run(net, 500);
    net.activities[*rc::gen::inRange<std::size_t>(0, n)].delay = 3;
    const Simulation after = run(net, 500);
    for (std::size_t s = 0; s < 500; ++s) {
      RC_ASSERT(after.end[s] >= before.end[s]);
      RC_ASSERT(after.end[s] <= before.end[s] + 3.001f);
    }
    RC_ASSERT(std::accumulate(before.critical.begin(), before.critical.end(), std::int64_t{0}) >= 500);
  });
}

}  // namespace stip
