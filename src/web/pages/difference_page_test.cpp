// Tests of differences and documents as if proposals were adopted: they say and show what is proposed.
// proposed.
#include <doctest/doctest.h>

#include "base/text.h"
#include "tests/web_support/small_example.h"
#include "web/pages/test_site.h"

namespace stip {
namespace {

/// An address of the whole site, as everybody sees it.
Response ask(TestSite& office, const std::string& target) {
  const Site site{office.registry(), [] { return *parse_instant("2026-11-24T12:00:00Z"); }, {}, "2026-11-24"};
  Request request;
  REQUIRE(parse_target(target, request));
  return answer(site, request);
}

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
  const std::string body = ask(site, "/nl/verschil?proposal=PV-1").body;
  CHECK(contains(body, "2031"));
  CHECK(contains(body, "Reden 1."));
  CHECK(contains(body, "naar=PV-1\">JSON"));
  CHECK(contains(body, "<option value=\"PV-1\" selected>Alsof"));
  // Who asks for another side gets it.
  const std::string now = ask(site, "/nl/verschil?proposal=PV-1&naar=now").body;
  CHECK_FALSE(contains(now, "2031"));
  CHECK(contains(now, "naar=now\">JSON"));
  CHECK_FALSE(contains(ask(site, "/nl/verschil").body, "2031"));
}

TEST_CASE("several proposals in an address are looked at together, however they are typed") {
  TestSite site;
  proposals(site);
  const std::string both = ask(site, "/nl/verschil?proposal=PV-1%2BPV-2").body;
  CHECK(contains(both, "2031"));
  CHECK(contains(both, "Ministerie van Water"));
  CHECK(contains(both, "<option value=\"PV-1+PV-2\" selected>Alsof PV-1, PV-2 samen"));
  for (const char* typed : {"?proposal=PV-1&proposal=PV-2", "?proposal=PV-1+PV-2"}) {
    CAPTURE(typed);
    const Response page = ask(site, std::string("/nl/acties/A-1") + typed);
    CHECK(page.status == 200);
    CHECK(contains(page.body, "PV-1+PV-2"));
    CHECK(contains(page.body, "2031"));
    CHECK(contains(page.body, "Ministerie van Water"));
  }
  CHECK(contains(ask(site, "/nl/verschil?van=now&naar=PV-1+PV-2").body, "Ministerie van Water"));
  CHECK(ask(site, "/v1/verschillen?van=now&naar=PV-1+PV-2").status == 200);
  CHECK(ask(site, "/v1/acties?moment=PV-1+PV-2").status == 200);
}

TEST_CASE("proposals that clash are told so, however they are typed") {
  TestSite site;
  proposals(site);
  const Response told = ask(site, "/nl/acties/A-1?proposal=PV-1%2BPV-3");
  CHECK(told.status == http_status(ErrorKind::conflict));
  for (const char* typed : {"?proposal=PV-1&proposal=PV-3", "?proposal=PV-1+PV-3"}) {
    const Response page = ask(site, std::string("/nl/acties/A-1") + typed);
    CHECK(page.status == told.status);
    CHECK(contains(page.body, "2031"));
    CHECK(contains(page.body, "2039"));
  }
  CHECK(ask(site, "/nl/acties/A-1?proposal=PV-1&proposal=PV-9").status == 404);
}

TEST_CASE("documents as if proposals were adopted say so, and those of today do not") {
  TestSite site;
  proposals(site);
  for (const char* name : {"feitenblad-A-1", "bijlage", "kamerbrief"}) {
    CAPTURE(name);
    const std::string address = "/nl/documenten/" + std::string(name) + ".html";
    const std::string one = ask(site, address + "?proposal=PV-1").body,
                      both = ask(site, address + "?proposal=PV-1&proposal=PV-2").body, now = ask(site, address).body;
    CHECK(contains(one, "Alsof aangenomen: Later klaar (PV-1)."));
    CHECK(contains(one, "Dit is geen vastgestelde tekst."));
    CHECK(contains(one, "(alsof aangenomen: PV-1)</title>"));
    CHECK(contains(both, "Alsof aangenomen: Later klaar (PV-1); Een trekker (PV-2)."));
    CHECK_FALSE(contains(to_lower(now), "alsof aangenomen"));
  }
  CHECK(contains(ask(site, "/en/documenten/feitenblad-A-1.html?proposal=PV-1").body,
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

}  // namespace
}  // namespace stip
