// Attention of conditions, judgements and decisions, tested; and that what matters for goals comes first.
#include <doctest/doctest.h>

#include <algorithm>

#include "agenda/records.h"
#include "agenda/test_agenda.h"
#include "base/text.h"
#include "monitoring/attention.h"

namespace stip {
namespace {

const Day today = day("2026-11-24");

std::vector<AttentionItem> items(SmallAgenda& agenda, const AttentionOptions& options = {.language = Language::en}) {
  return attention(agenda.view(), today, options);
}

std::vector<AttentionItem> with_rule(SmallAgenda& agenda, std::string_view rule) {
  auto all = items(agenda);
  std::erase_if(all, [&](const AttentionItem& item) { return item.rule != rule; });
  return all;
}

const SmallAgenda::Fields report_of_july = {{"action", "A-1"},       {"period", "2026-Q2"},
                                            {"status", "submitted"}, {"reported_on", "2026-07-05"},
                                            {"schedule", "yes"},     {"decision_wanted", "More time."}};

}  // namespace

TEST_CASE("a condition is told once: too late, never or long not checked, or checked and not met") {
  SmallAgenda agenda;
  agenda.say("A-1", {{"phase", "running"}});
  agenda.say("VW-1", {{"actions", "A-1"}, {"due", "2026-Q3"}, {"checked_on", "2026-10-05"}});
  agenda.say("VW-2").say("VW-3", {{"checked_on", "2025-01-01"}, {"met", "yes"}});
  agenda.say("VW-4", {{"checked_on", "2026-11-01"}, {"due", "2027"}});
  agenda.say("VW-5", {{"checked_on", "2026-11-01"}, {"due", "2026-Q3"}, {"met", "yes"}});
  const auto overdue = with_rule(agenda, "condition.overdue"), unchecked = with_rule(agenda, "condition.unchecked"),
             not_met = with_rule(agenda, "condition.not_met");
  REQUIRE(overdue.size() == 1);
  CHECK(overdue[0].id == "VW-1");
  CHECK(overdue[0].days == 55);
  CHECK(overdue[0].action == "A-1");
  REQUIRE(unchecked.size() == 2);
  CHECK(unchecked[0].id == "VW-3");  // It has been so for longer.
  CHECK(unchecked[1].id == "VW-2");
  REQUIRE(not_met.size() == 1);
  CHECK(not_met[0].id == "VW-4");
}

TEST_CASE("a decision that a report asks for is overdue after sixty days, and no longer once it was taken") {
  SmallAgenda agenda;
  agenda.say("A-1", {{"phase", "running"}}).say("PR-1", report_of_july);
  const auto found = with_rule(agenda, "decision.overdue");
  REQUIRE(found.size() == 1);
  CHECK(found[0].days == 142);
  CHECK(with_rule(agenda, "report.decision").empty());
  agenda.say("PR-1", {{"reported_on", "2026-10-01"}});
  CHECK(with_rule(agenda, "decision.overdue").empty());
  CHECK(with_rule(agenda, "report.decision").size() == 1);
  agenda.say("BS-1", {{"about", "A-1"}, {"date", "2026-09-01"}});
  CHECK(with_rule(agenda, "report.decision").size() == 1);  // An earlier decision is no answer.
  agenda.say("BS-1", {{"date", "2026-11-01"}});
  CHECK(with_rule(agenda, "report.decision").empty());
}

TEST_CASE("a proposal waits until the deadline for deciding, unless a later one is planned") {
  SmallAgenda agenda;
  agenda.say("PV-1", {{"status", "ready"}, {"options", "x"}}).say("CY-1");
  agenda.say("DL-1", {{"cycle", "CY-1"}, {"step", "decide"}, {"due", "2026-10-25"}});
  const auto found = with_rule(agenda, "decision.overdue");
  REQUIRE(found.size() == 1);
  CHECK(found[0].days == 30);
  CHECK(with_rule(agenda, "proposal.waiting").empty());
  agenda.say("DL-2", {{"cycle", "CY-1"}, {"step", "decide"}, {"due", "2027-03"}});
  CHECK(with_rule(agenda, "decision.overdue").empty());
  CHECK(with_rule(agenda, "proposal.waiting").size() == 1);
}

TEST_CASE("what stood on the agenda of who decides asks for its outcome, that of who advises does not") {
  SmallAgenda agenda;
  agenda.say("B-1", {{"mandate", "decides"}}).say("B-2", {{"mandate", "advises"}});
  agenda.say("V-1", {{"body", "B-1"}, {"date", "2026-10-25"}}).say("V-2", {{"body", "B-2"}, {"date", "2026-10-25"}});
  agenda.say("AI-1", {{"meeting", "V-1"}}).say("AI-2", {{"meeting", "V-2"}});
  const auto found = with_rule(agenda, "decision.overdue");
  REQUIRE(found.size() == 1);
  CHECK(found[0].id == "AI-1");
  agenda.say("AI-1", {{"outcome", "Adopted."}});
  CHECK(with_rule(agenda, "decision.overdue").empty());
}

TEST_CASE("assessors without a rating in common are told with the question, and an invented one as such") {
  SmallAgenda agenda;
  agenda.say("AK-1").say("A-1").say("AF-1", {{"framework", "AK-1"}, {"about", "A-1"}});
  agenda.say("KV-1", {{"framework", "AK-1"}, {"rated", "yes"}});
  agenda.say("AR-1",
             {{"assessment", "AF-1"}, {"question", "KV-1"}, {"who", "x"}, {"lowest", "low"}, {"highest", "high"}});
  agenda.say("AR-2", {{"assessment", "AF-1"}, {"question", "KV-1"}, {"who", "y"}, {"lowest", "high"}});
  CHECK(with_rule(agenda, "weighing.split").empty());
  agenda.say("AR-2", {{"lowest", "very_high"}, {"invented", "yes"}});
  const auto found = with_rule(agenda, "weighing.split");
  REQUIRE(found.size() == 1);
  CHECK(found[0].id == "A-1");
  CHECK(found[0].invented);
  CHECK(contains(found[0].reason, "KV-1"));
}

TEST_CASE("an owner who is confident about a goal that moves away is told as a conflict of judgements") {
  SmallAgenda agenda;
  agenda.say("BR-1").say("G-1", {{"indicators", "I-1"}}).say("A-1", {{"phase", "running"}});
  agenda.say("I-1", {{"unit", "%"},
                     {"baseline", "10"},
                     {"baseline_year", "2020"},
                     {"target", "20"},
                     {"target_year", "2030"},
                     {"sources", "BR-1"}});
  agenda.say("O-1", {{"indicator", "I-1"}, {"period", "2025"}, {"value", "9"}, {"sources", "BR-1"}});
  agenda.say("C-1", {{"action", "A-1"}, {"goal", "G-1"}}).say("PR-1", report_of_july);
  agenda.say("PR-1", {{"confidence", "in_doubt"}});
  CHECK(with_rule(agenda, "judgement.conflict").empty());
  agenda.say("PR-1", {{"confidence", "probable"}});
  CHECK(with_rule(agenda, "judgement.conflict").size() == 1);
  agenda.say("O-1", {{"value", "16"}});
  CHECK(with_rule(agenda, "judgement.conflict").empty());
}

TEST_CASE("a planning that slips since the last edition is told; one that moved a year is told as that alone") {
  SmallAgenda agenda;
  agenda.say("A-1", {{"phase", "running"}, {"planned_end", "2027-Q1"}});
  const View before = agenda.view();
  const auto rules = [&](const char* end) {
    agenda.say("A-1", {{"planned_end", end}});
    std::vector<std::string> found;
    for (const AttentionItem& item :
         items(agenda, {.language = Language::en, .last_edition = &before, .first_edition = &before}))
      if (starts_with(item.rule, "planning.")) found.push_back(item.rule);
    return found;
  };
  CHECK(rules("2027-Q1").empty());
  CHECK(rules("2026-Q4").empty());  // Earlier is no slipping.
  CHECK(rules("2027-Q2") == std::vector<std::string>{"planning.slipping"});
  CHECK(rules("2028-Q1") == std::vector<std::string>{"planning.moved"});
}

TEST_CASE("of two things alike the one on which a goal hangs comes first, and it is told which goal") {
  SmallAgenda agenda;
  agenda.say("G-1").say("G-2").say("A-1", {{"phase", "running"}}).say("A-2", {{"phase", "running"}});
  agenda.say("A-3", {{"phase", "running"}}).say("A-4", {{"phase", "running"}});
  agenda.say("C-1", {{"action", "A-2"}, {"goal", "G-1"}});
  agenda.say("C-2", {{"action", "A-3"}, {"goal", "G-2"}}).say("C-3", {{"action", "A-4"}, {"goal", "G-2"}});
  for (const char* action : {"1", "2", "3"})
    agenda.say(std::string("M-") + action, {{"action", std::string("A-") + action}, {"due", "2026-Q3"}});
  const auto found = with_rule(agenda, "milestone.overdue");
  REQUIRE(found.size() == 3);
  CHECK(found[0].id == "M-2");
  CHECK(found[0].consequence.level == ConsequenceLevel::hinges);
  CHECK(found[0].consequence.goals == std::vector<std::string>{"G-1"});
  CHECK(found[1].id == "M-3");
  CHECK(found[1].consequence.level == ConsequenceLevel::helps);
  CHECK(found[2].id == "M-1");
  CHECK(found[2].consequence.level == ConsequenceLevel::none);
  CHECK(found[0].points == found[2].points + 10);
  agenda.say("A-4", {{"phase", "stopped"}, {"note", "x"}});
  CHECK(with_rule(agenda, "milestone.overdue")[1].consequence.level == ConsequenceLevel::hinges);
}

TEST_CASE("a proposal means for goals what it would change") {
  SmallAgenda agenda;
  agenda.say("G-1").say("A-1").say("C-1", {{"action", "A-1"}, {"goal", "G-1"}});
  agenda.say("PV-1", {{"status", "ready"}, {"options", "x"}});
  CHECK(with_rule(agenda, "proposal.waiting")[0].consequence.goals.empty());
  agenda.say("PC-1", {{"proposal", "PV-1"}, {"record", "A-1"}, {"field", "planned_end"}, {"value", "2028"}});
  CHECK(with_rule(agenda, "proposal.waiting")[0].consequence.goals == std::vector<std::string>{"G-1"});
}

}  // namespace stip
