// Tests of reports that are not approved yet: who writes, signs and checks them sees them, and nobody else does.
#include <doctest/doctest.h>

#include "tests/web_support/office_building.h"

namespace stip {
namespace {

/// Somebody of the organisation of A-001 who may see what is public, and no more.
struct InPublic : Building {
  std::string owner_of() const { return ledger.view(Classification::public_).find<Action>("A-001")->owner.id; }
  const ProgressReport* report() {
    view = ledger.view(Classification::restricted);
    for (const ProgressReport* each : view.referring<ProgressReport>("action", "A-001"))
      if (each->cycle.id == "CY-2028") return each;
    return nullptr;
  }
  View view = ledger.view(Classification::restricted);
};

}  // namespace

TEST_CASE_FIXTURE(InPublic, "a report is nowhere in public until it is approved, and then it is") {
  person("writer@example.org", Role::owner, owner_of(), Classification::public_);
  person("signer@example.org", Role::approver, owner_of(), Classification::public_);
  person("checker@example.org", Role::secretary, "", Classification::internal);
  const Handler fresh = with_office(site, office, [this](const Request& request) { return answer(site, request); });
  Browser everybody(fresh), anna = signed_in("writer@example.org"), bert = signed_in("signer@example.org"),
                            carla = signed_in("checker@example.org");

  REQUIRE(anna.post("/nl/rapporteren/A-001", with(hidden_of(anna.get("/nl/rapporteren/A-001").body), report_answers))
              .status == 303);
  REQUIRE(report());
  const std::string id = report()->id, judge = "/nl/beoordelen/" + id;
  const auto is_public = [&] {
    const bool told = contains(everybody.get("/nl/acties/A-001").body, "Honderd bomen geplant.");
    CHECK((everybody.get("/nl/voortgangsrapportages/" + id).status == 200) == told);
    CHECK((everybody.get("/v1/voortgangsrapportages/" + id).status == 200) == told);
    return told;
  };
  CHECK_FALSE(is_public());
  // Back on the form: it was handed in, and that is said.
  const NamedTexts anew = hidden_of(anna.get("/nl/rapporteren/A-001?opnieuw=ja").body);
  CHECK(anna.post("/nl/rapporteren/A-001", with(anew, report_answers)).status == 422);

  CHECK(contains(bert.get("/nl/bureau").body, judge));
  REQUIRE(bert.post(judge, with(hidden_of(bert.get(judge).body), {{"_do", "return"}, {"_remarks", "Welke bomen?"}}))
              .status == 303);
  CHECK(contains(anna.get("/nl/rapporteren/A-001").body, "Welke bomen?"));
  REQUIRE(anna.post("/nl/rapporteren/A-001", with(hidden_of(anna.get("/nl/rapporteren/A-001").body), report_answers))
              .status == 303);
  CHECK(report()->id == id);
  REQUIRE(bert.post(judge, with(hidden_of(bert.get(judge).body), {{"_do", "approve"}})).status == 303);
  CHECK_FALSE(is_public());
  REQUIRE(carla.post(judge, with(hidden_of(carla.get(judge).body), {{"_do", "approve"}})).status == 303);
  CHECK(is_public());
}

TEST_CASE_FIXTURE(InPublic, "who reports on another action sees no report that is not approved") {
  person("writer@example.org", Role::owner, owner_of(), Classification::public_);
  person("other@example.org", Role::owner, "ORG-ELDERS", Classification::public_);
  Browser anna = signed_in("writer@example.org"), dirk = signed_in("other@example.org");
  REQUIRE(anna.post("/nl/rapporteren/A-001", with(hidden_of(anna.get("/nl/rapporteren/A-001").body), report_answers))
              .status == 303);
  REQUIRE(report());
  CHECK(dirk.get("/nl/beoordelen/" + report()->id).status == 404);
  CHECK(dirk.get("/nl/beoordelen/PR-NONE").status == 404);
}

}  // namespace stip
