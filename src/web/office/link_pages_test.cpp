// Tests of personal links: somebody without an account reports on one action, and gets to see nothing else.
#include <doctest/doctest.h>

#include "tests/web_support/office_building.h"
#include "tests/web_support/secrets.h"

namespace stip {
namespace {

struct Linked : Building {
  IssuedLink issue(const std::string& action, const std::string& holder = "els@example.org") {
    return *issue_link(*desk, {holder, Act::report, action, "CY-2028"}, desk.now + std::chrono::days(30), issuer,
                       desk.now);
  }
  const ProgressReport* report_on(const std::string& action) {
    view = ledger.view(Classification::restricted);
    for (const ProgressReport* each : view.referring<ProgressReport>("action", action))
      if (each->cycle.id == "CY-2028") return each;
    return nullptr;
  }
  std::string issuer = "machine";
  View view = ledger.view(Classification::restricted);
  Browser els{handler};
};

TEST_CASE_FIXTURE(Linked, "by a link somebody reports once, under the number of the link") {
  const IssuedLink link = issue("A-001");
  const Response opened = els.get("/nl/link/" + link.token);
  CHECK(opened.status == 303);
  CHECK(location(opened) == "/nl/link/" + link.id);
  CHECK(header_of(opened, "Referrer-Policy") == "no-referrer");
  CHECK(header_of(opened, "Cache-Control") == "no-store");
  const Response page = els.get(location(opened));
  REQUIRE(page.status == 200);
  CHECK(header_of(page, "Cache-Control") == "no-store");
  CHECK_FALSE(contains(page.body, link.token));
  const NamedTexts form = hidden_of(page.body);

  CHECK(els.post("/nl/link/" + link.id, with(form, {{"done", "Half af"}, {"_do", "second"}})).status == 303);
  CHECK(contains(els.get("/nl/link/" + link.id).body, "Half af"));
  const Response refused = els.post("/nl/link/" + link.id, with(form, {{"schedule", "no"}, {"done", "Te <kort>"}}));
  CHECK(refused.status == 422);
  CHECK(contains(refused.body, "Te &lt;kort&gt;"));
  CHECK_FALSE(report_on("A-001"));

  const NamedTexts again = hidden_of(els.get("/nl/link/" + link.id).body);
  const Response sent = els.post("/nl/link/" + link.id, with(again, report_answers));
  REQUIRE(sent.status == 303);
  REQUIRE(report_on("A-001"));
  CHECK(report_on("A-001")->status == ReportStatus::submitted);
  const auto entry = ledger.registry().entry(ledger.registry().size(), Viewer{Classification::restricted});
  CHECK(entry->entry.author == link.id);
  const Response after = els.get(location(sent));
  CHECK(after.status == 200);
  CHECK(contains(after.body, "Uw rapportage is ingediend"));
  CHECK_FALSE(contains(after.body, "<form class=\"stip-form\""));
  const Seq before = ledger.registry().size();
  CHECK(contains(els.post("/nl/link/" + link.id, with(form, report_answers)).body, "Uw rapportage is ingediend"));
  CHECK(contains(els.get("/nl/link/" + link.token).body, "Uw rapportage is ingediend"));
  CHECK(ledger.registry().size() == before);
}

TEST_CASE_FIXTURE(Linked, "a link that was never issued looks like any other that was not, whatever it looks like") {
  issue("A-001");
  std::string expected;
  for (const std::string& token : {random_token(), random_token(), std::string("forged-token"), std::string("L-")}) {
    const Response response = els.get("/nl/link/" + token);
    CHECK(response.status == 404);
    std::string bytes = bytes_of(response);
    replace_all(bytes, token, "TOKEN");
    if (expected.empty()) expected = bytes;
    CHECK(bytes == expected);
  }
  CHECK(els.cookies.empty());
}

TEST_CASE_FIXTURE(Linked, "the number of a link opens nothing by itself, and does not tell whether it was issued") {
  const IssuedLink link = issue("A-001"), other = issue("A-002", "bob@example.org");
  std::string there = bytes_of(els.get("/nl/link/" + link.id)), absent = bytes_of(els.get("/nl/link/L-00000000"));
  replace_all(there, link.id, "L-00000000");
  CHECK(there == absent);
  // Nor with the cookie of another link.
  els.get("/nl/link/" + other.token);
  els.cookies["stip-link-" + link.id] = other.token;
  CHECK(els.get("/nl/link/" + link.id).status == 404);
}

TEST_CASE_FIXTURE(Linked, "a link that expired or was withdrawn says so, and what to do") {
  const IssuedLink old = issue("A-001"), withdrawn = issue("A-002");
  REQUIRE(revoke_link(*desk, withdrawn.id, "test", desk.now).ok());
  const Response gone = els.get("/nl/link/" + withdrawn.token);
  CHECK(gone.status == 410);
  CHECK(contains(gone.body, "Deze link is ingetrokken"));
  CHECK(header_of(gone, "Referrer-Policy") == "no-referrer");
  els.get("/nl/link/" + old.token);
  desk.wait(std::chrono::days(31));
  CHECK(contains(els.get("/nl/link/" + old.token).body, "Deze link is verlopen"));
  CHECK(els.get("/nl/link/" + old.id).status == 410);
}

TEST_CASE_FIXTURE(Linked, "a form of a link is taken with a token of that link, from a page of this site") {
  const IssuedLink link = issue("A-001"), other = issue("A-002");
  els.get("/nl/link/" + link.token);
  els.get("/nl/link/" + other.token);
  const NamedTexts foreign = hidden_of(els.get("/nl/link/" + other.id).body);
  const Seq before = ledger.registry().size();
  const Response again = els.post("/nl/link/" + link.id, with(foreign, report_answers));
  CHECK(again.status == 403);
  CHECK(contains(again.body, "Honderd bomen geplant."));
  CHECK(els.send("POST", "/nl/link/" + link.id, "done=x", "cross-site").status == 403);
  Browser stranger(handler);
  const Response lost = stranger.post("/nl/link/" + link.id, report_answers);
  CHECK(lost.status == 403);
  CHECK(contains(lost.body, "Honderd bomen geplant."));
  CHECK_FALSE(contains(lost.body, "name=\"_token\""));
  CHECK(ledger.registry().size() == before);
}

TEST_CASE_FIXTURE(Linked, "a link opens its own form, and no page of the office or word that is not public besides") {
  const IssuedLink link = issue("A-001");
  els.get("/nl/link/" + link.token);
  const Secrets secrets(markers_of_example(), Classification::public_);
  CHECK(secrets.found_in(els.get("/nl/link/" + link.id).body).empty());
  CHECK(els.get("/nl/bureau").status == 303);
  CHECK(els.get("/nl/rapporteren/A-001").status == 303);
  CHECK(els.get("/nl/rapporteren/A-002").status == 303);
  CHECK(els.get("/nl/links/CY-2028").status == 303);
}

TEST_CASE_FIXTURE(Linked, "a link for an action that is not public opens that action, and nothing else that is not") {
  ledger.enter("change", "Besloten.", {ledger.set("A-002", "classification", "internal")});
  Browser public_(handler);
  CHECK(public_.get("/nl/acties/A-002").status == 404);
  issuer =
      person("owner@example.org", Role::owner, ledger.view(Classification::internal).find<Action>("A-002")->owner.id)
          .id;
  const IssuedLink link = issue("A-002");
  els.get("/nl/link/" + link.token);
  const Response page = els.get("/nl/link/" + link.id);
  REQUIRE(page.status == 200);
  CHECK(contains(page.body, "Schoolpleinen vergroenen"));
  CHECK(Secrets(markers_of_example(), Classification::public_).found_in(page.body).empty());
  CHECK(els.post("/nl/link/" + link.id, with(hidden_of(page.body), report_answers)).status == 303);
  REQUIRE(report_on("A-002"));
  CHECK(report_on("A-002")->status == ReportStatus::submitted);
  CHECK(els.get("/nl/acties/A-002").status == 404);
  // What came in stays as hidden as its action is.
  CHECK_FALSE(ledger.view(Classification::public_).find<ProgressReport>(report_on("A-002")->id));
}

TEST_CASE_FIXTURE(Linked, "a link opens no more than who issued it may still let others see") {
  ledger.enter("change", "Besloten.", {ledger.set("A-002", "classification", "internal")});
  const Account owner =
      person("owner@example.org", Role::owner, ledger.view(Classification::internal).find<Action>("A-002")->owner.id);
  issuer = owner.id;
  const IssuedLink link = issue("A-002");
  els.get("/nl/link/" + link.token);
  CHECK(els.get("/nl/link/" + link.id).status == 200);
  ledger.enter("change", "Geheimer.", {ledger.set("A-002", "classification", "restricted")});
  CHECK(els.get("/nl/link/" + link.id).status == 404);
  ledger.enter("change", "Minder.", {ledger.set("A-002", "classification", "internal")});
  CHECK(els.get("/nl/link/" + link.id).status == 200);
  REQUIRE(set_disabled(*desk, owner.id, true, "test", desk.now).ok());
  CHECK(els.get("/nl/link/" + link.id).status == 404);
}

TEST_CASE_FIXTURE(Linked, "who may report on an action issues a link for it, sees how it stands, and withdraws it") {
  person("anna@example.org", Role::owner, "ORG-GROEN");
  person("sec@example.org", Role::secretary, "", Classification::restricted);
  person("bert@example.org", Role::approver, "ORG-GROEN");
  Browser anna = signed_in("anna@example.org"), secretary = signed_in("sec@example.org"),
          bert = signed_in("bert@example.org");
  const std::string path = "/nl/links/CY-2028";
  CHECK(bert.get(path).status == 403);
  CHECK(anna.get("/nl/links/CY-1999").status == 404);
  issue("A-002", "piet@example.org");
  CHECK(contains(secretary.get(path).body, "piet@example.org"));
  const Response page = anna.get(path);
  REQUIRE(page.status == 200);
  CHECK_FALSE(contains(page.body, "piet@example.org"));  // Of an action of somebody else.
  const NamedTexts token = token_of(page.body);
  const auto asks = [&](const NamedTexts& pairs) {
    return anna.post(path, with(token, with({{"_do", "issue"}}, pairs)));
  };
  CHECK(asks({{"action", "A-002"}, {"email", "els@example.org"}, {"until", "2027-04-01"}}).status == 422);
  CHECK(contains(asks({{"action", "A-001"}, {"email", "els"}, {"until", "2027-04-01"}}).body, "href=\"#email\""));
  CHECK(contains(asks({{"action", "A-001"}, {"email", "els@example.org"}, {"until", "2020-04-01"}}).body,
                 "href=\"#until\""));
  const Response no_day = asks({{"action", "A-001"}, {"email", "els@example.org"}, {"until", "april 2027"}});
  CHECK(contains(no_day.body, "Schrijf een dag als 31-1-2027."));
  const Response made = asks({{"action", "A-001"}, {"email", "els@example.org"}, {"until", "1-4-2027"}});
  REQUIRE(made.status == 200);
  const auto at = made.body.find("/nl/link/");
  REQUIRE(at != std::string::npos);
  const std::string address = made.body.substr(at, made.body.find('<', at) - at);
  CHECK_FALSE(contains(anna.get(path).body, address));
  CHECK(els.get(address).status == 303);
  CHECK(contains(anna.get(path).body, "geopend, nog niet ingediend"));

  const auto links = *links_of_cycle(*desk, "CY-2028");
  for (const PersonalLink& link : links)
    CHECK(anna.post(path, with(token, {{"_do", "revoke"}, {"link", link.id}})).status == 303);
  CHECK(els.get(address).status == 410);
  const auto after = *links_of_cycle(*desk, "CY-2028");
  for (const PersonalLink& link : after) CHECK(link.revoked == (link.purpose.action == "A-001"));
}

TEST_CASE_FIXTURE(Linked, "a report that is sent back opens its link again") {
  person("bert@example.org", Role::approver, "ORG-GROEN");
  const IssuedLink link = issue("A-001");
  els.get("/nl/link/" + link.token);
  REQUIRE(
      els.post("/nl/link/" + link.id, with(hidden_of(els.get("/nl/link/" + link.id).body), report_answers)).status ==
      303);
  Browser bert = signed_in("bert@example.org");
  const std::string judge = "/nl/beoordelen/" + report_on("A-001")->id;
  // Who signs reads that it came by a link and for whom, and not to whom that link was given.
  const std::string to_judge = bert.get(judge).body;
  CHECK(contains(to_judge, "met een persoonlijke link, voor Dienst Stad &amp; Natuur"));
  CHECK_FALSE(contains(to_judge, "els@example.org"));
  NamedTexts back = with(hidden_of(bert.get(judge).body), {{"_do", "return"}, {"_remarks", "Welke bomen?"}});
  REQUIRE(bert.post(judge, back).status == 303);
  const Response page = els.get("/nl/link/" + link.id);
  CHECK(contains(page.body, "Welke bomen?"));
  CHECK(els.post("/nl/link/" + link.id, with(hidden_of(page.body), {{"done", "Honderd eiken geplant."}})).status ==
        303);
  CHECK(report_on("A-001")->status == ReportStatus::submitted);
  CHECK(report_on("A-001")->done == "Honderd eiken geplant.");
}

}  // namespace
}  // namespace stip
