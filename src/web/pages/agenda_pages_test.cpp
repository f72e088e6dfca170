// Pages of the agenda: what they must show, and what they may never show.
#include <doctest/doctest.h>

#include "base/text.h"
#include "web/pages/action_page.h"
#include "web/pages/actions_page.h"
#include "web/pages/attention_page.h"
#include "web/pages/dossiers_page.h"
#include "web/pages/goal_page.h"
#include "web/pages/goals_page.h"
#include "web/pages/indicator_page.h"
#include "web/pages/money_page.h"
#include "web/pages/overview_page.h"
#include "web/pages/roadmap_page.h"
#include "web/pages/test_site.h"

using namespace stip;

namespace {

TestSite small() {
  TestSite site;
  site.say("P-1", {{"title", "Programme"},
                   {"vision", "A dot on the horizon"},
                   {"horizon", "2040"},
                   {"dilemma", "Speed against care"}});
  site.say("SE-1", {{"title", "A flourishing economy"}})
      .say("T-1", {{"title", "Economy"}})
      .say("CH-1", {{"title", "First chapter"}, {"number", "1"}});
  site.say("ORG-1", {{"title", "Ministry of Tests"}, {"short_name", "MoT"}});
  return site;
}

std::size_t count(std::string_view text, std::string_view part) {
  std::size_t found = 0;
  for (auto at = text.find(part); at != text.npos; at = text.find(part, at + part.size())) ++found;
  return found;
}

}  // namespace

TEST_CASE("the overview shows vision, horizon and dilemma, and its cells lead to the filtered list") {
  TestSite site = small();
  site.say("A-1", {{"effects", "SE-1"}, {"themes", "T-1"}, {"owner", "ORG-1"}});
  const std::string text = site.text(overview_page, "");
  CHECK(contains(text, "A dot on the horizon"));
  CHECK(contains(text, "2040"));
  CHECK(contains(text, "Speed against care"));
  CHECK(contains(text, "/en/acties?thema=T-1&amp;doel=SE-1"));
}

TEST_CASE("a cell of the matrix counts as many actions as its link shows") {
  TestSite site = small();
  site.say("G-1", {{"effects", "SE-1"}});
  site.say("A-1", {{"effects", "SE-1"}, {"themes", "T-1"}})
      .say("A-2", {{"themes", "T-1"}})
      .say("A-3", {{"themes", "T-1"}});
  site.say("C-1", {{"action", "A-2"}, {"goal", "G-1"}});  // Serves the effect through its goal.
  CHECK(contains(site.text(overview_page, ""), "<span class=\"stip-matrix__count\">2</span>"));
  const std::string list = site.text(actions_page, "acties?thema=T-1&doel=SE-1");
  CHECK(contains(list, "Title of A-1"));
  CHECK(contains(list, "Title of A-2"));
  CHECK_FALSE(contains(list, "Title of A-3"));
}

TEST_CASE("actions without an owner can be asked for, and are shown as open") {
  TestSite site = small();
  site.say("A-1", {{"owner", "ORG-1"}}).say("A-2");
  const std::string text = site.text(actions_page, "acties?trekker=geen");
  CHECK(contains(text, "Title of A-2"));
  CHECK(contains(text, "No owner stated"));
  CHECK_FALSE(contains(text, "Title of A-1"));
}

TEST_CASE("an action that nobody reported on is never on schedule by its owner") {
  TestSite site = small();
  site.say("A-1", {{"phase", "running"}, {"owner", "ORG-1"}});
  const std::string text = site.text(action_page, "acties/A-1", {"A-1"});
  CHECK(contains(text, "not reported"));
  CHECK_FALSE(contains(text, "stip-status--good"));
}

TEST_CASE("an old report loses its colour") {
  TestSite site = small();
  site.say("A-1", {{"owner", "ORG-1"}, {"phase", "running"}});
  site.say("PR-1", {{"action", "A-1"},
                    {"period", "2025-Q1"},
                    {"reported_on", "2025-04-10"},
                    {"status", "approved"},
                    {"schedule", "yes"}});
  const std::string text = site.text(action_page, "acties/A-1", {"A-1"});
  CHECK(contains(text, "out of date; was: On schedule"));
}

TEST_CASE("a draft report is nobody's judgement yet") {
  TestSite site = small();
  site.say("A-1", {{"owner", "ORG-1"}});
  site.say("PR-1", {{"action", "A-1"},
                    {"period", "2026-Q3"},
                    {"reported_on", "2026-11-01"},
                    {"status", "draft"},
                    {"schedule", "no"},
                    {"cause", "Secret cause"},
                    {"consequence", "x"},
                    {"correction", "x"}});
  const std::string text = site.text(action_page, "acties/A-1", {"A-1"});
  CHECK(contains(text, "not reported"));
  CHECK_FALSE(contains(text, "Secret cause"));
}

TEST_CASE("what people wrote is escaped, and only web addresses become links") {
  TestSite site = small();
  site.say("A-1", {{"title", "<script>alert(1)</script>"}, {"sentence", "5 < 6 & \"so\""}, {"sources", "BR-1"}});
  site.say("BR-1", {{"title", "A source"}, {"address", "javascript:alert(1)"}});
  const std::string text = site.text(action_page, "acties/A-1", {"A-1"});
  CHECK_FALSE(contains(text, "<script>"));
  CHECK(contains(text, "&lt;script&gt;"));
  CHECK_FALSE(contains(text, "href=\"javascript:"));
}

TEST_CASE("an invented record carries its badge in the list, and a banner on its page") {
  TestSite site = small();
  site.say("A-1", {{"invented", "yes"}});
  CHECK(contains(site.text(actions_page, "acties"), "stip-invented-badge"));
  CHECK(contains(site.text(action_page, "acties/A-1", {"A-1"}), "class=\"stip-invented\""));
}

TEST_CASE("an indicator shows its chance in words with the number, what is needed, and a fan with a table") {
  TestSite site = small();
  site.say("I-1", {{"title", "Share"},
                   {"unit", "%"},
                   {"baseline", "10"},
                   {"baseline_year", "2015"},
                   {"target", "24"},
                   {"target_year", "2030"}});
  const char* const values[] = {"11", "12", "14", "15", "16", "8"};
  for (int i = 0; i < 2; ++i)
    site.say("O-" + std::to_string(i),
             {{"indicator", "I-1"}, {"period", std::to_string(2016 + i)}, {"value", values[i]}});
  const std::string few = site.text(indicator_page, "indicatoren/I-1", {"I-1"});
  CHECK(contains(few, "cannot be said"));
  CHECK(contains(few, "Needed from now on: +0.9 a year."));
  CHECK_FALSE(contains(few, "8 of 10"));
  for (int i = 2; i < 6; ++i)
    site.say("O-" + std::to_string(i),
             {{"indicator", "I-1"}, {"period", std::to_string(2016 + i)}, {"value", values[i]}});
  const std::string text = site.text(indicator_page, "indicatoren/I-1", {"I-1"});
  CHECK(contains(text, "Chance that the target of 24 is reached by the end of 2030:"));
  CHECK(contains(text, "likely</strong> (about "));
  CHECK(contains(text, "Not as expected"));
  CHECK(contains(text, "Outlook for the end of 2030: in 8 of 10 cases from "));
  CHECK(count(text, "stip-line stip-line--forecast") == 1);
  CHECK(contains(text, "<th scope=\"row\">2030</th>"));
}

TEST_CASE("a goal without indicator is not yet measurable, and never green") {
  TestSite site = small();
  site.say("G-1", {{"effects", "SE-1"}, {"year", "2030"}});
  for (const std::string& text : {site.text(goals_page, "doelen"), site.text(goal_page, "doelen/G-1", {"G-1"})}) {
    CHECK(contains(text, "Not yet measurable"));
    CHECK_FALSE(contains(text, "stip-status--good"));
  }
}

TEST_CASE("no line of a chart crosses a break, and replaced figures stay visible") {
  TestSite site = small();
  site.say("I-1", {{"unit", "%"}, {"sources", "BR-1"}}).say("BR-1");
  site.say("O-1", {{"indicator", "I-1"}, {"period", "2020"}, {"value", "10"}, {"published", "2021-01-01"}});
  site.say("O-2", {{"indicator", "I-1"}, {"period", "2020"}, {"value", "11"}, {"published", "2022-01-01"}});
  site.say("O-3", {{"indicator", "I-1"}, {"period", "2021"}, {"value", "12"}});
  site.say("O-4", {{"indicator", "I-1"}, {"period", "2022"}, {"value", "30"}, {"break_before", "yes"}});
  site.say("O-5", {{"indicator", "I-1"}, {"period", "2023"}, {"value", "31"}});
  const std::string text = site.text(indicator_page, "indicatoren/I-1", {"I-1"});
  CHECK(count(text, "<polyline class=\"stip-line\"") == 2);
  CHECK(contains(text, "<del>10</del>"));
  CHECK(contains(text, ">break</text>"));
}

TEST_CASE("the roadmap draws what is known, hatches what is not, and lists what has no date") {
  TestSite site = small();
  site.say("A-1", {{"planned_start", "2026-Q1"}, {"planned_end", "2027-Q4"}})
      .say("A-2", {{"planned_start", "2026"}})
      .say("A-3");
  const std::string text = site.text(roadmap_page, "routekaart");
  CHECK(count(text, "class=\"stip-plan ") == 1);
  CHECK(contains(text, "url(#stip-unsure)"));
  CHECK(contains(text, "so they cannot be drawn"));
  CHECK(contains(text, "id=\"routekaart-tabel\""));
}

TEST_CASE("the roadmap says how far the plan moved since the first edition") {
  TestSite site = small();
  site.say("A-1", {{"planned_start", "2026-Q1"}, {"planned_end", "2027-Q4"}});
  REQUIRE(site.registry().freeze(2026, "Sent.", "secretary", "").ok());
  site.say("A-1", {{"planned_end", "2028-Q4"}});
  const std::string text = site.text(roadmap_page, "routekaart");
  CHECK(contains(text, "+4 quarters since edition 2026"));
  CHECK(contains(text, "stip-ghost"));
}

TEST_CASE("money of different kinds is never added, and confidential amounts are told, not shown") {
  TestSite site = small();
  site.say("A-1").say("FS-1", {{"party", "state"}});
  site.say("F-1", {{"action", "A-1"},
                   {"source", "FS-1"},
                   {"year", "2026"},
                   {"kind", "obligation"},
                   {"stage", "granted"},
                   {"amount", "EUR 1000000"}});
  site.say("F-2", {{"action", "A-1"},
                   {"source", "FS-1"},
                   {"year", "2026"},
                   {"kind", "expenditure"},
                   {"stage", "granted"},
                   {"amount", "EUR 2000000"}});
  site.say("F-3", {{"action", "A-1"},
                   {"source", "FS-1"},
                   {"year", "2026"},
                   {"kind", "obligation"},
                   {"stage", "granted"},
                   {"amount", "EUR 7654321"},
                   {"amount_classification", "internal"}});
  const std::string text = site.text(money_page, "geld");
  for (const std::int64_t shown : {1'000'000, 2'000'000})
    CHECK(contains(text, short_amount_text(Language::en, exactly(shown))));
  CHECK_FALSE(contains(text, short_amount_text(Language::en, exactly(3'000'000))));
  CHECK_FALSE(contains(text, "7654321"));
  CHECK_FALSE(contains(text, "7.654"));
  CHECK(contains(text, "confidential"));
}

TEST_CASE("cash per year stands in columns of years, also where the whole is what is counted") {
  TestSite site = small();
  site.say("A-1").say("FS-1", {{"title", "Groeifonds"}, {"party", "state"}});
  const auto line = [&](const char* id, const char* amount, const TestSite::Fields& more) {
    TestSite::Fields fields{{"action", "A-1"}, {"source", "FS-1"}, {"stage", "granted"}, {"amount", amount}};
    fields.insert(fields.end(), more.begin(), more.end());
    site.say(id, fields);
  };
  line("F-1", "EUR 5000000", {{"period_start", "2026"}, {"period_end", "2028"}});
  line("F-2", "EUR 1000000", {{"year", "2026"}, {"kind", "expenditure"}, {"part_of", "F-1"}});
  line("F-3", "EUR 4000000", {{"year", "2028"}, {"kind", "expenditure"}, {"part_of", "F-1"}});
  const std::string text = site.text(money_page, "geld", {}, Language::nl);
  const auto from = text.find("id=\"publiek-jaren\"");
  REQUIRE(from != text.npos);
  const std::string table = text.substr(from, text.find("</table>", from) - from);
  CHECK(contains(table, "stip-number\">2026</th>"));
  CHECK(contains(table, "stip-number\">2028</th>"));
  CHECK_FALSE(contains(table, ">2027</th>"));
  CHECK(contains(table, "<td>Uitgave</td><td>Toegekend</td>"));
  CHECK(contains(table, short_amount_text(Language::nl, exactly(1'000'000))));
  CHECK(contains(table, short_amount_text(Language::nl, exactly(4'000'000))));
  CHECK_FALSE(contains(table, short_amount_text(Language::nl, exactly(5'000'000))));
  CHECK(contains(text, "1 post die hierboven meetelt, noemt alleen een periode van jaren als geheel"));
}

TEST_CASE("money of which no source tells a year says so") {
  TestSite site = small();
  site.say("A-1").say("FS-1", {{"party", "state"}});
  site.say("F-1", {{"action", "A-1"}, {"source", "FS-1"}, {"stage", "granted"}, {"amount", "EUR 5000000"}});
  const std::string text = site.text(money_page, "geld");
  CHECK(contains(text, "No amount with a stage is stated for a single year"));
  CHECK(contains(text, "1 line that is counted above states neither year nor period"));
  CHECK_FALSE(contains(text, "publiek-jaren"));
}

TEST_CASE("a record that may not be seen is the same as one that is not there") {
  TestSite site = small();
  site.say("A-1", {{"title", "Hidden plan"}, {"classification", "internal"}});
  const Response hidden = site.get(action_page, "acties/A-1", {"A-1"}),
                 absent = site.get(action_page, "acties/A-9", {"A-9"});
  CHECK(hidden.status == 404);
  CHECK(absent.status == 404);
  for (Page page : {overview_page, actions_page, roadmap_page, money_page, attention_page, goals_page, dossiers_page})
    CHECK_FALSE(contains(site.get(page, "").body, "Hidden plan"));
}

TEST_CASE("a stage that was expected and did not come is not shown as reached") {
  TestSite site = small();
  site.say("D-1", {{"kind", "eu_legislation"}});
  site.say("DS-1", {{"dossier", "D-1"}, {"date", "2026-01"}, {"state", "expected"}});
  const std::string text = site.text(dossier_page, "dossiers/D-1", {"D-1"});
  CHECK(contains(text, "expected date has passed"));
  CHECK_FALSE(contains(text, "stip-status--done"));
}

TEST_CASE("why a field is so can be read on the page") {
  TestSite site = small();
  site.say("A-1", {{"owner", "ORG-1"}}).enter("change", "The ministers agreed.");
  CHECK(contains(site.text(action_page, "acties/A-1?waarom=owner", {"A-1"}), "The ministers agreed."));
}

TEST_CASE("the same actions as CSV are filtered by goal too") {
  TestSite site = small();
  site.say("A-1", {{"effects", "SE-1"}, {"title", "Help"}});
  CHECK(contains(site.get(actions_page, "acties?doel=SE-1").body, "/v1/acties?formaat=csv&amp;doel=SE-1"));
}

TEST_CASE("the overview says which goals it does not count") {
  TestSite site = small();
  site.say("G-1").say("G-2", {{"historic", "yes"}});
  CHECK(contains(site.text(overview_page, ""), "1 historic goal is not counted."));
}
