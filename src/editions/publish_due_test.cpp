// Publish due, tested: before the hour nobody outside sees the edition, after it everybody does, and it comes once.
#include "editions/publish_due.h"

#include <doctest/doctest.h>

#include "agenda/cycle.h"
#include "base/text.h"
#include "editions/freeze_edition.h"
#include "ledger/memory_ledger.h"
#include "publishing/document_html.h"

namespace stip {
namespace {

const Viewer everybody{Classification::public_}, secretariat{Classification::internal};

struct Office {
  Instant now = *parse_instant("2027-02-20T09:00:00Z");
  const Instant release = *parse_instant("2027-03-01T13:00:00Z");
  std::unique_ptr<Registry> registry = *Registry::open(make_memory_ledger(), [this] { return now; });

  Office() {
    const Change action{"action", "A-1", 1, false, {{"title", "Open actie"}}};
    REQUIRE(registry->enter({"change", "secretary", "test", {}, "", Classification::public_, {action}}).ok());
  }
  ErrorOr<FrozenEdition> freeze() {
    KeepOptions options;
    options.author = "secretary";
    options.release = release;
    options.make = [](const Document& document, Format) -> ErrorOr<std::string> { return to_html(document); };
    return freeze_edition(*registry, 2027, "Vastgesteld.", "", options);
  }
};

}  // namespace

TEST_CASE("before its hour an edition and its documents are there for nobody outside") {
  Office office;
  const auto frozen = office.freeze();
  REQUIRE(frozen.ok());
  REQUIRE_FALSE(frozen->documents.names.empty());
  CHECK(frozen->documents.missing.empty());
  CHECK(office.registry->editions(everybody).empty());
  CHECK_FALSE(office.registry->look("2027", everybody).ok());
  CHECK(office.registry->now(everybody).count(type_of<FrozenDocument>()) == 0);
  for (Seq seq = 2; seq <= office.registry->size(); ++seq) CHECK(office.registry->entry(seq, everybody)->withheld);
  CHECK(office.registry->editions(secretariat).size() == 1);
  // What is kept already is not made once more.
  KeepOptions options;
  options.author = "secretary";
  CHECK(keep_edition_documents(*office.registry, frozen->edition, options)->names.empty());
}

TEST_CASE("the signature is printed in documents that nobody sees yet") {
  Office office;
  const auto frozen = office.freeze();
  REQUIRE(frozen.ok());
  const std::string checkpoint = office.registry->now(secretariat).find<Edition>("ED-2027")->checkpoint;
  REQUIRE_FALSE(checkpoint.empty());
  for (const char* kind : {"annex", "letter"}) {
    CAPTURE(kind);
    const auto bytes = office.registry->kept_document(frozen->edition, kind, "nl", "html");
    REQUIRE(bytes.ok());
    for (const std::string& line : split(checkpoint, '\n')) CHECK(contains(**bytes, line));
  }
}

TEST_CASE("on the hour it is published, once, with the Dutch day of its moment") {
  Office office;
  REQUIRE(office.freeze().ok());
  CHECK(publish_due_editions(*office.registry, office.release - std::chrono::seconds{1})->empty());
  office.now = office.release;
  CHECK(*publish_due_editions(*office.registry, office.now) == std::vector<std::string>{"ED-2027"});
  const auto size = office.registry->size();
  CHECK(publish_due_editions(*office.registry, office.now)->empty());
  CHECK(office.registry->size() == size);
  REQUIRE(office.registry->editions(everybody).size() == 1);
  CHECK(to_text(office.registry->editions(everybody).front().published) == "2027-03-01");
  CHECK(office.registry->now(everybody).count(type_of<FrozenDocument>()) > 0);
}

TEST_CASE("a moment that has passed is refused before anything is frozen") {
  Office office;
  office.now = office.release;
  const auto frozen = office.freeze();
  REQUIRE_FALSE(frozen.ok());
  CHECK(frozen.error().kind == ErrorKind::invalid);
  CHECK(office.registry->editions(secretariat).empty());
}

}  // namespace stip
