// Tests of agendas as values and of folding changes.
#include "agenda/agenda.h"

#include <doctest/doctest.h>

using namespace stip;

namespace {

Change set(std::string type, std::string id, std::int64_t version, std::vector<FieldChange> fields) {
  return {std::move(type), std::move(id), version, false, std::move(fields)};
}

}  // namespace

TEST_CASE("a change makes a record and the next one changes it") {
  AgendaBuilder builder;
  REQUIRE(builder.apply(set("action", "A-1", 1, {{"title", "Proef"}, {"planned_end", "2026-Q3"}}), 1).ok());
  const Agenda first = builder.snapshot(1);
  REQUIRE(builder.apply(set("action", "A-1", 2, {{"planned_end", "2027"}}), 2).ok());
  const Agenda second = builder.snapshot(2);

  CHECK(to_text(first.find<Action>("A-1")->planned_end) == "2026-Q3");
  CHECK(to_text(second.find<Action>("A-1")->planned_end) == "2027");
  CHECK(second.find<Action>("A-1")->title == "Proef");
  CHECK(second.row(type_of<Action>(), "A-1")->entry == 2);
}

TEST_CASE("snapshots share what did not change") {
  AgendaBuilder builder;
  REQUIRE(builder.apply(set("action", "A-1", 1, {{"title", "a"}}), 1).ok());
  REQUIRE(builder.apply(set("action", "A-2", 1, {{"title", "b"}}), 1).ok());
  REQUIRE(builder.apply(set("theme", "T-1", 1, {{"title", "c"}}), 1).ok());
  const Agenda first = builder.snapshot(1);
  REQUIRE(builder.apply(set("action", "A-1", 2, {{"title", "z"}}), 2).ok());
  const Agenda second = builder.snapshot(2);

  CHECK(first.find<Action>("A-2") == second.find<Action>("A-2"));
  CHECK(first.find<Action>("A-1") != second.find<Action>("A-1"));
  CHECK(first.shared_table(type_of<Theme>()) == second.shared_table(type_of<Theme>()));
}

TEST_CASE("a version that is not the next is a conflict") {
  AgendaBuilder builder;
  REQUIRE(builder.apply(set("action", "A-1", 1, {{"title", "a"}}), 1).ok());
  CHECK(builder.apply(set("action", "A-1", 1, {}), 2).error().kind == ErrorKind::conflict);
  CHECK(builder.apply(set("action", "A-1", 3, {}), 2).error().kind == ErrorKind::conflict);
  CHECK(builder.apply(set("action", "A-9", 2, {}), 2).error().kind == ErrorKind::conflict);
}

TEST_CASE("a change that cannot be read leaves nothing behind") {
  AgendaBuilder builder;
  REQUIRE(builder.apply(set("action", "A-1", 1, {{"title", "a"}}), 1).ok());
  const auto refused = builder.apply(set("action", "A-1", 2, {{"title", "b"}, {"planned_end", "soon"}}), 2);
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().subject == "action A-1, planned_end");
  CHECK(builder.snapshot(2).find<Action>("A-1")->title == "a");
  CHECK_FALSE(builder.apply(set("action", "A-1", 2, {{"colour", "red"}}), 2).ok());
  CHECK_FALSE(builder.apply(set("colour", "X", 1, {}), 2).ok());
}

TEST_CASE("an id that ended is never used again") {
  AgendaBuilder builder;
  REQUIRE(builder.apply(set("action", "A-1", 1, {{"title", "a"}}), 1).ok());
  REQUIRE(builder.apply({"action", "A-1", 2, true, {}}, 2).ok());
  const Agenda agenda = builder.snapshot(2);
  CHECK(agenda.find<Action>("A-1") == nullptr);
  CHECK(agenda.count(type_of<Action>()) == 0);
  CHECK(agenda.row(type_of<Action>(), "A-1") != nullptr);
  CHECK_FALSE(builder.apply(set("action", "A-1", 3, {{"title", "again"}}), 3).ok());
}

TEST_CASE("a builder that starts from an agenda does not change it") {
  AgendaBuilder builder;
  REQUIRE(builder.apply(set("action", "A-1", 1, {{"title", "a"}}), 1).ok());
  const Agenda start = builder.snapshot(1);
  AgendaBuilder next(start);
  REQUIRE(next.apply(set("action", "A-1", 2, {{"title", "b"}}), 2).ok());
  CHECK(start.find<Action>("A-1")->title == "a");
  CHECK(next.snapshot(2).find<Action>("A-1")->title == "b");
}

TEST_CASE("what refers to a record is found, also among several references") {
  AgendaBuilder builder;
  REQUIRE(builder.apply(set("action", "A-1", 1, {{"title", "a"}, {"themes", "T-1; T-2"}}), 1).ok());
  REQUIRE(builder.apply(set("milestone", "M-1", 1, {{"title", "m"}, {"action", "A-1"}}), 1).ok());
  const Agenda agenda = builder.snapshot(1);
  CHECK(agenda.referring<Milestone>("action", "A-1").size() == 1);
  CHECK(agenda.referring<Action>("themes", "T-2").size() == 1);
  CHECK(agenda.referring<Action>("themes", "T-3").empty());
}
