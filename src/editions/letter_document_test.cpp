// Tests of letters and overviews of a moment: as if adopted they say so, and those of an edition never do.
// do.
#include "editions/letter_document.h"

#include <doctest/doctest.h>

#include "base/process.h"
#include "base/text.h"
#include "editions/freeze_edition.h"
#include "ledger/memory_ledger.h"
#include "publishing/document_html.h"

using namespace stip;

namespace {

const Viewer everybody{Classification::public_};
const Day today = *parse_day("2026-11-24");

/// An edition of 2026, and a proposal to put off its only action.
struct Office {
  Instant now = *parse_instant("2026-03-01T09:00:00Z");
  std::unique_ptr<Registry> registry = *Registry::open(make_memory_ledger(), [this] { return now; });

  Office() {
    enter({{"action", "A-1", 1, false, {{"title", "Meten"}, {"planned_end", "2027"}}}});
    KeepOptions none;
    none.choice = DocumentChoice::none;
    none.author = "secretary";
    REQUIRE(freeze_edition(*registry, 2026, "Vastgesteld.", "", none).ok());
    now += std::chrono::hours{24};
    enter({{"proposal", "PV-1", 1, false, {{"title", "Later klaar"}, {"reason", "Het water stond te hoog."}}},
           {"proposed_change",
            "PC-1",
            1,
            false,
            {{"title", "Uitstel"},
             {"proposal", "PV-1"},
             {"record", "A-1"},
             {"field", "planned_end"},
             {"value", "2031"}}}});
  }
  void enter(std::vector<Change> changes) {
    REQUIRE(registry->enter({"change", "secretary", "test", {}, "", Classification::public_, std::move(changes)}).ok());
    now += std::chrono::hours{24};
  }
  std::string letter(const std::string& moment) const {
    const auto document = letter_document(*registry, everybody, {moment, "", "", {}}, today);
    REQUIRE(document.ok());
    return to_html(*document);
  }
};

}  // namespace

TEST_CASE("a letter as if a proposal were adopted says so, and one of today or of an edition does not") {
  const Office office;
  const std::string as_if = office.letter("PV-1");
  CHECK(contains(as_if, "Alsof aangenomen: Later klaar (PV-1)."));
  CHECK(contains(as_if, "Het water stond te hoog."));  // The reason of the change is that of the proposal.
  for (const char* moment : {"now", "2026", "2027"}) {
    CAPTURE(moment);
    CHECK_FALSE(contains(to_lower(office.letter(moment)), "alsof aangenomen"));
  }
}

TEST_CASE("an overview of changes with a proposal on either side says so") {
  const Office office;
  const View now = office.registry->now(everybody), adopted = *office.registry->look("PV-1", everybody);
  const Difference found = difference(now, adopted), back = difference(adopted, now);
  const auto overview = [&](const Compare& compare) {
    return overview_of_changes(*office.registry, everybody, compare, today, Language::nl);
  };
  const Document there = overview({now, adopted, found, "now", "PV-1"});
  CHECK(contains(there.title, "(alsof aangenomen: PV-1)"));
  CHECK(starts_with(there.subtitle, "De agenda met PV-1 (alsof aangenomen) vergeleken met"));
  CHECK(contains(overview({adopted, now, back, "PV-1", "now"}).title, "(alsof aangenomen: PV-1)"));
  CHECK_FALSE(contains(to_html(overview({now, now, difference(now, now), "2026", "now"})), "alsof aangenomen"));
}

TEST_CASE("a letter of today is not brought up to date as if a proposal were adopted") {
  if (installed_program("pandoc").empty()) return;
  const Office office;
  const auto bytes = [&](const std::string& moment) {
    const auto document = letter_document(*office.registry, everybody, {moment, "", "", {}}, today);
    REQUIRE(document.ok());
    const auto made = render(*document, Format::odt);
    REQUIRE(made.ok());
    return *made;
  };
  const std::string real = bytes("now"), as_if = bytes("PV-1");
  const auto refused = letter_up_to_date(*office.registry, everybody, real, {"PV-1", "", ""}, today);
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().kind == ErrorKind::invalid);
  CHECK(letter_up_to_date(*office.registry, everybody, as_if, {}, today).ok());
  CHECK(letter_up_to_date(*office.registry, everybody, as_if, {"now", "", ""}, today).ok());
}
