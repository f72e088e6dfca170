// Levelled, tested: limits are kept at every moment, and nothing starts before what must come first.
#include "planning/levelled.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>

namespace stip {
namespace {

const std::string text =
    "id,min,mode,max,predecessors,uses\na,4,4,4,,team\nb,3,3,3,,team lab:2\nc,2,2,2,a,\nd,1,1,1,b,team\n";

}  // namespace

TEST_CASE("levelled: the worked example") {
  const PlanNetwork network = read_network(text, "net.csv", PointsAs::triangle).value();
  const ResourceNeeds needs = read_needs(text, "net.csv", "resource,limit\nteam,1\nlab,2\n", "limits.csv").value();
  const LevelledPlan plan = levelled(network, needs).value();
  CHECK(plan.end_without_limits == 6);
  // a may end latest at 4, b at 5: a goes first, b waits for the team, and d for b.
  CHECK(plan.activities[0].start == 0);
  CHECK(plan.activities[1].start == 4);
  CHECK(plan.activities[1].waits == 4);
  CHECK(plan.activities[2].start == 4);
  CHECK(plan.activities[3].start == 7);
  CHECK(plan.end == 8);
}

TEST_CASE("levelled: what asks for more than there is, or for what is not there, is refused") {
  const PlanNetwork network = read_network(text, "net.csv", PointsAs::triangle).value();
  const auto small = read_needs(text, "net.csv", "resource,limit\nteam,1\nlab,1\n", "limits.csv").value();
  CHECK(levelled(network, small).error().problem == "it asks for more of lab than there ever is.");
  CHECK(read_needs(text, "net.csv", "resource,limit\nteam,1\n", "limits.csv").error().problem ==
        "it uses 'lab', of which no limit is given");
  CHECK(!read_needs(text, "net.csv", "resource,limit\nteam,many\nlab,1\n", "limits.csv").ok());
  CHECK(!read_needs(text, "net.csv", "resource,limit\nteam,inf\nlab,1\n", "limits.csv").ok());
}

TEST_CASE("levelled: a resource has one limit, and is used once by an activity") {
  // Each of both uses would fit by itself, and together they would be more than there is.
  const std::string twice = "id,min,mode,max,predecessors,uses\na,4,4,4,,team:2 team:2\n";
  CHECK(read_needs(twice, "net.csv", "resource,limit\nteam,2\n", "limits.csv").error().problem ==
        "it uses 'team' twice");
  const auto again = read_needs(text, "net.csv", "resource,limit\nteam,1\nteam,5\nlab,2\n", "limits.csv");
  CHECK(again.error().subject == "limits.csv, line 3");
  CHECK(again.error().problem == "resource 'team' stands here again");
  CHECK(!read_needs(text, "net.csv", "resource,limit\nteam a,1\nlab,2\n", "limits.csv").ok());
}

TEST_CASE("levelled: limits and order are kept in any network") {
  rc::check([] {
    PlanNetwork network;
    ResourceNeeds needs{{"r", "s"}, {3, 2}, {}};
    const std::size_t n = *rc::gen::inRange<std::size_t>(1, 14);
    for (std::size_t i = 0; i < n; ++i) {
      PlanActivity activity;
      activity.id = std::to_string(i);
      const double takes = *rc::gen::inRange(0, 5);
      activity.duration = {takes, takes, takes};
      for (std::size_t k = 0; k < i; ++k)
        if (*rc::gen::inRange(0, 4) == 0) activity.links.push_back({k, 0});
      network.activities.push_back(std::move(activity));
      needs.uses.push_back(
          {{0, static_cast<double>(*rc::gen::inRange(0, 4))}, {1, static_cast<double>(*rc::gen::inRange(0, 3))}});
    }
    const LevelledPlan plan = levelled(network, needs).value();
    RC_ASSERT(plan.end >= plan.end_without_limits);
    for (std::size_t i = 0; i < n; ++i) {
      for (const PlanLink& link : network.activities[i].links)
        RC_ASSERT(plan.activities[i].start >= plan.activities[link.before].finish);
      for (std::size_t resource = 0; resource < 2; ++resource) {
        double used = 0;
        for (std::size_t k = 0; k < n; ++k)
          if (plan.activities[k].start <= plan.activities[i].start &&
              plan.activities[i].start < plan.activities[k].finish)
            used += needs.uses[k][resource].amount;
        RC_ASSERT(used <= needs.limits[resource]);
      }
    }
  });
}

}  // namespace stip
