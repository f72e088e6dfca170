// Tests of the office: signing in, reporting, signing, proposing and deciding, as a browser would do it.
#include <doctest/doctest.h>

#include "base/temp_folder.h"
#include "ledger/open_ledger.h"
#include "tests/web_support/office_building.h"
#include "web/office/cookies.h"

namespace stip {
namespace {

TEST_CASE("who is not signed in is asked to, and comes where he wanted to be") {
  Building building;
  building.person("anna@example.org", Role::owner, "ORG-GROEN");
  Browser browser(building.handler);
  const Response turned = browser.get("/nl/bureau");
  CHECK(turned.status == 303);
  CHECK(location(turned) == "/nl/inloggen?naar=%2Fnl%2Fbureau");
  const Response form = browser.get(location(turned));
  CHECK(contains(form.body, "autocomplete=\"current-password\""));
  const Response wrong = browser.post(
      "/nl/inloggen", {{"email", "anna@example.org"}, {"password", "not this one at all"}, {"naar", "/nl/bureau"}});
  const Response nobody = browser.post(
      "/nl/inloggen", {{"email", "nobody@example.org"}, {"password", "not this one at all"}, {"naar", "/nl/bureau"}});
  CHECK(wrong.status == 403);
  CHECK(wrong.body == nobody.body);
  CHECK(browser.cookies.empty());
  const Response good = browser.post(
      "/nl/inloggen", {{"email", "anna@example.org"}, {"password", std::string(password)}, {"naar", "/nl/bureau"}});
  CHECK(good.status == 303);
  CHECK(location(good) == "/nl/bureau");
  CHECK(browser.get("/nl/bureau").status == 200);
  const Response elsewhere = browser.post(
      "/nl/inloggen", {{"email", "anna@example.org"}, {"password", std::string(password)}, {"naar", "//evil.example"}});
  CHECK(location(elsewhere) == "/nl/bureau");
}

TEST_CASE("a cookie of a session is for this site alone, and signing out ends the session") {
  Building building;
  building.person("anna@example.org", Role::owner, "ORG-GROEN");
  CHECK(set_cookie("__Host-stip-session", "abc", {.secure = true}) ==
        "__Host-stip-session=abc; Path=/; HttpOnly; SameSite=Lax; Secure");
  Browser browser = building.signed_in("anna@example.org");
  const auto kept = browser.cookies;
  CHECK(browser.send("POST", "/nl/uitloggen", "", "cross-site").status == 403);
  CHECK(browser.get("/nl/bureau").status == 200);
  CHECK(browser.post("/nl/uitloggen", {}).status == 303);
  browser.cookies = kept;
  CHECK(browser.get("/nl/bureau").status == 303);
}

TEST_CASE("what somebody with a clearance sees is never given to others, nor kept") {
  Building building;
  building.person("sec@example.org", Role::secretary, "ORG-GEM", Classification::restricted);
  Browser secretary = building.signed_in("sec@example.org"), anybody(building.handler);
  const Response inside = secretary.get("/nl/acties");
  const auto* how = [&]() -> const std::string* {
    for (const auto& [name, value] : inside.headers)
      if (name == "Cache-Control") return &value;
    return nullptr;
  }();
  REQUIRE(how);
  CHECK(*how == "no-store");
  CHECK(contains(inside.body, "A-ZEEAREND"));
  CHECK(contains(secretary.get("/v1/acties").body, "A-ZEEAREND"));
  CHECK(header_of(secretary.get("/v1/acties"), "Access-Control-Allow-Origin").empty());
  CHECK(contains(anybody.get("/v1/acties").prepared->head, "Access-Control-Allow-Origin: *"));
  const Response outside = anybody.get("/nl/acties");
  REQUIRE(outside.prepared);
  CHECK_FALSE(contains(outside.prepared->body, "A-ZEEAREND"));
  CHECK_FALSE(contains(outside.prepared->body, "Somebody Else"));
}

TEST_CASE("a report goes from its owner to the one who signs to the secretary, and then stands") {
  Building building;
  building.person("anna@example.org", Role::owner, "ORG-GROEN");
  building.person("bert@example.org", Role::approver, "ORG-GROEN");
  building.person("sec@example.org", Role::secretary, "ORG-GEM", Classification::restricted);
  Browser anna = building.signed_in("anna@example.org"), bert = building.signed_in("bert@example.org"),
          secretary = building.signed_in("sec@example.org");
  CHECK(contains(anna.get("/nl/bureau").body, "/nl/rapporteren/A-001"));
  CHECK_FALSE(contains(bert.get("/nl/bureau").body, "/nl/rapporteren/A-001"));
  CHECK(bert.get("/nl/rapporteren/A-001").status == 403);
  CHECK(anna.get("/nl/rapporteren/A-002").status == 403);  // Of another organisation.
  CHECK(anna.get("/nl/rapporteren/A-NONE").status == 404);

  const Response form = anna.get("/nl/rapporteren/A-001");
  REQUIRE(form.status == 200);
  NamedTexts pairs = hidden_of(form.body);
  const auto with = [&](NamedTexts more) {
    NamedTexts all = pairs;
    all.insert(all.end(), more.begin(), more.end());
    return all;
  };

  // Something is missing: all is told, and nothing typed is lost.
  const Response refused =
      anna.post("/nl/rapporteren/A-001", with({{"schedule", "no"}, {"done", "Honderd bomen & <meer>"}}));
  CHECK(refused.status == 422);
  CHECK(contains(refused.body, "Honderd bomen &amp; &lt;meer&gt;"));
  CHECK_FALSE(contains(refused.body, "<meer>"));

  // Kept as a draft, found again later, by her alone.
  CHECK(anna.post("/nl/rapporteren/A-001", with({{"done", "Half af"}, {"_do", "second"}})).status == 303);
  CHECK(contains(anna.get("/nl/rapporteren/A-001").body, "Half af"));
  CHECK_FALSE(contains(secretary.get("/nl/rapporteren/A-001").body, "Half af"));

  // From a page that shows what was kept; what was opened before that shows both texts first.
  CHECK(anna.post("/nl/rapporteren/A-001", with(report_answers)).status == 422);
  pairs = hidden_of(anna.get("/nl/rapporteren/A-001").body);
  const Response sent = anna.post("/nl/rapporteren/A-001", with(report_answers));
  CHECK(sent.status == 303);
  CHECK(anna.post("/nl/rapporteren/A-001", with(report_answers)).status != 500);
  const auto reports = [&] {
    std::vector<const ProgressReport*> found;
    static View view = building.ledger.view(Classification::restricted);
    view = building.ledger.view(Classification::restricted);
    for (const ProgressReport* each : view.referring<ProgressReport>("action", "A-001"))
      if (each->cycle.id == "CY-2028") found.push_back(each);
    return found;
  };
  REQUIRE(reports().size() == 1);
  const std::string id = reports().front()->id;
  CHECK(reports().front()->status == ReportStatus::submitted);

  const std::string judge = "/nl/beoordelen/" + id;
  CHECK(anna.get(judge).status == 403);
  NamedTexts sign = hidden_of(bert.get(judge).body);
  sign.emplace_back("_do", "approve");
  CHECK(bert.post(judge, sign).status == 303);
  CHECK(reports().front()->status == ReportStatus::endorsed);
  NamedTexts check = hidden_of(secretary.get(judge).body);
  check.emplace_back("_do", "approve");
  CHECK(secretary.post(judge, check).status == 303);
  CHECK(reports().front()->status == ReportStatus::approved);
  CHECK(reports().front()->done == "Honderd bomen geplant.");
}

TEST_CASE("a form without the token of its session enters nothing, and what was typed is shown again") {
  Building building;
  building.person("anna@example.org", Role::owner, "ORG-GROEN");
  Browser anna = building.signed_in("anna@example.org");
  const Seq before = building.ledger.registry().size();
  const Response again = anna.post("/nl/rapporteren/A-001", {{"_token", "0000"}, {"done", "Veel werk <b>"}});
  CHECK(again.status == 403);
  CHECK(contains(again.body, "Veel werk &lt;b&gt;"));
  CHECK(contains(again.body, "name=\"_token\""));
  CHECK(anna.send("POST", "/nl/rapporteren/A-001", "done=x", "cross-site").status == 403);
  Browser nobody(building.handler);
  const Response ended = nobody.post("/nl/rapporteren/A-001", {{"done", "Veel werk"}});
  CHECK(ended.status == 403);
  CHECK(contains(ended.body, "Veel werk"));
  CHECK_FALSE(contains(ended.body, "name=\"_token\""));
  CHECK(building.ledger.registry().size() == before);
}

TEST_CASE("a form that was open for three days, longer than its session, is shown again and then entered") {
  Building building;
  building.person("anna@example.org", Role::owner, "ORG-GROEN");
  Browser anna = building.signed_in("anna@example.org");
  const std::string page = "/nl/rapporteren/A-001";
  NamedTexts sent = with(hidden_of(anna.get(page).body), report_answers);
  building.desk.now += std::chrono::days(3);
  const Seq before = building.ledger.registry().size();
  const Response ended = anna.post(page, sent);
  CHECK(ended.status == 403);
  CHECK(contains(ended.body, "<dt>Gedaan</dt><dd dir=\"auto\">Honderd bomen geplant.</dd>"));
  CHECK(contains(ended.body, "/nl/inloggen"));
  CHECK(building.ledger.registry().size() == before);

  // She signs in in another window, and sends what stands there.
  anna = building.signed_in("anna@example.org");
  const Response known = anna.post(page, sent);
  REQUIRE(known.status == 403);  // The token is that of the session of then.
  CHECK(contains(known.body, "Honderd bomen geplant."));
  std::erase_if(sent, [](const auto& pair) { return pair.first == "_token"; });
  CHECK(anna.post(page, with(sent, token_of(known.body))).status == 303);
  CHECK(building.ledger.registry().size() == before + 1);
}

TEST_CASE("an edit becomes a proposal, the agenda stays as it is, and a decision enters exactly that edit") {
  Building building;
  building.person("anna@example.org", Role::owner, "ORG-GROEN");
  std::string body_id;
  for (const Body& body : building.ledger.view(Classification::public_).all<Body>())
    if (body.mandate == Mandate::decides) body_id = body.id;
  REQUIRE_FALSE(body_id.empty());
  building.person("dick@example.org", Role::decider, body_id);
  Browser anna = building.signed_in("anna@example.org"), dick = building.signed_in("dick@example.org"),
          anybody(building.handler);
  const auto end_of = [&] {
    return to_text(building.ledger.view(Classification::public_).find<Action>("A-001")->planned_end);
  };
  const std::string before = end_of();

  NamedTexts edit = hidden_of(anna.get("/nl/wijzigen/acties/A-001").body);
  for (const auto& pair : NamedTexts{{"planned_end", "eind 2031"},
                                     {"_title", "Later klaar"},
                                     {"_reason", "Droogte"},
                                     {"_options", "Niets doen; later klaar."}})
    edit.push_back(pair);
  const Response proposed = anna.post("/nl/wijzigen/acties/A-001", edit);
  INFO(proposed.body);
  REQUIRE(proposed.status == 303);
  const std::string proposal = location(proposed).substr(location(proposed).rfind('/') + 1);
  CHECK(end_of() == before);
  CHECK(to_text(building.ledger.registry().as_if({proposal}, Viewer{})->find<Action>("A-001")->planned_end) ==
        "2031-Q4");

  const std::string shown = dick.get("/nl/beslissen/" + proposal).body;
  CHECK(contains(shown, ", Gepland einde"));
  CHECK_FALSE(contains(shown, "A-001.planned_end"));

  CHECK(anna.get("/nl/beslissen/" + proposal).status == 403);
  // All that is wrong is told at once, in one list: also what cannot be read beside what lacks.
  NamedTexts wrong = hidden_of(dick.get("/nl/beslissen/" + proposal).body);
  for (const auto& pair : NamedTexts{{"body", body_id}, {"date", "ooit"}, {"outcome", "adopted"}})
    wrong.push_back(pair);
  const Response refused = dick.post("/nl/beslissen/" + proposal, wrong);
  CHECK(refused.status == 422);
  for (const char* field : {"date", "reason", "why_fast", "safeguard"})
    CHECK_MESSAGE(contains(refused.body, std::string("href=\"#f-") + field + "\""), field);
  CHECK(refused.body.find("utrecht-alert--error") == refused.body.rfind("utrecht-alert--error"));

  NamedTexts decision = hidden_of(dick.get("/nl/beslissen/" + proposal).body);
  for (const auto& pair : NamedTexts{{"title", "Later klaar"},
                                     {"body", body_id},
                                     {"outcome", "adopted"},
                                     {"reason", "Het kan niet anders."},
                                     {"why_fast", "Het seizoen begint."},
                                     {"safeguard", "Elk half jaar kijken."}})
    decision.push_back(pair);
  const Response decided = dick.post("/nl/beslissen/" + proposal, decision);
  REQUIRE(decided.status == 303);
  CHECK(end_of() == "2031-Q4");
  CHECK(anybody.get("/nl/wijzigen/acties/A-001").status == 303);
  CHECK(anna.get("/nl/wijzigen/acties/A-404").status == 404);
}

TEST_CASE("a password is chosen by a link that works once") {
  Building building;
  const Account made =
      *add_account(*building.desk, {"Carla", "carla@example.org", {{Role::analyst, "", Classification::public_}}},
                   "test", building.desk.now);
  const std::string link = "/nl/wachtwoord/" + *issue_password_link(*building.desk, made.id, "test", building.desk.now);
  Browser browser(building.handler), other(building.handler);
  const Response opened = browser.get(link);
  CHECK(opened.status == 303);
  CHECK(location(opened) == "/nl/wachtwoord/kiezen");
  CHECK(header_of(opened, "Referrer-Policy") == "strict-origin");
  const Response page = browser.get(location(opened));
  CHECK(contains(page.body, "autocomplete=\"new-password\""));
  CHECK(contains(page.body, "action=\"/nl/wachtwoord/kiezen\""));
  CHECK_FALSE(contains(page.body, link.substr(link.rfind('/') + 1)));
  CHECK(header_of(page, "Cache-Control") == "no-store");
  CHECK(other.get("/nl/wachtwoord/kiezen").status == 404);  // That address opens nothing by itself.
  CHECK(browser.post("/nl/wachtwoord/kiezen", {{"password", "short"}}).status == 422);
  const Response chosen = browser.post("/nl/wachtwoord/kiezen", {{"password", std::string(password)}});
  REQUIRE(location(chosen) == "/nl/inloggen?klaar=wachtwoord");
  CHECK(contains(browser.get(location(chosen)).body, "Uw wachtwoord is bewaard."));
  CHECK(browser.cookies.empty());
  CHECK(browser.get(link).status == 404);
  CHECK(building.signed_in("carla@example.org").get("/nl/bureau").status == 200);
}

TEST_CASE("a proposal is of that organisation of its proposer that owns the action, not of the first") {
  Building building;
  const Account both = building.person("both@example.org", Role::owner, "ORG-GEM");
  REQUIRE(set_roles(*building.desk, both.id,
                    {{Role::owner, "ORG-GEM", Classification::internal},
                     {Role::owner, "ORG-GROEN", Classification::internal}},
                    "test", building.desk.now)
              .ok());
  Browser browser = building.signed_in("both@example.org");
  const std::string page = "/nl/wijzigen/acties/A-001";
  const Response sent = browser.post(page, with(hidden_of(browser.get(page).body), {{"planned_end", "eind 2031"},
                                                                                    {"_title", "Later klaar"},
                                                                                    {"_reason", "Droogte"},
                                                                                    {"_options", "Niets doen."}}));
  REQUIRE(sent.status == 303);
  const std::string proposal = location(sent).substr(location(sent).rfind('/') + 1);
  const View now = building.ledger.view(Classification::internal);
  REQUIRE(now.find<Action>("A-001")->owner.id == "ORG-GROEN");
  CHECK(now.find<Proposal>(proposal)->proposed_by.id == "ORG-GROEN");
}

TEST_CASE("what was entered at another node is seen at once by who is signed in") {
  const TempFolder folder = need(TempFolder::make(), "folder");
  const std::string path = folder.file("ledger.db");
  TestDesk desk;
  REQUIRE(create_ledger(path, {}, desk.now).ok());
  const auto clock = [&] { return desk.now; };
  const auto here = need(Registry::open(need(open_ledger(path), "open"), clock), "here"),
             there = need(Registry::open(need(open_ledger(path), "open"), clock), "there");
  const Site site{*here, clock, {}, std::string(test_day), true, {}};
  const Office office{*here, *desk, false};
  const Handler handler = with_office(site, office, cached(site, std::make_shared<PageCache>(1u << 20)));
  const Account made = desk.account("carla@example.org", std::string(password));
  REQUIRE(set_roles(*desk, made.id, {{Role::secretary, "", Classification::internal}}, "test", desk.now).ok());
  Browser carla(handler), anybody(handler);
  REQUIRE(carla.post("/nl/inloggen", {{"email", "carla@example.org"}, {"password", std::string(password)}}).status ==
          303);
  need(there->enter({"change",
                     "secretary",
                     "Elders",
                     {},
                     "",
                     Classification::public_,
                     {{"theme", "T-ELDERS", 1, false, {{"title", "Elders vastgelegd"}}}}}),
       "enter");
  CHECK(anybody.get("/nl/themas/T-ELDERS").status == 404);  // Follows within a second.
  CHECK(carla.get("/nl/themas/T-ELDERS").status == 200);
}

}  // namespace
}  // namespace stip
