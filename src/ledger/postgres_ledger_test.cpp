// What only a ledger in a database promises: other nodes, lost connections, moving, and secrets that stay so.
#include "ledger/postgres_ledger.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/postgres_schema_test.h"
#include "base/temp_folder.h"
#include "ledger/copy_ledger.h"
#include "ledger/fold.h"
#include "ledger/known_checkpoint.h"
#include "ledger/open_ledger.h"
#include "ledger/verify.h"

namespace stip {
namespace {

const Instant noon = *parse_instant("2026-11-24T12:00:00Z");

Draft draft(int number, const std::string& note = "", std::string key = {}) {
  Draft made;
  made.act = "import";
  made.author = "secretary@EZK";
  made.key = std::move(key);
  made.changes = {{"action", "A-" + std::to_string(number), 1, false, {{"title", "Action \u00eb"}, {"note", note}}}};
  return made;
}

/// A ledger in a schema of its own, with its key in a folder that goes.
struct Place {
  TempFolder folder = *TempFolder::make();
  std::string address = new_test_schema();
  OpenOptions options;
  Place() {
    options.key_file = folder.file("l.key");
    STIP_ASSERT(create_ledger(address, options, noon).ok());
  }
  std::unique_ptr<Ledger> open() const { return *open_ledger(address, options); }
  /// As somebody with a right to the tables, past the ledger.
  std::unique_ptr<Postgres> by_hand() const { return *Postgres::connect(address, false); }
};

ErrorKind kind_of(const auto& result) { return result.error().kind; }

std::size_t files_with(const std::string& text, const std::filesystem::path& folder) {
  std::size_t count = 0;
  for (const auto& file : std::filesystem::recursive_directory_iterator(folder)) {
    if (!file.is_regular_file()) continue;
    std::ifstream in(file.path(), std::ios::binary);
    const std::string bytes(std::istreambuf_iterator<char>(in), {});
    count += bytes.find(text) != bytes.npos;
  }
  return count;
}

TEST_CASE("a password is shown nowhere") {
  CHECK(shown_address("postgresql://stip:geheim@db.example:5433/agenda?sslmode=require") ==
        "postgresql://stip@db.example:5433/agenda");
  CHECK(shown_address("postgresql://db.example/agenda?password=geheim&user=stip") ==
        "postgresql://stip@db.example/agenda");
  CHECK(shown_address("agenda.db") == "agenda.db");
  for (const char* address : {"postgresql://stip:geheim@%zz/agenda", "postgresql://stip:geheim@127.0.0.1:1/agenda",
                              "postgres://stip:geheim@[::1/agenda"}) {
    const auto opened = open_ledger(address);
    REQUIRE_FALSE(opened.ok());
    CHECK(to_text(opened.error()).find("geheim") == std::string::npos);
  }
}

TEST_CASE(
    "a database on another machine is spoken to with TLS, and only when somebody vouches for it, unless one says "
    "otherwise") {
  for (const char* here : {"postgresql://stip@/agenda?host=/var/run/postgresql", "postgresql://stip@127.0.0.1/agenda",
                           "postgresql://localhost:5433/agenda", "postgresql://[::1]/agenda"})
    CHECK(postgres_tls_for(here).empty());
  for (const char* there : {"postgresql://stip@db.example/agenda", "postgresql://localhost,db2.example/agenda",
                            "postgresql://localhost.example/agenda", "postgresql://x/agenda?hostaddr=192.0.2.7"})
    CHECK(postgres_tls_for(there) == "verify-full");
  CHECK(postgres_tls_for("postgresql://db.example/agenda?sslmode=require") == "require");
}

TEST_CASE("a server that is not there is a clear error of storage") {
  const auto opened = open_ledger("postgresql://stip:geheim@127.0.0.1:1/agenda");
  REQUIRE_FALSE(opened.ok());
  CHECK(opened.error().kind == ErrorKind::storage);
  CHECK(opened.error().subject == "postgresql://stip@127.0.0.1:1/agenda");
  CHECK(opened.error().problem.find("cannot be reached") != std::string::npos);
}

TEST_SUITE_BEGIN("postgres" * doctest::skip(!has_test_postgres()));

TEST_CASE("a second node is noticed, catches up, and may then go on") {
  const Place place;
  const auto first = place.open(), second = place.open();
  CHECK(first->append({draft(1)}, noon).ok());
  CHECK(kind_of(second->append({draft(2)}, noon)) == ErrorKind::conflict);
  CHECK(second->size() == 1);
  CHECK(*second->append({draft(2)}, noon) == std::vector<Seq>{2});
  CHECK(kind_of(first->checkpoint()) == ErrorKind::conflict);
  CHECK(first->checkpoint()->size == 2);
  CHECK(*second->refresh() == 2);
  CHECK(second->checkpoint()->size == 2);
  CHECK(verify_ledger(place.address)->good);
}

TEST_CASE("what another node entered under a key is found, also by a node that lags") {
  const Place place;
  const auto first = place.open(), second = place.open();
  CHECK(first->append({draft(1, "", "k1")}, noon).ok());
  CHECK(*second->append({draft(1, "", "k1")}, noon) == std::vector<Seq>{1});
  CHECK(second->size() == 1);
  CHECK(second->inclusion(1).ok());
  CHECK(first->append({draft(2, "", "k2")}, noon).ok());
  CHECK(kind_of(second->append({draft(2, "", "k2"), draft(3)}, noon)) == ErrorKind::conflict);
  CHECK(*second->append({draft(2, "", "k2"), draft(3)}, noon) == std::vector<Seq>{2, 3});
}

TEST_CASE("there is one ledger in one place, and none where none was made") {
  const Place place;
  OpenOptions other;
  other.key_file = place.folder.file("other.key");
  CHECK(kind_of(create_ledger(place.address, other, noon)) == ErrorKind::conflict);
  CHECK_FALSE(std::filesystem::exists(other.key_file));
  CHECK(kind_of(open_ledger(new_test_schema())) == ErrorKind::not_found);
  CHECK(kind_of(verify_ledger(new_test_schema())) == ErrorKind::not_found);
}

TEST_CASE("a connection that is lost is made anew, and nothing is entered twice") {
  const Place place;
  const auto ledger = place.open(), other = place.open();
  CHECK(ledger->append({draft(1)}, noon).ok());
  const auto hand = place.by_hand();
  CHECK(hand->run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid "
                  "<> pg_backend_pid()")
            .ok());
  CHECK(*ledger->append({draft(2)}, noon) == std::vector<Seq>{2});
  CHECK(*other->refresh() == 2);
  CHECK(hand->run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid "
                  "<> pg_backend_pid()")
            .ok());
  CHECK(ledger->checkpoint()->size == 2);
  CHECK(verify_ledger(place.address)->entries == 2);
}

TEST_CASE("SQL cannot change or delete what was entered, and what was forced is found") {
  const Place place;
  CHECK(place.open()->append({draft(1, "x", "k"), draft(2)}, noon).ok());
  CHECK(place.open()->checkpoint().ok());
  const auto hand = place.by_hand();
  CHECK_FALSE(hand->run("UPDATE entry SET time = 0").ok());
  CHECK_FALSE(hand->run("DELETE FROM entry").ok());
  CHECK_FALSE(hand->run("UPDATE content SET body = 'x'").ok());
  CHECK_FALSE(hand->run("DELETE FROM content").ok());
  CHECK_FALSE(hand->run("DELETE FROM idempotency").ok());
  CHECK_FALSE(hand->run("UPDATE checkpoint SET size = 3").ok());
  CHECK_FALSE(hand->run("UPDATE head SET size = 0").ok());
  CHECK_FALSE(hand->run("DELETE FROM head").ok());
  CHECK(verify_ledger(place.address)->good);

  CHECK(hand->run_script("ALTER TABLE content DISABLE TRIGGER ALL; UPDATE content SET body = "
                         "replace(convert_from(body, 'UTF8'), 'Action', 'Aktion')::bytea WHERE seq = 2")
            .ok());
  const Verification found = *verify_ledger(place.address);
  CHECK_FALSE(found.good);
  CHECK(found.first_bad == 2);
}

TEST_CASE("an end of the ledger that does not fit is found") {
  const Place place;
  CHECK(place.open()->append({draft(1), draft(2)}, noon).ok());
  CHECK(place.by_hand()->run("UPDATE head SET size = 3").ok());
  CHECK_FALSE(verify_ledger(place.address)->good);
  CHECK(kind_of(open_ledger(place.address, place.options)) == ErrorKind::storage);
}

TEST_CASE("what was redacted is in no table any more") {
  const Place place;
  const std::string secret = "CANARY<2310>";
  const auto ledger = place.open();
  CHECK(ledger->append({draft(1, secret), draft(2, std::string(9000, 'y') + secret)}, noon).ok());
  const auto hand = place.by_hand();
  const char* data = std::getenv("STIP_TEST_POSTGRES_DATA");
  REQUIRE(data);
  const std::filesystem::path tables = std::filesystem::path(data) / "base";
  CHECK(hand->run("CHECKPOINT").ok());
  CHECK(files_with(secret, tables) > 0);
  CHECK(ledger->redact(1, "A-1.note", "officer@EZK", "Woo 5.1", noon).ok());
  CHECK(ledger->redact(2, "A-2.note", "officer@EZK", "Woo 5.1", noon).ok());
  CHECK(hand->run("CHECKPOINT").ok());
  CHECK(files_with(secret, tables) == 0);
  CHECK(verify_ledger(place.address)->redacted == 2);
}

TEST_CASE("a ledger moves to a database and back without a byte of difference") {
  const Place place;
  const auto ledger = place.open();
  CHECK(ledger->append({draft(1, "x", "k1"), draft(2)}, noon).ok());
  CHECK(ledger->redact(1, "A-1.note", "officer@EZK", "Woo 5.1", noon).ok());
  const std::string document("a\0b", 3), hash = to_hex(sha256(document));
  CHECK(ledger->keep_bytes(hash, document).ok());
  CHECK(ledger->remember("mapping \u00eb", "1").ok());
  const Checkpoint made = *ledger->checkpoint();

  CopyRequest out;
  out.from = place.address, out.from_key = place.options.key_file, out.to = place.folder.file("file.db");
  const Copied copied = *copy_ledger(out);
  CHECK(copied.with_key);
  CHECK(copied.verification.last_checkpoint->note == made.note);
  const auto file = *open_ledger(out.to);
  CHECK(file->id() == ledger->id());
  for (Seq seq = 1; seq <= 3; ++seq) {
    CHECK(file->evidence(seq)->header == ledger->evidence(seq)->header);
    CHECK(file->evidence(seq)->openings.back().salt == ledger->evidence(seq)->openings.back().salt);
  }
  CHECK(file->inclusion(3)->root == ledger->inclusion(3)->root);
  CHECK(*file->bytes(hash) == document);
  CHECK(*file->remembered("mapping \u00eb") == std::optional<std::string>("1"));
  CHECK(*file->seq_of_key("k1") == std::optional<Seq>(1));
  CHECK(*file->append({draft(3)}, noon) == std::vector<Seq>{4});

  CopyRequest back;
  back.from = out.to, back.to = new_test_schema(), back.to_key = place.folder.file("back.key");
  CHECK(copy_ledger(back)->verification.entries == 4);
  OpenOptions options;
  options.key_file = back.to_key;
  CHECK((*open_ledger(back.to, options))->checkpoint()->size == 4);
  CHECK(kind_of(copy_ledger(back)) == ErrorKind::conflict);
  CHECK(kind_of(copy_ledger(out)) == ErrorKind::conflict);
}

TEST_CASE("a database that was put back to an older state refuses to be written until recovery is entered") {
  const Place place;
  CopyRequest backup;
  backup.from = place.address, backup.from_key = place.folder.file("none"), backup.to = place.folder.file("backup.db");
  {
    const auto ledger = place.open();
    CHECK(ledger->append({draft(1)}, noon).ok());
    CHECK(copy_ledger(backup).ok());
    CHECK(ledger->append({draft(2)}, noon).ok());
    CHECK(ledger->checkpoint().ok());
  }
  CHECK(kind_of(recover_ledger(place.address, place.options, "secretary", "Why", noon)) == ErrorKind::conflict);

  CopyRequest restore;
  restore.from = backup.to, restore.from_key = place.folder.file("none"), restore.to = new_test_schema(),
  restore.to_key = place.options.key_file;
  // Only the rows are put back; key and known checkpoint stayed where they were.
  const std::string known = *read_file(known_checkpoint_path(place.options.key_file));
  CHECK(copy_ledger(restore).ok());
  CHECK(*read_file(known_checkpoint_path(place.options.key_file)) == known);
  const auto older = *open_ledger(restore.to, place.options);
  CHECK(older->size() == 1);
  const auto refused = older->append({draft(3)}, noon);
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().remedy.find("stip recover") != std::string::npos);
  CHECK(kind_of(older->checkpoint()) == ErrorKind::storage);
  CHECK(recover_ledger(restore.to, place.options, "secretary", "The server was lost.", noon)->size == 2);
  const auto recovered = *open_ledger(restore.to, place.options);
  CHECK(recovered->append({draft(3)}, noon).ok());
  CHECK(verify_ledger(restore.to)->good);
}

TEST_SUITE_END();

}  // namespace
}  // namespace stip
