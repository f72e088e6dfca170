// Consultations pages, tested: response before findings, doors apart, honest words, and what was done with it.
#include "web/pages/consultations_page.h"

#include <doctest/doctest.h>

#include "base/text.h"
#include "web/pages/documents_page.h"
#include "web/pages/record_page.h"
#include "web/pages/search_page.h"
#include "web/pages/test_site.h"

namespace stip {
namespace {

constexpr const char* votes =
    R"({"n":300,"verdict":"groups","groups":[{"n":180,"share_se":0.03,"stands_for":[{"statement":"2","direction":"agree"}]},{"n":100,"share_se":0.03,"stands_for":[]}],
"statements":[{"id":"1","text":"Zet het op het etiket.","text_en":"Put it on the label.","all":[240,40,20],"groups":[[150,20,10],[80,15,5]],"weighted":{"agree":0.71,"se":0.03}},
{"id":"2","text":"<b>Sta het toe</b>","all":[160,120,20],"groups":[[150,20,10],[null,null,null]]},{"id":"3","text":"Rare","all":[null,null,null],"groups":[]}],
"map":{"columns":3,"squares":[{"column":0,"row":0,"n":120,"group":0},{"column":2,"row":2,"n":60,"group":1}]}})";

TestSite talk() {
  TestSite site;
  site.say("ORG-1", {{"title", "Ministry of Tests"}}).say("A-1", {{"owner", "ORG-1"}, {"phase", "running"}});
  site.say("CO-1", {{"title", "Labels"},
                    {"status", "closed"},
                    {"opens", "2026-09-01"},
                    {"closes", "2026-10-01"},
                    {"commissioned_by", "ORG-1"},
                    {"method", "By lot."},
                    {"follow_up", "Labels come."},
                    {"about", "A-1"}});
  site.say("Q-1", {{"consultation", "CO-1"}, {"about", "A-1"}})
      .say("ST-1", {{"question", "Q-1"}, {"title", "Zet het op het etiket."}});
  site.say("VW-1", {{"title", "Only when tested"}, {"actions", "A-1"}});
  site.say("CR-1", {{"consultation", "CO-1"},
                    {"door", "invited"},
                    {"kind", "statements"},
                    {"participants", "300"},
                    {"invited", "1000"},
                    {"method", "stable-groups"},
                    {"seed", "2040"},
                    {"code_version", "0.1.0"},
                    {"digest", "abc123"},
                    {"data", votes}});
  site.say("CR-2", {{"consultation", "CO-1"},
                    {"door", "open"},
                    {"kind", "statements"},
                    {"participants", "6"},
                    {"data", R"({"n":null,"verdict":"too_few_people","groups":[],"statements":[]})"}});
  site.say("S-1", {{"title", "Small letters"},
                   {"text", "Unreadable."},
                   {"origin", "consultation"},
                   {"raised_on", "2026-10-02"},
                   {"about", "CO-1"},
                   {"answer", "taken_over"},
                   {"answer_text", "Larger letters."},
                   {"answered_on", "2026-11-01"}});
  site.say("CO-2", {{"title", "Without figures"}, {"status", "closed"}, {"result", "People want care."}});
  return site;
}

std::string shown(TestSite& site, const std::string& id = "CO-1", Language language = Language::en) {
  return site.text(consultation_page, "raadplegingen/" + id, {id}, language);
}

}  // namespace

TEST_CASE("the page of a consultation gives the response of each door before any finding, and never a sum") {
  TestSite site = talk();
  const std::string text = shown(site);
  CHECK(contains(text, "300 of the 1,000 people who were invited took part (30%)."));
  CHECK(text.find("300 of the 1,000") < text.find("Put it on the label."));
  CHECK(contains(text, "Fewer than ten people took part by this door."));
  CHECK_FALSE(contains(text, "306"));
  CHECK(contains(text, "Who did not want to take part may think otherwise."));
  CHECK(contains(text, "This is no sample."));
  for (const char* said : {"2040", "0.1.0", "abc123", "Ministry of Tests", "By lot."}) CHECK(contains(text, said));
}

TEST_CASE("agreement comes before difference, in counts with their margins, weighted beside unweighted") {
  TestSite site = talk();
  const std::string text = shown(site);
  CHECK(contains(text, "240 of 300 agree, 40 disagree and 20 pass"));
  CHECK(contains(text, "80% (75% to 84%)"));
  CHECK(contains(text, "71% (65% to 77%)"));
  CHECK(text.find("On what people agree") < text.find("On what people differ"));
  CHECK(contains(text, "150 of 180"));  // Group A on statement 2.
  CHECK(contains(text, "not told"));    // Group B on it.
  CHECK(contains(text, "180 of 280 people who are in a group (64%, give or take 6 points)"));
  CHECK(contains(text, "Of which nothing can be said"));
}

TEST_CASE("what people wrote stands as text, and the map has words for who does not see it") {
  TestSite site = talk();
  const std::string text = shown(site);
  CHECK(contains(text, "&lt;b&gt;Sta het toe&lt;/b&gt;"));
  CHECK(contains(text,
                 "role=\"img\" aria-label=\"Map of opinion: people who vote alike stand near each other. Group A "
                 "stands top left. Group B stands bottom right.\""));
  CHECK_FALSE(contains(text, " style="));
}

TEST_CASE("a statement leads to its action and the conditions on it, and what was done stands with how it is now") {
  TestSite site = talk();
  const std::string text = shown(site);
  CHECK(contains(text, "/en/acties/A-1"));
  CHECK(contains(text, "Only when tested"));
  CHECK(contains(text, "Labels come."));
  CHECK(contains(text, "Larger letters."));
  CHECK(contains(text, "answered after 30 days"));
  CHECK(text.find("What was done with it") > text.find("On what people differ"));
}

TEST_CASE("a consultation without figures says that nothing can be said of numbers") {
  TestSite site = talk();
  const std::string text = shown(site, "CO-2");
  CHECK(contains(text, "People want care."));
  CHECK(contains(text, "How many people think so cannot be said from this."));
  CHECK(contains(text, "It is not recorded yet what was done with it."));
  CHECK_FALSE(contains(text, "%"));
}

TEST_CASE("a repeated consultation is held beside the one before, for the same statements") {
  TestSite site = talk();
  site.say("CO-3", {{"title", "Labels again"}, {"status", "closed"}, {"repeats", "CO-1"}});
  site.say(
      "CR-3",
      {{"consultation", "CO-3"},
       {"door", "invited"},
       {"kind", "statements"},
       {"participants", "200"},
       {"invited", "900"},
       {"data",
        R"({"n":200,"verdict":"gradual","groups":[],"statements":[{"id":"7","text":"Zet het op het etiket.","all":[100,80,20],"groups":[]}]})"}});
  const std::string text = shown(site, "CO-3");
  CHECK(contains(text, "Since the last time"));
  CHECK(contains(text, "80% of 300"));
  CHECK(contains(text, "50% of 200"));
  CHECK(contains(text, "fewer agree now"));
}

TEST_CASE("a confidential consultation answers as one that never was, and its results are nowhere") {
  TestSite site = talk();
  site.say("CO-9", {{"title", "Geheim"}, {"status", "closed"}, {"classification", "restricted"}});
  site.say(
      "CR-9",
      {{"consultation", "CO-9"}, {"door", "open"}, {"kind", "statements"}, {"participants", "300"}, {"data", votes}});
  for (const Page page : {consultation_page, consultation_numbers}) {
    const Response hidden = site.get(page, "raadplegingen/CO-9", {"CO-9"});
    std::string absent = site.get(page, "raadplegingen/CO-8", {"CO-8"}).body;
    replace_all(absent, "CO-8", "CO-9");
    CHECK(hidden.status == 404);
    CHECK(hidden.body == absent);
  }
  CHECK(site.get(document_page, "documenten/raadpleging-CO-9.html", {"raadpleging-CO-9.html"}).status == 404);
  CHECK_FALSE(contains(site.text(consultations_page, "raadplegingen"), "Geheim"));
  CHECK(site.get(consultation_page, "raadplegingen/CO-9", {"CO-9"}, Language::en, Classification::restricted).status ==
        200);
}

TEST_CASE("the list shows who took part by which door and what was done with it") {
  TestSite site = talk();
  site.say("CO-4", {{"title", "Now"}, {"status", "open"}});
  const std::string text = site.text(consultations_page, "raadplegingen");
  CHECK(text.find("People can take part") < text.find("Closed"));
  CHECK(contains(text, "1 signal answered"));
  CHECK(contains(text, "Invited: 300 of the 1,000"));
  CHECK_FALSE(contains(text, "306"));
}

TEST_CASE("the numbers come as rows, empty where they may not be told, and a formula is no formula") {
  TestSite site = talk();
  site.say("CR-4", {{"consultation", "CO-1"},
                    {"door", "open"},
                    {"kind", "choices"},
                    {"question", "=1+1"},
                    {"data", R"x({"n":120,"options":[{"label":"a","text":"=cmd()","n":100}]})x"}});
  const std::string csv = site.get(consultation_numbers, "raadplegingen/CO-1/uitkomsten.csv", {"CO-1"}).body;
  CHECK(contains(csv, "door,kind,question,item,group,measure,value"));
  CHECK(contains(csv, "invited,statements,,Zet het op het etiket.,,agree,240"));
  CHECK(contains(csv, "invited,statements,,Rare,,agree,\r\n"));
  CHECK(contains(csv, "'=cmd()"));
  CHECK_FALSE(contains(csv, ",=1+1"));
}

TEST_CASE("the report says the same as the page, and both languages have it") {
  TestSite site = talk();
  const std::string report =
      site.get(document_page, "documenten/raadpleging-CO-1.html", {"raadpleging-CO-1.html"}).body;
  CHECK(contains(report, "300 of the 1,000 people who were invited took part (30%)."));
  CHECK(contains(report, "Larger letters."));
  CHECK_FALSE(contains(report, "href=\"/en/"));
  const std::string dutch = shown(site, "CO-1", Language::nl);
  CHECK(contains(dutch, "300 van de 1.000 uitgenodigde mensen deden mee (30%)."));
  CHECK(contains(dutch, "240 van 300 eens, 40 oneens en 20 geen keuze"));
}

TEST_CASE("the report of a consultation with results stands among the documents, and of one without does not") {
  TestSite site = talk();
  const std::string page = site.get(documents_page, "documenten", {}).body;
  CHECK(contains(page, "documenten/raadpleging-CO-1.pdf"));
  CHECK_FALSE(contains(page, "documenten/raadpleging-CO-2.pdf"));
}

TEST_CASE("weighted figures stand beside unweighted ones, and what people said of themselves under who took part") {
  TestSite site = talk();
  site.say("CR-8",
           {{"consultation", "CO-1"},
            {"door", "invited"},
            {"kind", "response"},
            {"data",
             R"({"variables":[],"statements":[{"id":"9","text":"I live in a town","n":300,"all":[120,80,20,80]}]})"}});
  site.say(
      "CR-9",
      {{"consultation", "CO-1"},
       {"door", "invited"},
       {"kind", "choices"},
       {"question", "worries"},
       {"data",
        R"({"n":300,"question":{"text":"What worries you?"},"several":false,"options":[)"
        R"({"label":"a","text":"Safety","n":200,"weighted":0.55,"weighted_se":0.03},{"label":"b","text":"Price","n":100}]})"}});
  const std::string text = shown(site);
  CHECK(contains(text, "What people said of themselves"));
  CHECK(text.find("I live in a town") < text.find("What stands out"));
  CHECK(contains(text, "55% (49% to 61%)"));
  CHECK(contains(text, "The same, weighted"));
  const std::string rows = site.get(consultation_numbers, "raadplegingen/CO-1/uitkomsten.csv", {"CO-1"}).body;
  CHECK(contains(rows, "I live in a town,,answered,220"));
  CHECK(contains(rows, "Safety,,weighted_share,0.55"));
}

TEST_CASE("the record of a result folds its data, and search does not find what programs read") {
  TestSite site = talk();
  const std::string text = site.text(record_page, "raadplegingsuitkomsten/CR-1", {"raadplegingsuitkomsten", "CR-1"});
  CHECK(contains(text, "<summary>"));
  CHECK_FALSE(contains(site.text(search_page, "zoeken?q=etiket"), "CR-1"));
}

}  // namespace stip
