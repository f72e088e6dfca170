// Design page, tested: what lacks is told with the place to mend it, parts are made and changed, and opening fixes all.
#include <doctest/doctest.h>

#include "tests/web_support/office_building.h"

namespace stip {
namespace {

/// The form of a page, with its hidden fields.
NamedTexts form_of(Browser& browser, const std::string& page, const NamedTexts& more) {
  return with(hidden_of(browser.get(page).body), more);
}

}  // namespace

TEST_CASE("a consultation is begun, gets a question with an answer, and tells what still lacks") {
  Building office;
  office.person("secretary@example.org", Role::secretary, "ORG-GEM");
  Browser secretary = office.signed_in("secretary@example.org");
  CHECK(secretary.post("/nl/ontwerpen", form_of(secretary, "/nl/ontwerpen", {{"_title", "Welke bank?"}})).status ==
        422);
  const Response begun = secretary.post(
      "/nl/ontwerpen", form_of(secretary, "/nl/ontwerpen", {{"_title", "Welke bank?"}, {"_by", "ORG-GEM"}}));
  REQUIRE(begun.status == 303);
  const std::string page = location(begun);
  std::string body = secretary.get(page).body;
  CHECK(contains(body, "Welke bank?"));
  CHECK(contains(body, "er wordt nog niets gevraagd."));
  CHECK_FALSE(contains(body, "name=\"_read\""));
  const Response asked = secretary.post(
      page + "/consultatievragen",
      form_of(secretary, page + "/consultatievragen", {{"title", "Waar zit u graag?"}, {"kind", "single"}}));
  REQUIRE(asked.status == 303);
  body = secretary.get(page).body;
  CHECK(contains(body, "1. Waar zit u graag?"));
  CHECK(contains(body, "er zijn minder dan twee antwoorden om uit te kiezen."));
  const auto at = body.find("/antwoordopties?bij=");
  REQUIRE(at != std::string::npos);
  const std::string add = page + body.substr(at, body.find('"', at) - at);
  REQUIRE(secretary.post(page + "/antwoordopties", form_of(secretary, add, {{"title", "In de zon"}})).status == 303);
  CHECK(contains(secretary.get(page).body, "In de zon"));
}

TEST_CASE("a design is tried out with made-up people, and says what so many answers cannot tell") {
  Building office;
  office.person("secretary@example.org", Role::secretary, "ORG-GEM");
  Browser secretary = office.signed_in("secretary@example.org");
  const std::string page = location(secretary.post(
      "/nl/ontwerpen", form_of(secretary, "/nl/ontwerpen", {{"_title", "Welke bank?"}, {"_by", "ORG-GEM"}})));
  CHECK(contains(secretary.get(page).body, "name=\"proef\""));
  CHECK(contains(secretary.get(page + "?proef=120").body, "role=\"alert\""));  // Nothing is asked yet.
  CHECK(contains(secretary.get(page + "?proef=0").body, "aria-invalid"));
  const std::string id = page.substr(page.rfind('/') + 1);
  REQUIRE(secretary.post(page + "/" + id, form_of(secretary, page + "/" + id, {{"doors", "open"}})).status == 303);
  const std::string questions = page + "/consultatievragen";
  REQUIRE(secretary
              .post(questions, form_of(secretary, questions,
                                       {{"title", "Zit u <b>graag</b> buiten?"}, {"kind", "open"}, {"number", "1"}}))
              .status == 303);
  const std::string tried = secretary.get(page + "?proef=60").body;
  CHECK(contains(tried, "Met 60 verzonnen mensen zijn"));
  CHECK(contains(tried, "Zit u &lt;b&gt;graag&lt;/b&gt; buiten?"));
  CHECK(contains(tried, "niet van toepassing"));  // Own words are no shares.
}

TEST_CASE("a puzzle at the open door and a statement about who answers are set on the pages of the design") {
  Building office;
  office.person("secretary@example.org", Role::secretary, "ORG-GEM");
  Browser secretary = office.signed_in("secretary@example.org");
  const std::string page = location(secretary.post(
      "/nl/ontwerpen", form_of(secretary, "/nl/ontwerpen", {{"_title", "Welke bank?"}, {"_by", "ORG-GEM"}})));
  const std::string own = page + "/" + page.substr(page.rfind('/') + 1), questions = page + "/consultatievragen";
  REQUIRE(secretary.post(own, form_of(secretary, own, {{"doors", "invited"}, {"puzzle", "30"}})).status == 303);
  std::string body = secretary.get(page).body;
  CHECK(contains(body, "de puzzel is lichter dan 8 of zwaarder dan 24."));
  CHECK(contains(body, "er is een puzzel, maar geen open ingang."));
  REQUIRE(secretary.post(own, form_of(secretary, own, {{"doors", "open"}, {"puzzle", "16"}})).status == 303);
  body = secretary.get(page).body;
  CHECK(contains(body, "Puzzel bij de open ingang"));
  CHECK_FALSE(contains(body, "de puzzel is"));
  REQUIRE(
      secretary.post(questions, form_of(secretary, questions, {{"title", "Bank"}, {"kind", "statements"}})).status ==
      303);
  body = secretary.get(page).body;
  const auto at = body.find("/stellingen?bij=");
  REQUIRE(at != std::string::npos);
  const std::string add = page + body.substr(at, body.find('"', at) - at);
  REQUIRE(
      secretary.post(page + "/stellingen", form_of(secretary, add, {{"title", "Ik woon hier."}, {"about_me", "yes"}}))
          .status == 303);
  body = secretary.get(page).body;
  CHECK(contains(body, "Ik woon hier.</span> · Over wie antwoordt"));
  CHECK(contains(body, "alle stellingen gaan over wie antwoordt."));
}

TEST_CASE("only a draft is designed, and only by who may") {
  Building office;
  office.person("secretary@example.org", Role::secretary, "ORG-GEM");
  office.person("auditor@example.org", Role::auditor, "ORG-GEM");
  Browser secretary = office.signed_in("secretary@example.org"), auditor = office.signed_in("auditor@example.org");
  CHECK(auditor.get("/nl/ontwerpen/CO-02").status == 403);
  const std::string open = secretary.get("/nl/ontwerpen/CO-02").body;
  CHECK_FALSE(contains(open, "Deze vraag aanpassen"));
  const Response refused = secretary.post("/nl/ontwerpen/CO-02/ST-01",
                                          form_of(secretary, "/nl/ontwerpen/CO-02/ST-01", {{"title", "Anders."}}));
  CHECK(refused.status == 422);
  CHECK(contains(refused.body, "het is geen concept meer."));
  CHECK(secretary.get("/nl/ontwerpen/CO-02/A-001").status == 404);
}

}  // namespace stip
