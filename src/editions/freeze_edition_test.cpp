// Tests of freezing with documents: what is kept, what cannot be, and that nothing hidden is in it.
#include "editions/freeze_edition.h"

#include <doctest/doctest.h>

#include <atomic>

#include "agenda/cycle.h"
#include "base/text.h"
#include "ledger/memory_ledger.h"
#include "publishing/document_html.h"

using namespace stip;

namespace {

const Viewer everybody{Classification::public_}, owner{Classification::restricted};

/// An agenda with a public, an internal and a restricted action, on a ledger in memory.
struct Office {
  Instant now = *parse_instant("2026-03-01T09:00:00Z");
  std::unique_ptr<Registry> registry = *Registry::open(make_memory_ledger(), [this] { return now; });

  Office() {
    enter({make("organisation", "ORG-1", "Ministerie van Voorbeelden"), make("action", "A-1", "Open actie"),
           make("action", "A-2", "ZEEAREND-intern", "internal"),
           make("action", "A-3", "ZEEAREND-besloten", "restricted"),
           make("funding", "F-1", "Bijdrage", "public",
                {{"action", "A-1"}, {"amount", "EUR 7654321"}, {"amount_classification", "restricted"}})});
  }
  static Change make(std::string type, std::string id, std::string title, std::string level = "public",
                     std::vector<FieldChange> more = {}) {
    more.insert(more.begin(), {{"title", std::move(title)}, {"classification", std::move(level)}});
    return {std::move(type), std::move(id), 1, false, std::move(more)};
  }
  void enter(std::vector<Change> changes) {
    const auto entered =
        registry->enter({"change", "secretary", "test", {}, "", Classification::public_, std::move(changes)});
    REQUIRE(entered.ok());
    now += std::chrono::hours{24};
  }
  ErrorOr<FrozenEdition> freeze(int year, KeepOptions options) {
    auto frozen = freeze_edition(*registry, year, "Vastgesteld.", "", options);
    now += std::chrono::hours{24};
    return frozen;
  }
  std::string kept(int year, const char* kind, const char* language, const char* format) const {
    const auto edition = edition_named(*registry, everybody, std::to_string(year));
    const auto bytes = registry->kept_document(*edition, kind, language, format);
    return bytes.ok() && *bytes ? **bytes : std::string();
  }
};

/// A maker without other programs: HTML in every format, with the name of the format before it.
KeepOptions quick() {
  KeepOptions options;
  options.author = "secretary";
  options.make = [](const Document& document, Format format) -> ErrorOr<std::string> {
    return std::string(name_of(format)) + "\n" + to_html(document);
  };
  return options;
}

/// The same, on a machine without a word processor.
KeepOptions without_pdf() {
  KeepOptions options = quick();
  options.make = [make = options.make](const Document& document, Format format) -> ErrorOr<std::string> {
    if (format == Format::pdf)
      return Error{ErrorKind::not_found, "program soffice", "it is not installed.", "Install it."};
    return make(document, format);
  };
  return options;
}

}  // namespace

TEST_CASE("the first edition keeps annex, fact sheets and letter, the next one its changes too") {
  Office office;
  const auto first = office.freeze(2026, quick());
  REQUIRE(first.ok());
  CHECK(first->documents.names.size() == 24);
  CHECK(first->documents.missing.empty());
  CHECK(office.kept(2026, "changes", "nl", "html").empty());
  office.enter({{"action", "A-1", 2, false, {{"title", "Andere actie"}}}});
  const auto second = office.freeze(2027, quick());
  REQUIRE(second.ok());
  CHECK(second->documents.names.size() == 32);
  CHECK(contains(office.kept(2027, "changes", "nl", "html"), "Andere"));
  CHECK(contains(office.kept(2026, "annex", "nl", "html"), "Open actie"));
  CHECK(contains(office.kept(2026, "fact-sheets", "en", "odt"), "Fact sheets"));
}

TEST_CASE("keeping is one act, whose hashes are those of the bytes") {
  Office office;
  const auto frozen = office.freeze(2026, quick());
  REQUIRE(frozen.ok());
  const View now = office.registry->now(everybody);
  const auto documents = now.referring<FrozenDocument>("edition", "ED-2026");
  CHECK(documents.size() == 24);
  const auto act = office.registry->latest(1, everybody);
  CHECK(act.front()->entry.changes.size() == 24);
  CHECK(documents.front()->size ==
        static_cast<int>(office
                             .kept(2026, documents.front()->kind.c_str(), documents.front()->language.c_str(),
                                   documents.front()->format.c_str())
                             .size()));
}

TEST_CASE("what cannot be made is told, and keeping it later gives what the freeze would have given") {
  Office whole, broken;
  REQUIRE(whole.freeze(2026, quick()).ok());
  const auto frozen = broken.freeze(2026, without_pdf());
  REQUIRE(frozen.ok());
  CHECK(frozen->documents.names.size() == 18);
  REQUIRE(frozen->documents.missing.size() == 6);
  CHECK(frozen->documents.missing.front().name == "annex.en.pdf");
  CHECK(frozen->documents.missing.front().error.problem == "it is not installed.");
  broken.now += std::chrono::hours{24 * 40};
  const auto later = keep_edition_documents(*broken.registry, frozen->edition, quick());
  REQUIRE(later.ok());
  CHECK(later->names == std::vector<std::string>{"annex.en.pdf", "annex.nl.pdf", "fact-sheets.en.pdf",
                                                 "fact-sheets.nl.pdf", "letter.en.pdf", "letter.nl.pdf"});
  CHECK_FALSE(broken.kept(2026, "fact-sheets", "nl", "pdf").empty());
  CHECK(broken.kept(2026, "fact-sheets", "nl", "pdf") == whole.kept(2026, "fact-sheets", "nl", "pdf"));
  CHECK(keep_edition_documents(*broken.registry, frozen->edition, quick())->names.empty());
}

TEST_CASE("what changes after the freeze is not in a document that is kept later") {
  Office office;
  KeepOptions none = quick();
  none.choice = DocumentChoice::none;
  const auto frozen = office.freeze(2026, none);
  REQUIRE(frozen.ok());
  CHECK(frozen->documents.names.empty());
  office.enter({{"action", "A-1", 2, false, {{"title", "Andere actie"}}}});
  REQUIRE(keep_edition_documents(*office.registry, frozen->edition, quick()).ok());
  CHECK(contains(office.kept(2026, "annex", "nl", "html"), "Open actie"));
  CHECK_FALSE(contains(office.kept(2026, "annex", "nl", "html"), "Andere actie"));
}

TEST_CASE("nothing that is not public is in a kept document, in its name or in its number") {
  Office office;
  REQUIRE(office.freeze(2026, quick()).ok());
  office.enter({{"action", "A-3", 2, false, {{"title", "ZEEAREND-anders"}}},
                {"action", "A-1", 2, false, {{"title", "Andere actie"}}}});
  REQUIRE(office.freeze(2027, quick()).ok());
  const View now = office.registry->now(everybody);
  std::size_t looked_at = 0;
  for (const FrozenDocument& document : now.all<FrozenDocument>()) {
    const int year = document.edition.id == "ED-2026" ? 2026 : 2027;
    const std::string bytes =
        office.kept(year, document.kind.c_str(), document.language.c_str(), document.format.c_str());
    REQUIRE_FALSE(bytes.empty());
    for (const char* secret : {"ZEEAREND", "A-2", "A-3", "7654321", "7.654.321", "7,654,321", "7,65"}) {
      CAPTURE(document.id);
      CHECK_FALSE(contains(bytes, secret));
    }
    ++looked_at;
  }
  CHECK(looked_at == 56);
  // The same question by who may see it all is answered: the words are there to be found.
  const auto edition = edition_named(*office.registry, owner, "2026");
  const auto whole = edition_document(*office.registry, *edition, EditionDocument::annex, owner, Language::nl);
  CHECK(contains(to_html(**whole), "ZEEAREND-besloten"));
}

TEST_CASE(
    "what goes to parliament is kept with the edition: letter, progress, policy choices and the note of its decision") {
  Office office;
  office.enter(
      {office.make("body", "B-1", "Ministerraad", "public", {{"mandate", "decides"}}),
       office.make("proposal", "PV-1", "Meer geld", "public", {{"reason", "Nodig."}}),
       office.make("decision", "BS-1", "Vaststelling", "public",
                   {{"body", "B-1"},
                    {"date", "2026-02-01"},
                    {"about", "PV-1"},
                    {"outcome", "adopted"},
                    {"reason", "Akkoord met de ZWALUW."}}),
       office.make("funding_source", "FS-1", "Begroting", "public", {{"party", "state"}}),
       office.make(
           "funding", "F-2", "Groot geld", "public",
           {{"action", "A-1"}, {"source", "FS-1"}, {"year", "2027"}, {"stage", "granted"}, {"amount", "EUR 40000000"}}),
       office.make("cycle", "CY-2026", "Ronde", "public",
                   {{"year", "2026"}, {"period", "2025-H2"}, {"asked", "A-1"}})});
  KeepOptions options = quick();
  const auto frozen = freeze_edition(*office.registry, 2026, "Vastgesteld.", "BS-1", options);
  REQUIRE(frozen.ok());
  CHECK(frozen->documents.names.size() == 48);
  CHECK(contains(office.kept(2026, "letter", "nl", "html"), "2026"));
  CHECK(contains(office.kept(2026, "progress", "nl", "html"), "Open actie"));
  CHECK(contains(office.kept(2026, "policy-choices", "en", "html"), "Open actie"));
  CHECK(contains(office.kept(2026, "decision-note", "nl", "html"), "Meer geld"));
  const std::string letter = office.kept(2026, "letter", "nl", "docx");
  // They are functions of what was frozen: made again when the agenda went on, they are the same bytes.
  office.now += std::chrono::hours{24};
  office.enter({{"action", "A-1", 2, false, {{"title", "Andere actie"}}},
                {"proposal", "PV-1", 2, false, {{"title", "Minder geld"}}}});
  for (const EditionDocument kind : edition_documents) {
    const auto again = edition_document(*office.registry, frozen->edition, kind, everybody, Language::nl);
    REQUIRE(again.ok());
    if (*again)
      CHECK(office.kept(2026, std::string(name_of(kind)).c_str(), "nl", "html") == "html\n" + to_html(**again));
  }
  CHECK(office.kept(2026, "letter", "nl", "docx") == letter);
}

TEST_CASE("a year that was frozen is refused, and nothing is made") {
  Office office;
  REQUIRE(office.freeze(2026, quick()).ok());
  KeepOptions counted = quick();
  std::atomic<int> made = 0;
  counted.make = [&](const Document&, Format) -> ErrorOr<std::string> { return ++made, std::string(); };
  CHECK(office.freeze(2026, counted).error().kind == ErrorKind::conflict);
  CHECK(made == 0);
}
