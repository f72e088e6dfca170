// PlanNetwork and CriticalPath, tested: what is read, what is refused and with which words, and the plan by hand.
#include "planning/network.h"

#include <doctest/doctest.h>

#include "planning/critical_path.h"
#include "planning/what_if.h"

namespace stip {
namespace {

ErrorOr<PlanNetwork> read(std::string_view rows, PointsAs as = PointsAs::triangle) {
  return read_network("id,min,mode,max,predecessors\n" + std::string(rows), "net.csv", as);
}

std::string refused(std::string_view rows, PointsAs as = PointsAs::triangle) {
  const auto network = read(rows, as);
  if (!network.ok()) return network.error().subject + ": " + network.error().problem;
  const auto order = order_of(*network);
  return order.ok() ? "" : order.error().subject + ": " + order.error().problem;
}

}  // namespace

TEST_CASE("network: what cannot be read is told with its line") {
  CHECK(refused("a,1,2,3,\na,1,2,3,\n") == "net.csv, line 3: id 'a' stands here again");
  CHECK(refused("a,1,2,3,b\n") == "net.csv, line 2: it comes after 'b', which is not there");
  CHECK(refused("a,1,soon,3,\n") == "net.csv, line 2: mode is 'soon'");
  CHECK(refused("a,1,,3,\n") == "net.csv, line 2: mode is ''");
  CHECK(refused("a,-1,2,3,\n") == "net.csv, line 2: min is '-1'");
  CHECK(refused("a,3,2,4,\n") == "net.csv, line 2: min, mode and max do not rise");
  CHECK(refused("a,0,2,4,\n", PointsAs::shares) == "net.csv, line 2: min is 0, and is read as 1 in 10");
  CHECK(refused("") == "net.csv: there are no activities in it");
  CHECK(!read_network("id,min,max\n", "net.csv", PointsAs::triangle).ok());
}

TEST_CASE("network: of cycles the shortest is told, in its order") {
  CHECK(refused("a,1,1,1,d\nb,1,1,1,a\nc,1,1,1,b e\nd,1,1,1,c\ne,1,1,1,c\n") ==
        "dependencies: they go round in a circle: c → e → c.");
  CHECK(refused("a,1,1,1,a\n") == "dependencies: they go round in a circle: a → a.");
  CHECK(refused("a,1,1,1,c\nb,1,1,1,a\nc,1,1,1,b\nd,1,1,1,c\n") ==
        "dependencies: they go round in a circle: a → b → c → a.");
}

TEST_CASE("network: a predecessor may stand further down, and rows are kept in their order") {
  const PlanNetwork network = read("late,1,1,1,soon\nsoon,1,1,1,\n").value();
  CHECK(network.activities[0].id == "late");
  CHECK(order_of(network).value() == std::vector<std::size_t>{1, 0});
}

TEST_CASE("network: durations add up to a number, and delays too") {
  const auto read = read_network("id,min,mode,max,predecessors\na,1e308,1e308,1e308,\n", "net.csv", PointsAs::triangle);
  REQUIRE_FALSE(read.ok());
  CHECK(read.error().subject == "net.csv, line 2");
  CHECK_FALSE(parse_delay("a=1e308y").ok());
  CHECK(parse_delay("a=+2w")->by == 14);
}

TEST_CASE("critical path: the worked example, with a lag, slack and drag") {
  // a(3) -> b(4) -> d(2); a -> c(1) with a lag of 1 -> d.
  PlanNetwork network = read("a,3,3,3,\nb,4,4,4,a\nc,1,1,1,a\nd,2,2,2,b c\n").value();
  network.activities[2].links[0].lag = 1;
  const CriticalPath path = critical_path(network).value();
  CHECK(path.end == 9);
  CHECK(path.path == std::vector<std::size_t>{0, 1, 3});
  CHECK(path.activities[2].start == 4);
  CHECK(path.activities[2].slack == 2);
  CHECK(path.activities[2].drag == 0);
  CHECK(!path.activities[2].is_critical);
  CHECK(path.activities[0].drag == 3);  // Both ways go through it.
  CHECK(path.activities[1].drag == 2);  // Then the way by c counts.
  CHECK(path.activities[3].drag == 2);
}

}  // namespace stip
