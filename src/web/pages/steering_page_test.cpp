// Tests of steering: what is known is told in words, and what is not as that.
// A what-if shows what it would change.
#include "web/pages/steering_page.h"

#include <doctest/doctest.h>

#include "base/json.h"
#include "base/text.h"
#include "web/pages/test_site.h"
#include "web/pages/what_if.h"

namespace stip {
namespace {

TestSite& agenda(TestSite& site) {
  site.say("ORG-1").say("SE-1", {{"horizon", "2040"}}).say("G-1", {{"year", "2030"}, {"effects", "SE-1"}});
  site.say("A-1",
           {{"planned_start", "2027-Q1"}, {"planned_end", "2027-Q4"}, {"owner", "ORG-1"}, {"phase", "not_started"}});
  site.say("A-2", {{"planned_start", "2028"}, {"planned_end", "2029"}, {"phase", "not_started"}});
  site.say("A-3", {{"phase", "running"}});
  site.say("M-1", {{"action", "A-2"}, {"due", "2028-Q4"}});
  site.say("DEP-1", {{"action", "A-2"}, {"before", "A-1"}});
  site.say("C-1", {{"action", "A-2"}, {"goal", "G-1"}});
  site.say("FS-1", {{"party", "state"}});
  site.say("F-1",
           {{"action", "A-2"}, {"source", "FS-1"}, {"stage", "granted"}, {"year", "2028"}, {"amount", "EUR 10000000"}});
  site.say("R-1", {{"action", "A-2"}, {"likelihood", "high"}, {"response", "Een tweede leverancier."}});
  site.say("AK-1").say("KV-1", {{"framework", "AK-1"}, {"topic", "values"}});
  site.say("KV-2", {{"framework", "AK-1"}, {"topic", "red_lines"}});
  site.say("AF-1", {{"framework", "AK-1"}, {"about", "A-2"}, {"dissent", "De kwekers willen groter."}});
  site.say("AR-1",
           {{"assessment", "AF-1"}, {"question", "KV-1"}, {"side", "for"}, {"lowest", "low"}, {"highest", "high"}});
  site.say("AR-2", {{"assessment", "AF-1"}, {"question", "KV-2"}, {"side", "against"}});
  return site.say("VW-1", {{"from", "AF-1"}});
}

}  // namespace

TEST_CASE("steering tells goals, plan, money and weighing in words, and what is not known as that") {
  TestSite site;
  const std::string body = agenda(site).text(steering_page, "sturen");
  CHECK(contains(body, "Goals and their odds"));
  CHECK(contains(body, "Not yet measurable"));
  CHECK(contains(body, "1 action; all finished by the end of 2030: "));
  CHECK(contains(body, " in 10"));
  CHECK(contains(body, "no end is known"));  // Of A-3.
  CHECK(contains(body, "That is a placeholder"));
  CHECK(contains(body, "Een tweede leverancier."));
  CHECK(contains(body, "people differ: from Low to High"));
  CHECK(contains(body, "Red lines were brought in"));
  CHECK(contains(body, "De kwekers willen groter."));
  CHECK(contains(body, "not checked yet"));
  CHECK(contains(body, "<svg"));
  CHECK(contains(body, "Seed 2040"));
  CHECK_FALSE(contains(body, "<script"));
  const std::string dutch = site.text(steering_page, "sturen", {}, Language::nl);
  CHECK(contains(dutch, "De doelen en hun kansen"));
  CHECK(contains(dutch, "op de 10"));
}

TEST_CASE("an empty agenda has a page all the same, and says what there is not") {
  TestSite site;
  site.say("ORG-1");
  const std::string body = site.text(steering_page, "sturen");
  CHECK(contains(body, "No goals stated"));
  CHECK(contains(body, "No dates have been stated"));
  CHECK(contains(body, "Nothing has been weighed by a framework yet"));
}

TEST_CASE("what drives the date of a goal is asked by its id, and an id that is not there is as none") {
  TestSite site;
  const std::string goal = agenda(site).text(steering_page, "sturen?drijft=G-1");
  CHECK(contains(goal, "What the date of “Title of G-1” hangs on"));
  CHECK(contains(goal, "later if it takes long instead of short"));
  const std::string none = site.text(steering_page, "sturen?drijft=G-404");
  CHECK(contains(none, "What the date of “the whole agenda” hangs on"));
}

TEST_CASE("a slip is shown through the agenda and its goals, with what stands there today") {
  TestSite site;
  const std::string body = agenda(site).text(steering_page, "sturen?actie=A-1&wat=8");
  CHECK(contains(body, "2 years later (± "));
  CHECK(contains(body, "A-1 → A-2"));
  CHECK(contains(body, "A-1 → M-1"));
  CHECK(contains(body, "Work finished in time"));
  CHECK(contains(body, "of 100 fewer (± "));
  CHECK(contains(body, "value=\"8\" selected"));
  CHECK(contains(body, "seed 2040"));
  // The answer comes before what is there today, and the question stays in the form.
  CHECK(body.find("id=\"wat-als\"") < body.find("id=\"doelen\""));
  CHECK(contains(body, "/en/sturen/wat-als.csv?actie=A-1&amp;wat=8"));
}

TEST_CASE("stops, cuts, additions and what has no date are each told as what they are") {
  TestSite site;
  const std::string stop = agenda(site).text(steering_page, "sturen?actie=A-1&wat=stopt");
  CHECK(contains(stop, "is left out of the plan"));
  const std::string cut = site.text(steering_page, "sturen?bron=FS-1&korting=10");
  CHECK(contains(cut,
                 "€10\xC2\xA0"
                 "million"));
  CHECK(contains(cut,
                 "€9\xC2\xA0"
                 "million"));
  CHECK(contains(cut, "no date moves by a cut alone"));
  CHECK(contains(cut, "No date of the plan would change."));
  const std::string added = site.text(steering_page, "sturen?nieuw=Proeftuin&begin=2027-Q2&duur=4&na=A-1&helpt=G-1");
  CHECK(contains(added, "Proeftuin"));
  CHECK(contains(added, "2 actions"));
  const std::string dateless = site.text(steering_page, "sturen?actie=A-3&wat=4");
  CHECK(contains(dateless, "states no date, so there is nothing to move"));
  CHECK(contains(dateless, "There is nothing to save"));
}

TEST_CASE("what cannot be asked is told with its remedy, what was typed stays, and hidden is as absent") {
  TestSite site;
  agenda(site).say("A-9", {{"classification", "restricted"}, {"title", "ZEEAREND"}});
  const auto body = [&](const std::string& query) { return site.text(steering_page, "sturen?" + query); };
  CHECK(contains(body("actie=A-1"), "it is not said what happens to it."));
  CHECK(contains(body("actie=A-1&wat=veel"), "&#39;veel&#39; is no number of quarters."));
  CHECK(contains(body("bron=FS-1&korting=ooit"), "value=\"ooit\""));
  CHECK(contains(body("nieuw=Proef&begin=morgen&duur=2"), "&#39;morgen&#39; is no date."));
  std::string hidden = body("actie=A-9&wat=4"), absent = body("actie=A-8&wat=4");
  CHECK_FALSE(contains(hidden, "ZEEAREND"));
  replace_all(hidden, "A-9", "A-8");
  CHECK(hidden == absent);
}

TEST_CASE("the same question is answered as page, as CSV and as JSON, and as a proposal that is tried") {
  TestSite site;
  agenda(site);
  const Response csv = site.ask("/nl/sturen/wat-als.csv?actie=A-1&wat=8");
  CHECK(csv.status == 200);
  CHECK(contains(csv.body, "\nA-2,"));
  CHECK(site.ask("/nl/sturen/wat-als.csv?actie=A-404&wat=8").status == 404);
  const auto json = parse_json(site.ask("/v1/vooruitzichten?actie=A-1&wat=8").body);
  REQUIRE(json.ok());
  REQUIRE(json->find("whatIf"));
  CHECK(json->find("whatIf")->find("dates")->as_array().size() == 3);
  CHECK(site.ask("/v1/vooruitzichten?actie=A-1&wat=veel").status == 400);
  CHECK(site.ask("/v1/vooruitzichten?wie=A-1").status == 400);

  // As if a proposal with the same changes were adopted, the plan has the same input as the what-if then.
  site.say("PV-1", {{"status", "ready"}});
  int number = 0;
  for (const Json& edit : json->find("whatIf")->find("edits")->as_array())
    site.say("PC-" + std::to_string(++number), {{"proposal", "PV-1"},
                                                {"record", edit.find("record")->as_string()},
                                                {"field", edit.find("field")->as_string()},
                                                {"value", edit.find("then")->as_string()}});
  const auto adopted = parse_json(site.ask("/v1/vooruitzichten?moment=PV-1").body);
  REQUIRE(adopted.ok());
  CHECK(adopted->find("input")->as_string() == json->find("whatIf")->find("inputThen")->as_string());
  CHECK(json->find("input")->as_string() == json->find("whatIf")->find("inputToday")->as_string());
  CHECK(adopted->find("input")->as_string() != json->find("input")->as_string());
}

TEST_CASE("an address is read as a form is, and written as it was read") {
  const NamedTexts pairs{{"actie", "A-1 Title"}, {"wat", "+4"},      {"actie", ""},     {"wat", ""},
                         {"actie", "A-2"},       {"wat", "stopt"},   {"bron", ""},      {"na", "A-1"},
                         {"na", "M-1"},          {"nieuw", "Proef"}, {"begin", "2027"}, {"duur", "4"}};
  const WhatIfAsked asked = what_if_asked(pairs);
  CHECK(asked.rows.size() == 2);
  const ReadScenario read = read_scenario(asked);
  CHECK(read.problems.empty());
  CHECK(read.scenario.slips == std::vector<Scenario::Slip>{{"A-1", 4}});
  CHECK(read.scenario.drops == std::vector<std::string>{"A-2"});
  REQUIRE(read.scenario.additions.size() == 1);
  CHECK(read.scenario.additions[0].after == std::vector<std::string>{"A-1", "M-1"});
  CHECK(query_of(what_if_asked(query_of(asked))) == query_of(asked));
  CHECK(what_if_asked({{"drijft", "G-1"}}).empty());
  for (const char* text : {"", "x", "4x", "--4", "99999999999", "4.5"}) CHECK_FALSE(quarters_in(text).has_value());
  CHECK(quarters_in("-2") == -2);
}

}  // namespace stip
