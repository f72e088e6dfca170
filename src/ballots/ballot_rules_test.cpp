// Ballot rules test: read strictly, written in one way.
#include "ballots/ballot_rules.h"

#include <doctest/doctest.h>

#include "base/json.h"

namespace stip {
namespace {

std::string problem_with(const std::string& json) {
  const auto rules = parse_ballot_rules(json, "rules.json");
  REQUIRE(!rules.ok());
  CHECK(rules.error().kind == ErrorKind::invalid);
  CHECK_FALSE(rules.error().remedy.empty());
  return rules.error().problem;
}

const std::string good =
    R"({"id":"panel-2027","title":"What first?","doors":["open","invited"],"statements":[{"label":"1","text":"One."},{"label":"2","text":"Two."}]})";

std::string with(const std::string& from, const std::string& to) {
  std::string json = good;
  json.replace(json.find(from), from.size(), to);
  return json;
}

TEST_CASE("rules are read, and written so that they are read as themselves") {
  const auto rules = parse_ballot_rules(good, "rules.json");
  REQUIRE(rules.ok());
  CHECK(rules->statements.size() == 2);
  CHECK(rules->allows(BallotDoor::open));
  CHECK_FALSE(rules->allows(BallotDoor::signed_in));
  const std::string text = to_text(*rules);
  CHECK(to_text(*parse_ballot_rules(text, "rules.json")) == text);
  CHECK(hash_of(*rules) == hash_of(*parse_ballot_rules(with(R"(["open","invited"])", R"(["invited", "open"])"), "x")));
  CHECK(hash_of(*rules) != hash_of(*parse_ballot_rules(with("One.", "One!"), "x")));
}

TEST_CASE("a statement may be about who answers, and only then it says so") {
  const auto rules = parse_ballot_rules(with(R"("text":"One.")", R"("about_me":true,"text":"One.")"), "rules.json");
  REQUIRE(rules.ok());
  CHECK(rules->statements[0].about_me);
  CHECK_FALSE(rules->statements[1].about_me);
  CHECK(parse_ballot_rules(to_text(*rules), "rules.json")->statements[0].about_me);
  CHECK(hash_of(*rules) != hash_of(*parse_ballot_rules(good, "rules.json")));
  CHECK(to_text(*parse_ballot_rules(with(R"("text":"One.")", R"("about_me":false,"text":"One.")"), "x")) ==
        to_text(*parse_ballot_rules(good, "rules.json")));
  CHECK(problem_with(with(R"("text":"One.")", R"("about_me":"yes","text":"One.")")) ==
        "statement 1: 'about_me' is neither true nor false.");
}

TEST_CASE("rules that are not understood to the last member are refused") {
  CHECK(problem_with(with(R"("title")", R"("titel")")) == "'titel' is not known.");
  CHECK(problem_with(with("panel-2027", "Panel 2027")) == "'Panel 2027' is no id of a consultation.");
  CHECK(problem_with(with(R"(["open","invited"])", "[]")) == "no door is named.");
  CHECK(problem_with(with(R"("open")", R"("back")")) == "a door is not known.");
  CHECK(problem_with(with(R"("label":"2")", R"("label":"1")")) == "two statements are labelled 1.");
  CHECK(problem_with(with(R"("label":"2")", R"("label":"2,3")")) == "'2,3' is no label of a statement.");
  CHECK(problem_with(with("Two.", std::string(1001, 'x'))) == "statement 2: 'text' is longer than 1000 bytes.");
  problem_with("[]");
  problem_with("{");
}

}  // namespace
}  // namespace stip
