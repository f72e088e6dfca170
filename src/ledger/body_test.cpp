// Bodies: written in one form, and read in no other.
#include "ledger/body.h"

#include <random>

#include <doctest/doctest.h>

namespace stip {
namespace {

Entry example() {
  Entry entry;
  entry.act = "report";
  entry.author = "owner@EZK";
  entry.reason = "\"Why\" \\ ë \n\x01";
  entry.causes = {"BS-01", ""};
  entry.key = "k";
  entry.level = Classification::restricted;
  entry.changes = {{"action", "A-014", 2, false, {{"title", "One"}, {"note", ""}}},
                   {"action", "A-015", 3, true, {}},
                   {"action", "A-016", 1, false, {}}};
  return entry;
}

TEST_CASE("a body has the form that docs/ledger.md gives") {
  CHECK(
      body_of(example()) ==
      R"({"act":"report","author":"owner@EZK","reason":"\"Why\" \\ ë \n\u0001","causes":["BS-01",""],"key":"k","level":"restricted","changes":[)"
      R"({"type":"action","id":"A-014","version":2,"set":{"title":"One","note":""}},{"type":"action","id":"A-015","version":3,"retire":true},)"
      R"({"type":"action","id":"A-016","version":1,"set":{}}]})");
}

TEST_CASE("a body is read as it was written, also into an entry that was used before") {
  Entry read;
  read.redacted = {"reason"};
  read.changes.resize(9);
  read.causes.resize(9);
  REQUIRE(read_body(body_of(example()), read).ok());
  CHECK(read == example());
}

TEST_CASE("redacted values are written as 0 and read as empty, with room after them") {
  Entry entry = example();
  entry.redacted = {"author", "A-014.title"};
  entry.author.clear();
  entry.changes[0].fields[0].value.clear();
  const std::string body = body_of(entry);
  CHECK(body.find(R"("author":0)") != std::string::npos);
  Entry read;
  REQUIRE(read_body(body + "   ", read).ok());
  CHECK(read == entry);
  CHECK_FALSE(read_body(body_of(example()) + " ", read).ok());
}

TEST_CASE("a body that ends within an escape is refused without a byte beyond it being read") {
  const std::string good = body_of(example());
  const std::size_t escape = good.find("\\u0001");
  REQUIRE(escape != std::string::npos);
  for (std::size_t size = 0; size < good.size(); ++size) {
    const std::vector<char> cut(good.begin(), good.begin() + static_cast<std::ptrdiff_t>(size));  // No NUL after it.
    Entry read;
    CHECK_FALSE(read_body({cut.data(), cut.size()}, read).ok());
  }
}

TEST_CASE("a classification that is none is refused, whatever stands after it") {
  std::string text = body_of(example());
  text.replace(text.find("\"restricted\""), 12, "\"secrit\"a classification");
  Entry read;
  CHECK_FALSE(read_body(text, read).ok());
}

TEST_CASE("a name that is there twice, redacted once, is refused") {
  const std::string good = body_of(example());
  for (const char* twice : {"\"title\":0,\"title\":\"\"", "\"title\":\"One\",\"title\":0"}) {
    std::string text = good;
    text.replace(text.find("\"title\":\"One\""), 13, twice);
    Entry read;
    CHECK_FALSE(read_body(text, read).ok());
  }
}

TEST_CASE("whatever else is read, gives the same text again") {
  const std::string good = body_of(example());
  std::mt19937 random(1);
  int accepted = 0;
  for (int turn = 0; turn < 20'000; ++turn) {
    std::string text = good;
    for (unsigned changes = 0; changes <= random() % 3; ++changes) {
      const std::size_t at = random() % text.size();
      switch (random() % 4) {
        case 0:
          text[at] = static_cast<char>(random());
          break;
        case 1:
          text.erase(at, 1 + random() % 4);
          break;
        case 2:
          text.insert(at, 1, "\",:{}[]0\\u "[random() % 11]);
          break;
        default:
          text.insert(at, text.substr(random() % text.size(), random() % 20));
      }
    }
    Entry read;
    if (!read_body(text, read).ok()) continue;
    ++accepted;
    std::string again = body_of(read);
    if (!read.redacted.empty() && again.size() < text.size()) again.resize(text.size(), ' ');
    CHECK(again == text);
  }
  CHECK(accepted > 100);
}

}  // namespace
}  // namespace stip
