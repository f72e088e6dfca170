// Positions and comparison, tested: groups stay apart, a red line is never made up for, and nothing is called better.
#include "weighing/positions.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "agenda/test_agenda.h"
#include "weighing/framework_comparison.h"

namespace stip {
namespace {

const Day today = day("2027-01-01");

SmallAgenda framework() {
  SmallAgenda agenda;
  agenda.say("AK-1").say("A-1").say("A-2");
  agenda.say("KV-1", {{"framework", "AK-1"}, {"number", "1"}, {"topic", "chances"}, {"rated", "yes"}});
  agenda.say("KV-2", {{"framework", "AK-1"}, {"number", "2"}, {"topic", "risks"}, {"rated", "yes"}});
  agenda.say("KV-3", {{"framework", "AK-1"}, {"number", "3"}, {"topic", "red_lines"}});
  agenda.say("KV-4", {{"framework", "AK-1"}, {"number", "4"}, {"topic", "speed_and_care"}});
  agenda.say("AF-1", {{"framework", "AK-1"}, {"about", "A-1"}});
  agenda.say("AF-2", {{"framework", "AK-1"}, {"about", "A-2"}});
  return agenda;
}

Positions positions_of(SmallAgenda& agenda) {
  return positions(argument_map(agenda.view(Classification::public_), "A-1", today).value());
}

/// A-1 has more chances, A-2 fewer risks.
SmallAgenda rated() {
  SmallAgenda agenda = framework();
  agenda.say("AR-1", {{"assessment", "AF-1"}, {"question", "KV-1"}, {"who", "x"}, {"lowest", "very_high"}});
  agenda.say("AR-2", {{"assessment", "AF-1"}, {"question", "KV-2"}, {"who", "x"}, {"lowest", "high"}});
  agenda.say("AR-3", {{"assessment", "AF-2"}, {"question", "KV-1"}, {"who", "x"}, {"lowest", "low"}});
  agenda.say("AR-4", {{"assessment", "AF-2"}, {"question", "KV-2"}, {"who", "x"}, {"lowest", "very_low"}});
  return agenda;
}

std::optional<FrameworkComparison> compared(SmallAgenda& agenda,
                                            Classification clearance = Classification::restricted) {
  static std::vector<View> views;  // What is compared points into its view.
  const View& view = views.emplace_back(agenda.view(clearance));
  return framework_comparison(view, *view.find<Framework>("AK-1"), today, {.samples = 4096, .threads = 1}).value();
}

}  // namespace

TEST_CASE("positions: each group has its own, in words, and none is lost when a group changes its mind") {
  SmallAgenda agenda = framework();
  agenda.say("AR-1", {{"assessment", "AF-1"}, {"question", "KV-4"}, {"who", "Patients"}, {"stance", "speed"}});
  agenda.say("AR-2", {{"assessment", "AF-1"}, {"question", "KV-4"}, {"who", "Farmers"}, {"stance", "care"}});
  agenda.say("AR-3", {{"assessment", "AF-1"}, {"question", "KV-4"}, {"who", "Patients"}, {"stance", "both"}});
  const Positions found = positions_of(agenda);
  CHECK(found.groups == std::vector<std::string>{"Farmers", "Patients"});
  REQUIRE(found.stances.size() == 3);
  CHECK(found.stances[0].who == "Farmers");
  CHECK(found.stances[0].position == SpeedCare::care);
  CHECK(found.stances[1].position == SpeedCare::speed);
  CHECK(found.stances[2].position == SpeedCare::both);
}

TEST_CASE("positions: common ground needs two who answered, all of one side, with ratings that meet") {
  SmallAgenda agenda = framework();
  const auto argue = [&](const char* id, const char* who, const char* side, const char* lowest, const char* highest) {
    agenda.say(id, {{"assessment", "AF-1"},
                    {"question", "KV-1"},
                    {"who", who},
                    {"side", side},
                    {"lowest", lowest},
                    {"highest", highest}});
  };
  argue("AR-1", "Patients", "for", "medium", "high");
  CHECK(positions_of(agenda).agreed.empty());
  argue("AR-2", "Farmers", "for", "high", "very_high");
  REQUIRE(positions_of(agenda).agreed.size() == 1);
  CHECK(positions_of(agenda).agreed[0].side == Side::for_);
  CHECK(positions_of(agenda).agreed[0].lowest == 4);
  CHECK(positions_of(agenda).agreed[0].highest == 4);
  argue("AR-3", "Citizens", "against", "high", "high");
  REQUIRE(positions_of(agenda).agreed.size() == 1);
  CHECK(positions_of(agenda).agreed[0].side == Side::unstated);
  CHECK(positions_of(agenda).agreed[0].who.size() == 3);
  argue("AR-3", "Citizens", "for", "low", "low");
  CHECK(positions_of(agenda).agreed.empty());
}

TEST_CASE("positions: a red line of one group stands beside the gains of others, never beside its own") {
  SmallAgenda agenda = framework();
  agenda.say("AR-1", {{"assessment", "AF-1"}, {"question", "KV-3"}, {"who", "Nature"}, {"side", "against"}});
  agenda.say("AR-2", {{"assessment", "AF-1"}, {"question", "KV-1"}, {"who", "Nature"}, {"side", "for"}});
  CHECK(positions_of(agenda).lines.empty());
  agenda.say("AR-3", {{"assessment", "AF-1"}, {"question", "KV-1"}, {"who", "Farmers"}, {"side", "for"}});
  const Positions found = positions_of(agenda);
  REQUIRE(found.lines.size() == 1);
  CHECK(found.lines[0].line->id == "AR-1");
  REQUIRE(found.lines[0].gains.size() == 1);
  CHECK(found.lines[0].gains[0]->id == "AR-3");
}

TEST_CASE("comparison: groups that weigh otherwise make it depend on weights, and no weight makes up for a line") {
  SmallAgenda agenda = rated();
  CHECK_FALSE(compared(agenda));  // Nobody has said what they find important.
  agenda.say("W-1", {{"group", "Farmers"}, {"kind", "exact"}, {"questions", "KV-1; KV-2"}, {"weights", "9 | 1"}});
  agenda.say("W-2", {{"group", "Nature"}, {"kind", "exact"}, {"questions", "KV-2; KV-1"}, {"weights", "9 | 1"}});
  auto found = compared(agenda);
  REQUIRE(found);
  REQUIRE(found->pairs.size() == 1);
  CHECK(found->pairs[0].first == "A-1");
  CHECK(found->pairs[0].first_ahead == std::vector<double>{1, 0});
  CHECK(found->pairs[0].says == PairSays::depends);
  CHECK(found->open == std::vector<std::string>{"A-1", "A-2"});
  agenda.say("W-2", {{"questions", "KV-1; KV-2"}});
  found = compared(agenda);
  CHECK(found->pairs[0].says == PairSays::agreed);
  agenda.say("AR-5", {{"assessment", "AF-1"}, {"question", "KV-3"}, {"who", "Nature"}, {"side", "against"}});
  CHECK_FALSE(compared(agenda));  // One of the two crosses a line, so there is nothing left to compare.
}

TEST_CASE("comparison: a group of which nothing is known may hold any weights") {
  SmallAgenda agenda = rated();
  agenda.say("W-1", {{"group", "Citizens"}, {"kind", "unknown"}});
  const auto found = compared(agenda);
  REQUIRE(found);
  // Ahead where 3 w1 > 3 w2: half of all weights.
  CHECK(found->pairs[0].first_ahead[0] == doctest::Approx(0.5).epsilon(0.06));
  CHECK(found->ratings_missing == 0);
}

TEST_CASE("comparison: what nobody rated is counted and may be anything") {
  SmallAgenda agenda = rated();
  agenda.say("W-1", {{"group", "Citizens"}, {"kind", "order"}, {"questions", "KV-1; KV-2"}});
  agenda.say("AR-4", {{"lowest", ""}});
  const auto found = compared(agenda);
  REQUIRE(found);
  CHECK(found->ratings_missing == 1);
}

TEST_CASE("comparison: a viewer who may not see a weighing gets the comparison as if it were not there") {
  SmallAgenda agenda = rated();
  agenda.say("W-1", {{"group", "Citizens"}, {"kind", "unknown"}});
  agenda.say("AF-2", {{"classification", "restricted"}});
  CHECK(compared(agenda, Classification::restricted));
  CHECK_FALSE(compared(agenda, Classification::public_));
}

}  // namespace stip
