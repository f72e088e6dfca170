// Tests of trying proposals: clashes are told, today stands beside what would be, and what is hidden stays hidden.
#include <doctest/doctest.h>

#include "base/text.h"
#include "web/pages/test_site.h"

namespace stip {
namespace {

TEST_CASE("one proposal is shown beside today, with what differs in words") {
  TestSite site;
  site.say("ORG-1").say("A-1", {{"phase", "running"}});
  site.say("PV-1", {{"status", "ready"}})
      .say("PC-1", {{"proposal", "PV-1"}, {"record", "A-1"}, {"field", "owner"}, {"value", "ORG-1"}});
  const std::string body = site.ask("/nl/proberen?voorstel=PV-1").body;
  CHECK(contains(body, "Acties zonder trekker"));
  CHECK(contains(body, "data-label=\"Vandaag\">1</td>"));
  CHECK(contains(body, "data-label=\"Alsof aangenomen\">0</td>"));
  CHECK(contains(body, "Title of ORG-1"));  // What the owner would become, by title.
  CHECK(contains(body, "Wat geen aandacht meer zou vragen"));
  CHECK(contains(body, "/nl/verschil?van=now&amp;naar=PV-1"));
  CHECK(site.ask("/nl/proberen/PV-1").body == site.ask("/nl/proberen/PV-1?voorstel=PV-1").body);
}

TEST_CASE("two proposals that clash are told with both values, and are not shown as if adopted") {
  TestSite site;
  site.say("A-1", {{"phase", "running"}});
  for (const char* number : {"1", "2"}) {
    const std::string id = number;
    site.say("PV-" + id, {{"status", "ready"}});
    site.say("PC-" + id,
             {{"proposal", "PV-" + id}, {"record", "A-1"}, {"field", "planned_end"}, {"value", "203" + id}});
  }
  const std::string body = site.ask("/nl/proberen?voorstel=PV-1&voorstel=PV-2").body;
  CHECK(contains(body, "Wat in de weg staat"));
  CHECK(contains(body, "2031"));
  CHECK(contains(body, "2032"));
  CHECK(contains(body, "Samen kunnen ze niet worden aangenomen"));
  CHECK_FALSE(contains(body, "Naast elkaar"));
}

TEST_CASE("the page of a proposed change names field and values as readers know them") {
  TestSite site;
  site.say("ORG-1").say("A-1", {{"phase", "running"}}).say("PV-1", {{"status", "ready"}});
  site.say("PC-1",
           {{"proposal", "PV-1"}, {"record", "A-1"}, {"field", "phase"}, {"was", "running"}, {"value", "done"}});
  site.say("PC-2", {{"proposal", "PV-1"}, {"record", "A-1"}, {"field", "owner"}, {"value", "ORG-1"}});
  const std::string phase = site.ask("/nl/voorgestelde-wijzigingen/PC-1").body;
  CHECK(contains(phase, "<dd>Fase"));
  CHECK(contains(phase, "In uitvoering"));
  CHECK(contains(phase, "Afgerond"));
  CHECK_FALSE(contains(phase, "<dd>phase"));
  CHECK_FALSE(contains(phase, ">running"));
  CHECK(contains(site.ask("/nl/voorgestelde-wijzigingen/PC-2").body, "Title of ORG-1"));
}

TEST_CASE("a proposal that is hidden is as one that is not there") {
  TestSite site;
  site.say("A-1").say("PV-1", {{"status", "ready"}, {"classification", "restricted"}, {"title", "ZEEAREND"}});
  CHECK(site.ask("/nl/proberen/PV-1").status == 404);
  const std::string body = site.ask("/nl/proberen?voorstel=PV-1").body;
  CHECK_FALSE(contains(body, "ZEEAREND"));
  CHECK_FALSE(contains(body, "PV-1"));
}

TEST_CASE("?proposal= shows any page as if adopted") {
  TestSite site;
  site.say("ORG-1", {{"title", "Ministerie van Proef"}}).say("A-1", {{"phase", "running"}});
  site.say("PV-1", {{"status", "ready"}})
      .say("PC-1", {{"proposal", "PV-1"}, {"record", "A-1"}, {"field", "owner"}, {"value", "ORG-1"}});
  CHECK_FALSE(contains(site.ask("/nl/acties/A-1").body, "Ministerie van Proef"));
  CHECK(contains(site.ask("/nl/acties/A-1?proposal=PV-1").body, "Ministerie van Proef"));
}

}  // namespace
}  // namespace stip
