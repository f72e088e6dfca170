// Tests of amending and of splitting: another text beside the original, and everything open goes along with a part.
#include "tests/web_support/office_building.h"

namespace stip {
namespace {

struct Deciding : Building {
  Deciding() {
    person("dick@example.org", Role::decider, "B-RAAD");
    person("sec@example.org", Role::secretary, "ORG-GEM", Classification::restricted);
  }
  View now() const { return ledger.view(Classification::restricted); }
};

std::string last_part(const Response& response) { return location(response).substr(location(response).rfind('/') + 1); }

/// Everything that the form of a preview sends, without the buttons.
NamedTexts kept_in(const std::string& body) {
  NamedTexts pairs;
  static constexpr std::string_view start = "<input type=\"hidden\" name=\"";
  for (auto at = body.find(start, body.rfind("<form class=\"stip-form\"")); at != body.npos;
       at = body.find(start, at + 1)) {
    const auto name = at + start.size(), name_end = body.find('"', name), value = body.find("value=\"", name_end) + 7;
    pairs.emplace_back(body.substr(name, name_end - name), body.substr(value, body.find('"', value) - value));
  }
  return pairs;
}

}  // namespace

TEST_CASE(
    "a decider adopts something else than was proposed: the original is kept, stands beside it, and is not entered") {
  Deciding office;
  Browser dick = office.signed_in("dick@example.org");
  CHECK(contains(dick.get("/nl/beslissen/PV-001").body, "href=\"/nl/aanpassen/PV-001\""));
  const std::string page = "/nl/aanpassen/PV-001";
  const Response form = dick.get(page);
  REQUIRE(form.status == 200);
  CHECK(contains(form.body, "Er komt een park van drie hectare in Oost."));
  const NamedTexts all{{"_value.PC-001", "Q1 2029"},
                       {"_value.PC-002", "Er komt een park van drie hectare in Oost."},
                       {"_drop.PC-003", "yes"},
                       {"_title", "Stadspark iets later"},
                       {"_reason", "Een jaar is genoeg."}};
  NamedTexts vague = all;
  vague.front().second = "ooit <eens>";
  const Response unread = dick.post(page, with(hidden_of(form.body), vague));
  CHECK(unread.status == 422);
  CHECK(contains(unread.body, "href=\"#f-_value.PC-001\""));
  CHECK(contains(unread.body, "ooit &lt;eens&gt;"));
  CHECK(contains(unread.body, "Een jaar is genoeg."));
  const Response same = dick.post(page, hidden_of(form.body));
  CHECK(same.status == 422);

  const Response made = dick.post(page, with(hidden_of(form.body), all));
  INFO(made.body);
  REQUIRE(made.status == 303);
  const std::string amendment = last_part(made);
  CHECK(location(made) == "/nl/beslissen/" + amendment);
  CHECK(office.now().find<Proposal>(amendment)->amends.id == "PV-001");
  CHECK(office.now().find<Proposal>("PV-001")->status == ProposalStatus::ready);
  const Response deciding = dick.get(location(made));
  CHECK(contains(deciding.body, "Zoals het was voorgesteld"));
  CHECK(contains(deciding.body, "vervalt"));
  CHECK(contains(deciding.body, "value=\"amended\" checked"));

  const Response decided =
      dick.post(location(made), with(hidden_of(deciding.body), {{"title", "Stadspark iets later"},
                                                                {"body", "B-RAAD"},
                                                                {"outcome", "amended"},
                                                                {"reason", "Zo kan het."},
                                                                {"why_fast", "Het seizoen begint."},
                                                                {"safeguard", "Elk half jaar kijken."}}));
  INFO(decided.body);
  REQUIRE(decided.status == 303);
  const View after = office.now();
  CHECK(to_text(after.find<Action>("A-003")->planned_end) == "2029-Q1");
  CHECK(after.find<Action>("A-003")->sentence == "Er komt een park van drie hectare in Oost.");
  CHECK(to_text(after.find<Milestone>("M-003")->due) != "2027-09-01");
  CHECK(after.find<Proposal>("PV-001")->status == ProposalStatus::amended);
  CHECK(after.find<Proposal>(amendment)->status == ProposalStatus::adopted);
  CHECK(after.referring<ProposedChange>("proposal", "PV-001").size() == 3);
  CHECK(dick.get("/nl/aanpassen/PV-404").status == 404);
}

TEST_CASE("an action is split with a preview, each open thing goes along with one part, and nothing typed is lost") {
  Deciding office;
  Browser secretary = office.signed_in("sec@example.org"), dick = office.signed_in("dick@example.org");
  const std::string page = "/nl/splitsen/A-001";
  CHECK(dick.get(page).status == 403);
  CHECK(secretary.get("/nl/splitsen/A-404").status == 404);
  const std::string form = secretary.get(page).body;
  CHECK(contains(form, "name=\"_goes.M-002\""));
  CHECK_FALSE(contains(form, "name=\"_goes.M-001\""));  // It was met.
  NamedTexts typed{{"_title.1", "Bomen <Oost>"}, {"_id.1", "A-081"},        {"_title.2", "Bomen West"},
                   {"_id.2", "A-082"},           {"_owner.2", "ORG-WATER"}, {"_reason", "Te groot voor één trekker."}};
  const Response more = secretary.post(page, with(with(hidden_of(form), typed), {{"_do", "second"}}));
  CHECK(more.status == 200);
  CHECK(contains(more.body, "Bomen &lt;Oost&gt;"));
  CHECK(contains(more.body, "name=\"_title.3\""));
  CHECK(contains(more.body, "name=\"_parts\" value=\"3\""));
  const Response lacking = secretary.post(page, with(hidden_of(form), typed));
  CHECK(lacking.status == 422);
  CHECK(contains(lacking.body, "href=\"#f_goes.M-002\""));
  const View before = office.now();
  for (const char* child : {"M-002", "C-001", "R-001"}) typed.emplace_back(std::string("_goes.") + child, "2");
  for (const Funding* line : before.referring<Funding>("action", "A-001")) typed.emplace_back("_goes." + line->id, "1");
  for (const Contribution* each : before.referring<Contribution>("action", "A-001"))
    if (each->id != "C-001") typed.emplace_back("_goes." + each->id, "1");
  for (const Risk* each : before.referring<Risk>("action", "A-001"))
    if (each->id != "R-001") typed.emplace_back("_goes." + each->id, "1");
  const Response preview = secretary.post(page, with(hidden_of(form), typed));
  INFO(preview.body);
  REQUIRE(preview.status == 200);
  CHECK(contains(preview.body, "Bomen West"));
  CHECK_FALSE(office.now().find<Action>("A-082"));
  NamedTexts kept = kept_in(preview.body);
  for (auto& [name, value] : kept) replace_all(value, "&lt;", "<"), replace_all(value, "&gt;", ">");
  CHECK(secretary.post(page, with(kept, {{"_do", "enter"}})).status == 303);
  const View after = office.now();
  REQUIRE(after.find<Action>("A-082"));
  CHECK(after.find<Action>("A-081")->title == "Bomen <Oost>");
  CHECK(after.find<Action>("A-082")->owner.id == "ORG-WATER");
  CHECK(after.find<Milestone>("M-002")->action.id == "A-082");
  CHECK(after.find<Action>("A-001")->phase == Phase::stopped);
}

}  // namespace stip
