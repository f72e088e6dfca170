// Tests of proposing from a file: what was changed in it is proposed, and what is wrong in it is told with its place.
#include "agenda/records.h"
#include "base/archive.h"
#include "governance/propose.h"
#include "tests/web_support/office_building.h"

namespace stip {
namespace {

struct Filing : Building {
  Filing() {
    person("sec@example.org", Role::secretary, "ORG-GEM", Classification::restricted);
    person("audit@example.org", Role::auditor, "ORG-GEM");
    person("open@example.org", Role::owner, "ORG-GROEN", Classification::public_);
  }
  NamedTexts form(Browser& browser, const std::string& reason = "Minder ontwerpers.") {
    return with(token_of(browser.get("/nl/voorstel-uit-bestand").body), {{"_title", "Schoolpleinen later"},
                                                                         {"_reason", reason},
                                                                         {"_options", "Nuloptie: zo laten."},
                                                                         {"_ready", "yes"}});
  }
  /// The workbook of the site with one text in it replaced.
  static std::string changed(const std::string& xlsx, std::string_view from, std::string_view to) {
    Archive archive = *Archive::open(xlsx, "agenda.xlsx");
    auto parts = *archive.read_all();
    bool found = false;
    for (ArchivePart& part : parts) {
      const auto at = part.bytes.find(from);
      if (at == std::string::npos || found) continue;
      part.bytes.replace(at, from.size(), to);
      found = true;
    }
    REQUIRE(found);
    return *write_archive(parts);
  }
};

TEST_CASE("what was changed in the workbook becomes a proposal, and nothing else") {
  Filing office;
  Browser secretary = office.signed_in("sec@example.org");
  const std::string workbook = secretary.get("/nl/data/agenda.xlsx").body;
  const Response made =
      secretary.upload("/nl/voorstel-uit-bestand", office.form(secretary), "../../agenda.xlsx",
                       office.changed(workbook, "Schoolpleinen vergroenen", "Schoolpleinen vergroenen en verkoelen"));
  REQUIRE(made.status == 303);
  const View view = office.ledger.view(Classification::restricted);
  const std::string id = location(made).substr(location(made).rfind('/') + 1);
  REQUIRE(view.find<Proposal>(id));
  CHECK(edits_of(view, id) == std::vector<Edit>{{"A-002", "title", "Schoolpleinen vergroenen en verkoelen"}});
  CHECK(view.find<Action>("A-002")->title == "Schoolpleinen vergroenen");
}

TEST_CASE("a file that is none, that changes nothing, or is not there is refused, and what was typed stays") {
  Filing office;
  Browser secretary = office.signed_in("sec@example.org");
  const auto before = office.ledger.registry().size();
  const std::string workbook = secretary.get("/nl/data/agenda.xlsx").body;
  for (const auto& [name, bytes] :
       NamedTexts{{"agenda.xlsx", "geen werkmap"},
                  {"agenda.xlsx", workbook},
                  {"foto.png", "\x89PNG"},
                  {"agenda.xlsx", ""},
                  {"agenda.exe", office.changed(workbook, "Schoolpleinen", "Speelplekken")}}) {
    const Response page = secretary.upload("/nl/voorstel-uit-bestand", office.form(secretary), name, bytes);
    CHECK(page.status == 422);
    CHECK(contains(page.body, "Schoolpleinen later"));
  }
  CHECK(office.ledger.registry().size() == before);
  Browser auditor = office.signed_in("audit@example.org");
  CHECK(auditor.get("/nl/voorstel-uit-bestand").status == 403);
}

TEST_CASE("what is wrong in a file is told in the language of the page") {
  Filing office;
  Browser secretary = office.signed_in("sec@example.org");
  const std::string bad = *write_archive({{"actions.csv", "id,title,phase,owner\nA-002,Pleinen,gone,ORG-GEN\n"}});
  const Response dutch = secretary.upload("/nl/voorstel-uit-bestand", office.form(secretary), "agenda.zip", bad);
  CHECK(dutch.status == 422);
  CHECK(contains(dutch.body, "rij 2, kolom phase: actie A-002"));
  CHECK(contains(dutch.body, "‘gone’ is geen van de keuzes. Kies uit: "));
  CHECK(contains(dutch.body, "staat niet in het bestand en ook niet in de agenda. Bedoelt u ‘ORG-GEM’?"));
  CHECK_FALSE(contains(dutch.body, "Choose from"));
  CHECK_FALSE(contains(dutch.body, "neither in the file"));
  const Response english = secretary.upload("/en/voorstel-uit-bestand", office.form(secretary), "agenda.zip", bad);
  CHECK(contains(english.body, "is not one of the choices. Choose from: "));
  CHECK_FALSE(contains(english.body, "geen van de keuzes"));
  const Response none = secretary.upload("/nl/voorstel-uit-bestand", office.form(secretary), "a.xlsx", "geen werkmap");
  CHECK(contains(none.body, "Dit is geen werkmap of zipbestand, of het bestand is beschadigd."));
}

TEST_CASE("the workbook of the site holds what its visitor may see") {
  Filing office;
  Browser open = office.signed_in("open@example.org"), secretary = office.signed_in("sec@example.org");
  const auto text = [](const std::string& xlsx) {
    Archive archive = *Archive::open(xlsx, "agenda.xlsx");
    const auto parts = *archive.read_all();
    std::string all;
    for (const ArchivePart& part : parts) all += part.bytes;
    return all;
  };
  CHECK(contains(text(secretary.get("/nl/data/agenda.xlsx").body), "ZEEAREND"));
  CHECK_FALSE(contains(text(open.get("/nl/data/agenda.xlsx").body), "ZEEAREND"));
}

}  // namespace
}  // namespace stip
