// Ballot questions test: rules with questions of every kind are read as themselves, and each mistake is named.
#include "ballots/ballot_questions.h"

#include <doctest/doctest.h>

#include "ballots/test_questions.h"
#include "base/json.h"
#include "base/text.h"

namespace stip {
namespace {

std::string problem_with(const std::string& from, const std::string& to) {
  const std::string json = questions_with(from, to);
  const auto rules = parse_ballot_rules(json, "rules.json");
  REQUIRE(!rules.ok());
  CHECK(rules.error().subject == "rules.json");
  CHECK_FALSE(rules.error().remedy.empty());
  CHECK(rules.error().problem.has_words());
  return rules.error().problem;
}

TEST_CASE("rules with questions of every kind are read, and written so that they are read as themselves") {
  const auto rules = parse_ballot_rules(questions_json, "rules.json");
  REQUIRE(rules.ok());
  CHECK(rules->questions.size() == 6);
  CHECK(rules->introduction.why.in(Language::en) == "Because.");
  CHECK(rules->introduction.what.in(Language::en) == "Wat er gevraagd wordt.");  // There is no English of it.
  CHECK(rules->title.in(Language::nl) == "Waar eerst?");
  CHECK(to_text(*rules->closes) == "2027-06-01");
  const BallotQuestion& money = *rules->question("money");
  CHECK(money.options[1].cost == BallotAmount{4'700'000});
  CHECK(money.options[1].effects[0].value == BallotAmount{-250'000});
  CHECK(to_text(money.options[1].cost) == "4.7");
  CHECK(rules->question("why")->condition->is == std::vector<std::string>{"c"});
  CHECK(rules->question("nothing") == nullptr);
  CHECK(rules->question("") == nullptr);
  const std::string text = to_text(*rules);
  CHECK(to_text(*parse_ballot_rules(text, "rules.json")) == text);
  CHECK(contains(text, R"("if":{"question":"worries","is":["c"]})"));
  CHECK(contains(text, R"("value":-0.25)"));
  CHECK_FALSE(contains(text, "required\":false"));
}

TEST_CASE("statements are asked where their question stands, else first, else nowhere") {
  const auto kinds = [](const std::string& json) {
    std::string names;
    const auto rules = parse_ballot_rules(json, "rules.json");
    REQUIRE(rules.ok());
    for (const BallotQuestion& one : rules->steps()) names += std::string(name_of(one.kind)) + " ";
    return names;
  };
  CHECK(kinds(questions_json) == "single statements multiple open budget pairs ");
  CHECK(kinds(questions_with(R"({"kind":"statements"},)", "")) == "statements single multiple open budget pairs ");
  const std::string alone = R"({"id":"a","title":"A","doors":["open"],)";
  CHECK(kinds(alone + R"("questions":[{"label":"w","kind":"open","text":"Why?"}]})") == "open ");
  CHECK(kinds(alone + R"("own_statements":true,"questions":[{"label":"w","kind":"open","text":"Why?"}]})") ==
        "statements open ");
}

TEST_CASE("rules of statements alone have the text, and so the hash, that they always had") {
  const std::string first =
      R"({"id":"panel-2027","title":"What first?","doors":["invited","open"],"statements":[{"label":"1","text":" One. "}]})";
  CHECK(to_text(*parse_ballot_rules(first, "rules.json")) == first);
}

TEST_CASE("what is wrong with a question is said with its label and its member") {
  CHECK(problem_with(R"("most":2)", R"("moist":2)") == "question worries: 'moist' is not known.");
  CHECK(problem_with(R"("most":2)", R"("most":9)") == "question worries: 'most' is no whole number from 1 to 3.");
  CHECK(problem_with(R"("kind":"pairs")", R"("kind":"pair")") == "question ideas: 'kind' is missing or not known.");
  CHECK(problem_with(R"("label":"ideas")", R"("label":"mo ney")") == "question 6: 'mo ney' is no label of a question.");
  CHECK(problem_with(R"("label":"ideas")", R"("label":"money")") == "two questions are labelled money.");
  CHECK(problem_with(R"("label":"ideas",)", "") == "question 6: '' is no label of a question.");
  CHECK(problem_with(R"("about_me":true)", R"("about_me":"yes")") ==
        "question age: 'about_me' is neither true nor false.");
  CHECK(problem_with(R"("longest":200)", R"("longest":99999)") ==
        "question why: 'longest' is no whole number from 1 to 10000.");
  CHECK(problem_with(R"("longest":200)", R"("options":[])") == "question why: 'options' is not known.");
  CHECK(problem_with(R"("question":"worries")", R"("question":"money")") ==
        "question why: 'if' names 'money', which is no earlier question of kind single or multiple.");
  CHECK(problem_with(R"("is":["c"])", R"("is":["z"])") ==
        "question why: 'if' names 'z', which is no option of question worries.");
  CHECK(problem_with(R"("is":["c"])", R"("is":[])") == "question why: 'is' is missing, or no list of 1 to 3.");
  CHECK(problem_with(R"("text":"Waarom?")", R"("text":"")") == "question why: 'text' is missing or empty.");
  CHECK(problem_with(R"("text":"Waarom?")", R"("text":3)") == "question why: 'text' is no text.");
}

TEST_CASE("what is wrong with options, costs and effects is said with their labels") {
  CHECK(problem_with(R"({"label":"35-up")", R"({"label":"16-34")") == "question age: two options are labelled 16-34.");
  CHECK(problem_with(R"({"label":"35-up")", R"({"label":"")") == "question age: '' is no label of an option.");
  CHECK(problem_with(R"("cost":4.7)", R"("cost":-1)") == "question money, option b: its cost is below zero.");
  CHECK(problem_with(R"("cost":4.7)", R"("cost":"4,7")") ==
        "question money, option b: 'cost' is missing, or no number with at most six decimals.");
  CHECK(problem_with(R"("cost":4.7)", R"("cost":0.0000001)") ==
        "question money, option b: 'cost' is missing, or no number with at most six decimals.");
  CHECK(problem_with(R"("value":-0.25)", R"("valeu":1)") ==
        "question money, option b, effect CO2: 'valeu' is not known.");
  CHECK(problem_with(R"("effects":[{"name":"CO2","value":-0.25}])", R"("effects":[{"name":"Rust","value":1}])") ==
        "question money: option b has other effects than the first one, or one twice.");
  CHECK(problem_with(R"("budget":10)", R"("budget":4)") ==
        "question money: nobody can choose 1 options within the budget.");
  CHECK(problem_with(R"("least_options":0)", R"("least_options":3)") ==
        "question money: nobody can choose 3 options within the budget.");
  CHECK(problem_with(R"({"kind":"statements"},)", R"({"kind":"statements"},{"kind":"statements"},)") ==
        "two questions are of kind statements.");
}

TEST_CASE("what is wrong with the rules around the questions is said with its member") {
  CHECK(problem_with(R"("minimum_age":16)", R"("minimum_age":0)") == "'minimum_age' is no whole number from 1 to 120.");
  CHECK(problem_with(R"("2027-06-01")", R"("1 June")") == "'closes' is no day.");
  CHECK(problem_with(R"("why_en")", R"("whie_en")") == "introduction: 'whie_en' is not known.");
  CHECK(problem_with(R"("minutes":10)", R"("minutes":"ten")") ==
        "introduction: 'minutes' is no whole number from 1 to 600.");
  CHECK_FALSE(parse_ballot_rules(R"({"id":"a","title":"A","doors":["open"],"statements":[]})", "x").ok());
  CHECK(parse_ballot_rules(R"({"id":"a","title":"A","doors":["open"]})", "x").error().problem ==
        "nothing is asked: there are no statements and no questions.");
}

TEST_CASE("an error is said in Dutch to who reads Dutch") {
  const auto rules = parse_ballot_rules(questions_with(R"("most":2)", R"("most":9)"), "rules.json");
  CHECK(rules.error().problem.in(Language::nl) == "vraag worries: 'most' is geen heel getal van 1 tot en met 3.");
}

}  // namespace
}  // namespace stip
