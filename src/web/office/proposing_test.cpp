// Tests of who may propose what: a change of what is part of an action is a change of that action.
#include "base/archive.h"
#include "governance/working.h"
#include "tests/web_support/office_building.h"
#include "web/parts/offers.h"
#include "web/parts/proposable.h"

namespace stip {
namespace {

/// Somebody who may propose for the actions alone on which the water authority works: A-001 and its own A-004.
struct Contributing : Building {
  Contributing() { person("water@example.org", Role::contributor, "ORG-WATER"); }
  /// Sends a package with one table in it.
  Response propose(Browser& browser, const std::string& table, const std::string& csv) {
    const NamedTexts form = with(token_of(browser.get("/nl/voorstel-uit-bestand").body),
                                 {{"_title", "Anders"}, {"_reason", "Het kan beter."}, {"_options", "Nuloptie."}});
    return browser.upload("/nl/voorstel-uit-bestand", form, "agenda.zip", *write_archive({{table, csv}}));
  }
};

}  // namespace

TEST_CASE_FIXTURE(Contributing, "what is part of an action is asked as that action, and is as closed as both") {
  const View view = ledger.view(Classification::restricted);
  CHECK(proposing_facts(view, "M-001").owner == "ORG-GROEN");
  CHECK(proposing_facts(view, "M-001").contributors == std::vector<std::string>{"ORG-WATER"});
  CHECK(proposing_facts(view, "F-009").owner == "ORG-GEM");
  CHECK(proposing_facts(view, "SE-1").owner.empty());
  CHECK(proposing_facts(view, "A-404").owner.empty());
  ledger.enter("change", "Besloten.", {ledger.set("A-001", "classification", "restricted")});
  CHECK(proposing_facts(ledger.view(Classification::restricted), "M-001").classification == Classification::restricted);
}

TEST_CASE_FIXTURE(Contributing, "who works on an action may propose for what is part of it, and not for another") {
  Browser water = signed_in("water@example.org");
  CHECK(water.get("/nl/wijzigen/mijlpalen/M-001").status == 200);
  CHECK(water.get("/nl/wijzigen/mijlpalen/M-003").status == 403);
  CHECK(propose(water, "milestones.csv", "id,title\nM-001,Eerste bomen staan\n").status == 303);
  CHECK(propose(water, "milestones.csv", "id,title,action\nM-901,Laatste bomen staan,A-001\n").status == 303);
  const auto before = ledger.registry().size();
  for (const char* csv : {"id,title\nM-003,Een ander park\n",              // Of an action of others.
                          "id,title,action\nM-902,Nog een plein,A-002\n",  // New, as part of it.
                          "id,action\nM-001,A-002\n",                      // Moved to it.
                          "id,title,action\nM-903,Van niemand,\n"}) {      // Part of nothing.
    const Response refused = propose(water, "milestones.csv", csv);
    CAPTURE(csv);
    CHECK(refused.status == 422);
    CHECK(contains(refused.body, "Laat het buiten het voorstel."));
    CHECK(contains(refused.body, "value=\"Anders\""));
  }
  CHECK(ledger.registry().size() == before);
}

TEST_CASE_FIXTURE(Contributing, "a proposal is of the organisation that owns what would change, if it is one's own") {
  const Account both = person("both@example.org", Role::owner, "ORG-GEM");
  REQUIRE(set_roles(*desk, both.id,
                    {{Role::owner, "ORG-GEM", Classification::internal},
                     {Role::owner, "ORG-GROEN", Classification::internal}},
                    "test", desk.now)
              .ok());
  Browser browser = signed_in("both@example.org");
  const auto proposer = [&](const Response& made) {
    REQUIRE(made.status == 303);
    const std::string id = location(made).substr(location(made).rfind('/') + 1);
    return ledger.view(Classification::restricted).find<Proposal>(id)->proposed_by.id;
  };
  CHECK(proposer(propose(browser, "milestones.csv", "id,title\nM-001,Eerste bomen\n")) == "ORG-GROEN");
  CHECK(proposer(propose(browser, "actions.csv", "id,note\nA-005,Met meer schaduw.\n")) == "ORG-GEM");
  CHECK(proposer(propose(browser, "themes.csv", "id,note\nT-I,Bomen eerst.\n")) == "ORG-GEM");
}

TEST_CASE_FIXTURE(Contributing, "of what the act would refuse to change, whatever one proposes, no change is offered") {
  const View view = ledger.view(Classification::restricted);
  for (const RecordType* type : record_types()) {
    const auto rows = view.table(*type);
    if (rows.empty() || !rows.front().record) continue;
    const std::string id = rows.front().id;
    CAPTURE(id);
    Propose request;
    request.title = "Anders";
    request.edits = {{id, "", ""}};
    const Acted acted = stip::propose(view, request, {"test"}, *parse_day(test_day));
    CHECK(can_be_proposed(view, id) == acted.ok());
  }
  CHECK(can_be_proposed(view, "A-001"));
  CHECK_FALSE(can_be_proposed(view, "PV-001"));
  CHECK_FALSE(can_be_proposed(view, "S-001"));
  CHECK_FALSE(can_be_proposed(view, "A-404"));
}

TEST_CASE_FIXTURE(Contributing, "what a proposal rests on is asked, stays when it is refused, and stands in it") {
  Browser water = signed_in("water@example.org");
  const std::string form = "/nl/wijzigen/acties/A-001";
  const auto send = [&](const std::string& evidence) {
    return water.post(form, with(hidden_of(water.get(form).body), {{"note", "Met meer schaduw."},
                                                                   {"_title", "Meer schaduw"},
                                                                   {"_reason", "Het wordt heet."},
                                                                   {"_options", "Nuloptie: zo laten."},
                                                                   {"_evidence", evidence}}));
  };
  CHECK(contains(water.get(form).body, "id=\"f_evidence\" name=\"_evidence\""));
  const Response refused = send("S-001, S-404");
  CHECK(refused.status == 422);
  CHECK(contains(refused.body, "value=\"S-001, S-404\""));
  CHECK(contains(refused.body, "<a href=\"#f_evidence\"><strong>S-404</strong>"));
  const auto evidence_of = [&](const Response& made) {
    REQUIRE(made.status == 303);
    const std::string id = location(made).substr(location(made).rfind('/') + 1);
    return ids_of(ledger.view(Classification::restricted).find<Proposal>(id)->evidence);
  };
  CHECK(evidence_of(send("S-001, PR-001")) == std::vector<std::string>{"S-001", "PR-001"});
  CHECK(evidence_of(send("")).empty());

  const std::string package = *write_archive({{"milestones.csv", "id,title\nM-001,Eerste bomen staan\n"}});
  const auto upload = [&](const std::string& evidence) {
    const std::string page = "/nl/voorstel-uit-bestand";
    return water.upload(
        page,
        with(token_of(water.get(page).body),
             {{"_title", "Anders"}, {"_reason", "Het kan beter."}, {"_options", "Nuloptie."}, {"_evidence", evidence}}),
        "agenda.zip", package);
  };
  const Response unknown = upload("S-404");
  CHECK(unknown.status == 422);
  CHECK(contains(unknown.body, "value=\"S-404\""));
  CHECK(contains(unknown.body, "href=\"#f_evidence\""));
  CHECK(evidence_of(upload("S-001")) == std::vector<std::string>{"S-001"});
}

}  // namespace stip
