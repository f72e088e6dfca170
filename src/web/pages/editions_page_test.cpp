// Tests of the page of an edition: its documents with their hashes, and the very bytes that were kept.
#include "web/pages/editions_page.h"

#include <doctest/doctest.h>

#include "agenda/cycle.h"
#include "base/hash.h"
#include "base/text.h"
#include "tests/web_support/small_example.h"

using namespace stip;

namespace {

TestLedger& example() {
  static TestLedger* ledger = [] {
    auto* made = new TestLedger;
    made->enter("import", "Invoer.", example_changes(made->view(Classification::restricted)));
    made->freeze(2026, DocumentChoice::html);
    made->enter("change", "Anders.", {made->set("A-001", "title", "Een heel andere titel")});
    return made;
  }();
  return *ledger;
}

}  // namespace

TEST_CASE("a size is said as people compare files") {
  CHECK(size_text(Language::nl, 812) == "812 bytes");
  CHECK(size_text(Language::nl, 24'499) == "24 kB");
  CHECK(size_text(Language::nl, 999'500) == "1,0 MB");
  CHECK(size_text(Language::nl, 2'481'893) == "2,5 MB");
  CHECK(size_text(Language::en, 2'481'893) == "2.5 MB");
}

TEST_CASE("the page of an edition lists its documents with hash and size, and serves exactly those bytes") {
  const View now = example().view(Classification::public_);
  const auto documents = now.referring<FrozenDocument>("edition", "ED-2026");
  REQUIRE(documents.size() == 8);  // Annex, fact sheets, letter and progress, in two languages.
  for (const Classification clearance : every_clearance) {
    const Site site = example().site(clearance);
    const Response page = answer_to(site, "/nl/edities/ED-2026");
    for (const FrozenDocument* document : documents) {
      CHECK(contains(page.body, document->sha256));
      CHECK(contains(page.body, ">" + size_text(Language::nl, *document->size) + "<"));
      const std::string path = "/nl/edities/ED-2026/" + document->kind + "." + document->language + ".html";
      CHECK(contains(page.body, "href=\"" + path + "\""));
      const Response file = answer_to(site, path);
      CHECK(file.status == 200);
      CHECK(file.body.size() == static_cast<std::size_t>(*document->size));
      CHECK(to_hex(sha256(file.body)) == document->sha256);
    }
  }
  CHECK(answer_to(example().site(Classification::public_), "/nl/edities/ED-2026/annex.nl.pdf").status == 404);
  CHECK(answer_to(example().site(Classification::public_), "/nl/edities/ED-2026/annex.nl.exe").status == 404);
}

TEST_CASE("annex and letter of an edition are what was kept, and who may read more gets one of his own") {
  const auto edition = edition_named(example().registry(), Viewer{}, "2026");
  for (const auto& [kind, name] : {std::pair("annex", "bijlage"), std::pair("letter", "kamerbrief")}) {
    CAPTURE(kind);
    const std::string kept = **example().registry().kept_document(*edition, kind, "nl", "html");
    const std::string address = "/nl/documenten/" + std::string(name) + ".html?moment=2026";
    CHECK(answer_to(example().site(Classification::public_), address).body == kept);
    CHECK(answer_to(example().site(Classification::restricted), address).body != kept);
    CHECK_FALSE(contains(to_lower(kept), "zeearend"));
  }
  const std::string whole =
      answer_to(example().site(Classification::restricted), "/nl/documenten/bijlage.html?moment=2026").body;
  CHECK(contains(to_lower(whole), "zeearend"));
}
