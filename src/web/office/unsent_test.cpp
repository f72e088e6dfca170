// Unsent, tested: what is typed in a form is kept, told of, given to nobody else, and gone once it is sent.
#include "desk/drafts.h"
#include "tests/web_support/office_building.h"

namespace stip {
namespace {

constexpr const char* address = "/nl/wijzigen/acties/A-001";

struct Typing : Building {
  Typing() {
    person("sec@example.org", Role::secretary, "ORG-GEM", Classification::restricted);
    person("anna@example.org", Role::owner, "ORG-GROEN");
  }
  /// What the script sends while somebody types.
  Response type(Browser& browser, const std::string& saves, const NamedTexts& typed) {
    NamedTexts form = with(token_of(browser.get(address).body), typed);
    form.emplace_back("_unsent", saves);
    form.emplace_back("_quietly", "yes");
    return browser.post(address, form);
  }
};

}  // namespace

TEST_CASE_FIXTURE(Typing, "what is typed is kept and enters nothing, and is told when the page is opened again") {
  Browser secretary = signed_in("sec@example.org");
  const Seq before = ledger.registry().size();
  CHECK(contains(secretary.get(address).body, "name=\"_unsent\" value=\"0\""));
  CHECK_FALSE(contains(secretary.get(address).body, "data-unsent="));
  const Response kept = type(secretary, "0", {{"note", "Half een zin"}, {"_page", "Een wijziging"}});
  CHECK(kept.status == 200);
  CHECK(contains(kept.body, "\"saves\":1"));
  CHECK(ledger.registry().size() == before);
  const Response again = secretary.get(address);
  CHECK(contains(again.body, "data-unsent=\"/nl/wijzigen/acties/A-001\""));
  CHECK(contains(again.body, "<li dir=\"auto\">Half een zin</li>"));
  CHECK(
      contains(secretary.get("/nl/bureau").body, "href=\"/nl/wijzigen/acties/A-001\" dir=\"auto\">Een wijziging</a>"));

  Browser owner = signed_in("anna@example.org");
  CHECK_FALSE(contains(owner.get(address).body, "Half een zin"));
}

TEST_CASE_FIXTURE(Typing, "what was kept before is never written over by who has not seen it") {
  Browser secretary = signed_in("sec@example.org");
  CHECK(type(secretary, "0", {{"note", "Het eerste"}}).status == 200);
  const Response other = type(secretary, "0", {{"note", "Het tweede"}});
  CHECK(other.status == 409);
  CHECK(contains(other.body, "Niet bewaard"));
  CHECK(contains(secretary.get(address).body, "Het eerste"));
  CHECK(type(secretary, "1", {{"note", "Het eerste, verder"}}).status == 200);
  CHECK(contains(secretary.get(address).body, "Het eerste, verder"));
}

TEST_CASE_FIXTURE(Typing, "it is gone once the form is sent or it is thrown away, and stays when the form is refused") {
  Browser secretary = signed_in("sec@example.org");
  CHECK(type(secretary, "0", {{"note", "Anders"}}).status == 200);
  const auto send = [&](const NamedTexts& more) {
    NamedTexts form = hidden_of(secretary.get(address).body);
    std::erase_if(form, [](const auto& field) { return field.first == "_unsent"; });
    return secretary.post(address, with(std::move(form), more));
  };
  const Response refused = send({{"note", "Anders"}, {"_title", ""}, {"_unsent", "1"}});
  CHECK(refused.status == 422);
  CHECK(contains(refused.body, "name=\"_unsent\" value=\"1\" data-whole=\"yes\""));
  CHECK(contains(secretary.get(address).body, "data-unsent="));
  const Response sent = send({{"note", "Anders"},
                              {"_title", "Anders"},
                              {"_reason", "Het moet."},
                              {"_options", "Nuloptie."},
                              {"_unsent", "1"}});
  CHECK(sent.status == 303);
  CHECK_FALSE(contains(secretary.get(address).body, "data-unsent="));

  CHECK(type(secretary, "0", {{"note", "Toch niet"}}).status == 200);
  const Response thrown =
      secretary.post("/nl/bureau/onverstuurd", with(token_of(secretary.get(address).body), {{"_form", address}}));
  CHECK(location(thrown) == address);
  CHECK_FALSE(contains(secretary.get(address).body, "Toch niet"));
  CHECK(location(secretary.post("/nl/bureau/onverstuurd",
                                with(token_of(secretary.get(address).body), {{"_form", "https://elders.example"}}))) ==
        "/nl/bureau");
}

TEST_CASE_FIXTURE(Typing, "nothing is kept of forms of accounts") {
  Browser secretary = signed_in("sec@example.org");
  CHECK_FALSE(contains(secretary.get("/nl/bureau/account").body, "_unsent"));
  NamedTexts form = with(token_of(secretary.get("/nl/bureau/account").body), {{"_current", "a secret"}});
  form.emplace_back("_unsent", "0");
  form.emplace_back("_quietly", "yes");
  (void)secretary.post("/nl/bureau/account", form);
  CHECK(drafts_of(*desk, "account:" + (*find_account(*desk, "sec@example.org"))->id, desk.now)->empty());
}

}  // namespace stip
