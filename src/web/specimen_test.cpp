// Test of a throw-away record type on the site: its declaration alone gives it pages, search and differences.
#include <doctest/doctest.h>

#include <algorithm>

#include "base/text.h"
#include "exchange/specimen_test.h"
#include "publishing/change_overview.h"
#include "web/pages/test_site.h"

namespace stip {
namespace {

const RecordType& specimens() { return type_of<Specimen>(); }

/// The fields that the test fills: all but the id, the classification and the sources, which every record type has.
bool is_filled(const Field& field) {
  return field.name != "id" && field.name != "classification" && field.name != "sources";
}

/// What a field holds in each of two rounds. References lead to records that this site has; text is easy to find.
std::string value_of(const Field& field, int round) {
  const bool is_open = field.is_reference() || field.kind == Kind::text || field.kind == Kind::prose;
  if (!is_open) {
    const std::string value = value_for(specimens(), field, round);
    return field.kind == Kind::choices && round == 1 ? value.substr(0, value.find(';')) : value;
  }
  if (field.kind == Kind::text || field.kind == Kind::prose)
    return (round == 0 ? "Vuurtoren van " : "Zandbank van ") + std::string(field.name);
  const std::string target = field.target ? std::string(field.target().prefix) : "A-";
  return target + (round == 0 ? "001" : "002");
}

/// A specimen of which every field that can change has changed once: entry 1 and entry 2.
TestSite changed_specimen() {
  declare_for_tests(specimens());
  TestSite site;
  for (const char* id : {"A-001", "A-002", "T-001", "T-002"}) site.say(id);
  for (int round : {0, 1}) {
    TestSite::Fields fields;
    for (const Field& field : specimens().fields) {
      if (is_filled(field)) fields.emplace_back(field.name, value_of(field, round));
    }
    site.say("XX-001", fields).enter();
  }
  return site;
}

TEST_CASE("every field of a throw-away type is in what changed, and in the file of it") {
  TestSite site = changed_specimen();
  Registry& registry = site.registry();
  const Difference changes = difference(*registry.look("#1", Viewer{}), registry.now(Viewer{}));
  REQUIRE(changes.policy.size() == 1);
  const auto fields = fields_of(changes.policy[0]);
  const std::string csv = difference_csv(changes);
  for (const Field& field : specimens().fields) {
    if (!is_filled(field)) continue;
    CAPTURE(field.name);
    CHECK(std::ranges::any_of(fields, [&](const FieldDifference& one) { return one.field == &field; }));
    CHECK(contains(csv, field.name));
  }
  CHECK(contains(site.ask("/en/verschil?van=%231&naar=now").body, "Zandbank"));
}

TEST_CASE("a throw-away type is found by the words of its fields") {
  TestSite site = changed_specimen();
  for (const char* words : {"zandbank van text", "zandbank van prose"}) {
    CAPTURE(words);
    CHECK(contains(site.ask("/en/zoeken?q=" + percent_encoded(words)).body, "XX-001"));
  }
  CHECK_FALSE(contains(site.ask("/en/zoeken?q=vuurtoren").body, "XX-001"));
}

TEST_CASE("a throw-away type has a page for its records and one that tells of its fields") {
  TestSite site = changed_specimen();
  const Response record = site.ask("/en/proefstukken/XX-001"), reference = site.ask("/en/begrippen/proefstukken");
  REQUIRE(record.status == 200);
  REQUIRE(reference.status == 200);
  CHECK(contains(record.body, "Zandbank van prose"));
  for (const Field& field : specimens().fields) {
    CAPTURE(field.name);
    CHECK(contains(reference.body, ">" + std::string(field.name) + "</code>"));
    CHECK(contains(reference.body, field.help));
  }
}

}  // namespace
}  // namespace stip
