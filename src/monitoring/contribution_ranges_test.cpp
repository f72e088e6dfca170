// ContributionRanges, tested: ranges stay honest, contradictions are told, and nothing is attributed.
#include "monitoring/contribution_ranges.h"

#include <doctest/doctest.h>

#include "agenda/records.h"
#include "agenda/test_agenda.h"

namespace stip {
namespace {

/// 40 was measured and 50 is wanted.
SmallAgenda goal_of_ten() {
  SmallAgenda agenda;
  agenda.say("G-1", {{"indicators", "I-1"}});
  agenda.say("I-1", {{"direction", "up"}, {"baseline", "38"}, {"target", "50"}, {"target_year", "2030"}});
  agenda.say("O-1", {{"indicator", "I-1"}, {"period", "2025"}, {"value", "40"}});
  for (const char* action : {"A-1", "A-2", "A-3"}) agenda.say(action, {{"phase", "running"}});
  return agenda;
}

void claim(SmallAgenda& agenda, const std::string& number, const std::string& size) {
  agenda.say("C-" + number, {{"action", "A-" + number}, {"goal", "G-1"}, {"size", size}});
}

ContributionRanges ranges_of(SmallAgenda& agenda, Classification clearance = Classification::restricted) {
  static std::vector<View> views;  // What is found points into its view.
  return contribution_ranges(views.emplace_back(agenda.view(clearance)), "G-1");
}

bool tells(const ContributionRanges& found, ClaimConflict conflict) {
  for (const ContradictedClaims& one : found.conflicts)
    if (one.conflict == conflict) return true;
  return false;
}

}  // namespace

TEST_CASE("together they come to a range: as if all overlap, to as if nothing does") {
  SmallAgenda agenda = goal_of_ten();
  claim(agenda, "1", "2..4");
  claim(agenda, "2", "3..5");
  const ContributionRanges found = ranges_of(agenda);
  CHECK(found.needed == 10);
  CHECK(found.low == 3);
  CHECK(found.high == 9);
  CHECK(found.says == RangeSays::short_of);
  CHECK(found.rest == 1);
  CHECK(found.without_assumption == 2);
}

TEST_CASE("a claim without which the highest of the others falls short is what must be true for the goal") {
  SmallAgenda agenda = goal_of_ten();
  claim(agenda, "1", "2..4");
  claim(agenda, "2", "6..8");
  claim(agenda, "3", "1..2");
  const ContributionRanges found = ranges_of(agenda);
  CHECK(found.says == RangeSays::depends);
  REQUIRE(found.claims.size() == 3);
  CHECK_FALSE(found.claims[0].is_needed);  // 8 + 2 without it: just enough.
  CHECK(found.claims[1].is_needed);
  CHECK_FALSE(found.claims[2].is_needed);
}

TEST_CASE("what would do at its least is told as such, with its condition, and what is there needs nothing") {
  SmallAgenda agenda = goal_of_ten();
  claim(agenda, "1", "10..12");
  CHECK(ranges_of(agenda).says == RangeSays::covered);
  agenda.say("O-1", {{"value", "50"}});
  CHECK(ranges_of(agenda).says == RangeSays::is_there);
}

TEST_CASE("claims of what was stopped, without size, or part of what is counted are left out and told") {
  SmallAgenda agenda = goal_of_ten();
  claim(agenda, "1", "2..4");
  claim(agenda, "2", "3..5");
  claim(agenda, "3", "");
  agenda.say("A-2", {{"part_of", "A-1"}});
  ContributionRanges found = ranges_of(agenda);
  CHECK(found.claims[1].left_out == LeftOutBecause::part);
  CHECK(found.claims[2].left_out == LeftOutBecause::unsized);
  CHECK(found.high == 4);
  agenda.say("A-1", {{"phase", "stopped"}, {"note", "x"}});
  found = ranges_of(agenda);
  CHECK(found.claims[0].left_out == LeftOutBecause::not_live);
  CHECK(found.claims[1].left_out == LeftOutBecause::counted);
  CHECK(found.high == 5);
  agenda.say("A-2", {{"phase", "done"}, {"actual_end", "2026"}});
  CHECK(ranges_of(agenda).claims[1].is_done);
  agenda.say("C-2", {{"size", ">=3"}});
  CHECK(ranges_of(agenda).claims[1].left_out == LeftOutBecause::open_end);
}

TEST_CASE("an indicator that should fall is helped by a size below nought, and one above it contradicts") {
  SmallAgenda agenda = goal_of_ten();
  agenda.say("I-1", {{"direction", "down"}, {"target", "30"}});
  claim(agenda, "1", "-6..-4");
  ContributionRanges found = ranges_of(agenda);
  CHECK(found.needed == 10);
  CHECK(found.low == 4);
  CHECK(found.high == 6);
  CHECK_FALSE(tells(found, ClaimConflict::away));
  claim(agenda, "2", "1..3");
  found = ranges_of(agenda);
  CHECK(tells(found, ClaimConflict::away));
  CHECK(found.low == 1);   // 4 less 3.
  CHECK(found.high == 5);  // 6 less 1.
}

TEST_CASE("two sizes of one action with nothing in common, and a size without evidence, are told") {
  SmallAgenda agenda = goal_of_ten();
  claim(agenda, "1", "2..4");
  agenda.say("C-2", {{"action", "A-1"}, {"goal", "G-1"}, {"size", "3..5"}});
  CHECK(ranges_of(agenda).conflicts.empty());
  agenda.say("C-2", {{"size", "5..6"}, {"evidence", "none"}});
  const ContributionRanges found = ranges_of(agenda);
  CHECK(tells(found, ClaimConflict::two_sizes));
  CHECK(tells(found, ClaimConflict::no_support));
}

TEST_CASE("without one indicator, a target or a figure no range is held against the goal, and it is said why") {
  SmallAgenda agenda = goal_of_ten();
  claim(agenda, "1", "2..4");
  agenda.say("O-2", {{"indicator", "I-1"}, {"period", "2025"}, {"value", "7"}, {"series", "part"}});
  CHECK(ranges_of(agenda).why_not == NoRange::several_series);
  agenda.retire("O-1").retire("O-2").say("I-1", {{"baseline", ""}});
  CHECK(ranges_of(agenda).why_not == NoRange::no_figure);
  agenda.say("I-1", {{"target", ""}});
  CHECK(ranges_of(agenda).why_not == NoRange::no_target);
  agenda.say("I-2").say("G-1", {{"indicators", "I-1; I-2"}});
  CHECK(ranges_of(agenda).why_not == NoRange::several_indicators);
  agenda.say("G-1", {{"indicators", ""}});
  const ContributionRanges found = ranges_of(agenda);
  CHECK(found.why_not == NoRange::no_indicator);
  CHECK(found.says == RangeSays::cannot_say);
  CHECK(found.claims.size() == 1);
}

TEST_CASE("a claim that a viewer may not see is in no range") {
  SmallAgenda agenda = goal_of_ten();
  claim(agenda, "1", "2..4");
  claim(agenda, "2", "3..5");
  agenda.say("A-2", {{"classification", "restricted"}});
  CHECK(ranges_of(agenda, Classification::restricted).high == 9);
  CHECK(ranges_of(agenda, Classification::public_).high == 4);
}

}  // namespace stip
