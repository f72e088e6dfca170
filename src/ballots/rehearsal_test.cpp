// Rehearsal, tested: the same seed gives the same people; branches, times and small numbers are told as they are.
#include "ballots/rehearsal.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "ballots/reading_time.h"
#include "ballots/test_ballots.h"

namespace stip {
namespace {

const Instant now = *parse_instant("2027-03-01T09:00:00Z");

BallotRules questionnaire(const std::string& more = "") {
  std::string statements;
  for (int i = 1; i <= 30; ++i)
    statements += std::string(i > 1 ? "," : "") + R"({"label":")" + std::to_string(i) + R"(","text":"Statement."})";
  auto rules = parse_ballot_rules(
      R"({"id":"try","title":"Two words","doors":["open"],"minimum_age":16,"introduction":{"what":"One two three.","what_en":"One.","minutes":1},"statements":[)" +
          statements +
          R"(],"questions":[
          {"label":"age","kind":"single","text":"?","about_me":true,"required":true,"options":[{"label":"young","text":"Y"},{"label":"old","text":"O"}]},
          {"label":"would","kind":"single","text":"?","required":true,"options":[{"label":"yes","text":"Y"},{"label":"no","text":"N"}]},
          {"label":"because","kind":"open","text":"?","if":{"question":"would","is":["no"]}},
          {"label":"money","kind":"budget","text":"?","budget":5,"unit":"euro","options":[{"label":"a","text":"A","cost":2},{"label":"b","text":"B","cost":2.5},{"label":"c","text":"C","cost":3}]},
          {"label":"ideas","kind":"pairs","text":"?","options":[{"label":"a","text":"A"},{"label":"b","text":"B"},{"label":"c","text":"C"}]})" +
          more + "]}",
      "rules.json");
  if (!rules.ok()) MESSAGE(to_text(rules.error()));
  REQUIRE(rules.ok());
  return *rules;
}

const RehearsedQuestion& question(const Rehearsal& rehearsal, std::string_view label) {
  const auto found = std::ranges::find(rehearsal.questions, label, &RehearsedQuestion::label);
  REQUIRE(found != rehearsal.questions.end());
  return *found;
}

}  // namespace

TEST_CASE("what people read is counted in each language, Dutch standing in for what was not translated") {
  CHECK(words_in("  One\ntwo  three ") == 3);
  const BallotRules rules = questionnaire();
  // Title, introduction, statements, questions and options; the introduction is shorter in English.
  CHECK(words_of(rules, Language::nl) == 2 + 3 + 30 + 5 + 10);
  CHECK(words_of(rules, Language::en) == words_of(rules, Language::nl) - 2);
  CHECK(reading_minutes(400) == doctest::Approx(2));
}

TEST_CASE("made-up people take part as real ones do, and the same seed gives the same") {
  const BallotRules rules = questionnaire();
  const auto first = rehearse(rules, 400, 7, now);
  REQUIRE(first.ok());
  CHECK(first->kept == 400);
  CHECK(to_text(to_json(*first)) == to_text(to_json(*rehearse(rules, 400, 7, now))));
  CHECK(to_text(to_json(*first)) != to_text(to_json(*rehearse(rules, 400, 8, now))));
  CHECK(question(*first, "age").asked == 400);
  CHECK(question(*first, "age").answered == 400);
  CHECK(*question(*first, "age").margin == doctest::Approx(4.9).epsilon(0.001));
  // The branch is reached by those who said no, and by nobody else.
  CHECK(question(*first, "because").asked > 0);
  CHECK(question(*first, "because").asked < 400);
  std::int64_t people = 0;
  for (const RehearsedGroup& each : first->groups) people += each.people;
  CHECK(people == 400);
}

TEST_CASE("with many answers the order that was put in is found; with few it is not said") {
  const BallotRules rules = questionnaire();
  const auto many = rehearse(rules, 2'000, 7, now);
  REQUIRE(many.ok());
  REQUIRE(many->orders.size() == 2);
  for (const RehearsedOrder& each : many->orders) {
    CHECK(each.why_not.empty());
    CHECK(each.pairs == 3);
    CHECK(each.right >= 2);  // Two that are worth nearly the same may change places.
    CHECK(each.largest_error < 0.2);
  }
  CHECK(many->found_groups > 1);
  CHECK(many->agreement > 0.3);
  const auto few = rehearse(rules, 12, 7, now);
  REQUIRE(few.ok());
  CHECK(few->found_groups == 0);
  CHECK(few->verdict == GroupsVerdict::too_few_people);
  CHECK(few->hidden_cells == few->cells);
  CHECK(few->cells == 4);
}

TEST_CASE("statements about who answers do not make groups, in a rehearsal either") {
  BallotRules rules = questionnaire();
  REQUIRE(rehearse(rules, 2'000, 7, now)->found_groups > 1);
  for (BallotStatement& each : rules.statements) each.about_me = true;
  const auto none = rehearse(rules, 2'000, 7, now);
  REQUIRE(none.ok());
  CHECK(none->found_groups == 0);
}

TEST_CASE("so many people cannot rehearse") {
  CHECK(rehearse(questionnaire(), 0, 7, now).error().kind == ErrorKind::invalid);
  CHECK(rehearse(questionnaire(), most_rehearsed + 1, 7, now).error().kind == ErrorKind::invalid);
}

}  // namespace stip
