// What several programs on one ledger may count on, each with a registry of its own.
#include <atomic>
#include <ranges>
#include <thread>

#include <doctest/doctest.h>

#include "base/postgres_schema_test.h"
#include "base/temp_folder.h"
#include "ledger/open_ledger.h"
#include "ledger/verify.h"
#include "registry/registry.h"

using namespace stip;

namespace {

const Viewer everybody{Classification::public_}, owner{Classification::restricted};

Change make(std::string type, std::string id, std::vector<FieldChange> fields) {
  fields.insert(fields.begin(), {"title", "About " + id});
  return {std::move(type), std::move(id), 1, false, std::move(fields)};
}
Change set(std::string type, std::string id, std::int64_t version, std::string field, std::string value) {
  return {std::move(type), std::move(id), version, false, {{std::move(field), std::move(value)}}};
}

/// Two programs on one ledger, each with its own connection, as two nodes are.
void two_registries_enter_at_once(int acts, const std::function<std::unique_ptr<Ledger>()>& open) {
  const Instant now = *parse_instant("2026-03-01T09:00:00Z");
  const auto first = *Registry::open(open(), [&] { return now; }),
             second = *Registry::open(open(), [&] { return now; });
  std::atomic<int> refused = 0;
  const auto work = [&](Registry& registry, const std::string& name) {
    for (int i = 1; i <= acts; ++i) {
      const auto entered = registry.enter({"change",
                                           "secretary",
                                           "test",
                                           {},
                                           name + std::to_string(i),
                                           Classification::public_,
                                           {make("theme", "T-" + name + std::to_string(i), {})}});
      if (entered.ok()) continue;
      ++refused;
      MESSAGE(to_text(entered.error()));
    }
  };
  {
    std::jthread one([&] { work(*first, "A"); }), other([&] { work(*second, "B"); }),
        third([&] { work(*second, "C"); });
  }
  CHECK(refused == 0);
  REQUIRE(first->catch_up().ok());
  REQUIRE(second->catch_up().ok());
  for (const auto* registry : {first.get(), second.get()}) {
    CHECK(registry->size() == 3 * acts);
    const View view = registry->now(everybody);
    CHECK(std::ranges::distance(view.all<Theme>()) == 3 * acts);
    for (Seq seq = 1; seq <= registry->size(); ++seq) REQUIRE(registry->entry(seq, owner)->entry.seq == seq);
  }

  // What is about the same record is for people to settle.
  REQUIRE(first
              ->enter({"change",
                       "secretary",
                       "test",
                       {},
                       "",
                       Classification::public_,
                       {set("theme", "T-A1", 2, "number", "I")}})
              .ok());
  const auto late = second->enter(
      {"change", "secretary", "test", {}, "", Classification::public_, {set("theme", "T-A1", 2, "number", "II")}});
  REQUIRE_FALSE(late.ok());
  CHECK(late.error().kind == ErrorKind::conflict);
  CHECK(second->now(everybody).find<Theme>("T-A1")->number == "I");
  // The same key by another node is the same act.
  const auto again =
      second->enter({"change", "secretary", "test", {}, "A1", Classification::public_, {make("theme", "T-A1", {})}});
  REQUIRE(again.ok());
  CHECK(again->repeated);
  // Redaction takes in first what others entered.
  REQUIRE(first->enter({"change", "secretary", "test", {}, "", Classification::public_, {make("theme", "T-LAST", {})}})
              .ok());
  const auto redacted = second->redact(1, "reason", "officer", "Woo 5.1");
  REQUIRE(redacted.ok());
  CHECK(second->size() == 3 * acts + 3);
  CHECK(second->entry(3 * acts + 3, owner)->entry.act == "redact");
  CHECK(second->history(type_of<Theme>(), "T-LAST", owner).size() == 1);
}

}  // namespace

TEST_CASE("two programs enter in one ledger file at once, and only the same record is a conflict") {
  const TempFolder folder = *TempFolder::make();
  REQUIRE(create_ledger(folder.file("l.db"), {}, Instant{}).ok());
  two_registries_enter_at_once(60, [&] { return *open_ledger(folder.file("l.db")); });
  CHECK(verify_ledger(folder.file("l.db"))->good);
}

TEST_CASE("two nodes enter in one database at once, and only the same record is a conflict" *
          doctest::skip(!has_test_postgres())) {
  const TempFolder folder = *TempFolder::make();
  const std::string address = new_test_schema();
  OpenOptions options;
  options.key_file = folder.file("l.key");
  REQUIRE(create_ledger(address, options, Instant{}).ok());
  two_registries_enter_at_once(200, [&] { return *open_ledger(address, options); });
  CHECK(verify_ledger(address)->good);
}
