// Rules, tested: each is broken by the smallest agenda that breaks it, and by no other.
#include "agenda/rules.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "agenda/public_peak.h"
#include "agenda/test_agenda.h"
#include "base/text.h"

namespace stip {
namespace {

const Day today = day("2026-11-24");

std::vector<Finding> findings(SmallAgenda& agenda, std::string_view rule) {
  std::vector<Finding> found = check(agenda.view(), today, Language::en);
  std::erase_if(found, [&](const Finding& finding) { return finding.rule != rule; });
  return found;
}

bool breaks(SmallAgenda agenda, std::string_view rule) { return !findings(agenda, rule).empty(); }

SmallAgenda with_action(const SmallAgenda::Fields& fields) { return SmallAgenda().say("ORG-1").say("A-1", fields); }

}  // namespace

TEST_CASE("every rule has a name of its own, a sentence and a source") {
  std::set<std::string_view> names;
  for (const Rule& each : rules()) {
    CHECK(names.insert(each.name).second);
    CHECK(ends_with(each.says, "."));
    CHECK_FALSE(each.source.empty());
  }
}

TEST_CASE("a finding names the record, what is wrong and the mend") {
  SmallAgenda agenda;
  agenda.say("A-1").say("M-1", {{"action", "A-1"}, {"due", "2026-Q1"}, {"met_on", "2026-03-01"}});
  const auto found = findings(agenda, "milestone.evidence");

  REQUIRE(found.size() == 1);
  CHECK(found[0].severity == Severity::error);
  CHECK(found[0].type == &type_of<Milestone>());
  CHECK(found[0].id == "M-1");
  CHECK(found[0].field == "evidence");
  CHECK(contains(found[0].problem, "nothing shows that"));
  CHECK_FALSE(found[0].remedy.empty());
}

TEST_CASE("a milestone that was met needs evidence or a source") {
  const auto met = [](const SmallAgenda::Fields& more) {
    SmallAgenda::Fields fields{{"action", "A-1"}, {"due", "2026"}, {"met_on", "2026-03-01"}};
    fields.insert(fields.end(), more.begin(), more.end());
    return SmallAgenda().say("A-1").say("BR-1").say("M-1", fields);
  };
  CHECK(breaks(met({}), "milestone.evidence"));
  CHECK_FALSE(breaks(met({{"evidence", "Published in the Staatscourant."}}), "milestone.evidence"));
  CHECK_FALSE(breaks(met({{"sources", "BR-1"}}), "milestone.evidence"));
}

TEST_CASE("references exist and are of the right type") {
  CHECK(breaks(with_action({{"owner", "ORG-9"}}), "reference.exists"));
  CHECK(breaks(with_action({{"owner", "A-1"}}), "reference.type"));
  CHECK_FALSE(breaks(with_action({{"owner", "ORG-1"}}), "reference.exists"));
  CHECK(breaks(SmallAgenda().say("S-1", {{"about", "A-7"}}), "reference.exists"));
}

TEST_CASE("a proposed change may name a record that it makes") {
  CHECK_FALSE(breaks(SmallAgenda().say("PV-1").say(
                         "PC-1", {{"proposal", "PV-1"}, {"record", "A-9"}, {"field", "title"}, {"value", "x"}}),
                     "reference.exists"));
}

TEST_CASE("what is part of itself is found, however long the detour") {
  SmallAgenda agenda;
  agenda.say("A-1", {{"part_of", "A-2"}})
      .say("A-2", {{"part_of", "A-3"}})
      .say("A-3", {{"part_of", "A-1"}})
      .say("A-4", {{"part_of", "A-1"}});
  CHECK(findings(agenda, "reference.circle").size() == 3);
}

TEST_CASE("a required field may not be empty") {
  CHECK(breaks(SmallAgenda().say("I-1"), "field.required"));
  CHECK_FALSE(breaks(SmallAgenda().say("I-1", {{"unit", "%"}}), "field.required"));
}

TEST_CASE("dates are out of order only if they surely are") {
  CHECK(breaks(with_action({{"planned_start", "2027"}, {"planned_end", "2026"}}), "dates.order"));
  CHECK_FALSE(breaks(with_action({{"planned_start", "2026-09-01"}, {"planned_end", "2026"}}), "dates.order"));
  CHECK(breaks(with_action({{"actual_start", "2027-01-01"}}), "dates.fact"));
  CHECK_FALSE(breaks(with_action({{"actual_start", "2026"}}), "dates.fact"));
}

TEST_CASE("ids are unique over types and start as their type does") {
  AgendaBuilder builder;
  REQUIRE(builder.apply({"action", "X-1", 1, false, {{"title", "a"}}}, 1).ok());
  REQUIRE(builder.apply({"theme", "X-1", 1, false, {{"title", "b"}}}, 2).ok());
  const auto found = check(visible_to(builder.snapshot(2), {Classification::restricted}), today, Language::en);
  CHECK(std::ranges::count(found, "id.unique", &Finding::rule) == 1);
  CHECK(std::ranges::count(found, "id.prefix", &Finding::rule) == 2);
}

TEST_CASE("a running action has an owner, and one that still exists") {
  CHECK(breaks(with_action({{"phase", "running"}}), "action.owner"));
  CHECK_FALSE(breaks(with_action({{"phase", "not_started"}}), "action.owner"));
  SmallAgenda agenda;
  agenda.say("ORG-2", {{"title", "LVVN"}, {"valid_from", "2024-07-02"}});
  agenda.say("ORG-1", {{"title", "LNV"}, {"valid_until", "2024-07-01"}, {"successor", "ORG-2"}})
      .say("A-1", {{"phase", "running"}, {"owner", "ORG-1"}});
  const auto found = findings(agenda, "action.owner_valid");
  REQUIRE(found.size() == 1);
  CHECK(contains(found[0].remedy, "LVVN"));
}

TEST_CASE("orphans are listed: an action without a goal, a goal without an action, a goal without money") {
  SmallAgenda agenda;
  agenda.say("A-1").say("A-2").say("G-1").say("G-2").say("C-1", {{"action", "A-2"}, {"goal", "G-2"}});
  CHECK(findings(agenda, "action.goal").size() == 1);
  CHECK(findings(agenda, "goal.action").size() == 1);
  CHECK(findings(agenda, "goal.money").size() == 1);
  agenda.say("F-1", {{"action", "A-2"}});
  CHECK(findings(agenda, "goal.money").empty());
}

TEST_CASE("a goal says what it misses to be measurable") {
  SmallAgenda agenda;
  agenda.say("BR-1")
      .say(
          "I-1",
          {{"unit", "%"}, {"baseline", "2.2"}, {"baseline_year", "2025"}, {"target_year", "2030"}, {"sources", "BR-1"}})
      .say("G-1", {{"indicators", "I-1"}});
  REQUIRE(findings(agenda, "goal.measurable").size() == 1);
  CHECK(contains(findings(agenda, "goal.measurable")[0].problem, "a target is missing"));
  agenda.say("I-1", {{"target", "3"}});
  CHECK(findings(agenda, "goal.measurable").empty());
}

TEST_CASE("attention or no is explained, unless the report is still a draft") {
  const auto report = [](const SmallAgenda::Fields& more) {
    SmallAgenda::Fields fields{{"action", "A-1"}, {"period", "2026-Q3"}};
    fields.insert(fields.end(), more.begin(), more.end());
    return SmallAgenda().say("A-1").say("PR-1", fields);
  };
  CHECK(breaks(report({{"status", "submitted"}, {"schedule", "attention"}, {"cause", "x"}, {"consequence", "y"}}),
               "report.explained"));
  CHECK_FALSE(breaks(report({{"status", "submitted"},
                             {"schedule", "attention"},
                             {"cause", "x"},
                             {"consequence", "y"},
                             {"correction", "z"}}),
                     "report.explained"));
  CHECK_FALSE(breaks(report({{"status", "draft"}, {"schedule", "no"}}), "report.explained"));
  CHECK(breaks(report({{"status", "submitted"}}), "report.answered"));
}

TEST_CASE("a report that is not approved is not public") {
  const auto report = [](const char* status, const char* classification) {
    return SmallAgenda().say("A-1").say(
        "PR-1", {{"action", "A-1"}, {"period", "2026-Q3"}, {"status", status}, {"classification", classification}});
  };
  CHECK(breaks(report("draft", "public"), "report.early"));
  CHECK(breaks(report("endorsed", "public"), "report.early"));
  CHECK_FALSE(breaks(report("endorsed", "internal"), "report.early"));
  CHECK_FALSE(breaks(report("approved", "public"), "report.early"));
}

TEST_CASE("a stage of money never exceeds the one before it") {
  SmallAgenda agenda;
  agenda.say("A-1").say("FS-1");
  const SmallAgenda::Fields same{{"action", "A-1"}, {"source", "FS-1"}, {"year", "2026"}, {"kind", "obligation"}};
  const auto line = [&](const std::string& id, const std::string& stage, const std::string& amount) {
    auto fields = same;
    fields.emplace_back("stage", stage);
    fields.emplace_back("amount", amount);
    agenda.say(id, fields);
  };
  line("F-1", "reserved", "EUR 10000000");
  line("F-2", "granted", "EUR 12000000");
  REQUIRE(findings(agenda, "money.stage").size() == 1);
  CHECK(findings(agenda, "money.stage")[0].severity == Severity::error);
  agenda.say("F-2", {{"amount", "EUR 9000000"}});
  CHECK(findings(agenda, "money.stage").empty());
  agenda.say("F-2", {{"amount", ">=EUR 12000000"}});
  REQUIRE(findings(agenda, "money.stage").size() == 1);
  CHECK(findings(agenda, "money.stage")[0].severity == Severity::warning);
}

TEST_CASE("kinds of money, sources and private stages are never held against each other") {
  SmallAgenda agenda;
  agenda.say("A-1").say("FS-1").say("FS-2");
  agenda.say("F-1", {{"action", "A-1"},
                     {"source", "FS-1"},
                     {"year", "2026"},
                     {"kind", "obligation"},
                     {"stage", "reserved"},
                     {"amount", "EUR 10"}});
  agenda.say("F-2", {{"action", "A-1"},
                     {"source", "FS-1"},
                     {"year", "2026"},
                     {"kind", "expenditure"},
                     {"stage", "paid"},
                     {"amount", "EUR 12"}});
  agenda.say("F-3", {{"action", "A-1"},
                     {"source", "FS-2"},
                     {"year", "2026"},
                     {"kind", "obligation"},
                     {"stage", "granted"},
                     {"amount", "EUR 30"}});
  agenda.say("F-4", {{"action", "A-1"},
                     {"source", "FS-1"},
                     {"year", "2026"},
                     {"kind", "obligation"},
                     {"stage", "expected"},
                     {"amount", "EUR 99"}});
  CHECK(findings(agenda, "money.stage").empty());
}

TEST_CASE("a part is of the kind of the whole, and parts are no more than it") {
  SmallAgenda agenda;
  agenda.say("A-1").say("F-1", {{"action", "A-1"}, {"kind", "obligation"}, {"stage", "granted"}, {"amount", "EUR 10"}});
  agenda.say(
      "F-2",
      {{"action", "A-1"}, {"kind", "expenditure"}, {"stage", "granted"}, {"amount", "EUR 4"}, {"part_of", "F-1"}});
  CHECK(findings(agenda, "money.kinds").size() == 1);
  agenda.say("F-2", {{"kind", "obligation"}})
      .say("F-3",
           {{"action", "A-1"}, {"kind", "obligation"}, {"stage", "granted"}, {"amount", "EUR 7"}, {"part_of", "F-1"}});
  CHECK(findings(agenda, "money.kinds").empty());
  CHECK(findings(agenda, "money.parts").size() == 1);
}

TEST_CASE("a public peak of EUR 20 million in one year asks for the statutory explanation") {
  SmallAgenda agenda;
  agenda.say("A-1").say("FS-1").say("FS-2").say("FS-3", {{"party", "private"}});
  const auto line = [&](const std::string& id, const std::string& source, const std::string& year,
                        const std::string& stage, const std::string& amount) {
    agenda.say(id, {{"action", "A-1"},
                    {"source", source},
                    {"year", year},
                    {"kind", "obligation"},
                    {"stage", stage},
                    {"amount", amount}});
  };
  line("F-1", "FS-1", "2026", "reserved", "EUR 12000000");
  line("F-2", "FS-1", "2026", "granted", "EUR 11000000");  // The same money, further on.
  line("F-3", "FS-1", "2027", "reserved", "EUR 15000000");
  line("F-4", "FS-3", "2027", "", "EUR 90000000");  // Private.
  CHECK(public_peak(agenda.view(), "A-1").year == 2027);
  CHECK(public_peak(agenda.view(), "A-1").cents == 15'000'000'00);
  CHECK(findings(agenda, "money.explanation").empty());
  line("F-5", "FS-2", "2027", "granted", "EUR 5000000");
  CHECK(public_peak(agenda.view(), "A-1").cents == 20'000'000'00);
  REQUIRE(findings(agenda, "money.explanation").size() == 1);
  CHECK(contains(findings(agenda, "money.explanation")[0].problem, "2027"));
}

TEST_CASE("money over a period of years counts for its share of each, and money without years is asked to be split") {
  SmallAgenda agenda;
  agenda.say("A-1").say("F-1", {{"action", "A-1"},
                                {"kind", "obligation"},
                                {"stage", "granted"},
                                {"period_start", "2026"},
                                {"period_end", "2029"},
                                {"amount", "EUR 80000000"}});
  CHECK(findings(agenda, "money.explanation").size() == 1);
  SmallAgenda other;
  other.say("A-1").say("F-1",
                       {{"action", "A-1"}, {"kind", "obligation"}, {"stage", "granted"}, {"amount", "EUR 80000000"}});
  CHECK(findings(other, "money.explanation").empty());
  CHECK(findings(other, "money.by_year").size() == 1);
  other.say("F-2", {{"action", "A-1"},
                    {"kind", "obligation"},
                    {"stage", "granted"},
                    {"year", "2026"},
                    {"amount", "EUR 8000000"},
                    {"part_of", "F-1"}});
  CHECK(findings(other, "money.by_year").empty());
}

TEST_CASE("money of public and private parties together is not told as public") {
  SmallAgenda agenda;
  agenda.say("A-1")
      .say("FS-1", {{"party", "mixed"}})
      .say("F-1", {{"action", "A-1"},
                   {"source", "FS-1"},
                   {"kind", "obligation"},
                   {"year", "2026"},
                   {"amount", "EUR 30000000"}});
  CHECK(public_peak(agenda.view(), "A-1").may_be_private);
  REQUIRE(findings(agenda, "money.explanation").size() == 1);
  CHECK(contains(findings(agenda, "money.explanation")[0].problem, "not stated how much is public"));
  agenda.say("F-1", {{"stage", "granted"}});  // Granted by whom of the two is still not told.
  CHECK(public_peak(agenda.view(), "A-1").may_be_private);
  agenda.say("FS-1", {{"party", "state"}});
  CHECK_FALSE(public_peak(agenda.view(), "A-1").may_be_private);
  CHECK(contains(findings(agenda, "money.explanation")[0].problem, "of public money"));
  agenda.say("F-1", {{"stage", ""}, {"year", ""}}).say("FS-1", {{"party", "mixed"}});
  CHECK(contains(findings(agenda, "money.by_year")[0].problem, "nor how much of it is public"));
}

TEST_CASE("a goal that is only told as history is not asked for a measure or an action") {
  SmallAgenda agenda;
  agenda.say("G-1");
  CHECK(findings(agenda, "goal.measurable").size() == 1);
  CHECK(findings(agenda, "goal.action").size() == 1);
  agenda.say("G-1", {{"historic", "yes"}});
  CHECK(findings(agenda, "goal.measurable").empty());
  CHECK(findings(agenda, "goal.action").empty());
}

TEST_CASE("two values for one period need two days of publication") {
  SmallAgenda agenda;
  agenda.say("I-1", {{"unit", "%"}});
  const auto observe = [&](const std::string& id, const std::string& value, const std::string& published) {
    agenda.say(id, {{"indicator", "I-1"}, {"period", "2023"}, {"value", value}, {"published", published}});
  };
  observe("O-1", "39.7", "2024");
  observe("O-2", "40.2", "2025");
  CHECK(findings(agenda, "observation.vintage").empty());
  observe("O-3", "41", "2025");
  CHECK(findings(agenda, "observation.vintage").size() == 1);
}

TEST_CASE("an answer says why, and a consultation is answered when it is told what was done") {
  CHECK(breaks(SmallAgenda().say("S-1", {{"answer", "partly"}}), "signal.answered"));
  CHECK_FALSE(breaks(SmallAgenda().say("S-1", {{"answer", "partly"}, {"answer_text", "Because."}}), "signal.answered"));
  const std::string id = std::string(type_of<Consultation>().prefix) + "1";
  CHECK(breaks(SmallAgenda().say(id, {{"status", "answered"}}), "consultation.answered"));
  CHECK_FALSE(breaks(SmallAgenda().say(id, {{"status", "closed"}}), "consultation.answered"));
}

TEST_CASE("checking some finds what checking all finds of them") {
  SmallAgenda agenda;
  agenda.say("A-1", {{"phase", "running"}})
      .say("A-2", {{"phase", "running"}})
      .say("M-1", {{"action", "A-1"}, {"met_on", "2026"}});
  const auto some = check_some(agenda.view(), today, Language::en, {"M-1"});
  CHECK(std::ranges::any_of(some, [](const Finding& f) { return f.id == "M-1" && f.rule == "milestone.evidence"; }));
  CHECK(std::ranges::any_of(some, [](const Finding& f) { return f.id == "A-1"; }));
  CHECK(std::ranges::none_of(some, [](const Finding& f) { return f.id == "A-2"; }));
  const auto all = check(agenda.view(), today, Language::en);
  for (const Finding& each : some) CHECK(std::ranges::count(all, each) == 1);
}

TEST_CASE("ending a record is found at those that named it") {
  SmallAgenda agenda;
  agenda.say("ORG-1").say("A-1", {{"owner", "ORG-1"}}).retire("ORG-1");
  const auto some = check_some(agenda.view(), today, Language::en, {"ORG-1"});
  CHECK(std::ranges::any_of(some, [](const Finding& f) { return f.id == "A-1" && f.rule == "reference.exists"; }));
}

}  // namespace stip
