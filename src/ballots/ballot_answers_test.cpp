// Ballot answers test: one form for equal answers, limits that hold, and branching.
#include "ballots/ballot_answers.h"

#include <doctest/doctest.h>

#include "ballots/test_questions.h"

namespace stip {
namespace {

const BallotRules rules = question_rules();

std::string form(const std::string& question, const std::string& json) {
  const auto answer = canonical_answer(*rules.question(question), *parse_json(json));
  REQUIRE(answer.ok());
  return to_text(*answer);
}
std::string problem(const std::string& question, const std::string& json) {
  const auto answer = canonical_answer(*rules.question(question), *parse_json(json));
  REQUIRE_FALSE(answer.ok());
  CHECK(answer.error().kind == ErrorKind::invalid);
  CHECK(answer.error().subject == "question " + question);
  CHECK_FALSE(answer.error().remedy.empty());
  return answer.error().problem;
}

TEST_CASE("equal answers have one form, whatever the order in which they were given") {
  CHECK(form("age", R"("16-34")") == R"("16-34")");
  CHECK(form("worries", R"(["c","a"])") == R"(["a","c"])");
  CHECK(form("worries", "[]") == "null");
  CHECK(form("money", R"(["b"])") == R"(["b"])");
  CHECK(form("money", "[]") == "[]");  // To spend nothing is an answer.
  CHECK(form("ideas", R"([["c","b"],["a","b"]])") == R"([["a","b"],["c","b"]])");
  CHECK(form("ideas", R"([["a","b"],["b","a"]])") == R"([["b","a"]])");
  CHECK(form("why", "\"  Omdat\\r\\nhet kan. \"") == "\"Omdat\\nhet kan.\"");
  CHECK(form("why", R"("   ")") == "null");
  CHECK(form("age", "null") == "null");
}

TEST_CASE("what is no answer to the question is refused") {
  CHECK(problem("age", R"("17")") == "there is no option '17'.");
  CHECK(problem("age", "3") == "there is no option '3'.");
  CHECK(problem("age", R"(["16-34"])") == R"(there is no option '["16-34"]'.)");
  CHECK(problem("worries", R"("a")") == "this is no answer to it.");
  CHECK(problem("worries", R"(["a","a"])") == "option 'a' comes twice.");
  CHECK(problem("worries", R"(["a","b","c"])") == "3 options are chosen, and 2 may be.");
  CHECK(problem("money", R"(["z"])") == "there is no option 'z'.");
  CHECK(problem("ideas", R"([["a"]])") == "this is no answer to it.");
  CHECK(problem("ideas", R"([["a","z"]])") == "there is no option 'z'.");
  CHECK(problem("ideas", R"([["a","a"]])") == "'a' is held against itself.");
  CHECK(problem("why", "7") == "this is no answer to it.");
  CHECK(problem("why", R"("a\u0007")") == "the answer holds signs that are no text.");
}

TEST_CASE("a budget is kept to the last decimal") {
  CHECK(form("money", R"(["b","c"])") == R"(["b","c"])");  // 4.7 + 5.3 is 10, exactly.
  CHECK(problem("money", R"(["a","b"])") == "what is chosen costs 10.7 miljoen euro, and the budget is 10.");
}

TEST_CASE("a text is as long as it may be, in characters and not in bytes") {
  std::string fits;
  for (int i = 0; i < 200; ++i) fits += "ë";
  CHECK(form("why", to_text(Json(fits))) == to_text(Json(fits)));
  CHECK(problem("why", to_text(Json(fits + "e"))) == "the answer has 201 characters, and 200 may be.");
  CHECK(problem("why", to_text(Json(std::string(100'000, 'x')))) ==
        "the answer has 100000 characters, and 200 may be.");
}

TEST_CASE("an answer to a question that is not asked is not kept, nor what hangs on it") {
  const Json both = *parse_json(R"({"why":"Omdat.","worries":["b","c"]})");
  CHECK(to_text(only_asked(rules, both)) == R"({"worries":["b","c"],"why":"Omdat."})");
  const Json not_asked = *parse_json(R"({"why":"Omdat.","worries":["b"]})");
  CHECK(to_text(only_asked(rules, not_asked)) == R"({"worries":["b"]})");
  CHECK(to_text(only_asked(rules, *parse_json(R"({"why":"Omdat."})"))) == "{}");
  CHECK(missing_answers(rules, Json::object()) == std::vector<std::string>{"age"});
  CHECK(missing_answers(rules, *parse_json(R"({"age":"16-34"})")).empty());
}

TEST_CASE("an own statement is one line of text that others can read") {
  CHECK(*own_statement("  Meer bomen. ") == "Meer bomen.");
  CHECK_FALSE(own_statement(" ").ok());
  CHECK_FALSE(own_statement("Meer\nbomen.").ok());
  CHECK(own_statement(std::string(300, 'x')).ok());
  CHECK(own_statement(std::string(301, 'x')).error().problem == "it has 301 characters, and 300 may be.");
  CHECK_FALSE(own_statement("\xff").ok());
}

}  // namespace
}  // namespace stip
