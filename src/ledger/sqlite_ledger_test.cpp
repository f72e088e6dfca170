// What only a ledger in a file promises: durability, other programs, hands in the file, and no trace of what was redacted.
#include "ledger/sqlite_ledger.h"

#include <filesystem>
#include <fstream>
#include <iterator>

#include <sys/stat.h>
#include <unistd.h>

#include <doctest/doctest.h>

#include "base/sql.h"
#include "ledger/fold.h"
#include "ledger/store.h"
#include "ledger/verify.h"

namespace stip {
namespace {

const Instant noon = *parse_instant("2026-11-24T12:00:00Z");

struct Folder {
  std::filesystem::path path = std::filesystem::temp_directory_path() / ("stip-sqlite-" + std::to_string(::getpid()));
  Folder() { std::filesystem::create_directories(path); }
  ~Folder() { std::filesystem::remove_all(path); }
  std::string file(const char* name) const { return (path / name).string(); }
};

Draft draft(int number, const std::string& note = {}) {
  Draft made;
  made.act = "import";
  made.author = "secretary@EZK";
  made.changes = {{"action", "A-" + std::to_string(number), 1, false, {{"title", "Action"}, {"note", note}}}};
  return made;
}

std::string all_bytes(const Folder& folder) {
  std::string bytes;
  for (const auto& file : std::filesystem::directory_iterator(folder.path)) {
    std::ifstream in(file.path(), std::ios::binary);
    bytes.append(std::istreambuf_iterator<char>(in), {});
  }
  return bytes;
}

std::size_t count_of(const std::string& part, const std::string& text) {
  std::size_t count = 0;
  for (auto at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++count;
  return count;
}

std::string canary(int number) { return "CANARY<" + std::to_string(1000 + number * 7) + ">"; }

ErrorKind kind_of(const auto& result) { return result.error().kind; }

TEST_CASE("a ledger goes on where it was closed") {
  const Folder folder;
  const std::string path = folder.file("l.db");
  {
    const auto ledger = *create_sqlite_ledger(path, noon);
    CHECK(ledger->append({draft(1), draft(2)}, noon).ok());
    CHECK(ledger->checkpoint().ok());
  }
  const auto ledger = *open_sqlite_ledger(path);
  CHECK(ledger->size() == 2);
  CHECK(*ledger->append({draft(3)}, noon) == std::vector<Seq>{3});
  CHECK(ledger->checkpoint().ok());
  const Verification result = *verify_ledger(path);
  CHECK(result.good);
  CHECK(result.entries == 3);
  CHECK(result.checkpoints == 2);
}

TEST_CASE("a full write is asked of SQLite on every connection") {
  const Folder folder;
  CHECK(create_sqlite_ledger(folder.file("l.db"), noon).ok());
  const auto database = *open_store(folder.file("l.db"), StoreAccess::write);
  CHECK(*database->integer("PRAGMA synchronous") == 2);
  CHECK(*database->text("PRAGMA journal_mode") == "wal");
  CHECK(*database->integer("PRAGMA secure_delete") == 1);
}

TEST_CASE("the secret key is for its owner only, and without it all but signing works") {
  const Folder folder;
  const std::string path = folder.file("l.db");
  const auto ledger = *create_sqlite_ledger(path, noon);
  struct ::stat info;
  REQUIRE(::stat((path + ".key").c_str(), &info) == 0);
  CHECK((info.st_mode & 0777) == 0600);
  std::filesystem::remove(path + ".key");
  CHECK(ledger->append({draft(1)}, noon).ok());
  CHECK(kind_of(ledger->checkpoint()) == ErrorKind::not_found);
  CHECK(verify_ledger(path)->good);
  CHECK(ledger->append({draft(2)}, noon).ok());
}

TEST_CASE("files that are no ledger are told apart") {
  const Folder folder;
  CHECK(kind_of(open_sqlite_ledger(folder.file("none.db"))) == ErrorKind::not_found);
  std::ofstream(folder.file("text.db")) << std::string(5000, 'x');
  CHECK(kind_of(open_sqlite_ledger(folder.file("text.db"))) == ErrorKind::invalid);
  std::ofstream(folder.file("empty.db")) << "";
  CHECK(kind_of(open_sqlite_ledger(folder.file("empty.db"))) == ErrorKind::invalid);
  CHECK(kind_of(verify_ledger(folder.file("text.db"))) == ErrorKind::invalid);
  CHECK(kind_of(create_sqlite_ledger(folder.file("text.db"), noon)) == ErrorKind::conflict);
  CHECK(kind_of(create_sqlite_ledger(folder.file("no/such/folder.db"), noon)) == ErrorKind::storage);
  CHECK(create_sqlite_ledger(folder.file("l.db"), noon).ok());
  CHECK(kind_of(create_sqlite_ledger(folder.file("l.db"), noon)) == ErrorKind::conflict);
}

TEST_CASE("a ledger of a newer version is refused by name") {
  const Folder folder;
  const std::string path = folder.file("l.db");
  CHECK(create_sqlite_ledger(path, noon).ok());
  CHECK((*Database::open(path, Database::Mode::write))->run("PRAGMA user_version = 2").ok());
  const auto opened = open_sqlite_ledger(path);
  CHECK(kind_of(opened) == ErrorKind::invalid);
  CHECK(opened.error().problem.find("newer version") != std::string::npos);
}

TEST_CASE("a second writer is noticed, catches up, and may then go on") {
  const Folder folder;
  const std::string path = folder.file("l.db");
  const auto first = *create_sqlite_ledger(path, noon);
  const auto second = *open_sqlite_ledger(path);
  CHECK(first->append({draft(1)}, noon).ok());
  CHECK(kind_of(second->append({draft(2)}, noon)) == ErrorKind::conflict);
  CHECK(second->size() == 1);
  CHECK(*second->append({draft(2)}, noon) == std::vector<Seq>{2});
  CHECK(kind_of(first->checkpoint()) == ErrorKind::conflict);
  CHECK(first->checkpoint()->size == 2);
  CHECK(verify_ledger(path)->good);
}

TEST_CASE("SQL cannot change or delete what was entered") {
  const Folder folder;
  const std::string path = folder.file("l.db");
  const auto ledger = *create_sqlite_ledger(path, noon);
  CHECK(ledger->append({draft(1)}, noon).ok());
  CHECK(ledger->checkpoint().ok());
  const auto database = *Database::open(path, Database::Mode::write);
  for (const Query query :
       {Query("UPDATE entry SET time = 0"), Query("DELETE FROM entry"), Query("UPDATE content SET body = ''"),
        Query("DELETE FROM content"), Query("UPDATE checkpoint SET size = 9"), Query("DELETE FROM checkpoint")}) {
    CAPTURE(query.text());
    CHECK_FALSE(database->run(query).ok());
  }
}

TEST_CASE("a ledger that does not contain what it signed is not opened for writing, but can be looked at") {
  const Folder folder;
  const std::string path = folder.file("l.db");
  {
    const auto ledger = *create_sqlite_ledger(path, noon);
    CHECK(ledger->append({draft(1), draft(2)}, noon).ok());
    CHECK(ledger->checkpoint().ok());
  }
  CHECK((*Database::open(path, Database::Mode::write))
            ->run("DROP TRIGGER entry_is_kept; DELETE FROM entry WHERE seq = 2")
            .ok());
  CHECK(kind_of(open_sqlite_ledger(path)) == ErrorKind::storage);
  const auto looked_at = *open_sqlite_ledger(path, {.read_only = true, .even_if_forked = true});
  CHECK(looked_at->size() == 1);
  CHECK(kind_of(looked_at->append({draft(3)}, noon)) == ErrorKind::storage);
  CHECK(verify_ledger(path)->first_bad == 2);
}

// The hard part is not the row itself but its copies: in the log, in free pages, and where SQLite moved rows about.
TEST_CASE("nothing of a redacted value is left in the files") {
  const Folder folder;
  const std::string path = folder.file("l.db");
  const auto ledger = *create_sqlite_ledger(path, noon);
  constexpr int entries = 300;
  for (int i = 1; i <= entries; i += 10) {
    std::vector<Draft> drafts;
    // Long ones fill pages of their own, the others share one.
    for (int j = i; j < i + 10; ++j)
      drafts.push_back(draft(j, canary(j) + std::string(j % 7 == 0 ? 9000 : 40, 'x') + canary(j)));
    CHECK(ledger->append(drafts, noon).ok());
  }
  CHECK(count_of(canary(5), all_bytes(folder)) >= 2);
  int gone = 0;
  for (int i = 1; i <= entries; ++i) {
    if (i % 3 == 0) continue;
    const int number = i % 2 ? i : entries + 1 - i;  // From both ends, so that neighbours go at different times.
    if (!ledger->redact(number, "A-" + std::to_string(number) + ".note", "officer@EZK", "Woo 5.1", noon).ok()) continue;
    ++gone;
    if (i % 25 == 1) CHECK(count_of(canary(number), all_bytes(folder)) == 0);
  }
  CHECK(gone > 140);
  const std::string bytes = all_bytes(folder);
  const Verification result = *verify_ledger(path);
  CHECK(result.good);
  CHECK(result.redacted == gone);
  int left = 0;
  CHECK(ledger
            ->read(1, entries,
                   [&](const Entry& entry) -> ErrorOr<Nothing> {
                     const bool redacted = !entry.redacted.empty();
                     CHECK((count_of(canary(static_cast<int>(entry.seq)), bytes) == 0) == redacted);
                     left += !redacted;
                     return Nothing{};
                   })
            .ok());
  CHECK(left == entries - gone);
}

TEST_CASE("a ledger of an older day is told by a checkpoint from elsewhere") {
  const Folder folder;
  const std::string path = folder.file("l.db"), copy = folder.file("older.db");
  std::string known;
  {
    const auto ledger = *create_sqlite_ledger(path, noon);
    CHECK(ledger->append({draft(1)}, noon).ok());
    CHECK(ledger->checkpoint().ok());
  }
  std::filesystem::copy_file(path, copy);
  {
    const auto ledger = *open_sqlite_ledger(path);
    CHECK(ledger->append({draft(2)}, noon).ok());
    known = ledger->checkpoint()->note;
  }
  CHECK(verify_ledger(copy)->good);
  CHECK(verify_ledger(path, {.known_checkpoint = known})->good);
  const Verification result = *verify_ledger(copy, {.known_checkpoint = known});
  CHECK_FALSE(result.good);
  CHECK(result.first_bad == 2);
}

TEST_CASE("the agenda after any entry is the fold of the entries up to it") {
  const Folder folder;
  const auto ledger = *create_sqlite_ledger(folder.file("l.db"), noon);
  Draft second = draft(1);
  second.changes[0].version = 2;
  second.changes[0].fields = {{"title", "Renamed"}};
  Draft third = draft(1);
  third.changes = {{"action", "A-1", 3, true, {}}};
  CHECK(ledger->append({draft(1), second, third}, noon).ok());
  const auto agendas = *fold_snapshots(*ledger, {0, 1, 2, 2, 3});
  CHECK(agendas[0].count(type_of<Action>()) == 0);
  CHECK(agendas[1].find<Action>("A-1")->title == "Action");
  CHECK(agendas[3].find<Action>("A-1")->title == "Renamed");
  CHECK(agendas[4].find<Action>("A-1") == nullptr);
  CHECK(fold(*ledger, 3, agendas[1])->row(type_of<Action>(), "A-1")->version == 3);
  CHECK(kind_of(fold(*ledger, 4)) == ErrorKind::not_found);
  CHECK(ledger->append({third}, noon).ok());
  const auto broken = fold(*ledger, 4);
  CHECK(broken.error().subject.find("entry 4") == 0);
}

}  // namespace
}  // namespace stip
