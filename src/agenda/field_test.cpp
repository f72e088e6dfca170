// Tests of the declarations themselves.
#include "agenda/field.h"

#include <doctest/doctest.h>

#include <set>

#include "agenda/records.h"
#include "base/text.h"

using namespace stip;

TEST_CASE("every type stands at its own place, with its own names and prefix") {
  std::set<std::string_view> names, prefixes;
  for (std::size_t i = 0; i < record_types().size(); ++i) {
    const RecordType& type = *record_types()[i];
    CAPTURE(type.name);
    CHECK(type.index == i);
    CHECK(names.insert(type.name).second);
    CHECK(names.insert(type.plural).second);
    CHECK(prefixes.insert(type.prefix).second);
    CHECK(type.fields.size() <= 64);  // The chronicle marks fields in 64 bits.
    CHECK(type.help.size() > 20);
  }
}

TEST_CASE("every field can be explained and written for a blank record") {
  for (const RecordType* type : record_types()) {
    const auto record = type->make();
    std::set<std::string_view> names;
    for (const Field& field : type->fields) {
      CAPTURE(type->name);
      CAPTURE(field.name);
      CHECK(names.insert(field.name).second);
      CHECK_FALSE(field.label.empty());
      CHECK(ends_with(field.help, "."));
      const std::string text = field.text(*record);
      if (field.name != "id") CHECK_FALSE(field.set(*record, text).has_value());
      if (field.is_parent) CHECK(field.kind == Kind::ref);
      if (!field.guard.empty()) REQUIRE(type->field(field.guard));
    }
  }
}

TEST_CASE("the prefix of an id tells its type, the longest first") {
  CHECK(record_type_of_id("A-014") == &type_of<Action>());
  CHECK(record_type_of_id("SE-1") == &type_of<SocietalEffect>());
  CHECK(record_type_of_id("S-1") == &type_of<Signal>());
  CHECK(record_type_of_id("?") == nullptr);
}

TEST_CASE("a choice is read by its name and an unknown one is answered with all names") {
  auto record = type_of<Action>().make();
  const Field& phase = *type_of<Action>().field("phase");
  CHECK_FALSE(phase.set(*record, "running").has_value());
  const auto refused = phase.set(*record, "busy");
  REQUIRE(refused);
  CHECK(contains(refused->remedy, "not_started, running, done"));
  CHECK(phase.text(*record) == "running");
}

TEST_CASE("references are read with the marks that people use and written with one") {
  auto record = type_of<Action>().make();
  const Field& themes = *type_of<Action>().field("themes");
  CHECK_FALSE(themes.set(*record, "T-1, T-2|T-3\nT-4").has_value());
  CHECK(themes.text(*record) == "T-1; T-2; T-3; T-4");
  CHECK(themes.set(*record, "../etc/passwd").has_value());
  CHECK(themes.set(*record, "T 1").has_value());
}
