// Tests of meanwhile: what somebody else changed while a form was open is shown beside what was typed, on each page.
#include "tests/web_support/office_building.h"

namespace stip {
namespace {

struct Two : Building {
  Two() {
    person("sec@example.org", Role::secretary, "ORG-GEM", Classification::restricted);
    person("anna@example.org", Role::owner, "ORG-GROEN");
    person("bert@example.org", Role::approver, "ORG-GROEN");
  }
  View now() const { return ledger.view(Classification::restricted); }
  std::string report_on(std::string_view action) const {
    const View view = now();
    for (const ProgressReport* each : view.referring<ProgressReport>("action", action))
      if (each->cycle.id == "CY-2028") return each->id;
    return {};
  }
  void theirs(const std::string& id, const std::string& field, const std::string& value) {
    ledger.enter("change", "Een ander schreef ook.", {ledger.set(id, field, value)});
  }
};

NamedTexts without(NamedTexts pairs, std::string_view name) {
  std::erase_if(pairs, [&](const auto& pair) { return pair.first == name; });
  return pairs;
}

}  // namespace

TEST_CASE("a record that somebody else changed: both texts are shown, and what only they changed stays theirs") {
  Two office;
  Browser secretary = office.signed_in("sec@example.org");
  const std::string page = "/nl/wijzigen/acties/A-001";
  const Response form = secretary.get(page);
  const auto row = office.now().find<Action>("A-001");
  const NamedTexts typed = with(hidden_of(form.body), {{"title", "Mijn titel"},
                                                       {"note", row->note},
                                                       {"_title", "Voorstel"},
                                                       {"_reason", "Beter."},
                                                       {"_options", "Niets doen."}});
  office.theirs("A-001", "title", "Hun titel");
  office.theirs("A-001", "note", "Hun opmerking.");
  const Response both = secretary.post(page, typed);
  CHECK(both.status == 422);
  const auto table = both.body.find("id=\"intussen\"");
  REQUIRE(table != both.body.npos);
  const std::string rows = both.body.substr(table, both.body.find("</table>", table) - table);
  CHECK(contains(rows, "Hun titel"));
  CHECK(contains(rows, "Mijn titel"));
  CHECK(contains(rows, "Hun opmerking."));
  CHECK(contains(rows, "niet door u gewijzigd"));
  CHECK(contains(both.body, "value=\"Mijn titel\""));
  CHECK(contains(both.body, ">\nHun opmerking.</textarea>"));
  CHECK(contains(both.body, "Niets doen."));
  // Sent from there, it proposes what was typed and nothing that would turn their text back.
  const NamedTexts again = with(hidden_of(both.body), {{"title", "Mijn titel"},
                                                       {"note", "Hun opmerking."},
                                                       {"_title", "Voorstel"},
                                                       {"_reason", "Beter."},
                                                       {"_options", "Niets doen."}});
  const Response made = secretary.post(page, again);
  REQUIRE(made.status == 303);
  const std::string id = location(made).substr(location(made).rfind('/') + 1);
  const View view = office.now();
  const auto changes = view.referring<ProposedChange>("proposal", id);
  REQUIRE(changes.size() == 1);
  CHECK((*changes.begin())->value == "Mijn titel");
}

TEST_CASE("a report that two people write at once shows the texts of both, also where it was not there yet") {
  Two office;
  Browser anna = office.signed_in("anna@example.org"), secretary = office.signed_in("sec@example.org");
  const std::string page = "/nl/rapporteren/A-001";
  const NamedTexts early = hidden_of(anna.get(page).body);
  REQUIRE(secretary.post(page, with(hidden_of(secretary.get(page).body), report_answers)).status == 303);
  const Response both = anna.post(page, with(early, with(without(report_answers, "done"), {{"done", "Tien bomen."}})));
  CHECK(both.status == 422);
  INFO(both.body);
  CHECK(contains(both.body, "id=\"intussen\""));
  CHECK(contains(both.body, "Honderd bomen geplant."));
  CHECK(contains(both.body, "Tien bomen."));
  CHECK(office.now().find<ProgressReport>(office.report_on("A-001"))->done == "Honderd bomen geplant.");
}

TEST_CASE("the one line of a report in which nothing changed is not lost where it is refused") {
  Two office;
  Browser anna = office.signed_in("anna@example.org");
  const std::string page = "/nl/rapporteren/A-001";
  const NamedTexts form = token_of(anna.get(page).body);
  const Response refused =
      anna.post(page, with(form, {{"_do", "unchanged"}, {"_confirmation", "De <planning> en het geld."}}));
  CHECK(refused.status == 422);  // The dates say otherwise than the last report.
  CHECK(contains(refused.body, "value=\"De &lt;planning&gt; en het geld.\""));
}

TEST_CASE("nobody signs another text than was read: what changed meanwhile is told first") {
  Two office;
  Browser anna = office.signed_in("anna@example.org"), bert = office.signed_in("bert@example.org");
  REQUIRE(anna.post("/nl/rapporteren/A-001", with(hidden_of(anna.get("/nl/rapporteren/A-001").body), report_answers))
              .status == 303);
  const std::string id = office.report_on("A-001"), judge = "/nl/beoordelen/" + id;
  const NamedTexts sign = with(hidden_of(bert.get(judge).body), {{"_do", "approve"}, {"_remarks", "Goed zo."}});
  office.theirs(id, "done", "Eén boom.");
  const Response told = bert.post(judge, sign);
  CHECK(told.status == 422);
  CHECK(contains(told.body, "Honderd bomen geplant."));
  CHECK(contains(told.body, "Eén boom."));
  CHECK(contains(told.body, "Goed zo."));
  CHECK(office.now().find<ProgressReport>(id)->status == ReportStatus::submitted);
  CHECK(bert.post(judge, with(hidden_of(told.body), {{"_do", "approve"}})).status == 303);
  CHECK(office.now().find<ProgressReport>(id)->status == ReportStatus::endorsed);
}

TEST_CASE("an act on a record that somebody else changed meanwhile tells both texts, and then lets the second choose") {
  Two office;
  Browser secretary = office.signed_in("sec@example.org");
  const std::string page = "/nl/beantwoorden/S-001";
  const auto hand_to = [](const std::string& body, const std::string& to) {
    return with(without(hidden_of(body), "_what"), {{"_what", "assign"}, {"_to", to}});
  };
  const NamedTexts early = hand_to(secretary.get(page).body, "ORG-GROEN");
  office.theirs("S-001", "assigned_to", "ORG-WATER");
  const Response told = secretary.post(page, early);
  CHECK(told.status == 422);
  CHECK(contains(told.body, "toen u dit formulier opende"));
  CHECK(office.now().find<Signal>("S-001")->assigned_to.id == "ORG-WATER");
  CHECK(secretary.post(page, hand_to(told.body, "ORG-GROEN")).status == 303);
  CHECK(office.now().find<Signal>("S-001")->assigned_to.id == "ORG-GROEN");

  const std::string minutes = "/nl/notuleren/V-001";
  const Response form = secretary.get(minutes);
  REQUIRE(form.status == 200);
  NamedTexts mine = with(hidden_of(form.body), {{"_minutes", "Mijn verslag."}});
  const View before = office.now();
  for (const AgendaItem* item : before.referring<AgendaItem>("meeting", "V-001"))
    mine.emplace_back("_outcome." + item->id, item->outcome.empty() ? "Besproken." : item->outcome);
  office.theirs("V-001", "minutes", "Hun verslag.");
  const Response both = secretary.post(minutes, mine);
  CHECK(both.status == 422);
  CHECK(contains(both.body, "Hun verslag."));
  CHECK(contains(both.body, "Mijn verslag."));
}

}  // namespace stip
