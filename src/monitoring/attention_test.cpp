// Attention, tested: what is urgent comes first, for the reason that is told.
#include "monitoring/attention.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "agenda/records.h"
#include "agenda/test_agenda.h"
#include "base/text.h"

namespace stip {
namespace {

const Day today = day("2026-11-24");

std::vector<AttentionItem> items(SmallAgenda& agenda, const AttentionOptions& options = {.language = Language::en}) {
  return attention(agenda.view(), today, options);
}

const AttentionItem* find(const std::vector<AttentionItem>& all, std::string_view rule) {
  const auto at = std::ranges::find(all, rule, &AttentionItem::rule);
  return at == all.end() ? nullptr : &*at;
}

}  // namespace

TEST_CASE("attention rules have names of their own and stand from most to fewest points") {
  std::set<std::string_view> names;
  int last = 100;
  for (const AttentionRule& rule : attention_rules()) {
    CHECK(names.insert(rule.name).second);
    CHECK(rule.points <= last);
    last = rule.points;
  }
}

TEST_CASE("the worked example: a milestone 238 days overdue has 77 points") {
  SmallAgenda agenda;
  agenda.say("A-1", {{"phase", "running"}}).say("M-1", {{"action", "A-1"}, {"due", "2026-Q1"}});
  const auto found = items(agenda);
  const AttentionItem* item = find(found, "milestone.overdue");
  REQUIRE(item);
  CHECK(item->days == 238);
  CHECK(item->points == 77);
  CHECK(item->id == "M-1");
  CHECK(contains(item->reason, "238 days ago"));
}

TEST_CASE(
    "money for which the explanation is asked is told by year or on average, and as public only if that is stated") {
  const auto reason = [](std::string_view party, bool by_year) {
    SmallAgenda agenda;
    agenda.say("A-1").say("FS-1", {{"party", std::string(party)}});
    agenda.say("F-1", {{"action", "A-1"}, {"source", "FS-1"}, {"kind", "obligation"}, {"amount", "EUR 80000000"}});
    if (by_year) agenda.say("F-1", {{"year", "2026"}});
    if (!by_year) agenda.say("F-1", {{"period_start", "2026"}, {"period_end", "2029"}});
    const auto found = items(agenda);
    const AttentionItem* item = find(found, "money.explanation");
    REQUIRE(item);
    return item->reason;
  };
  CHECK(contains(reason("state", true), "of public money in one year"));
  CHECK(contains(reason("state", false), "of public money a year on average"));
  CHECK(contains(reason("mixed", true), "in one year, of which it is not stated how much is public"));
  CHECK(contains(reason("mixed", false), "a year on average, of which it is not stated"));
}

TEST_CASE("a goal that is only told as history asks for no attention") {
  SmallAgenda agenda;
  agenda.say("G-1");
  CHECK(find(items(agenda), "goal.not_measurable"));
  CHECK(find(items(agenda), "goal.action"));
  agenda.say("G-1", {{"historic", "yes"}});
  CHECK_FALSE(find(items(agenda), "goal.not_measurable"));
  CHECK_FALSE(find(items(agenda), "goal.action"));
}

TEST_CASE("each thing tells which action it is about: itself, or the one that it names") {
  SmallAgenda agenda;
  agenda.say("A-1", {{"phase", "running"}, {"planned_end", "2026-Q1"}})
      .say("M-1", {{"action", "A-1"}, {"due", "2026-Q1"}});
  agenda.say("TZ-1", {{"due", "2026-Q3"}});
  const auto found = items(agenda);
  REQUIRE(find(found, "action.end_overdue"));
  CHECK(find(found, "action.end_overdue")->action == "A-1");
  CHECK(find(found, "milestone.overdue")->action == "A-1");
  CHECK(find(found, "pledge.overdue")->action == "TZ-1");
}

TEST_CASE("a pledge that is due soon counts more the nearer it is") {
  SmallAgenda agenda;
  agenda.say("TZ-1", {{"due", "2026-12-24"}})
      .say("TZ-2", {{"due", "2027-02-20"}})
      .say("TZ-3", {{"due", "2027-04-01"}})
      .say("TZ-4", {{"due", "2026-Q3"}});
  agenda.say("TZ-5", {{"due", "2026"}, {"status", "fulfilled"}, {"letter", ""}});
  const auto found = items(agenda);
  REQUIRE(found.size() >= 3);
  CHECK(found[0].id == "TZ-4");
  CHECK(found[0].rule == "pledge.overdue");
  CHECK(found[1].id == "TZ-1");
  CHECK(found[1].points == 55 + 20 * 60 / 90);
  CHECK(found[1].days == -30);
  CHECK(found[2].id == "TZ-2");
  CHECK(std::ranges::none_of(found, [](const AttentionItem& item) { return item.id == "TZ-3"; }));
}

TEST_CASE("signals, dossiers, proposals and deadlines are looked at") {
  SmallAgenda agenda;
  agenda.say("S-1", {{"answer_due", "2026-10-01"}, {"raised_on", "2026-09-01"}})
      .say("S-2", {{"raised_on", "2026-01-01"}, {"answer_due", "2027"}});
  agenda.say("D-1", {{"next_moment", "2026-12"}})
      .say("D-2", {{"next_moment", "2026-Q2"}})
      .say("PV-1", {{"status", "ready"}, {"options", "x"}});
  agenda.say("CY-1").say("DL-1", {{"cycle", "CY-1"}, {"due", "2026-12-15"}});
  const auto found = items(agenda);
  CHECK(find(found, "signal.overdue")->id == "S-1");
  CHECK(find(found, "signal.ageing")->id == "S-2");
  CHECK(find(found, "dossier.moment")->id == "D-1");
  CHECK(find(found, "dossier.passed")->id == "D-2");
  CHECK(find(found, "proposal.waiting")->id == "PV-1");
  CHECK(find(found, "deadline.soon")->id == "DL-1");
}

TEST_CASE("reports are asked for only where there are rounds, and tell their cause") {
  SmallAgenda agenda;
  agenda.say("A-1", {{"phase", "running"}});
  CHECK(find(items(agenda), "report.missing") == nullptr);
  agenda.say("CY-1").say("DL-1",
                         {{"cycle", "CY-1"}, {"step", "report"}, {"opens", "2026-09-01"}, {"due", "2026-09-30"}});
  CHECK(find(items(agenda), "report.missing"));
  agenda.say("PR-1", {{"action", "A-1"},
                      {"period", "2026-Q3"},
                      {"status", "submitted"},
                      {"reported_on", "2026-10-05"},
                      {"schedule", "no"},
                      {"money", "yes"},
                      {"cause", "No permit."},
                      {"consequence", "x"},
                      {"correction", "y"},
                      {"confidence", "in_doubt"}});
  const auto found = items(agenda);
  CHECK(find(found, "report.missing") == nullptr);
  REQUIRE(find(found, "report.no"));
  CHECK(contains(find(found, "report.no")->reason, "No permit."));
}

TEST_CASE("goals are looked at by their course, and what is good or context is not listed") {
  SmallAgenda agenda;
  agenda.say("BR-1").say("G-1").say("G-2", {{"indicators", "I-1"}});
  agenda.say("I-1", {{"unit", "%"},
                     {"baseline", "10"},
                     {"baseline_year", "2020"},
                     {"target", "20"},
                     {"target_year", "2030"},
                     {"sources", "BR-1"}});
  agenda.say("O-1", {{"indicator", "I-1"}, {"period", "2025"}, {"value", "9"}, {"sources", "BR-1"}});
  CHECK(find(items(agenda), "goal.not_measurable")->id == "G-1");
  CHECK(find(items(agenda), "course.moving_away")->id == "G-2");
  agenda.say("O-1", {{"value", "19"}});
  CHECK(find(items(agenda), "course.moving_away") == nullptr);
}

TEST_CASE("a figure that surprises for the worse is listed, and a target that two figures make unlikely") {
  SmallAgenda agenda;
  agenda.say("I-1", {{"baseline", "10"}, {"baseline_year", "2015"}, {"target", "24"}, {"target_year", "2030"}});
  const char* const values[] = {"11", "12", "14", "15", "16", "18"};
  for (int i = 0; i < 6; ++i)
    agenda.say("O-" + std::to_string(i),
               {{"indicator", "I-1"}, {"period", std::to_string(2016 + i)}, {"value", values[i]}});
  CHECK(find(items(agenda), "outlook.surprise") == nullptr);
  CHECK(find(items(agenda), "outlook.unlikely") == nullptr);
  agenda.say("O-5", {{"value", "8"}});
  CHECK(find(items(agenda), "outlook.surprise")->id == "I-1");
  agenda.say("O-5", {{"value", "18"}}).say("I-1", {{"target", "90"}});
  CHECK(find(items(agenda), "outlook.surprise") == nullptr);
  CHECK(contains(find(items(agenda), "outlook.unlikely")->reason, "2030"));
  agenda.say("I-1", {{"level", "context"}});
  CHECK(find(items(agenda), "outlook.unlikely") == nullptr);
}

TEST_CASE("a broken rule is listed with its name, and not twice where it has a reason of its own") {
  SmallAgenda agenda;
  agenda.say("A-1", {{"phase", "running"}, {"owner", "ORG-9"}});
  const auto found = items(agenda);
  CHECK(found[0].rule == "rule.error");
  CHECK(found[0].broken == "reference.exists");
  CHECK(std::ranges::none_of(found, [](const AttentionItem& item) { return item.broken == "action.goal"; }));
  CHECK(find(found, "action.goal"));
}

TEST_CASE("what ended, stopped or was only proposed asks for no owner, goal or money") {
  SmallAgenda agenda;
  agenda.say("A-1", {{"phase", "stopped"}, {"note", "x"}}).say("A-2", {{"phase", "proposed"}});
  CHECK(std::ranges::none_of(items(agenda), [](const AttentionItem& item) {
    return item.rule == "action.owner" || item.rule == "action.money";
  }));
}

TEST_CASE("uncovered money and a planning that moved a year are told") {
  SmallAgenda agenda;
  agenda.say("A-1", {{"phase", "running"}, {"planned_end", "2027"}})
      .say("F-1", {{"action", "A-1"},
                   {"kind", "obligation"},
                   {"stage", "asked"},
                   {"coverage", "uncovered"},
                   {"amount", "EUR 5000000"}});
  const View first = agenda.view();
  agenda.say("A-1", {{"planned_end", "2028"}});
  const auto found = items(agenda, {.language = Language::en, .first_edition = &first});
  CHECK(find(found, "money.uncovered"));
  CHECK(find(found, "planning.moved"));
}

TEST_CASE("the same agenda gives the same list, and one day later nothing has become less urgent") {
  SmallAgenda agenda;
  agenda.say("A-1", {{"phase", "running"}})
      .say("A-2", {{"phase", "running"}})
      .say("M-1", {{"action", "A-1"}, {"due", "2026"}})
      .say("TZ-1", {{"due", "2026-11"}});
  const View view = agenda.view();
  CHECK(attention(view, today, {}) == attention(view, today, {}));
  CHECK(attention(view, day("2027-01-01"), {}).size() >= attention(view, today, {}).size());
}

TEST_CASE("a reason names the indicator and its unit in the language of the reader") {
  SmallAgenda agenda;
  agenda.say("BR-1").say("I-1", {{"title", "Dierproeven"},
                                 {"title_en", "Animal tests"},
                                 {"unit", "dieren"},
                                 {"unit_en", "animals"},
                                 {"baseline", "40"},
                                 {"baseline_year", "2020"},
                                 {"target", "20"},
                                 {"target_year", "2030"},
                                 {"sources", "BR-1"}});
  agenda.say("O-1", {{"indicator", "I-1"}, {"period", "2024"}, {"value", "38"}})
      .say("O-2", {{"indicator", "I-1"}, {"period", "2025"}, {"value", "39"}});
  const auto english = items(agenda), dutch = items(agenda, {.language = Language::nl});
  const AttentionItem* found = find(english, "course.moving_away");
  REQUIRE(found);
  CHECK(contains(found->reason, "Animal tests: 39 animals (2025)"));
  CHECK(contains(find(dutch, "course.moving_away")->reason, "Dierproeven: 39 dieren (2025)"));
}

}  // namespace stip
