// Tests of the pages with passkeys: making, signing in, second step, proof; and what passkeys do not open.
#include <doctest/doctest.h>

#include "desk/base64url.h"
#include "desk/passkeys.h"
#include "desk/test_authenticator.h"
#include "tests/web_support/office_building.h"

namespace stip {
namespace {

/// The challenge on a page.
std::string challenge_on(const std::string& body) {
  const std::string mark = "data-challenge=\"";
  const auto at = body.find(mark);
  REQUIRE(at != std::string::npos);
  return body.substr(at + mark.size(), 43);
}

NamedTexts fields_of(const PasskeyAnswer& answer) {
  return {{"pk_id", to_base64url(answer.id)},
          {"pk_client", to_base64url(answer.client_data)},
          {"pk_data", to_base64url(answer.authenticator)},
          {"pk_signature", to_base64url(answer.signature)},
          {"pk_user", to_base64url(answer.user_handle)}};
}

const std::string passkeys = "/nl/bureau/account/passkeys";
const std::string proof = "/nl/bureau/bevestigen";

struct Keyed : Building {
  TestAuthenticator device;

  Keyed() {
    office.address = "https://agenda.example.nl";
    office.demands_second_factor = true;
  }
  Response make(Browser& browser, const std::string& name = "Telefoon") {
    const std::string page = browser.get(passkeys).body;
    return browser.post(passkeys, with(token_of(page), with({{"_do", "make"}, {"name", name}},
                                                            fields_of(device.make(challenge_on(page))))));
  }
  /// Somebody with a passkey, and nobody signed in.
  Account holder(const std::string& email, Role role, Classification clearance) {
    const Account made = person(email, role, "", clearance);
    device.user_handle = made.id;
    Browser browser = signed_in(email);
    REQUIRE(location(make(browser)) == passkeys + "?klaar=gemaakt");
    return made;
  }
  Response enter(Browser& browser) {
    const std::string page = browser.get("/nl/inloggen").body;
    return browser.post("/nl/inloggen/passkey",
                        with({{"naar", "/nl/bureau/account"}}, fields_of(device.use(challenge_on(page)))));
  }
};

TEST_CASE_FIXTURE(Keyed,
                  "a passkey gives who needs a second step all of it, and from then on opens the door by itself") {
  const Account sec = person("sec@example.org", Role::secretary, "", Classification::restricted);
  device.user_handle = sec.id;
  Browser browser = signed_in("sec@example.org"), other = signed_in("sec@example.org");
  CHECK(location(browser.get("/nl/bureau")).starts_with("/nl/bureau/account/tweede-stap"));
  const std::string before = browser.cookies["stip-session"];
  CHECK(location(make(browser)) == passkeys + "?klaar=gemaakt");
  CHECK(browser.cookies["stip-session"] != before);
  CHECK(browser.get("/nl/acties/A-ZEEAREND").status == 200);
  CHECK(other.get(passkeys).status == 303);  // Signed out.
  Browser fresh(handler);
  CHECK(location(enter(fresh)) == "/nl/bureau/account");
  CHECK(fresh.get("/nl/acties/A-ZEEAREND").status == 200);
}

TEST_CASE_FIXTURE(Keyed, "where the site does not say at which address it is, there are no passkeys") {
  holder("ana@example.org", Role::analyst, Classification::public_);
  office.address.clear();
  Browser browser(handler);
  CHECK_FALSE(contains(browser.get("/nl/inloggen").body, "data-passkey"));
  const auto answer = device.use(new_challenge(*desk, PasskeyUse::sign_in, "", desk.now));
  CHECK(location(browser.post("/nl/inloggen/passkey", fields_of(answer))) == "/nl/inloggen");
  CHECK(browser.get("/nl/bureau").status == 303);
}

TEST_CASE_FIXTURE(Keyed, "with a password alone nobody gets round a passkey, also not by making another one") {
  holder("sec@example.org", Role::secretary, Classification::restricted);
  Browser thief(handler);
  const Response half = thief.post("/nl/inloggen", {{"email", "sec@example.org"}, {"password", std::string(password)}});
  CHECK(location(half).starts_with("/nl/inloggen/code"));
  for (const std::string& path : {passkeys, std::string("/nl/bureau/account/tweede-stap"), std::string("/nl/bureau")})
    CHECK(location(thief.get(path)).starts_with("/nl/inloggen"));
  const std::string page = thief.get("/nl/inloggen/code").body;
  CHECK(contains(page, "Toegangssleutel gebruiken"));
  CHECK_FALSE(contains(page, "name=\"code\""));
  TestAuthenticator mine;
  mine.id = "of the thief";
  CHECK(thief.post("/nl/inloggen/code", fields_of(mine.use(challenge_on(page)))).status == 403);
  CHECK(thief.get("/nl/bureau").status == 303);
  device.flags = 0x01;
  CHECK(location(thief.post("/nl/inloggen/code", fields_of(device.use(challenge_on(page))))) == "/nl/bureau");
  CHECK(thief.get("/nl/acties/A-ZEEAREND").status == 200);
}

TEST_CASE_FIXTURE(Keyed, "a session that lacks its second factor adds no other one, however fresh it is") {
  const Account sec = person("sec@example.org", Role::secretary, "", Classification::restricted);
  Browser old = signed_in("sec@example.org");
  const std::string page = old.get(passkeys).body;
  // A passkey was kept elsewhere meanwhile, and this session was left as it was.
  const std::string session = old.cookies["stip-session"];
  REQUIRE(add_passkey(*desk, {office.address}, sec.id, "Elders",
                      device.make(new_challenge(*desk, PasskeyUse::make, sec.id, desk.now)), session, desk.now)
              .ok());
  CHECK(location(old.get(passkeys)).starts_with(proof));
  CHECK(location(old.get("/nl/bureau/account/tweede-stap")).starts_with(proof));
  TestAuthenticator mine;
  mine.id = "another one";
  CHECK(old.post(passkeys,
                 with(token_of(page), with({{"_do", "make"}, {"name", "x"}}, fields_of(mine.make(challenge_on(page))))))
            .status == 403);
  CHECK(passkeys_of(*desk, sec.id)->size() == 1);
}

TEST_CASE_FIXTURE(Keyed, "a fresh proof is given by passkey, and what was sent is not lost") {
  const Account ana = holder("ana@example.org", Role::analyst, Classification::public_);
  Browser browser(handler);
  (void)enter(browser);
  desk.wait(std::chrono::minutes(11));
  CHECK(location(browser.get(passkeys)).starts_with(proof));
  const std::string page = browser.get(proof + "?naar=" + percent_encoded(passkeys)).body;
  const NamedTexts form = with(token_of(page), {{"naar", passkeys}, {"_sent:_do", "rename"}});
  CHECK(browser.post(proof, with(form, {{"password", std::string(password)}})).status == 403);
  const Response proved = browser.post(proof, with(form, fields_of(device.use(challenge_on(page)))));
  CHECK(proved.status == 200);
  CHECK(contains(proved.body, "name=\"_do\" value=\"rename\""));
  CHECK(browser.get(passkeys).status == 200);
  CHECK(passkeys_of(*desk, ana.id)->size() == 1);
}

TEST_CASE_FIXTURE(Keyed, "a key that is only touched proves who one is together with the password, and not without") {
  holder("ana@example.org", Role::analyst, Classification::public_);
  Browser browser(handler);
  (void)enter(browser);
  device.flags = 0x01;
  const auto prove = [&](const std::string& typed) {
    const std::string page = browser.get(proof).body;
    return browser.post(proof, with(token_of(page), with({{"naar", passkeys}, {"passkey-password", typed}},
                                                         fields_of(device.use(challenge_on(page))))));
  };
  CHECK(prove("").status == 403);
  CHECK(prove("five loud herons dance").status == 403);
  CHECK(location(prove(std::string(password))) == passkeys);
}

TEST_CASE_FIXTURE(Keyed, "a form without an answer, or with one that is none, is told and keeps the name") {
  person("ana@example.org", Role::analyst, "", Classification::public_);
  Browser browser = signed_in("ana@example.org");
  const std::string page = browser.get(passkeys).body;
  const Response without = browser.post(passkeys, with(token_of(page), {{"_do", "make"}, {"name", "Mijn laptop"}}));
  CHECK(without.status == 422);
  CHECK(contains(without.body, "value=\"Mijn laptop\""));
  const Response broken = browser.post(
      passkeys,
      with(token_of(page), {{"_do", "make"}, {"name", "Mijn laptop"}, {"pk_client", "e30"}, {"pk_data", "!"}}));
  CHECK(broken.status == 422);
  CHECK(contains(broken.body, "Fout: "));
  device.origin = "https://agenda.example.nl.evil.nl";
  CHECK(make(browser).status == 422);
  CHECK((*find_account(*desk, "ana@example.org"))->passkeys == 0);
}

TEST_CASE_FIXTURE(Keyed, "an administrator takes lost passkeys away, which signs out everywhere") {
  const Account ana = holder("ana@example.org", Role::analyst, Classification::public_);
  office.demands_second_factor = false;
  person("adm@example.org", Role::administrator, "", Classification::public_);
  Browser inside(handler), admin = signed_in("adm@example.org");
  (void)enter(inside);
  const std::string path = "/nl/beheer/accounts/" + ana.id;
  CHECK(admin.post(path, with(token_of(admin.get(path).body), {{"_do", "factor"}})).status == 303);
  CHECK(passkeys_of(*desk, ana.id)->empty());
  CHECK(inside.get("/nl/bureau").status == 303);
  CHECK(enter(inside).status == 403);
}

}  // namespace
}  // namespace stip
