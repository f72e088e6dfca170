// Tests of signing on elsewhere: out by a button, back by an address, and what goes wrong between.
#include <doctest/doctest.h>

#include "desk/sign_on.h"
#include "desk/test_provider.h"
#include "desk/totp.h"
#include "tests/web_support/office_building.h"

namespace stip {
namespace {

/// The value of a part of a query.
std::string part_of(const std::string& address, const std::string& name) {
  const auto from = address.find(name + "=");
  if (from == std::string::npos) return {};
  const auto begin = from + name.size() + 1;
  return *percent_decoded(address.substr(begin, address.find('&', begin) - begin));
}

struct Signing : Building {
  TestProvider there;
  IdentityProvider provider{TestProvider::settings(), there.answering()};

  Signing() { office.provider = &provider; }

  /// Where a page sends the browser by itself.
  static std::string sent_to(const Response& response) {
    const std::string refresh = header_of(response, "Refresh");
    return refresh.starts_with("0; url=") ? refresh.substr(7) : std::string();
  }
  /// The browser signs on there as `subject`, and comes back.
  Response back(Browser& browser, const Response& leaving, const std::string& subject = "248289761001") {
    const std::string address = sent_to(leaving);
    REQUIRE(address.starts_with("https://id.example.nl/authorize?"));
    there.nonce = part_of(address, "nonce");
    there.subject = subject;
    there.now = desk.now;
    return browser.send("GET", way_back(address), "", "cross-site");
  }
  static std::string way_back(const std::string& address, const std::string& more = "&code=c1") {
    return "/nl/inloggen/terug?state=" + part_of(address, "state") + "&iss=https%3A%2F%2Fid.example.nl" + more;
  }
  Response leave(Browser& browser, const std::string& target = "/nl/bureau/account") {
    return browser.post("/nl/inloggen/dienst", {{"naar", target}});
  }
  void linked(const Account& account, const std::string& subject = "248289761001") {
    REQUIRE(link_identity(*desk, account.id, {TestProvider::issuer, subject}, "test", desk.now).ok());
  }
  int lines(const std::string& what) {
    int count = 0;
    const std::vector<LogLine> all = *latest_log(*desk, 500);
    for (const LogLine& line : all) count += line.what == what;
    return count;
  }
};

TEST_CASE_FIXTURE(Signing,
                  "who signs out and is linked may sign out at the provider too, and comes back by its address") {
  there.discovery = TestProvider::usual_discovery().add("end_session_endpoint", "https://id.example.nl/logout");
  const Account ana = person("ana@example.org", Role::analyst, "", Classification::public_);
  linked(ana);
  Browser browser(handler);
  REQUIRE(back(browser, leave(browser)).status == 303);
  const Response out = browser.post("/nl/uitloggen", {});
  REQUIRE(header_of(out, "Location") == "/nl/inloggen/uitgelogd");
  CHECK(browser.get("/nl/bureau").status == 303);  // Signed out here, whatever comes next.
  const Response page = browser.get("/nl/inloggen/uitgelogd");
  CHECK(contains(page.body, "href=\"https://id.example.nl/logout?client_id=stip&amp;post_logout_redirect_uri="));
  CHECK(contains(page.body, "Ook uitloggen bij Rijks-ID"));
  CHECK_FALSE(contains(page.body, "id_token_hint"));
  const Response returned = browser.send("GET", "/nl/inloggen/uitgelogd?state=en", "", "cross-site");
  CHECK(returned.status == 200);
  CHECK(contains(returned.body, "You are back from State ID."));
  CHECK_FALSE(contains(returned.body, "/logout"));
}

TEST_CASE_FIXTURE(Signing, "who signs in with a password alone is not told of the provider on signing out") {
  Browser browser(handler);
  const Account ana = person("ana@example.org", Role::analyst, "", Classification::public_);
  REQUIRE(browser.post("/nl/inloggen", {{"email", ana.email}, {"password", std::string(password)}}).status == 303);
  CHECK(header_of(browser.post("/nl/uitloggen", {}), "Location") == "/nl/");
}

TEST_CASE_FIXTURE(Signing, "who is linked signs in with the provider, and comes where they wanted to go") {
  const Account ana = person("ana@example.org", Role::analyst, "", Classification::public_);
  linked(ana);
  Browser browser(handler);
  const Response page = browser.get("/nl/inloggen?naar=%2Fnl%2Fbureau%2Faccount");
  CHECK(contains(page.body, "Inloggen met Rijks-ID"));
  CHECK(contains(browser.get("/en/inloggen").body, "Sign on with State ID"));
  const Response leaving = leave(browser);
  CHECK(leaving.status == 200);
  CHECK(contains(header_of(leaving, "Set-Cookie"), "HttpOnly; SameSite=Lax"));
  CHECK(header_of(leaving, "Cache-Control") == "no-store");
  CHECK(contains(leaving.body, "href=\"https://id.example.nl/authorize?"));
  const Response arrived = back(browser, leaving);
  CHECK(location(arrived) == "/nl/bureau/account");
  CHECK(browser.get("/nl/bureau/account").status == 200);
  CHECK(browser.cookies.count("stip-sign-on") == 0);
  CHECK(lines("signed in by the sign-on service") == 1);
}

TEST_CASE_FIXTURE(Signing, "without a provider there is neither a button nor an address") {
  office.provider = nullptr;
  Browser browser(handler);
  CHECK_FALSE(contains(browser.get("/nl/inloggen").body, "inloggen/dienst"));
  CHECK(browser.get("/nl/inloggen/terug?state=x&code=y").status == 404);
  CHECK(browser.get("/nl/aansluiten/x").status == 404);
}

TEST_CASE_FIXTURE(Signing, "somebody unknown gets no account, also with the address of one who is known") {
  const Account ana = person("ana@example.org", Role::analyst, "", Classification::public_);
  there.more.add("email", "ana@example.org").add("email_verified", true);
  Browser browser(handler);
  const std::size_t before = accounts(*desk)->size();
  const Response arrived = back(browser, leave(browser), "a stranger");
  CHECK(arrived.status == 403);
  CHECK(contains(arrived.body, "U hebt hier nog geen account"));
  CHECK_FALSE(contains(arrived.body, "a stranger"));
  CHECK(accounts(*desk)->size() == before);
  CHECK(browser.get("/nl/bureau").status == 303);
  CHECK(lines("sign-on of somebody unknown") == 1);
}

TEST_CASE_FIXTURE(Signing, "an answer counts once, in the browser that left, with its own state") {
  const Account ana = person("ana@example.org", Role::analyst, "", Classification::public_);
  linked(ana);
  Browser browser(handler), other(handler);
  const Response leaving = leave(browser);
  const std::string address = sent_to(leaving);
  there.nonce = part_of(address, "nonce");
  const int before = there.times_asked("/token");
  for (const std::string& state : {std::string(), std::string("AAAA"), part_of(address, "state") + "A"})
    CHECK(browser.get("/nl/inloggen/terug?code=c1&iss=https%3A%2F%2Fid.example.nl&state=" + state).status == 403);
  CHECK(other.get(way_back(address)).status == 403);
  Browser third(handler);
  (void)leave(third);
  CHECK(third.get(way_back(address)).status == 403);
  CHECK(there.times_asked("/token") == before);
  CHECK(browser.get(way_back(address)).status == 303);
  CHECK(browser.get(way_back(address)).status == 403);
  CHECK(there.times_asked("/token") == before + 1);
  CHECK(other.get("/nl/bureau").status == 303);

  const Response late = leave(other);
  desk.wait(std::chrono::minutes(10));
  CHECK(back(other, late).status == 403);
}

TEST_CASE_FIXTURE(Signing,
                  "an answer of another provider, without its name, or with the token of another visit is refused") {
  const Account ana = person("ana@example.org", Role::analyst, "", Classification::public_);
  linked(ana);
  Browser browser(handler);
  for (const char* iss : {"&iss=https%3A%2F%2Fevil.example.nl", "&iss=", ""}) {
    const std::string address = sent_to(leave(browser));
    there.nonce = part_of(address, "nonce");
    const int before = there.times_asked("/token");
    CHECK(browser.get("/nl/inloggen/terug?code=c1&state=" + part_of(address, "state") + iss).status == 422);
    CHECK(there.times_asked("/token") == before);
  }
  const std::string address = sent_to(leave(browser));
  there.nonce = "of somebody else";
  const Response refused = browser.get(way_back(address));
  CHECK(refused.status == 422);
  CHECK(contains(refused.body, "Fout: "));
  CHECK(browser.get("/nl/bureau").status == 303);
  CHECK(lines("sign-on refused") == 4);
}

TEST_CASE_FIXTURE(Signing, "what the provider refuses and that it is away is told, in the language in which one left") {
  Browser browser(handler);
  std::string address = sent_to(leave(browser));
  CHECK(contains(browser.get(way_back(address, "&error=access_denied")).body, "afgebroken"));
  address = sent_to(browser.post("/en/inloggen/dienst", {}));
  const Response english = browser.get(way_back(address, "&error=%3Cscript%3E"));
  CHECK(contains(english.body, "The sign-on service refused, with the word ?."));
  address = sent_to(leave(browser));
  there.is_down = true;
  const Response away = browser.get(way_back(address));
  CHECK(away.status == 503);
  CHECK(contains(away.body, "geeft geen antwoord"));
  desk.wait(std::chrono::hours(2));
  CHECK(leave(browser).status == 503);
}

TEST_CASE_FIXTURE(Signing, "who has an app gives its code after signing on, unless the provider proved a second step") {
  const Account sec = person("sec@example.org", Role::secretary, "", Classification::restricted);
  office.demands_second_factor = true;
  linked(sec);
  Browser bare(handler);
  CHECK(location(back(bare, leave(bare))) == "/nl/bureau/account");
  CHECK(location(bare.get("/nl/bureau")).starts_with("/nl/bureau/account/tweede-stap"));
  CHECK(bare.get("/nl/acties/A-ZEEAREND").status == 404);
  REQUIRE(offer_totp(*desk, sec.id, "stip").ok());
  REQUIRE((*desk).write([](Database& database) { return database.run("UPDATE account SET totp_confirmed = 1"); }).ok());
  Browser half(handler);
  CHECK(location(back(half, leave(half))).starts_with("/nl/inloggen/code"));
  CHECK(half.get("/nl/acties/A-ZEEAREND").status == 404);
  CHECK(half.get("/nl/bureau").status == 303);

  ProviderSettings trusting = TestProvider::settings();
  trusting.second_factor_amr = {"mfa"};
  IdentityProvider trusted(trusting, there.answering());
  office.provider = &trusted;
  there.more.add("amr", Json::array().push("pwd").push("mfa"));
  Browser whole(handler);
  CHECK(location(back(whole, leave(whole))) == "/nl/bureau/account");
  CHECK(whole.get("/nl/acties/A-ZEEAREND").status == 200);
}

TEST_CASE_FIXTURE(Signing, "one's own account is linked after a fresh proof, and the link can be taken away again") {
  const Account ana = person("ana@example.org", Role::analyst, "", Classification::public_);
  Browser browser = signed_in("ana@example.org"), other = signed_in("ana@example.org");
  const std::string path = "/nl/bureau/account/dienst";
  CHECK(contains(browser.get("/nl/bureau/account").body, path));
  const NamedTexts token = token_of(browser.get(path).body);
  desk.wait(std::chrono::minutes(11));
  CHECK(location(browser.get(path)).starts_with("/nl/bureau/bevestigen"));
  CHECK(browser.post(path, with(token, {{"_do", "link"}})).status == 403);
  Browser fresh = signed_in("ana@example.org");
  const NamedTexts good = token_of(fresh.get(path).body);
  CHECK(fresh.post(path, {{"_do", "link"}}).status == 403);  // Without the token of the session.
  const Response leaving = fresh.post(path, with(good, {{"_do", "link"}}));
  CHECK(location(back(fresh, leaving)) == path + "?klaar=gekoppeld");
  CHECK(other.get("/nl/bureau").status == 303);
  const std::string shown = fresh.get(path).body;
  CHECK(contains(shown, "248289761001"));
  const auto linked_now = *identities_of(*desk, ana.id);
  REQUIRE(linked_now.size() == 1);
  CHECK(fresh.post(path, with(good, {{"_do", "unlink"}, {"handle", linked_now[0].handle}})).status == 303);
  CHECK(identities_of(*desk, ana.id)->empty());
  CHECK(lines("sign-on linked") == 1);
  CHECK(lines("sign-on unlinked") == 1);
}

TEST_CASE_FIXTURE(Signing, "a visit to link one account links no other, whoever is signed in when it comes back") {
  const Account ana = person("ana@example.org", Role::analyst, "", Classification::public_);
  const Account bob = person("bob@example.org", Role::analyst, "", Classification::public_);
  const std::string path = "/nl/bureau/account/dienst";
  Browser browser = signed_in("ana@example.org");
  const Response leaving = browser.post(path, with(token_of(browser.get(path).body), {{"_do", "link"}}));
  browser.cookies["stip-session"] = signed_in("bob@example.org").cookies["stip-session"];
  CHECK(back(browser, leaving).status == 403);
  CHECK(identities_of(*desk, ana.id)->empty());
  CHECK(identities_of(*desk, bob.id)->empty());
  // What is another's stays another's.
  linked(ana);
  const Response again = browser.post(path, with(token_of(browser.get(path).body), {{"_do", "link"}}));
  const Response refused = back(browser, again);
  CHECK(refused.status == 409);
  CHECK(identities_of(*desk, bob.id)->empty());
}

TEST_CASE_FIXTURE(Signing, "an administrator hands out a link with which an account is connected once") {
  const Account made = *add_account(*desk, {"Bea Nieuw", "bea@example.org", {}}, "test", desk.now);
  person("adm@example.org", Role::administrator, "", Classification::public_);
  Browser admin = signed_in("adm@example.org");
  const std::string path = "/nl/beheer/accounts/" + made.id;
  const Response issued = admin.post(path, with(token_of(admin.get(path).body), {{"_do", "sign_on_link"}}));
  const auto at = issued.body.find("/nl/aansluiten/");
  REQUIRE(at != std::string::npos);
  const std::string link = issued.body.substr(at, std::string("/nl/aansluiten/").size() + 43);
  Browser browser(handler), thief(handler);
  const std::string here = "/nl/aansluiten/koppelen";
  CHECK(location(browser.get(link)) == here);  // From there on the address holds no token.
  const std::string shown_first = browser.get(here).body;
  CHECK(contains(shown_first, "Bea Nieuw"));
  CHECK_FALSE(contains(shown_first, link.substr(link.rfind('/'))));
  CHECK(thief.get(here).status == 404);
  CHECK(thief.post(here, {}).status == 404);
  const Response arrived = back(browser, browser.post(here, {}), "bea");
  CHECK(location(arrived) == "/nl/bureau");
  CHECK(browser.get("/nl/bureau").status == 200);
  CHECK(thief.get(link).status == 404);
  CHECK(thief.post(link, {}).status == 405);
  const std::string shown = admin.get(path).body;
  CHECK(contains(shown, "nummer bea"));
  const std::string handle = identities_of(*desk, made.id)->front().handle;
  CHECK(admin.post(path, with(token_of(shown), {{"_do", "unlink"}, {"handle", handle}})).status == 303);
  CHECK(browser.get("/nl/bureau").status == 303);
}

TEST_CASE_FIXTURE(Signing, "a fresh proof can come from the provider, of the same person, who was asked anew") {
  const Account ana = person("ana@example.org", Role::analyst, "", Classification::public_);
  linked(ana);
  const std::string proof = "/nl/bureau/bevestigen";
  const auto leave_to_prove = [&](Browser& browser) {
    return browser.post(
        proof, with(token_of(browser.get(proof).body), {{"_do", "dienst"}, {"naar", "/nl/bureau/account/dienst"}}));
  };
  Browser browser(handler);
  (void)back(browser, leave(browser));
  desk.wait(std::chrono::minutes(11));
  REQUIRE(location(browser.get("/nl/bureau/account/dienst")).starts_with(proof));
  Response leaving = leave_to_prove(browser);
  CHECK(contains(sent_to(leaving), "prompt=login&max_age=0"));
  // It says nothing of when, or of long ago.
  CHECK(back(browser, leaving).status == 422);
  const auto seconds = [&](int ago) { return desk.now.time_since_epoch().count() - ago; };
  there.more.add("auth_time", seconds(600));
  CHECK(back(browser, leave_to_prove(browser)).status == 422);
  there.more = Json::object().add("auth_time", seconds(1));
  CHECK(back(browser, leave_to_prove(browser), "somebody else").status == 403);
  CHECK(location(browser.get("/nl/bureau/account/dienst")).starts_with(proof));
  const std::string before = browser.cookies["stip-session"];
  CHECK(location(back(browser, leave_to_prove(browser))) == "/nl/bureau/account/dienst");
  CHECK(browser.cookies["stip-session"] != before);
  CHECK(browser.get("/nl/bureau/account/dienst").status == 200);
}

TEST_CASE_FIXTURE(Signing, "who has an app gives its code with a proof by the provider") {
  const Account ana = person("ana@example.org", Role::analyst, "", Classification::public_);
  linked(ana);
  Browser browser(handler);
  (void)back(browser, leave(browser));
  REQUIRE(offer_totp(*desk, ana.id, "stip").ok());
  REQUIRE((*desk).write([](Database& database) { return database.run("UPDATE account SET totp_confirmed = 1"); }).ok());
  const std::string proof = "/nl/bureau/bevestigen";
  const std::string page = browser.get(proof).body;
  CHECK(contains(page, "code-dienst"));
  const Response wrong = browser.post(proof, with(token_of(page), {{"_do", "dienst"}, {"code-dienst", "000000"}}));
  CHECK(wrong.status == 403);
  CHECK(sent_to(wrong).empty());
}

}  // namespace
}  // namespace stip
