// Open puzzle, tested: a key that was worked out comes in, another does not, and who was let in by the site need not.
#include "ballots/open_puzzle.h"

#include "ballots/test_ballots.h"
#include "base/text.h"

using namespace stip;

namespace {

std::string key_of(int number) { return "a key that is long enough for a ballot " + std::to_string(number); }

/// The first of these keys that solves it, or does not.
std::string first_key(std::uint32_t bits, bool solves) {
  int number = 0;
  while (solves_puzzle("panel", key_of(number), bits) != solves) ++number;
  return key_of(number);
}

BallotRules puzzling() {
  BallotRules rules = test_rules();
  rules.puzzle = 8;
  return rules;
}

}  // namespace

TEST_CASE("a hash begins with zero bits, and with as many as were asked for") {
  CHECK(solves_puzzle("panel", "any", 0));
  const std::string key = first_key(10, true);
  for (std::uint32_t bits = 0; bits <= 10; ++bits) CHECK(solves_puzzle("panel", key, bits));
  // One in 1,024 keys does, and for another consultation it does not.
  int solved = 0, elsewhere = 0;
  for (int number = 0; number < 40'000; ++number)
    if (solves_puzzle("panel", key_of(number), 10)) {
      ++solved;
      elsewhere += solves_puzzle("another", key_of(number), 10);
    }
  CHECK(solved > 10);
  CHECK(solved < 100);
  CHECK(elsewhere <= 2);
}

TEST_CASE("by the open door a ballot comes in with a key that solves the puzzle, as often as it comes") {
  TestBallots ballots(2, puzzling());
  const auto refused = ballots.cast(by_key(first_key(8, false), {{"1", Vote::agree}}));
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().kind == ErrorKind::forbidden);
  CHECK(contains(refused.error().problem, "puzzle"));
  REQUIRE(ballots.cast(by_key(first_key(8, true), {{"1", Vote::agree}})).ok());
  REQUIRE(ballots.cast(by_key(first_key(8, true), {{"1", Vote::disagree}})).ok());
  BallotRequest let_in = by_key(first_key(8, false), {{"1", Vote::agree}});
  let_in.is_let_in = true;
  REQUIRE(ballots.cast(let_in).ok());
  CHECK(ballots.box->sums("panel", BallotDoor::open)->ballots == 2);
  // Who has a code is no stranger.
  REQUIRE(ballots.cast(by_code(ballots.codes[0], {{"1", Vote::agree}})).ok());
}

TEST_CASE("the rules say how hard it is, and only of a door that is open") {
  const std::string start = R"({"id":"panel","title":"T","statements":[{"label":"1","text":"S"}],"doors":)";
  const auto rules = parse_ballot_rules(start + R"(["open"],"puzzle":18})", "rules.json");
  REQUIRE(rules.ok());
  CHECK(rules->puzzle == 18);
  CHECK(parse_ballot_rules(to_text(*rules), "rules.json")->puzzle == 18);
  CHECK_FALSE(parse_ballot_rules(start + R"(["open"],"puzzle":40})", "rules.json").ok());
  CHECK_FALSE(parse_ballot_rules(start + R"(["invited"],"puzzle":18})", "rules.json").ok());
}
