// That a ledger file which was put back to an older day is not written in as if nothing were lost.
#include "ledger/known_checkpoint.h"

#include <doctest/doctest.h>

#include <filesystem>

#include "base/temp_folder.h"
#include "ledger/open_ledger.h"
#include "ledger/verify.h"

namespace stip {
namespace {

const Instant noon = *parse_instant("2026-11-24T12:00:00Z");

Draft draft(std::string id) {
  Draft made;
  made.act = "import";
  made.author = "secretary@EZK";
  made.changes = {{"action", std::move(id), 1, false, {{"title", "Action"}}}};
  return made;
}

TEST_CASE("an older back-up can be read, and is written in only after recovery was entered") {
  const TempFolder folder = *TempFolder::make();
  const std::string path = folder.file("l.db");
  {
    const auto ledger = *create_ledger(path, {}, noon);
    CHECK(ledger->append({draft("A-1")}, noon).ok());
    CHECK(ledger->checkpoint().ok());
  }
  std::filesystem::copy(path, folder.file("back-up.db"));
  {
    const auto ledger = *open_ledger(path);
    CHECK(ledger->append({draft("A-2")}, noon).ok());
    CHECK(ledger->checkpoint().ok());
  }
  CHECK(recover_ledger(path, {}, "secretary", "Why", noon).error().kind == ErrorKind::conflict);
  std::filesystem::copy(folder.file("back-up.db"), path, std::filesystem::copy_options::overwrite_existing);
  {
    const auto ledger = *open_ledger(path);
    CHECK(ledger->size() == 1);
    CHECK(ledger->inclusion(1).ok());
    CHECK(ledger->append({draft("A-3")}, noon).error().kind == ErrorKind::storage);
    CHECK(ledger->checkpoint().error().kind == ErrorKind::storage);
    CHECK(ledger->redact(1, "A-1.title", "officer", "Woo 5.1", noon).error().kind == ErrorKind::storage);
  }
  CHECK(recover_ledger(path, {}, "secretary", "The disk was lost.", noon)->size == 2);
  const auto ledger = *open_ledger(path);
  CHECK(*ledger->append({draft("A-3")}, noon) == std::vector<Seq>{3});
  std::vector<Entry> entries;
  CHECK(ledger->read(2, 2, [&](const Entry& entry) -> ErrorOr<Nothing> { return entries.push_back(entry), Nothing{}; })
            .ok());
  CHECK(entries[0].act == "recover");
  CHECK(entries[0].reason == "The disk was lost.");
  CHECK(entries[0].causes[0].starts_with("checkpoint 2 "));
  CHECK(verify_ledger(path)->good);
}

TEST_CASE(
    "a ledger that went on after its last checkpoint lacks nothing, and a checkpoint of another ledger is told apart") {
  const TempFolder folder = *TempFolder::make();
  const std::string path = folder.file("l.db"), other = folder.file("other.db");
  {
    const auto ledger = *create_ledger(path, {}, noon);
    CHECK(ledger->append({draft("A-1")}, noon).ok());
    CHECK(ledger->checkpoint().ok());
    CHECK(ledger->append({draft("A-2")}, noon).ok());
    CHECK((*create_ledger(other, {}, noon))->checkpoint().ok());
  }
  CHECK((*open_ledger(path))->append({draft("A-3")}, noon).ok());
  std::filesystem::copy(other + ".checkpoint", path + ".checkpoint", std::filesystem::copy_options::overwrite_existing);
  CHECK(open_ledger(path).error().kind == ErrorKind::storage);
}

}  // namespace
}  // namespace stip
