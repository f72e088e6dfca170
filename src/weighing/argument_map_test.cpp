// ArgumentMap, tested: nothing is added up, dissent stays visible, and what is open is said.
#include "weighing/argument_map.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "agenda/test_agenda.h"
#include "agenda/weighing.h"

namespace stip {
namespace {

const Day today = day("2027-01-01");

SmallAgenda weighed_action() {
  SmallAgenda agenda;
  agenda.say("AK-1", {{"trigger", "A new kind of use."}}).say("A-1");
  agenda.say("KV-1", {{"framework", "AK-1"}, {"number", "2"}, {"topic", "risks"}, {"rated", "yes"}});
  agenda.say("KV-2", {{"framework", "AK-1"}, {"number", "1"}, {"topic", "red_lines"}});
  agenda.say("AF-1", {{"framework", "AK-1"}, {"about", "A-1"}, {"date", "2026-05"}, {"dissent", "One member."}});
  return agenda;
}

ArgumentMap map_of(SmallAgenda& agenda, Classification clearance = Classification::restricted) {
  return argument_map(agenda.view(clearance), "A-1", today).value();
}

std::vector<std::string> ids_of(const ArgumentMap& map, WeighingReason reason) {
  const auto at = std::ranges::find(map.reasons, reason, &WeighingReasons::reason);
  return at == map.reasons.end() ? std::vector<std::string>{} : at->ids;
}

bool has(const ArgumentMap& map, WeighingReason reason) {
  return std::ranges::find(map.reasons, reason, &WeighingReasons::reason) != map.reasons.end();
}

}  // namespace

TEST_CASE("argument map: questions in the order of the framework, for before against") {
  SmallAgenda agenda = weighed_action();
  agenda.say("AR-1", {{"assessment", "AF-1"}, {"question", "KV-1"}, {"side", "against"}, {"evidence", "A report"}});
  agenda.say("AR-2", {{"assessment", "AF-1"}, {"question", "KV-1"}, {"side", "for"}});
  agenda.say("AR-3", {{"assessment", "AF-1"}, {"side", "condition"}, {"evidence", "A trial"}});
  const ArgumentMap map = map_of(agenda);
  REQUIRE(map.questions.size() == 3);
  CHECK(map.questions[0].question->id == "KV-2");
  CHECK(map.questions[1].arguments[0]->id == "AR-2");
  CHECK(map.questions[1].for_it == 1);
  CHECK(map.questions[1].against == 1);
  CHECK(map.questions[2].question == nullptr);
  CHECK(ids_of(map, WeighingReason::no_evidence) == std::vector<std::string>{"AR-2"});
  CHECK(map.in_force.size() == 1);
}

TEST_CASE("argument map: several assessors have a range, never a mean, and a split is said") {
  SmallAgenda agenda = weighed_action();
  agenda.say("AF-2", {{"framework", "AK-1"}, {"about", "A-1"}, {"date", "2026-11"}});
  agenda.say("AR-1", {{"assessment", "AF-1"}, {"question", "KV-1"}, {"lowest", "low"}, {"highest", "medium"}});
  agenda.say("AR-2", {{"assessment", "AF-2"}, {"question", "KV-1"}, {"lowest", "medium"}});
  ArgumentMap map = map_of(agenda);
  CHECK(map.assessments.front()->id == "AF-2");  // The newest first.
  CHECK(map.questions[1].assessors == 2);
  CHECK(map.questions[1].lowest == 2);
  CHECK(map.questions[1].highest == 3);
  CHECK(!map.questions[1].is_split);
  agenda.say("AR-2", {{"lowest", "very_high"}});
  map = map_of(agenda);
  CHECK(map.questions[1].is_split);
  CHECK(ids_of(map, WeighingReason::split) == std::vector<std::string>{"KV-1"});
}

TEST_CASE("argument map: a red line comes before all else, and is not known until all say the same") {
  SmallAgenda agenda = weighed_action();
  CHECK(map_of(agenda).admissibility == Admissibility::conditional);
  CHECK(ids_of(map_of(agenda), WeighingReason::red_line_open) == std::vector<std::string>{"KV-2"});
  agenda.say("AR-1", {{"assessment", "AF-1"}, {"question", "KV-2"}, {"side", "for"}, {"evidence", "x"}});
  CHECK(map_of(agenda).admissibility == Admissibility::admissible);
  agenda.say("AR-2", {{"assessment", "AF-1"}, {"question", "KV-2"}, {"side", "against"}, {"evidence", "x"}});
  CHECK(map_of(agenda).admissibility == Admissibility::conditional);
  agenda.say("AR-1", {{"side", "against"}});
  CHECK(map_of(agenda).admissibility == Admissibility::out);
  // However much speaks for it elsewhere.
  agenda.say("AR-3", {{"assessment", "AF-1"}, {"question", "KV-1"}, {"side", "for"}, {"evidence", "x"}});
  CHECK(map_of(agenda).admissibility == Admissibility::out);
  CHECK(has(map_of(agenda), WeighingReason::red_line_crossed));
}

TEST_CASE("argument map: conditions that nobody checked come first") {
  SmallAgenda agenda = weighed_action();
  agenda.say("VW-1", {{"from", "AF-1"}, {"met", "yes"}, {"checked_on", "2026-12-01"}});
  agenda.say("VW-2", {{"from", "AF-1"}, {"checked_on", "2025-06-01"}});
  agenda.say("VW-3", {{"actions", "A-1"}});
  agenda.say("VW-4", {{"from", "AF-9"}});
  const ArgumentMap map = map_of(agenda);
  REQUIRE(map.conditions.size() == 3);
  CHECK(map.conditions[0].condition->id == "VW-3");
  CHECK(map.conditions[1].condition->id == "VW-2");
  CHECK(map.conditions[2].checked_days_ago == 31);
  CHECK(ids_of(map, WeighingReason::condition_unchecked) == std::vector<std::string>{"VW-3", "VW-2"});
}

TEST_CASE("argument map: what was never weighed, or by another framework, or fast without care") {
  SmallAgenda agenda;
  agenda.say("A-1", {{"why_fast", "Others do not wait."}});
  CHECK(has(map_of(agenda), WeighingReason::never_weighed));
  CHECK(has(map_of(agenda), WeighingReason::speed_without_care));
  CHECK(!map_of(agenda).has_red_lines);
  agenda.say("A-1", {{"care", "A trial first."}}).say("AK-1", {{"valid_until", "2026-06-30"}});
  agenda.say("AF-1", {{"framework", "AK-1"}, {"about", "A-1"}});
  CHECK(!has(map_of(agenda), WeighingReason::speed_without_care));
  CHECK(ids_of(map_of(agenda), WeighingReason::other_framework) == std::vector<std::string>{"AF-1"});
  CHECK(weighed(agenda.view()) == std::vector<std::string>{"A-1"});
}

TEST_CASE("argument map: what is hidden from a viewer is as if it never was") {
  SmallAgenda agenda = weighed_action();
  agenda.say("AF-2", {{"framework", "AK-1"}, {"about", "A-1"}, {"classification", "internal"}});
  agenda.say("AR-9", {{"assessment", "AF-2"}, {"question", "KV-1"}, {"side", "against"}, {"title", "Marker"}});
  CHECK(map_of(agenda).assessments.size() == 2);
  const ArgumentMap seen = map_of(agenda, Classification::public_);
  CHECK(seen.assessments.size() == 1);
  CHECK(to_text(to_json(seen)).find("Marker") == std::string::npos);
  CHECK(to_text(to_json(seen)).find("AF-2") == std::string::npos);
  agenda.say("A-1", {{"classification", "internal"}});
  CHECK(argument_map(agenda.view(Classification::public_), "A-1", today).error().kind == ErrorKind::not_found);
  CHECK(weighed(agenda.view(Classification::public_)).empty());
}

}  // namespace stip
