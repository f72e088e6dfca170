// Tests of the pages with which accounts are handed out, and of the log of the desk.
#include <doctest/doctest.h>

#include "desk/totp.h"
#include "tests/web_support/office_building.h"
#include "tests/web_support/secrets.h"

namespace stip {
namespace {

struct Managed : Building {
  Account administrator = person("adm@example.org", Role::administrator, "", Classification::public_);
  Account owner = person("anna@example.org", Role::owner, "ORG-GROEN");
  Browser browser = signed_in("adm@example.org");
  std::string path = "/nl/beheer/accounts/" + owner.id;

  Response act(const NamedTexts& pairs) { return browser.post(path, with(token_of(browser.get(path).body), pairs)); }
  Account now_of(const std::string& id) { return **find_account(*desk, id); }
};

TEST_CASE_FIXTURE(Managed, "an administrator makes an account, gives it a role and a link, and its holder signs in") {
  const std::string fresh = "/nl/beheer/accounts/nieuw";
  const NamedTexts form = hidden_of(browser.get(fresh).body);
  const Response refused = browser.post(fresh, with(form, {{"name", "Carla <Tak>"}, {"email", "no address"}}));
  CHECK(refused.status == 422);
  CHECK(contains(refused.body, "value=\"Carla &lt;Tak&gt;\""));
  CHECK(contains(refused.body, "href=\"#email\""));
  const Response made = browser.post(fresh, with(form, {{"name", "Carla Tak"}, {"email", "carla@example.org"}}));
  REQUIRE(made.status == 303);
  path = location(made);
  const std::string id = path.substr(path.rfind('/') + 1);

  CHECK(act({{"_do", "roles"}, {"role1", "owner"}, {"place1", ""}, {"clearance1", "internal"}}).status == 422);
  CHECK(now_of(id).roles.empty());
  CHECK(act({{"_do", "roles"}, {"role1", "owner"}, {"place1", "ORG-GEM"}, {"clearance1", "internal"}}).status == 303);
  CHECK(now_of(id).roles == std::vector<RoleAt>{{Role::owner, "ORG-GEM", Classification::internal}});
  CHECK(contains(browser.get("/nl/beheer/accounts").body, "carla@example.org"));

  const Response link = act({{"_do", "link"}});
  CHECK(header_of(link, "Cache-Control") == "no-store");
  const auto at = link.body.find("/nl/wachtwoord/");
  REQUIRE(at != std::string::npos);
  const std::string address = link.body.substr(at, link.body.find('<', at) - at);
  CHECK_FALSE(contains(browser.get(path).body, address));
  Browser carla(handler);
  CHECK(carla.post(address, {{"password", std::string(password)}}).status == 303);
  CHECK(signed_in("carla@example.org").get("/nl/bureau").status == 200);

  // A line without a role takes the role away.
  CHECK(act({{"_do", "roles"}, {"role1", ""}, {"place1", "ORG-GEM"}, {"clearance1", "internal"}}).status == 303);
  CHECK(now_of(id).roles.empty());
}

TEST_CASE_FIXTURE(Managed, "nobody gives themselves a role, nor closes their own account") {
  path = "/nl/beheer/accounts/" + administrator.id;
  CHECK_FALSE(contains(browser.get(path).body, "name=\"role1\""));
  const NamedTexts token = token_of(browser.get("/nl/bureau/account").body);
  for (const char* what : {"roles", "link", "disable", "forget", "factor"}) {
    CAPTURE(what);
    const NamedTexts form{
        {"_do", what}, {"role1", "secretary"}, {"clearance1", "restricted"}, {"confirmation", administrator.id}};
    CHECK(browser.post(path, with(token, form)).status == 403);
  }
  CHECK(now_of(administrator.id).roles == administrator.roles);
}

TEST_CASE_FIXTURE(Managed, "an account that is closed is out at once, and one that is forgotten leaves no name") {
  Browser anna = signed_in("anna@example.org");
  CHECK(act({{"_do", "sessions"}}).status == 303);
  CHECK(anna.get("/nl/bureau").status == 303);
  anna = signed_in("anna@example.org");
  CHECK(act({{"_do", "disable"}}).status == 303);
  CHECK(anna.get("/nl/bureau").status == 303);
  CHECK(act({{"_do", "enable"}}).status == 303);
  CHECK(signed_in("anna@example.org").get("/nl/bureau").status == 200);
  CHECK(act({{"_do", "forget"}, {"confirmation", "yes"}}).status == 422);
  CHECK(act({{"_do", "forget"}, {"confirmation", owner.id}}).status == 303);
  CHECK(browser.get(path).status == 404);
  CHECK_FALSE(contains(browser.get("/nl/beheer/accounts").body, "anna@example.org"));
}

TEST_CASE_FIXTURE(Managed, "an administrator takes a lost second step away") {
  const TotpOffer offer = *offer_totp(*desk, owner.id, "stip");
  const std::string key = [&] {
    std::string bytes;
    unsigned bits = 0, held = 0;
    for (const char c : offer.secret) {
      held = held << 5 | static_cast<unsigned>(c >= 'A' ? c - 'A' : c - '2' + 26);
      if ((bits += 5) >= 8) bytes += static_cast<char>(held >> (bits -= 8));
    }
    return bytes;
  }();
  REQUIRE(confirm_totp(*desk, owner.id, totp_code(key, desk.now), desk.now).ok());
  CHECK(act({{"_do", "factor"}}).status == 303);
  CHECK_FALSE(now_of(owner.id).has_totp);
}

TEST_CASE_FIXTURE(Managed, "what opens doors to others asks for a proof that is at most ten minutes old") {
  const NamedTexts token = token_of(browser.get(path).body);
  desk.wait(std::chrono::minutes(11));
  for (const std::string& page : {path, std::string("/nl/beheer/accounts/nieuw")}) {
    CHECK(location(browser.get(page)).starts_with("/nl/bureau/bevestigen"));
    CHECK(browser.post(page, with(token, {{"_do", "link"}})).status == 403);
  }
  CHECK_FALSE(contains(browser.post(path, with(token, {{"_do", "link"}})).body, "/wachtwoord/"));
}

TEST_CASE_FIXTURE(Managed, "the log tells who did what, and not that something hidden exists") {
  const LinkPurpose purpose{"els@example.org", Act::report, "A-ZEEAREND", "CY-2028"};
  const IssuedLink link = *issue_link(*desk, purpose, desk.now + std::chrono::days(9), owner.id, desk.now);
  REQUIRE(open_link(*desk, link.token, desk.now).ok());
  person("aud@example.org", Role::auditor, "", Classification::restricted);
  (void)issue_password_link(*desk, owner.id, "secretary", desk.now);  // As the command does.
  const std::string page = browser.get("/nl/beheer/logboek").body;
  CHECK(contains(page, ">opdrachtregel<"));
  CHECK(contains(page, "persoonlijke link geopend"));
  CHECK(contains(page, link.id));
  CHECK_FALSE(contains(page, "A-ZEEAREND"));
  CHECK_FALSE(contains(page, "els@example.org"));
  CHECK(contains(signed_in("aud@example.org").get("/nl/beheer/logboek").body, "A-ZEEAREND"));
  CHECK(signed_in("anna@example.org").get("/nl/beheer/logboek").status == 403);
}

TEST_CASE_FIXTURE(Managed, "who hands out accounts meets no word that is not public") {
  const Secrets secrets(markers_of_example(), Classification::public_);
  for (const std::string& page : {std::string("/nl/bureau"), std::string("/nl/beheer/accounts"), path,
                                  std::string("/nl/beheer/logboek"), std::string("/nl/acties")})
    CHECK_MESSAGE(secrets.found_in(browser.get(page).body).empty(), page);
}

}  // namespace
}  // namespace stip
