// JSON conformance: the JSON reader of base/ against JSONTestSuite, and what it must survive.
#include <doctest/doctest.h>

#include <filesystem>

#include "base/json.h"
#include "base/text.h"
#include "exchange/files.h"

namespace stip {
namespace {

TEST_CASE("all y_ files of JSONTestSuite are accepted, all n_ files refused, and i_ files do no harm") {
  int accepted = 0, refused = 0, either = 0;
  for (const auto& entry : std::filesystem::directory_iterator("tests/conformance/json")) {
    const std::string name = entry.path().filename().string();
    if (entry.path().extension() != ".json") continue;
    CAPTURE(name);
    const auto text = read_file(entry.path(), 1u << 20);
    REQUIRE(text.ok());
    const auto json = parse_json(*text);
    accepted += starts_with(name, "y_");
    refused += starts_with(name, "n_");
    either += starts_with(name, "i_");
    if (!starts_with(name, "i_")) CHECK(json.ok() == starts_with(name, "y_"));
    if (!json.ok()) {
      CHECK(!json.error().problem.empty());
      CHECK(!json.error().remedy.empty());
      continue;
    }
    const auto again = parse_json(to_text(*json));  // What was read can be written, and says the same.
    REQUIRE(again.ok());
    CHECK(to_text(*again) == to_text(*json));
  }
  CHECK(accepted >= 45);
  CHECK(refused >= 80);
  CHECK(either >= 10);
}

TEST_CASE("200,000 brackets and a million digits are refused or read, without harm") {
  CHECK(!parse_json(std::string(200'000, '[')).ok());
  CHECK(!parse_json(std::string(200'000, '[') + std::string(200'000, ']')).ok());
  std::string objects;
  for (int i = 0; i < 100'000; ++i) objects += "{\"a\":";
  CHECK(!parse_json(objects).ok());
  const auto digits = parse_json(std::string(1'000'000, '7'));
  if (!digits.ok()) CHECK(!digits.error().problem.empty());
}

}  // namespace
}  // namespace stip
