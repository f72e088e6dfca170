// What every kind of ledger promises, checked on each kind.
#include <filesystem>

#include <unistd.h>

#include <doctest/doctest.h>

#include "base/postgres_schema_test.h"
#include "ledger/commitment.h"
#include "ledger/ledger.h"
#include "ledger/memory_ledger.h"
#include "ledger/merkle.h"
#include "ledger/note.h"
#include "ledger/postgres_ledger.h"
#include "ledger/sqlite_ledger.h"

namespace stip {
namespace {

const Instant noon = *parse_instant("2026-11-24T12:00:00Z");

Draft draft(std::string id, std::int64_t version, std::string title, std::string key = {}) {
  Draft made;
  made.act = "import";
  made.author = "secretary@EZK";
  made.reason = "Because \"so\", with an ë and a \t.";
  made.causes = {"BS-01"};
  made.key = std::move(key);
  made.changes = {{"action", std::move(id), version, false, {{"title", std::move(title)}, {"note", "A secret."}}}};
  return made;
}

struct Kind {
  const char* name;
  std::function<std::unique_ptr<Ledger>()> make;
};

struct Folder {
  std::filesystem::path path = std::filesystem::temp_directory_path() / ("stip-contract-" + std::to_string(::getpid()));
  Folder() { std::filesystem::create_directories(path); }
  ~Folder() { std::filesystem::remove_all(path); }
};

// Of PostgreSQL only where a server is at hand: tests/postgres/server.py starts one.
void on_each_kind(const std::function<void(Ledger&)>& test) {
  const Folder folder;
  std::vector<Kind> kinds = {
      {"memory", [] { return make_memory_ledger(); }},
      {"sqlite", [&] { return *create_sqlite_ledger((folder.path / "ledger.db").string(), noon); }},
  };
  if (has_test_postgres()) {
    kinds.push_back({"postgres", [&] {
                       OpenOptions options;
                       options.key_file = (folder.path / "postgres.key").string();
                       return *create_postgres_ledger(new_test_schema(), options, noon);
                     }});
  }
  for (const Kind& kind : kinds) {
    CAPTURE(kind.name);
    const auto ledger = kind.make();
    test(*ledger);
  }
}

std::vector<Entry> all(const Ledger& ledger, Seq from = 1) {
  std::vector<Entry> entries;
  CHECK(ledger
            .read(from, ledger.size(),
                  [&](const Entry& entry) -> ErrorOr<Nothing> { return entries.push_back(entry), Nothing{}; })
            .ok());
  return entries;
}

ErrorKind kind_of(const auto& result) { return result.error().kind; }

TEST_CASE("what was appended is read as it was handed in, with numbers from one") {
  on_each_kind([](Ledger& ledger) {
    const Draft first = draft("A-1", 1, "One"), second = draft("A-2", 1, "Two");
    Draft third = draft("A-1", 2, "");
    third.level = Classification::restricted;
    third.changes.push_back({"action", "A-2", 2, true, {}});
    CHECK(*ledger.append({first, second}, noon) == std::vector<Seq>{1, 2});
    CHECK(*ledger.append({third}, noon) == std::vector<Seq>{3});
    const auto entries = all(ledger);
    REQUIRE(entries.size() == 3);
    CHECK(static_cast<const Draft&>(entries[0]) == first);
    CHECK(static_cast<const Draft&>(entries[1]) == second);
    CHECK(static_cast<const Draft&>(entries[2]) == third);
    CHECK(entries[2].seq == 3);
    CHECK(all(ledger, 3).size() == 1);
  });
}

TEST_CASE("time never runs back") {
  on_each_kind([](Ledger& ledger) {
    CHECK(ledger.append({draft("A-1", 1, "One")}, noon).ok());
    CHECK(ledger.append({draft("A-2", 1, "Two")}, noon - std::chrono::hours(1)).ok());
    CHECK(ledger.append({draft("A-3", 1, "Three")}, noon + std::chrono::hours(1)).ok());
    const auto entries = all(ledger);
    CHECK(entries[1].time == noon);
    CHECK(entries[2].time == noon + std::chrono::hours(1));
  });
}

TEST_CASE("a key is entered once, also within one call") {
  on_each_kind([](Ledger& ledger) {
    CHECK(*ledger.append({draft("A-1", 1, "One", "k1"), draft("A-2", 1, "Two", "k2"), draft("A-1", 1, "One", "k1")},
                         noon) == std::vector<Seq>{1, 2, 1});
    CHECK(*ledger.append({draft("A-2", 1, "Two", "k2"), draft("A-3", 1, "Three", "k3")}, noon) ==
          std::vector<Seq>{2, 3});
    CHECK(ledger.size() == 3);
    CHECK(*ledger.seq_of_key("k3") == std::optional<Seq>(3));
    CHECK(*ledger.seq_of_key("k4") == std::nullopt);
  });
}

TEST_CASE("what was sealed ahead stands as if it had been appended at once") {
  on_each_kind([](Ledger& ledger) {
    const std::vector<Draft> first{draft("A-1", 1, "One", "k1")},
        then{draft("A-2", 1, "Two"), draft("A-3", 1, "Three", "k3")};
    auto sealed = *ledger.seal(first, 1, noon), next = *ledger.seal(then, 2, noon + std::chrono::hours(1));
    CHECK(ledger.append_sealed(std::move(sealed)).ok());
    CHECK(ledger.append_sealed(std::move(next)).ok());
    const auto entries = all(ledger);
    REQUIRE(entries.size() == 3);
    CHECK(static_cast<const Draft&>(entries[0]) == first[0]);
    CHECK(static_cast<const Draft&>(entries[2]) == then[1]);
    CHECK(entries[2].time == noon + std::chrono::hours(1));
    CHECK(*ledger.seq_of_key("k3") == std::optional<Seq>(3));
    const Evidence evidence = *ledger.evidence(2);
    CHECK(inclusion_holds(1, 3, evidence.inclusion.leaf, evidence.inclusion.path, evidence.inclusion.root));
  });
}

TEST_CASE(
    "what was sealed for a place that is taken, for a key that was entered or for an earlier time is a conflict that harms nothing") {
  on_each_kind([](Ledger& ledger) {
    auto early = *ledger.seal({draft("A-9", 1, "Nine")}, 1, noon);
    CHECK(ledger.append({draft("A-1", 1, "One", "k1")}, noon).ok());
    CHECK(kind_of(ledger.append_sealed(std::move(early))) == ErrorKind::conflict);
    CHECK(kind_of(ledger.append_sealed(*ledger.seal({draft("A-9", 1, "Nine")}, 3, noon))) == ErrorKind::conflict);
    CHECK(kind_of(ledger.append_sealed(*ledger.seal({draft("A-1", 1, "One", "k1")}, 2, noon))) == ErrorKind::conflict);
    CHECK(kind_of(ledger.append_sealed(*ledger.seal({draft("A-2", 1, "Two", "k2"), draft("A-3", 1, "Three", "k2")}, 2,
                                                    noon))) == ErrorKind::conflict);
    CHECK(kind_of(ledger.append_sealed(*ledger.seal({draft("A-2", 1, "Two")}, 2, noon - std::chrono::seconds(1)))) ==
          ErrorKind::conflict);
    CHECK(ledger.size() == 1);
    CHECK(ledger.append_sealed(*ledger.seal({draft("A-2", 1, "Two")}, 2, noon)).ok());
    CHECK(kind_of(ledger.seal({draft("A-3", 1, "\xff")}, 3, noon)) == ErrorKind::invalid);
  });
}

TEST_CASE("one bad draft keeps out the whole call") {
  on_each_kind([](Ledger& ledger) {
    Draft twice = draft("A-2", 1, "Two");
    twice.changes[0].fields.push_back({"title", "Again"});
    CHECK(kind_of(ledger.append({draft("A-1", 1, "One"), twice}, noon)) == ErrorKind::invalid);
    CHECK(kind_of(ledger.append({draft("A-1", 1, "\xff")}, noon)) == ErrorKind::invalid);
    CHECK(kind_of(ledger.append({draft("A-1", 0, "One")}, noon)) == ErrorKind::invalid);
    Draft redaction = draft("A-1", 1, "One");
    redaction.act = "redact";
    CHECK(kind_of(ledger.append({redaction}, noon)) == ErrorKind::invalid);
    CHECK(ledger.size() == 0);
  });
}

TEST_CASE("reading stops at the first error of the reader") {
  on_each_kind([](Ledger& ledger) {
    CHECK(ledger.append({draft("A-1", 1, "One"), draft("A-2", 1, "Two")}, noon).ok());
    int seen = 0;
    const auto stopped = ledger.read(1, 2, [&](const Entry&) -> ErrorOr<Nothing> {
      return ++seen, Error{ErrorKind::forbidden, "x", "y", "z"};
    });
    CHECK(kind_of(stopped) == ErrorKind::forbidden);
    CHECK(seen == 1);
  });
}

TEST_CASE("any entry can be checked against the root, part by part") {
  on_each_kind([](Ledger& ledger) {
    for (int i = 1; i <= 5; ++i) CHECK(ledger.append({draft("A-" + std::to_string(i), 1, "One")}, noon).ok());
    const Evidence evidence = *ledger.evidence(4);
    const Inclusion& in = evidence.inclusion;
    CHECK(leaf_hash(evidence.header) == in.leaf);
    CHECK(inclusion_holds(3, 5, in.leaf, in.path, in.root));
    CHECK(in.root == ledger.checkpoint().value().root);
    REQUIRE(evidence.openings.size() == 9);
    CHECK(evidence.openings[7].name == "7 A-4.title");
    CHECK(evidence.openings[7].value == "One");
    CHECK(commitment(evidence.openings[7].salt, 4, 7, "A-4.title", "One") == evidence.openings[7].commitment);
    CHECK(evidence.header.find(to_hex(evidence.openings[7].commitment)) != std::string::npos);
    CHECK(evidence.header.find("A-4") == std::string::npos);
    CHECK(kind_of(ledger.evidence(6)) == ErrorKind::not_found);
    CHECK(kind_of(ledger.inclusion(0)) == ErrorKind::not_found);
  });
}

TEST_CASE("a redacted value is gone, the leaf stays, and an entry says so") {
  on_each_kind([](Ledger& ledger) {
    CHECK(ledger.append({draft("A-1", 1, "One")}, noon).ok());
    const Hash leaf = ledger.inclusion(1)->leaf;
    CHECK(*ledger.redact(1, "A-1.note", "officer@EZK", "Woo 5.1", noon) == 2);
    CHECK(*ledger.redact(1, "reason", "officer@EZK", "Woo 5.1", noon) == 3);
    CHECK(ledger.inclusion(1)->leaf == leaf);
    const auto entries = all(ledger);
    CHECK(entries[0].redacted == std::vector<std::string>{"reason", "A-1.note"});
    CHECK(entries[0].changes[0].fields[1].value.empty());
    CHECK(entries[0].reason.empty());
    CHECK(entries[0].changes[0].fields[0].value == "One");
    CHECK(entries[1].act == "redact");
    CHECK(entries[1].causes == std::vector<std::string>{"1 A-1.note"});
    CHECK(entries[1].reason == "Woo 5.1");
    const Evidence evidence = *ledger.evidence(1);
    CHECK(evidence.openings[8].redacted);
    CHECK(evidence.openings[8].salt == Hash{});
    CHECK(leaf_hash(evidence.header) == leaf);
    CHECK(commitment(evidence.openings[7].salt, 1, 7, "A-1.title", "One") == evidence.openings[7].commitment);
  });
}

TEST_CASE("what is not there, or may not go, cannot be redacted") {
  on_each_kind([](Ledger& ledger) {
    CHECK(ledger.append({draft("A-1", 1, "One")}, noon).ok());
    CHECK(kind_of(ledger.redact(2, "A-1.note", "a", "g", noon)) == ErrorKind::not_found);
    CHECK(kind_of(ledger.redact(1, "A-1.owner", "a", "g", noon)) == ErrorKind::not_found);
    CHECK(kind_of(ledger.redact(1, "key", "a", "g", noon)) == ErrorKind::not_found);
    CHECK(ledger.redact(1, "A-1.note", "a", "g", noon).ok());
    CHECK(kind_of(ledger.redact(1, "A-1.note", "a", "g", noon)) == ErrorKind::not_found);
    CHECK(ledger.size() == 2);
  });
}

TEST_CASE("a checkpoint is signed by the key of the ledger, and not twice over one size") {
  on_each_kind([](Ledger& ledger) {
    CHECK_FALSE(ledger.last_checkpoint()->has_value());
    CHECK(ledger.append({draft("A-1", 1, "One")}, noon).ok());
    const Checkpoint made = *ledger.checkpoint();
    const Hash key = *parse_public_key(ledger.public_key());
    CHECK(made.size == 1);
    CHECK(open_note(key, made.note)->root == made.root);
    CHECK(ledger.checkpoint()->note == made.note);
    CHECK(ledger.last_checkpoint()->value().note == made.note);
    CHECK(ledger.append({draft("A-2", 1, "Two")}, noon).ok());
    CHECK(ledger.checkpoint()->size == 2);
    std::string altered = made.note;
    altered[altered.find("\n1\n") + 1] = '2';
    CHECK_FALSE(open_note(key, altered).ok());
    CHECK_FALSE(open_note(new_ed25519_key().public_key, made.note).ok());
  });
}

TEST_CASE("documents are kept by their hash, and small things by name") {
  on_each_kind([](Ledger& ledger) {
    const std::string bytes("a\0b", 3), hash = to_hex(sha256(bytes));
    CHECK(ledger.keep_bytes(hash, bytes).ok());
    CHECK(ledger.keep_bytes(hash, bytes).ok());
    CHECK(*ledger.bytes(hash) == bytes);
    CHECK(kind_of(ledger.keep_bytes(hash, "other")) == ErrorKind::invalid);
    CHECK(kind_of(ledger.bytes("00")) == ErrorKind::not_found);
    CHECK(*ledger.remembered("mapping") == std::nullopt);
    CHECK(ledger.remember("mapping", "1").ok());
    CHECK(ledger.remember("mapping", "2").ok());
    CHECK(*ledger.remembered("mapping") == std::optional<std::string>("2"));
    CHECK(ledger.size() == 0);
  });
}

}  // namespace
}  // namespace stip
