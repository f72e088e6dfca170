// Tests of saving a what-if: all of it becomes one proposal, with a reason, for who may; else nothing does.
#include "tests/web_support/office_building.h"

namespace stip {
namespace {

struct Wondering : Building {
  Wondering() {
    person("sec@example.org", Role::secretary, "ORG-GEM", Classification::restricted);
    person("kijk@example.org", Role::auditor, "ORG-GEM");
  }
  View now() const { return ledger.view(Classification::restricted); }
};

constexpr const char* question =
    "actie=A-003&wat=4&actie=A-001&wat=stopt&nieuw=Proeftuin&begin=2027-Q2&duur=4&na=A-003";

NamedTexts asked() {
  return {{"actie", "A-003"},     {"wat", "4"},         {"actie", "A-001"}, {"wat", "stopt"},
          {"nieuw", "Proeftuin"}, {"begin", "2027-Q2"}, {"duur", "4"},      {"na", "A-003"}};
}

}  // namespace

TEST_CASE("a what-if becomes one proposal with all its changes, and the agenda stays as it is") {
  Wondering office;
  Browser secretary = office.signed_in("sec@example.org");
  const Response page = secretary.get("/nl/sturen?" + std::string(question));
  CHECK(contains(page.body, "/nl/voorstel-uit-wat-als?actie=A-003"));
  const Response form = secretary.get("/nl/voorstel-uit-wat-als?" + std::string(question));
  REQUIRE(form.status == 200);
  CHECK(contains(form.body, "name=\"actie\" value=\"A-003\""));

  // Without a reason nothing is made, and the question is still there.
  NamedTexts sent = asked();
  sent.emplace_back("_title", "Een jaar later");
  const Response refused = secretary.post("/nl/voorstel-uit-wat-als", with(hidden_of(form.body), sent));
  CHECK(refused.status == 422);
  CHECK(contains(refused.body, "value=\"Een jaar later\""));
  CHECK(contains(refused.body, "name=\"wat\" value=\"stopt\""));
  const std::size_t before = office.now().count(type_of<Proposal>());

  sent.emplace_back("_reason", "Er is geen geld.");
  const Response made = secretary.post("/nl/voorstel-uit-wat-als", with(hidden_of(form.body), sent));
  INFO(made.body);
  REQUIRE(made.status == 303);
  const View now = office.now();
  CHECK(now.count(type_of<Proposal>()) == before + 1);
  const std::string id = location(made).substr(location(made).rfind('/') + 1);
  const Proposal* proposal = now.find<Proposal>(id);
  REQUIRE(proposal);
  CHECK(proposal->reason == "Er is geen geld.");
  CHECK(proposal->status == ProposalStatus::draft);
  CHECK(now.find<Action>("A-001")->phase != Phase::stopped);

  const auto adopted = office.ledger.registry().as_if({id}, Viewer{Classification::restricted});
  REQUIRE(adopted.ok());
  CHECK(adopted->find<Action>("A-001")->phase == Phase::stopped);
  CHECK(contains(adopted->find<Action>("A-001")->note, "Er is geen geld."));
  CHECK(quarters_between(now.find<Action>("A-003")->planned_end, adopted->find<Action>("A-003")->planned_end) == 4);
  CHECK(adopted->count(type_of<Action>()) == now.count(type_of<Action>()) + 1);
  CHECK(adopted->count(type_of<Dependency>()) == now.count(type_of<Dependency>()) + 1);
}

TEST_CASE("who may not propose sees the answer, and no way to save it") {
  Wondering office;
  Browser looker = office.signed_in("kijk@example.org");
  CHECK(looker.get("/nl/sturen?actie=A-003&wat=4").status == 200);
  CHECK(looker.get("/nl/voorstel-uit-wat-als?actie=A-003&wat=4").status == 403);
}

TEST_CASE("a question that cannot be worked out makes nothing, and says why") {
  Wondering office;
  Browser secretary = office.signed_in("sec@example.org");
  const Response form = secretary.get("/nl/voorstel-uit-wat-als?actie=A-404&wat=4");
  CHECK(form.status == 422);
  CHECK(contains(form.body, "dit is geen actie die loopt of nog moet beginnen."));
}

}  // namespace stip
