// Tests of the page of the next edition: who may, what is left, freezing for an hour to come, and publishing.
#include "agenda/records.h"
#include "tests/web_support/office_building.h"

namespace stip {
namespace {

struct Editing : Building {
  Editing() {
    person("sec@example.org", Role::secretary, "ORG-GEM", Classification::restricted);
    person("anna@example.org", Role::owner, "ORG-GROEN");
  }
  NamedTexts form(Browser& browser, const NamedTexts& more) {
    return with(token_of(browser.get("/nl/nieuwe-editie").body), more);
  }
};

TEST_CASE("the check-list counts what is left, with links") {
  Editing office;
  Browser secretary = office.signed_in("sec@example.org");
  const Response page = secretary.get("/nl/nieuwe-editie?jaar=2028");
  CHECK(page.status == 200);
  CHECK(contains(page.body, "Editie 2028"));
  CHECK(contains(page.body, "Signalen zijn beantwoord"));
  CHECK(contains(page.body, "/nl/signalen/S-001"));
  CHECK_FALSE(contains(page.body, "nog 0"));
  Browser owner = office.signed_in("anna@example.org");
  CHECK(owner.get("/nl/nieuwe-editie").status == 403);
}

TEST_CASE("what cannot be frozen so is told at once, and what was typed stays") {
  Editing office;
  Browser secretary = office.signed_in("sec@example.org");
  const auto before = office.ledger.registry().size();
  const Response page = secretary.post(
      "/nl/nieuwe-editie",
      office.form(secretary, {{"_what", "freeze"}, {"_year", "27"}, {"_reason", ""}, {"_day", "1 maart"}}));
  CHECK(page.status == 422);
  CHECK(contains(page.body, "dat is geen jaar van een editie."));
  CHECK(contains(page.body, "<strong>Reden</strong>"));  // A line begins with a capital.
  CHECK(contains(page.body, "geen dag met een tijd"));
  CHECK(contains(page.body, "value=\"1 maart\""));
  CHECK(office.ledger.registry().size() == before);
}

TEST_CASE("an edition that is frozen for later is seen by the secretary alone until it is published") {
  Editing office;
  Browser secretary = office.signed_in("sec@example.org"), nobody(office.handler);
  const Response frozen = secretary.post("/nl/nieuwe-editie", office.form(secretary, {{"_what", "freeze"},
                                                                                      {"_year", "2028"},
                                                                                      {"_reason", "Vastgesteld."},
                                                                                      {"_day", "1-3-2099"},
                                                                                      {"_time", "14.00"}}));
  CHECK(location(frozen) == "/nl/edities/ED-2028");
  CHECK(secretary.get("/nl/edities/ED-2028").status == 200);
  CHECK(nobody.get("/nl/edities/ED-2028").status == 404);
  CHECK(contains(secretary.get("/nl/nieuwe-editie").body, "1 maart 2099, 14:00"));
  const Response sent =
      secretary.post("/nl/nieuwe-editie", office.form(secretary, {{"_what", "publish"}, {"_edition", "ED-2028"}}));
  CHECK(location(sent) == "/nl/edities/ED-2028");
  CHECK(nobody.get("/nl/edities/ED-2028").status == 200);
}

TEST_CASE("who prepares an edition looks at pages as the public sees them, byte for byte") {
  Editing office;
  Browser secretary = office.signed_in("sec@example.org"), nobody(office.handler);
  office.ledger.enter("change", "Nog niet openbaar.", {office.ledger.set("A-001", "classification", "internal")});
  CHECK(contains(secretary.get("/nl/nieuwe-editie").body, "href=\"/nl/acties?kijk=openbaar\""));
  CHECK(contains(secretary.get("/nl/acties").body, "A-001"));
  const Response as_public = secretary.get("/nl/acties?kijk=openbaar");
  CHECK_FALSE(contains(as_public.body, "A-001"));
  CHECK(as_public.body == nobody.get("/nl/acties?kijk=openbaar").body);
  CHECK(secretary.get("/nl/acties/A-001?kijk=openbaar").status == 404);
}

TEST_CASE("a page that is refused says so in the language of its reader") {
  Editing office;
  Browser owner = office.signed_in("anna@example.org");
  const std::string body = owner.get("/nl/nieuwe-editie").body;
  CHECK(contains(body, "Geen van uw rollen staat dit toe."));
  CHECK(contains(body, "/nl/mandaten"));
  CHECK(contains(body, "<p><a href=\"/nl/bureau\">Mijn bureau</a></p>"));
  CHECK_FALSE(contains(body, "Ask somebody"));
}

}  // namespace
}  // namespace stip
