// Mandates test: every cell of the table, against what people wrote down beside it.
#include "access/mandates.h"

#include <doctest/doctest.h>

#include <fstream>
#include <set>

#include "base/text.h"

namespace stip {
namespace {

Person person(Role role, Classification clearance = Classification::restricted) {
  return {"U-1", {{role, "ORG-1", clearance}}};
}

RecordFacts facts_of(std::string_view ownership, Classification classification) {
  RecordFacts facts;
  facts.classification = classification;
  facts.owner = ownership == "own" ? "ORG-1" : "ORG-2";
  if (ownership == "involved") facts.contributors = {"ORG-3", "ORG-1"};
  return facts;
}

TEST_CASE("each cell of act, role, classification and ownership is as tests/access/mandates.csv says") {
  std::ifstream file("tests/access/mandates.csv");
  REQUIRE(file.good());
  std::string line;
  std::getline(file, line);
  REQUIRE(line == "act,role,classification,own,involved,other");
  std::set<std::string> seen;
  int cells = 0;
  while (std::getline(file, line)) {
    const auto parts = split(line, ',');
    REQUIRE(parts.size() == 6);
    seen.insert(parts[0] + "," + parts[1] + "," + parts[2]);
    const Act act = *Codec<Act>::read(parts[0]);
    const Role role = *Codec<Role>::read(parts[1]);
    const Classification classification = *Codec<Classification>::read(parts[2]);
    const char* ownerships[] = {"own", "involved", "other"};
    for (int i = 0; i < 3; ++i) {
      for (const Classification clearance :
           {Classification::public_, Classification::internal, Classification::restricted}) {
        CAPTURE(line);
        CAPTURE(ownerships[i]);
        const bool expected = parts[static_cast<std::size_t>(3 + i)] == "yes" && classification <= clearance;
        CHECK(may(person(role, clearance), act, facts_of(ownerships[i], classification)).ok() == expected);
        ++cells;
      }
    }
  }
  const std::size_t all = Choices<Act>::type().values.size() * Choices<Role>::type().values.size() * 3;
  CHECK(seen.size() == all);
  CHECK(cells == static_cast<int>(all) * 9);
}

TEST_CASE("without a role nothing may be done, but all that is public may be seen") {
  const Person nobody{"U-1", {}};
  for (std::size_t act = 0; act < Choices<Act>::type().values.size(); ++act) {
    CHECK_FALSE(may(nobody, static_cast<Act>(act)).ok());
  }
  CHECK(nobody.viewer() == Viewer{Classification::public_});
}

TEST_CASE("a record above what the person may see is answered as if it were not there") {
  const auto answer =
      may(person(Role::owner, Classification::internal), Act::report, facts_of("own", Classification::restricted));
  CHECK(answer.error().kind == ErrorKind::not_found);
  CHECK(may(person(Role::analyst), Act::edit).error().kind == ErrorKind::forbidden);
}

TEST_CASE("an approver cannot approve a report of their own") {
  RecordFacts facts = facts_of("own", Classification::public_);
  facts.made_by = "U-2";
  CHECK(may(person(Role::approver), Act::approve_report, facts).ok());
  facts.made_by = "U-1";
  CHECK_FALSE(may(person(Role::approver), Act::approve_report, facts).ok());
}

TEST_CASE("a role without an organisation owns nothing, not even a record without an owner") {
  Person someone = person(Role::owner);
  someone.roles[0].organisation.clear();
  CHECK_FALSE(may(someone, Act::report, RecordFacts{}).ok());
}

TEST_CASE("the clearance of one role does not lift another role") {
  const Person both{
      "U-1", {{Role::owner, "ORG-1", Classification::public_}, {Role::auditor, "ORG-1", Classification::restricted}}};
  CHECK(both.viewer() == Viewer{Classification::restricted});
  CHECK_FALSE(may(both, Act::report, facts_of("own", Classification::internal)).ok());
}

TEST_CASE("an administrator sees only what is public, whatever the clearance") {
  CHECK(person(Role::administrator).viewer() == Viewer{Classification::public_});
  CHECK(person(Role::body_member).viewer() == Viewer{Classification::internal});
}

TEST_CASE("the table prints a line for each rule") {
  const auto lines = split(mandate_table_csv(), '\n');
  CHECK(lines.size() >= mandate_table().size() + 1);
  CHECK(lines[1] == "view,secretary,restricted,any");
}

}  // namespace
}  // namespace stip
