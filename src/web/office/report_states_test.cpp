// Tests of where one's reports are: each step is told in words to who writes the report, and to nobody else.
#include <doctest/doctest.h>

#include "base/json.h"
#include "tests/web_support/office_building.h"

namespace stip {
namespace {

/// A writer who sees what is public alone, who signs, who checks, and somebody of another organisation.
struct OnTheWay : Building {
  OnTheWay() {
    person("writer@example.org", Role::owner, "ORG-GROEN", Classification::public_);
    person("signer@example.org", Role::approver, "ORG-GROEN", Classification::internal);
    person("checker@example.org", Role::secretary, "", Classification::internal);
    person("other@example.org", Role::owner, "ORG-GEM", Classification::internal);
  }
  void hand_in(Browser& anna) {
    const NamedTexts hidden = hidden_of(anna.get("/nl/rapporteren/A-001").body);
    REQUIRE(anna.post("/nl/rapporteren/A-001", with(hidden, report_answers)).status == 303);
  }
  std::string report() const {
    const View all = ledger.view(Classification::restricted);
    for (const ProgressReport* each : all.referring<ProgressReport>("action", "A-001"))
      if (each->cycle.id == "CY-2028") return each->id;
    return {};
  }
  void judge(Browser& who, const NamedTexts& answer) {
    const std::string page = "/nl/beoordelen/" + report();
    REQUIRE(who.post(page, with(hidden_of(who.get(page).body), answer)).status == 303);
  }
  /// What the desk says of the own reports; "" if nothing.
  static std::string told(Browser& who) {
    const std::string body = who.get("/nl/bureau").body;
    const auto from = body.find("<h2>Uw rapportages</h2>");
    return from == std::string::npos ? std::string() : body.substr(from, body.find("</table>", from) - from);
  }
};

}  // namespace

TEST_CASE_FIXTURE(OnTheWay, "each step of a report is told to who wrote it, with a way to read or mend it") {
  Browser anna = signed_in("writer@example.org"), bert = signed_in("signer@example.org"),
          carla = signed_in("checker@example.org");
  CHECK(told(anna).empty());
  hand_in(anna);
  CHECK(contains(told(anna),
                 "Ingediend op 24 november 2026; wacht op de handtekening namens: Dienst Stad &amp; Natuur."));
  CHECK(contains(told(anna), "href=\"/nl/rapporteren/A-001\""));  // It is not public yet, and this writer is.
  CHECK(anna.get("/nl/rapporteren/A-001").status == 200);

  judge(bert, {{"_do", "return"}, {"_remarks", "Welke <bomen>?"}});
  CHECK(contains(told(anna), "Teruggestuurd op "));
  CHECK(contains(told(anna), " met deze opmerking: Welke &lt;bomen&gt;?"));
  CHECK(contains(told(anna), "href=\"/nl/rapporteren/A-001\""));

  hand_in(anna);
  judge(bert, {{"_do", "approve"}});
  CHECK(contains(told(anna), "namens Dienst Stad &amp; Natuur getekend op "));
  CHECK(contains(told(anna), "wacht op de controle door het secretariaat."));

  judge(carla, {{"_do", "approve"}});
  CHECK(contains(told(anna), "gecontroleerd door het secretariaat en definitief op "));
  CHECK_FALSE(contains(told(anna), "vastgelegd in editie"));
  CHECK(contains(told(anna), "href=\"/nl/voortgangsrapportages/" + report() + "\""));
  CHECK(anna.get("/nl/voortgangsrapportages/" + report()).status == 200);

  ledger.freeze(2028);
  CHECK(contains(told(anna), "vastgelegd in editie 2028."));
}

TEST_CASE_FIXTURE(OnTheWay, "a draft goes on from what was kept last, and two windows never overwrite each other") {
  Browser anna = signed_in("writer@example.org");
  const std::string page = "/nl/rapporteren/A-001";
  const NamedTexts opened = hidden_of(anna.get(page).body);
  const auto keep = [&](const NamedTexts& hidden, const std::string& words, bool quietly) {
    NamedTexts sent = with(hidden, {{"_do", "second"}, {"done", words}});
    if (quietly) sent = with(sent, {{"_quietly", "yes"}});
    return anna.post(page, sent);
  };
  const Response first = keep(opened, "Eerste venster.", true);
  CHECK(first.status == 200);
  CHECK(parse_json(first.body)->find("saves")->as_integer() == 1);
  CHECK(contains(anna.get(page).body, "Eerste venster."));

  // The second window was opened before that, and knows nothing of it.
  const Response overtaken = keep(opened, "Tweede venster.", true);
  CHECK(overtaken.status == 409);
  CHECK(contains(anna.get(page).body, "Eerste venster."));
  const Response both = keep(opened, "Tweede <b>venster</b>.", false);
  CHECK(both.status == 422);
  CHECK(contains(both.body, "Eerste venster."));
  CHECK(contains(both.body, "Tweede &lt;b&gt;venster&lt;/b&gt;."));
  // Handed in from there it is no less a conflict: nothing that was kept goes unseen.
  const Response handed_in = anna.post(page, with(opened, with(report_answers, {{"done", "Tweede venster."}})));
  CHECK(handed_in.status == 422);
  CHECK(contains(handed_in.body, "Eerste venster."));
  // Sent once more, from a page that shows both, it counts.
  CHECK(keep(hidden_of(both.body), "Tweede venster.", false).status == 303);
  // The desk calls it by what it is about.
  CHECK(contains(anna.get("/nl/bureau").body,
                 "<a href=\"/nl/rapporteren/A-001\" dir=\"auto\">Rapportage over: Tienduizend bomen planten</a> ·"));
  CHECK(contains(anna.get(page).body, "Tweede venster."));
  CHECK_FALSE(contains(anna.get(page).body, "Eerste venster."));
}

TEST_CASE_FIXTURE(OnTheWay,
                  "what was handed in is shown where it was written, until it comes back or is written anew") {
  Browser anna = signed_in("writer@example.org"), bert = signed_in("signer@example.org"),
          carla = signed_in("checker@example.org");
  const std::string page = "/nl/rapporteren/A-001", form = "name=\"done\"";
  CHECK(contains(anna.get(page).body, form));
  hand_in(anna);
  const std::string waiting = anna.get(page).body;
  CHECK_FALSE(contains(waiting, form));
  CHECK(contains(waiting, "Deze rapportage is ingediend."));
  CHECK(contains(waiting, "wacht op een handtekening"));
  CHECK(contains(waiting, "Honderd bomen geplant."));
  CHECK(contains(waiting, "om haar aan u terug te sturen"));
  CHECK_FALSE(contains(waiting, "opnieuw=ja"));

  judge(bert, {{"_do", "return"}, {"_remarks", "Welke bomen?"}});
  CHECK(contains(anna.get(page).body, form));
  hand_in(anna);
  judge(bert, {{"_do", "approve"}});
  judge(carla, {{"_do", "approve"}});
  const std::string final = anna.get(page).body;
  CHECK_FALSE(contains(final, form));
  CHECK(contains(final, "href=\"/nl/rapporteren/A-001?opnieuw=ja\""));
  CHECK(contains(anna.get(page + "?opnieuw=ja").body, form));
  // What was begun anew is there the next time, without asking.
  const NamedTexts hidden = hidden_of(anna.get(page + "?opnieuw=ja").body);
  REQUIRE(anna.post(page, with(hidden, {{"_do", "second"}, {"done", "Toch tachtig bomen."}})).status == 303);
  CHECK(contains(anna.get(page).body, "Toch tachtig bomen."));
  CHECK(contains(anna.get(page).body, form));
}

TEST_CASE_FIXTURE(OnTheWay, "who does not write a report is told nothing of where it is") {
  Browser anna = signed_in("writer@example.org");
  hand_in(anna);
  for (const char* email : {"signer@example.org", "checker@example.org", "other@example.org"}) {
    Browser who = signed_in(email);
    CAPTURE(email);
    CHECK(told(who).empty());
  }
}

}  // namespace stip
