// Draft mode, tested: a proposal that grows page by page, and something new that is proposed.
#include "governance/propose.h"
#include "tests/web_support/office_building.h"

namespace stip {
namespace {

struct Drafting : Building {
  Drafting() { person("sec@example.org", Role::secretary, "ORG-GEM", Classification::restricted); }

  View view() const { return ledger.view(Classification::restricted); }
  /// Sends the form that is shown at an address, with these answers in it; the address of its action counts.
  Response fill_in(Browser& browser, const std::string& address, const NamedTexts& answers) {
    const Response form = browser.get(address);
    REQUIRE(form.status == 200);
    return browser.post(address, with(hidden_of(form.body), answers));
  }
  /// A draft that changes the note of A-001; its id.
  std::string begin(Browser& browser) {
    const Response made = fill_in(browser, "/nl/wijzigen/acties/A-001",
                                  {{"note", "Anders."}, {"_title", "Een begin"}, {"_do", "second"}});
    REQUIRE(made.status == 303);
    const std::string at = location(made);
    return at.substr(at.rfind('/') + 1);
  }
};

}  // namespace

TEST_CASE_FIXTURE(Drafting, "what is changed on pages seen as if a draft were adopted goes into that draft") {
  Browser browser = signed_in("sec@example.org");
  const std::string draft = begin(browser);
  CHECK(edits_of(view(), draft) == std::vector<Edit>{{"A-001", "note", "Anders."}});

  const Response seen = browser.get("/nl/acties/A-002?moment=" + draft);
  CHECK(contains(seen.body, "href=\"/nl/concept/" + draft + "\""));
  CHECK(contains(seen.body, "/nl/wijzigen/acties/A-002?moment=" + draft));
  const Response put = fill_in(browser, "/nl/wijzigen/acties/A-002?moment=" + draft, {{"note", "Ook anders."}});
  CHECK(location(put) == "/nl/acties/A-002?moment=" + draft);
  CHECK(edits_of(view(), draft) == std::vector<Edit>{{"A-001", "note", "Anders."}, {"A-002", "note", "Ook anders."}});
  CHECK(view().find<Action>("A-002")->note != "Ook anders.");

  // The form shows the record as the draft makes it, and what is set back falls away.
  const std::string was = view().find<Action>("A-001")->note;
  CHECK(contains(browser.get("/nl/wijzigen/acties/A-001?moment=" + draft).body, "Anders.</textarea>"));
  CHECK(fill_in(browser, "/nl/wijzigen/acties/A-001?moment=" + draft, {{"note", was}}).status == 303);
  CHECK(edits_of(view(), draft) == std::vector<Edit>{{"A-002", "note", "Ook anders."}});
}

TEST_CASE_FIXTURE(Drafting,
                  "a draft is altered and put up by who proposes it and by the secretariat, and by nobody else") {
  person("anna@example.org", Role::owner, "ORG-GROEN");
  person("mate@example.org", Role::owner, "ORG-GROEN");
  person("other@example.org", Role::owner, "ORG-WATER");
  Browser anna = signed_in("anna@example.org"), mate = signed_in("mate@example.org"),
          other = signed_in("other@example.org"), secretary = signed_in("sec@example.org");
  const std::string draft = begin(anna), concept_page = "/nl/concept/" + draft, put_up = "/nl/voorleggen/" + draft;
  REQUIRE(view().find<Proposal>(draft)->proposed_by.id == "ORG-GROEN");
  for (Browser* who : {&mate, &secretary}) {
    CHECK(who->get(concept_page).status == 200);
    CHECK(who->get(put_up).status == 200);
  }
  const NamedTexts token = token_of(other.get("/nl/bureau/account").body);
  for (const std::string& page : {concept_page, put_up}) {
    const Response refused = other.get(page);
    CHECK(refused.status == 403);
    CHECK_MESSAGE(contains(refused.body, "Dit is een concept van Dienst Stad &amp; Natuur."), refused.body);
    CHECK(other.post(page, token).status == 403);
  }
  CHECK_FALSE(contains(other.get("/nl/bureau").body, concept_page));
  CHECK_FALSE(contains(other.get("/nl/wijzigen/acties/A-001").body, "moment=" + draft));
}

TEST_CASE_FIXTURE(Drafting, "who puts a proposal up chooses who reads it until it is decided on") {
  Browser browser = signed_in("sec@example.org");
  const std::string draft = begin(browser);
  const std::string change = view().referring<ProposedChange>("proposal", draft)[0]->id;
  const NamedTexts words{{"_title", "Nog vertrouwelijk"},
                         {"_reason", "Niet afgestemd."},
                         {"_options", "Nuloptie."},
                         {"_value." + change, "Heel anders."}};
  REQUIRE(fill_in(browser, "/nl/concept/" + draft, words).status == 303);
  const std::string page = "/nl/voorleggen/" + draft;
  CHECK(contains(browser.get(page).body, "Vanaf dan kan iedereen het lezen"));
  CHECK(contains(browser.get(page).body, "name=\"_readers\""));
  REQUIRE(fill_in(browser, page, {{"_readers", "internal"}}).status == 303);
  CHECK(view().find<Proposal>(draft)->classification == Classification::internal);
  CHECK_FALSE(ledger.view(Classification::public_).find<Proposal>(draft));
}

TEST_CASE_FIXTURE(Drafting, "the words of a draft and each of its edits are altered on one page, until it is put up") {
  Browser browser = signed_in("sec@example.org");
  const std::string draft = begin(browser), address = "/nl/concept/" + draft;
  const std::string change = view().referring<ProposedChange>("proposal", draft)[0]->id;
  const Response kept = fill_in(browser, address,
                                {{"_title", "Een vervolg"},
                                 {"_reason", "Het moet."},
                                 {"_options", "Nuloptie: niets."},
                                 {"_evidence", "S-001"},
                                 {"_value." + change, "Heel anders."}});
  CHECK(location(kept) == "/nl/voorstellen/" + draft);
  const Proposal& proposal = *view().find<Proposal>(draft);
  CHECK(proposal.title == "Een vervolg");
  CHECK(proposal.reason == "Het moet.");
  CHECK(proposal.evidence.front().id == "S-001");
  CHECK(edits_of(view(), draft) == std::vector<Edit>{{"A-001", "note", "Heel anders."}});

  const Response untitled = fill_in(browser, address, {{"_title", ""}, {"_reason", "Nog anders."}});
  CHECK(untitled.status == 422);
  CHECK(contains(untitled.body, "Nog anders."));
  const Response emptied = fill_in(browser, address,
                                   {{"_title", "Een vervolg"},
                                    {"_reason", "Het moet."},
                                    {"_options", "Nuloptie: niets."},
                                    {"_drop." + change, "yes"}});
  CHECK(emptied.status == 303);
  CHECK(edits_of(view(), draft).empty());
  CHECK(contains(browser.get(address).body, "Het wijzigt nog niets."));

  CHECK(fill_in(browser, "/nl/wijzigen/acties/A-001?moment=" + draft, {{"note", "Toch."}}).status == 303);
  CHECK(fill_in(browser, "/nl/voorleggen/" + draft, {}).status == 303);
  CHECK(browser.get(address).status == 409);
}

TEST_CASE_FIXTURE(Drafting, "something new is proposed, alone or in a draft in which it is referred to at once") {
  Browser browser = signed_in("sec@example.org");
  const Response form = browser.get("/nl/nieuw/mijlpalen?action=A-001");
  CHECK(form.status == 200);
  CHECK(contains(browser.get("/nl/acties/A-001").body, "/nl/nieuw/mijlpalen?action=A-001"));
  CHECK(browser.get("/nl/nieuw/edities").status == 404);
  const std::size_t milestones = view().count(type_of<Milestone>());
  const Response made = fill_in(browser, "/nl/nieuw/mijlpalen?action=A-001",
                                {{"id", "M-900"},
                                 {"title", "Eerste spade"},
                                 {"action", "A-001"},
                                 {"_title", "Een mijlpaal erbij"},
                                 {"_reason", "Dan is het te volgen."},
                                 {"_options", "Nuloptie: geen."},
                                 {"_ready", "yes"}});
  REQUIRE(made.status == 303);
  CHECK(view().count(type_of<Milestone>()) == milestones);
  const std::string proposal = location(made).substr(location(made).rfind('/') + 1);
  CHECK(contains(browser.get("/nl/acties/A-001?moment=" + proposal).body, "Eerste spade"));

  const std::string draft = begin(browser);
  CHECK(fill_in(browser, "/nl/nieuw/acties?moment=" + draft, {{"id", "A-900"}, {"title", "Een nieuwe actie"}}).status ==
        303);
  CHECK(fill_in(browser, "/nl/nieuw/mijlpalen?moment=" + draft + "&action=A-900",
                {{"id", "M-901"}, {"title", "Eerste dag"}, {"action", "A-900"}})
            .status == 303);
  CHECK(contains(browser.get("/nl/acties/A-900?moment=" + draft).body, "Eerste dag"));
  CHECK(browser.get("/nl/acties/A-900").status == 404);
}

TEST_CASE_FIXTURE(Drafting, "that a record ends is proposed too, and never together with another change of it") {
  Browser browser = signed_in("sec@example.org");
  const std::string draft = begin(browser);
  CHECK(fill_in(browser, "/nl/wijzigen/acties/A-001?moment=" + draft, {{"_ends", "yes"}}).status == 422);
  CHECK(location(fill_in(browser, "/nl/wijzigen/mijlpalen/M-001?moment=" + draft, {{"_ends", "yes"}})) ==
        "/nl/mijlpalen?moment=" + draft);
  CHECK(browser.get("/nl/mijlpalen/M-001?moment=" + draft).status == 404);
  CHECK(browser.get("/nl/mijlpalen/M-001").status == 200);
}

TEST_CASE_FIXTURE(Drafting,
                  "nobody alters a draft of which they may not change the records, nor learns that it is there") {
  Browser browser = signed_in("sec@example.org");
  const std::string draft = begin(browser);
  person("water@example.org", Role::contributor, "ORG-WATER", Classification::internal);
  person("board@example.org", Role::body_member, "ORG-GEM", Classification::public_);
  Browser water = signed_in("water@example.org"), board = signed_in("board@example.org");
  CHECK(water.get("/nl/concept/" + draft).status == 403);  // It works on A-001, and the draft is another's.
  CHECK(fill_in(browser, "/nl/wijzigen/acties/A-002?moment=" + draft, {{"note", "Van een ander."}}).status == 303);
  CHECK(water.get("/nl/concept/" + draft).status == 403);
  CHECK(water.get("/nl/wijzigen/acties/A-001?moment=" + draft).status == 403);
  CHECK(board.get("/nl/concept/" + draft).status == 404);
  CHECK_FALSE(contains(water.get("/nl/acties/A-001?moment=" + draft).body, "href=\"/nl/concept/"));
}

}  // namespace stip
