// Tests of one's own account: the second step, the password, the sessions, and the proof before what opens doors.
#include <doctest/doctest.h>

#include "base/hash.h"
#include "desk/totp.h"
#include "tests/web_support/office_building.h"

namespace stip {
namespace {

/// The key that a page shows, in bytes.
std::string key_on(const std::string& body) {
  const std::string start = "<code class=\"utrecht-code\">";
  const auto at = body.find(start) + start.size();
  std::string bytes;
  unsigned bits = 0, held = 0;
  for (const char c : body.substr(at, body.find('<', at) - at)) {
    if (c == ' ' || c == '=') continue;
    held = held << 5 | static_cast<unsigned>(c >= 'A' ? c - 'A' : c - '2' + 26);
    if ((bits += 5) >= 8) bytes += static_cast<char>(held >> (bits -= 8));
  }
  return bytes;
}

const std::string setup = "/nl/bureau/account/tweede-stap";

/// Sets an app up as its page asks. Returns its key.
std::string set_up(Browser& browser, const TestDesk& desk) {
  const Response page = browser.get(setup);
  REQUIRE(page.status == 200);
  const std::string key = key_on(page.body);
  const Response confirmed = browser.post(setup, with(hidden_of(page.body), {{"code", totp_code(key, desk.now)}}));
  REQUIRE(confirmed.status == 200);
  return key;
}

TEST_CASE("who sees more than the public does sets up a second step first, and sees until then what everybody sees") {
  Building building;
  building.office.demands_second_factor = true;
  building.person("sec@example.org", Role::secretary, "ORG-GEM", Classification::restricted);
  building.person("adm@example.org", Role::administrator, "", Classification::public_);
  building.person("ana@example.org", Role::analyst, "", Classification::public_);
  Browser secretary = building.signed_in("sec@example.org"), administrator = building.signed_in("adm@example.org"),
          analyst = building.signed_in("ana@example.org");
  CHECK(analyst.get("/nl/bureau").status == 200);
  for (Browser* browser : {&secretary, &administrator}) {
    CHECK(location(browser->get("/nl/bureau")).starts_with(setup));
    CHECK(location(browser->get("/nl/rapporteren/A-001")).starts_with(setup));
    CHECK(location(browser->post("/nl/rapporteren/A-001", {{"done", "x"}})).starts_with(setup));
    CHECK(browser->get("/nl/bureau/account").status == 200);
  }
  CHECK_FALSE(contains(secretary.get("/nl/acties").body, "A-ZEEAREND"));
  CHECK(secretary.get("/nl/acties/A-ZEEAREND").status == 404);
  const auto before = secretary.cookies;
  const std::string key = set_up(secretary, building.desk);
  CHECK(secretary.cookies.at("stip-session") != before.at("stip-session"));
  CHECK(contains(secretary.get("/nl/acties").body, "A-ZEEAREND"));
  CHECK(secretary.get("/nl/bureau").status == 200);

  // From then on the code is asked at signing in, and the password alone opens nothing.
  building.desk.wait(std::chrono::minutes(1));
  Browser elsewhere(building.handler);
  const Response half =
      elsewhere.post("/nl/inloggen", {{"email", "sec@example.org"}, {"password", std::string(password)}});
  CHECK(location(half).starts_with("/nl/inloggen/code"));
  CHECK_FALSE(contains(elsewhere.get("/nl/acties").body, "A-ZEEAREND"));
  CHECK(elsewhere.post("/nl/inloggen/code", {{"code", totp_code(key, building.desk.now)}}).status == 303);
  CHECK(contains(elsewhere.get("/nl/acties").body, "A-ZEEAREND"));
}

TEST_CASE("who has an app but signed in without its code gives it before anything opens") {
  Building building;
  building.office.demands_second_factor = true;
  const Account made = building.person("sec@example.org", Role::secretary, "", Classification::restricted);
  Browser browser = building.signed_in("sec@example.org");
  Browser other = building.signed_in("sec@example.org");
  const Response offer = other.get(setup);
  const std::string key = key_on(offer.body);
  REQUIRE(confirm_totp(*building.desk, made.id, totp_code(key, building.desk.now), building.desk.now).ok());
  const std::string wanted = location(browser.get("/nl/acties/A-ZEEAREND?moment=now"));
  CHECK(wanted.empty());  // A page of the site is as for everybody.
  CHECK(browser.get("/nl/acties/A-ZEEAREND").status == 404);
  const std::string proof = "/nl/bureau/bevestigen";
  CHECK(location(browser.get("/nl/bureau")) == proof + "?naar=%2Fnl%2Fbureau");
  building.desk.wait(std::chrono::minutes(1));
  const NamedTexts form =
      with(hidden_of(browser.get(proof).body), {{"naar", "/nl/bureau"}, {"password", std::string(password)}});
  CHECK(browser.post(proof, form).status == 403);
  CHECK(browser.get("/nl/acties/A-ZEEAREND").status == 404);
  const std::string code = totp_code(key, building.desk.now);
  CHECK(location(browser.post(proof, with(form, {{"code", code}}))) == "/nl/bureau");
  CHECK(browser.get("/nl/acties/A-ZEEAREND").status == 200);
}

TEST_CASE("an app counts once its code was given, and the recovery codes are shown this one time") {
  Building building;
  building.person("ana@example.org", Role::analyst, "", Classification::public_);
  Browser browser = building.signed_in("ana@example.org"), other = building.signed_in("ana@example.org");
  const Response offer = browser.get(setup);
  CHECK(contains(offer.body, "src=\"data:image/svg+xml;base64,"));
  const std::string key = key_on(offer.body);
  REQUIRE(key.size() == 20);
  const Response wrong = browser.post(setup, with(hidden_of(offer.body), {{"code", "000000"}}));
  CHECK(wrong.status == 422);
  CHECK(key_on(wrong.body) == key);  // Who mistyped need not scan again.
  CHECK_FALSE((*find_account(*building.desk, "ana@example.org"))->has_totp);
  const Response codes =
      browser.post(setup, with(hidden_of(wrong.body), {{"code", totp_code(key, building.desk.now)}}));
  CHECK(codes.status == 200);
  CHECK(*recovery_codes_left(*building.desk, (*find_account(*building.desk, "ana@example.org"))->id) == 10);
  const std::string mark = "<code class=\"utrecht-code\">";
  const std::string code = codes.body.substr(codes.body.find(mark) + mark.size(), 29);
  CHECK_FALSE(contains(browser.get("/nl/bureau/account").body, code));
  CHECK(other.get("/nl/bureau").status == 303);  // A change of factors ends the other sessions.

  Browser elsewhere(building.handler);
  (void)elsewhere.post("/nl/inloggen", {{"email", "ana@example.org"}, {"password", std::string(password)}});
  CHECK(elsewhere.post("/nl/inloggen/code", {{"code", code}}).status == 303);
  CHECK(contains(elsewhere.get("/nl/bureau/account").body, "U hebt nog 9 herstelcodes."));
}

TEST_CASE("who must have a second step reads so, and keeps the key of the page for ten minutes of a session") {
  Building building;
  building.office.demands_second_factor = true;
  building.office.address = "https://agenda.example.nl";
  building.person("sec@example.org", Role::secretary, "ORG-GEM", Classification::restricted);
  building.person("ana@example.org", Role::analyst, "", Classification::public_);
  Browser browser = building.signed_in("sec@example.org"), elsewhere = building.signed_in("sec@example.org");
  const std::string account = browser.get("/nl/bureau/account").body;
  CHECK(contains(account, "Uw rollen vragen naast uw wachtwoord een tweede stap."));
  CHECK_FALSE(contains(account, "Nu is uw wachtwoord genoeg"));
  CHECK(contains(building.signed_in("ana@example.org").get("/nl/bureau/account").body, "Nu is uw wachtwoord genoeg"));

  const Response first = browser.get(setup);
  CHECK(contains(first.body, "href=\"/nl/bureau/account/passkeys\""));
  building.desk.wait(std::chrono::minutes(5));
  CHECK(key_on(browser.get(setup).body) == key_on(first.body));
  CHECK(key_on(elsewhere.get(setup).body) != key_on(first.body));
}

TEST_CASE("ten minutes after signing in, what opens doors asks for a proof, and what was sent is not lost") {
  Building building;
  building.person("ana@example.org", Role::analyst, "", Classification::public_);
  Browser browser = building.signed_in("ana@example.org");
  const NamedTexts hidden = hidden_of(browser.get(setup).body);
  building.desk.wait(std::chrono::minutes(11));
  CHECK(location(browser.get(setup)) == "/nl/bureau/bevestigen?naar=" + percent_encoded(setup));
  const Response asked = browser.post(setup, with(hidden, {{"code", "123456"}}));
  CHECK(asked.status == 403);
  CHECK(contains(asked.body, "name=\"_sent:code\" value=\"123456\""));
  const std::string proof = "/nl/bureau/bevestigen";
  const NamedTexts form = with(hidden_of(asked.body), {{"naar", setup}, {"_sent:code", "123456"}});
  CHECK(browser.post(proof, with(form, {{"password", "not this one at all"}})).status == 403);
  CHECK(location(browser.get(setup)).starts_with(proof));
  const auto before = browser.cookies;
  const Response again = browser.post(proof, with(form, {{"password", std::string(password)}}));
  CHECK(contains(again.body, "name=\"code\" value=\"123456\""));
  CHECK(contains(again.body, "action=\"" + setup + "\""));
  CHECK(browser.get(setup).status == 200);
  browser.cookies["stip-session"] = before.at("stip-session");
  CHECK(browser.get("/nl/bureau").status == 303);  // The token from before the proof is worth nothing.
}

TEST_CASE("a proof leads to a path of this site alone") {
  Building building;
  building.person("ana@example.org", Role::analyst, "", Classification::public_);
  Browser browser = building.signed_in("ana@example.org");
  for (const char* evil : {"//evil.example", "https://evil.example", "/\\evil.example", ""}) {
    CAPTURE(evil);
    const NamedTexts form = hidden_of(browser.get("/nl/bureau/bevestigen").body);
    CHECK(location(browser.post("/nl/bureau/bevestigen",
                                with(form, {{"naar", evil}, {"password", std::string(password)}}))) == "/nl/bureau");
  }
}

TEST_CASE("a password is changed by giving the one of now, and every other session ends") {
  Building building;
  building.person("ana@example.org", Role::analyst, "", Classification::public_);
  Browser browser = building.signed_in("ana@example.org"), other = building.signed_in("ana@example.org");
  const std::string path = "/nl/bureau/account/wachtwoord";
  const NamedTexts form = hidden_of(browser.get(path).body);
  const Response wrong =
      browser.post(path, with(form, {{"current", "not this one at all"}, {"password", "five loud herons dance"}}));
  CHECK(wrong.status == 422);
  CHECK(contains(wrong.body, "Het wachtwoord van nu klopt niet."));
  const Response weak = browser.post(path, with(form, {{"current", std::string(password)}, {"password", "short"}}));
  CHECK(contains(weak.body, "href=\"#password\""));
  CHECK_FALSE(contains(weak.body, "short\""));
  CHECK(other.get("/nl/bureau").status == 200);
  CHECK(browser.post(path, with(form, {{"current", std::string(password)}, {"password", "five loud herons dance"}}))
            .status == 303);
  CHECK(browser.get("/nl/bureau/account?klaar=wachtwoord").status == 200);
  CHECK(other.get("/nl/bureau").status == 303);
}

TEST_CASE("the list of sessions ends one of them, all others, or all") {
  Building building;
  building.person("ana@example.org", Role::analyst, "", Classification::public_);
  building.person("bob@example.org", Role::analyst, "", Classification::public_);
  Browser here = building.signed_in("ana@example.org"), one = building.signed_in("ana@example.org"),
          two = building.signed_in("ana@example.org"), bob = building.signed_in("bob@example.org");
  const std::string path = "/nl/bureau/account";
  const auto handle_of = [&](const Browser& browser) {
    return (*find_session(*building.desk, browser.cookies.at("stip-session"), building.desk.now))->handle;
  };
  const std::string page = here.get(path).body;
  CHECK(contains(page, handle_of(one)));
  CHECK_FALSE(contains(page, handle_of(bob)));
  const NamedTexts token = token_of(page);
  CHECK(here.post(path, with(token, {{"_do", "end"}, {"handle", handle_of(bob)}})).status == 303);
  CHECK(bob.get("/nl/bureau").status == 200);
  CHECK(here.post(path, with(token, {{"_do", "end"}, {"handle", handle_of(one)}})).status == 303);
  CHECK(one.get("/nl/bureau").status == 303);
  CHECK(two.get("/nl/bureau").status == 200);
  CHECK(here.post(path, with(token, {{"_do", "end_others"}})).status == 303);
  CHECK(two.get("/nl/bureau").status == 303);
  CHECK(here.get("/nl/bureau").status == 200);
  CHECK(here.post(path, with(token, {{"_do", "end_all"}})).status == 303);
  CHECK(here.get("/nl/bureau").status == 303);
}

TEST_CASE("who sees no more than the public may do without the second step, others may not") {
  Building building;
  building.office.demands_second_factor = true;
  building.person("ana@example.org", Role::analyst, "", Classification::public_);
  building.person("sec@example.org", Role::secretary, "", Classification::internal);
  const std::string path = "/nl/bureau/account/tweede-stap-uit";
  for (const char* email : {"ana@example.org", "sec@example.org"}) {
    const bool is_analyst = email == std::string("ana@example.org");
    Browser browser = building.signed_in(email);
    set_up(browser, building.desk);
    const Response page = browser.get(path);
    CHECK(page.status == (is_analyst ? 200 : 403));
    if (is_analyst) CHECK(browser.post(path, hidden_of(page.body)).status == 303);
    CHECK((*find_account(*building.desk, email))->has_totp != is_analyst);
  }
}

}  // namespace
}  // namespace stip
