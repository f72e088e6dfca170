// Tests of differences and documents as if proposals were adopted: they say and show what is proposed.
// proposed.
#include <doctest/doctest.h>

#include "base/text.h"
#include "tests/web_support/small_example.h"
#include "web/pages/test_site.h"

namespace stip {
namespace {

/// One action, two proposals that fit together, and a third that clashes with the first. All in entry 1.
TestSite& proposals(TestSite& site) {
  const auto propose = [&](const std::string& number, const char* title, const char* field, const char* value) {
    site.say("PV-" + number, {{"title", title}, {"status", "ready"}, {"reason", "Reden " + number + "."}});
    site.say("PC-" + number, {{"proposal", "PV-" + number}, {"record", "A-1"}, {"field", field}, {"value", value}});
  };
  site.say("ORG-1", {{"title", "Ministerie van Water"}}).say("A-1", {{"title", "Meten"}, {"planned_end", "2027"}});
  propose("1", "Later klaar", "planned_end", "2031");
  propose("2", "Een trekker", "owner", "ORG-1");
  propose("3", "Veel later klaar", "planned_end", "2039");
  return site;
}

TEST_CASE("with a proposal in the address, what changed is what it would change, with its reason") {
  TestSite site;
  proposals(site);
  const std::string body = site.ask("/nl/verschil?proposal=PV-1").body;
  CHECK(contains(body, "2031"));
  CHECK(contains(body, "Reden 1."));
  CHECK(contains(body, "naar=PV-1\">JSON"));
  CHECK(contains(body, "<option value=\"PV-1\" selected>Alsof"));
  // Who asks for another side gets it.
  const std::string now = site.ask("/nl/verschil?proposal=PV-1&naar=now").body;
  CHECK_FALSE(contains(now, "2031"));
  CHECK(contains(now, "naar=now\">JSON"));
  CHECK_FALSE(contains(site.ask("/nl/verschil").body, "2031"));
}

TEST_CASE("several proposals in an address are looked at together, however they are typed") {
  TestSite site;
  proposals(site);
  const std::string both = site.ask("/nl/verschil?proposal=PV-1%2BPV-2").body;
  CHECK(contains(both, "2031"));
  CHECK(contains(both, "Ministerie van Water"));
  CHECK(contains(both, "<option value=\"PV-1+PV-2\" selected>Alsof PV-1, PV-2 samen"));
  for (const char* typed : {"?proposal=PV-1&proposal=PV-2", "?proposal=PV-1+PV-2"}) {
    CAPTURE(typed);
    const Response page = site.ask(std::string("/nl/acties/A-1") + typed);
    CHECK(page.status == 200);
    CHECK(contains(page.body, "PV-1+PV-2"));
    CHECK(contains(page.body, "2031"));
    CHECK(contains(page.body, "Ministerie van Water"));
  }
  CHECK(contains(site.ask("/nl/verschil?van=now&naar=PV-1+PV-2").body, "Ministerie van Water"));
  CHECK(site.ask("/v1/verschillen?van=now&naar=PV-1+PV-2").status == 200);
  CHECK(site.ask("/v1/acties?moment=PV-1+PV-2").status == 200);
}

TEST_CASE("proposals that clash are told so, however they are typed") {
  TestSite site;
  proposals(site);
  const Response told = site.ask("/nl/acties/A-1?proposal=PV-1%2BPV-3");
  CHECK(told.status == http_status(ErrorKind::conflict));
  for (const char* typed : {"?proposal=PV-1&proposal=PV-3", "?proposal=PV-1+PV-3"}) {
    const Response page = site.ask(std::string("/nl/acties/A-1") + typed);
    CHECK(page.status == told.status);
    CHECK(contains(page.body, "2031"));
    CHECK(contains(page.body, "2039"));
  }
  CHECK(site.ask("/nl/acties/A-1?proposal=PV-1&proposal=PV-9").status == 404);
  // By title, label and value, not by the names that the ledger has for them.
  CHECK(contains(told.body, "Meten, Gepland einde (A-1): Later klaar (PV-1) maakt er"));
  CHECK_FALSE(contains(told.body, "planned_end"));
  CHECK(contains(site.ask("/nl/verschil?van=now&naar=PV-1+PV-3").body, "Meten, Gepland einde (A-1)"));
}

TEST_CASE("documents as if proposals were adopted say so, and those of today do not") {
  TestSite site;
  proposals(site);
  for (const char* name : {"feitenblad-A-1", "bijlage", "kamerbrief"}) {
    CAPTURE(name);
    const std::string address = "/nl/documenten/" + std::string(name) + ".html";
    const std::string one = site.ask(address + "?proposal=PV-1").body,
                      both = site.ask(address + "?proposal=PV-1&proposal=PV-2").body, now = site.ask(address).body;
    CHECK(contains(one, "Alsof aangenomen: Later klaar (PV-1)."));
    CHECK(contains(one, "Dit is geen vastgestelde tekst."));
    CHECK(contains(one, "(alsof aangenomen: PV-1)</title>"));
    CHECK(contains(both, "Alsof aangenomen: Later klaar (PV-1); Een trekker (PV-2)."));
    CHECK_FALSE(contains(to_lower(now), "alsof aangenomen"));
  }
  CHECK(contains(site.ask("/en/documenten/feitenblad-A-1.html?proposal=PV-1").body,
                 "As if adopted: Later klaar (PV-1)."));
}

TEST_CASE("between an edition and the one before it, the overviews that were kept can be downloaded") {
  TestLedger ledger;
  ledger.enter("import", "Invoer.", example_changes(ledger.view(Classification::restricted)));
  ledger.freeze(2026, DocumentChoice::html);
  ledger.enter("change", "Anders.", {ledger.set("A-001", "title", "Een heel andere titel")});
  ledger.freeze(2027, DocumentChoice::html);
  const Site site = ledger.site(Classification::public_);
  const std::string link = "href=\"/nl/edities/ED-2027/changes.nl.html\"";
  CHECK(contains(answer_to(site, "/nl/verschil?van=2026&naar=2027").body, link));
  CHECK(contains(answer_to(site, "/nl/verschil?van=ED-2026&naar=ED-2027").body, link));
  CHECK(answer_to(site, "/nl/edities/ED-2027/changes.nl.html").status == 200);
  for (const char* other : {"?van=2027&naar=2026", "?van=2026&naar=now", "?van=now&naar=2027"})
    CHECK_FALSE(contains(answer_to(site, std::string("/nl/verschil") + other).body, "changes.nl."));
  for (const char* name : {"bijlage", "kamerbrief"}) {
    const std::string kept = answer_to(site, "/nl/documenten/" + std::string(name) + ".html?moment=2027").body;
    CHECK_FALSE(contains(to_lower(kept), "alsof aangenomen"));
  }
}

TEST_CASE("what was made up says so where it is chosen, compared and looked at as if adopted") {
  TestSite site;
  proposals(site);
  site.say("PV-4", {{"title", "Verzonnen plan"}, {"status", "ready"}, {"reason", "Proef."}, {"invented", "yes"}});
  site.say("PC-4", {{"proposal", "PV-4"}, {"record", "A-1"}, {"field", "planned_end"}, {"value", "2033"}});
  const std::string body = site.ask("/nl/verschil").body;
  CHECK(contains(body, ">Verzonnen: Alsof Verzonnen plan (PV-4) was aangenomen</option>"));
  CHECK(contains(body, "Deels verzonnen."));
  CHECK(contains(body, "\">Alsof Later klaar (PV-1) was aangenomen</option>"));
  CHECK(contains(site.ask("/nl/verschil?van=now&naar=PV-2%2BPV-4").body, "selected>Verzonnen: Alsof PV-2, PV-4 samen"));
  const std::string choice = site.ask("/nl/proberen").body;
  CHECK(contains(choice, "(PV-4, gereed) <span class=\"stip-invented-badge\">verzonnen</span>"));
  CHECK(contains(choice, "Deels verzonnen."));
  CHECK(contains(site.ask("/nl/proberen?voorstel=PV-4").body, "Verzonnen plan (PV-4, verzonnen)</h1>"));
  CHECK(contains(site.ask("/nl/acties?proposal=PV-4").body, "Verzonnen plan – verzonnen."));
}

TEST_CASE("two days can be typed as people write them, and are what is compared") {
  TestLedger ledger;
  ledger.enter("import", "Invoer.", example_changes(ledger.view(Classification::restricted)));
  const Site site = ledger.site(Classification::public_);
  const std::string before = answer_to(site, "/nl/verschil?van-dag=19-11-2026&naar=now").body;
  CHECK(contains(before, "Vergeleken met 19 november 2026"));
  CHECK(contains(before, "href=\"/v1/verschillen?van=2026-11-19&amp;naar=now\""));
  CHECK(contains(before, "value=\"19 nov 2026\""));
  CHECK(answer_to(site, "/nl/verschil?van=2026-11-19&naar=now").body == before);
  // A day goes before what was chosen; an empty field says nothing.
  CHECK(answer_to(site, "/nl/verschil?van=%231&van-dag=19+nov+2026&van-geldig-op=&naar=now&naar-dag=").status == 200);
  const std::string same = answer_to(site, "/nl/verschil?van=now&van-dag=&naar=now").body;
  CHECK(contains(same, "is er niets aan de agenda veranderd"));
}

TEST_CASE("only what was valid on a day is compared, on each side") {
  TestSite site;
  site.say("A-1", {{"title", "Meten"}}).say("ORG-1", {{"title", "Oud bureau"}, {"valid_until", "2026-06-30"}});
  const std::string both = site.ask("/nl/verschil?van=now&naar=now").body;
  CHECK_FALSE(contains(both, "Oud bureau"));
  const Response later = site.ask("/nl/verschil?van=now&van-geldig-op=1-3-2026&naar=now&naar-geldig-op=1-9-2026");
  CHECK(later.status == 200);
  CHECK(contains(later.body, "Oud bureau"));
  CHECK(contains(later.body, "(wat geldig was op 1 maart 2026)"));
  CHECK(contains(later.body, "van=now&amp;van-geldig-op=2026-03-01&amp;naar=now&amp;naar-geldig-op=2026-09-01\">Word"));
  const std::string json = "/v1/verschillen?van=now&vanGeldigOp=2026-03-01&naar=now&naarGeldigOp=2026-09-01";
  CHECK(contains(site.ask(json).body, "Oud bureau"));
  CHECK(site.ask("/v1/verschillen?van=now&vanGeldigOp=maart&naar=now").status == 400);
}

TEST_CASE("a day that is wrong is told at its field, and nothing is compared") {
  TestSite site;
  proposals(site);
  for (const char* wrong :
       {"van-dag=gisteren", "van-dag=2026", "van-dag=31-2-2026", "van-dag=25-11-2026", "van-geldig-op=Q2+2026"}) {
    CAPTURE(wrong);
    const Response told = site.ask("/nl/verschil?naar=PV-1&" + std::string(wrong));
    CHECK(told.status == http_status(ErrorKind::invalid));
    const std::string control = std::string(wrong).substr(0, std::string(wrong).find('='));
    CHECK(contains(told.body, "href=\"#" + control + "\""));
    CHECK(contains(told.body, "id=\"" + control + "-problem\""));
    CHECK(contains(told.body, "aria-invalid=\"true\""));
    CHECK_FALSE(contains(told.body, "2031"));
    CHECK(site.ask("/nl/documenten/verschil.csv?naar=PV-1&" + std::string(wrong)).status == told.status);
  }
  CHECK(contains(site.ask("/nl/verschil?van-dag=25-11-2026").body, "moet nog komen"));
  CHECK(contains(site.ask("/nl/verschil?van-dag=2026").body, "is een periode"));
  // What is valid on a day to come is known.
  CHECK(site.ask("/nl/verschil?van=now&naar=now&naar-geldig-op=1-1-2030").status == 200);
}

TEST_CASE("exactly the difference that is looked at can be downloaded") {
  TestSite site;
  proposals(site);
  const std::string body = site.ask("/nl/verschil?van=now&naar=PV-1").body;
  for (const char* format : {"docx", "odt", "pdf", "csv"})
    CHECK(contains(body, "href=\"/nl/documenten/verschil." + std::string(format) + "?van=now&amp;naar=PV-1\""));
  const Response file = site.ask("/nl/documenten/verschil.html?van=now&naar=PV-1");
  CHECK(file.status == 200);
  CHECK(contains(file.body, "2031"));
  CHECK(contains(file.body, "Alsof aangenomen: Later klaar (PV-1)."));
  const Response csv = site.ask("/nl/documenten/verschil.csv?van=now&naar=PV-1");
  CHECK(starts_with(csv.content_type, "text/csv"));
  CHECK(contains(csv.body, "changed,action,A-1,Meten,planned_end,2027,2031"));
  CHECK(contains(csv.body, "Reden 1."));
  CHECK_FALSE(contains(csv.body, "Een trekker"));
  CHECK(contains(site.ask("/v1/verschillen?van=now&naar=PV-1").body, "Reden 1."));
  CHECK(site.ask("/nl/documenten/verschil.exe?van=now").status == 404);
  CHECK(site.ask("/nl/documenten/verschil?van=now").status == 404);
}

TEST_CASE("a download of a difference holds what its reader may see, and nothing else") {
  TestSite site;
  site.say("A-1", {{"title", "Meten"}}).say("A-2", {{"title", "Geheim project"}, {"classification", "restricted"}});
  site.say("PV-9", {{"title", "Stil plan"}, {"status", "ready"}, {"reason", "Stil."}, {"classification", "internal"}});
  for (const char* file : {"html", "csv"}) {
    const std::string address = "/nl/documenten/verschil." + std::string(file);
    CHECK_FALSE(contains(site.ask(address + "?van=2026-11-23&naar=now").body, "Geheim project"));
    CHECK(contains(site.ask(address + "?van=2026-11-23&naar=now").body, "Meten"));
    // What is hidden is answered as what never was.
    CHECK(site.ask(address + "?van=now&naar=PV-9").status == 404);
    CHECK(site.ask(address + "?van=now&naar=PV-8").status == 404);
  }
  CHECK_FALSE(contains(site.ask("/nl/verschil").body, "Stil plan"));
}

}  // namespace
}  // namespace stip
