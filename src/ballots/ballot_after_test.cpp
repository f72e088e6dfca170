// Ballot after test: what comes out when it has closed, what everybody can check, and what is forgotten by the clock.
#include <algorithm>
#include <set>
#include <thread>

#include "ballots/ballot_count.h"
#include "ballots/ballot_export.h"
#include "ballots/ballot_intake.h"
#include "ballots/ballot_moderation.h"
#include "ballots/ballot_receipts.h"
#include "ballots/ballot_sweep.h"
#include "ballots/test_ballots.h"
#include "ballots/test_questions.h"
#include "base/text.h"
#include "consultation/budget_game.h"
#include "consultation/open_answers.h"
#include "consultation/pairs.h"
#include "consultation/sample_cells.h"

namespace stip {
namespace {

struct TestAfter : TestBallots {
  explicit TestAfter(const BallotRules& rules = question_rules()) : TestBallots(12, rules) {}

  void answer(std::size_t code, const std::string& json, VotesAsked votes = {}) {
    REQUIRE(cast(answers_by(by_code(codes[code], std::move(votes)), json)).ok());
  }
  void close() { REQUIRE(box->close_consultation("panel", now).ok()); }
  std::string file(const std::string& what, std::vector<std::string> questions = {}) {
    const auto text = exported(*box, {"panel", what, BallotDoor::invited, std::move(questions)});
    REQUIRE(text.ok());
    return *text;
  }
  std::string problem(const std::string& what, std::vector<std::string> questions = {}) {
    return exported(*box, {"panel", what, BallotDoor::invited, std::move(questions)}).error().problem;
  }
};

TEST_CASE("what is exported is what the analyses read") {
  TestAfter test;
  for (std::size_t i = 0; i < 12; ++i)
    test.answer(i, std::string(R"({"age":")") + (i < 8 ? "16-34" : "35-up") + R"(","worries":["c"],"why":"Zomaar )" +
                       std::to_string(i) + R"(","money":)" + (i % 2 ? R"(["a"])" : R"(["b","c"])") +
                       R"(,"ideas":[["a","b"],["b","c"],["c","a"]]})");
  CHECK(test.problem("choices") == "it is open: votes are counted after it has closed.");
  test.close();
  const auto game = read_budget_game(test.file("attributes"), "attributes.csv", "10");
  REQUIRE(game.ok());
  CHECK(game->attributes == std::vector<std::string>{"CO2"});
  CHECK(game->versions[0].attributes[1][0] == -0.25);
  const auto choices = read_choices(test.file("choices"), "choices.csv", *game);
  REQUIRE(choices.ok());
  CHECK((*choices)[0] == std::map<std::uint64_t, std::int64_t>{{1, 6}, {6, 6}});
  const auto ranking = pair_ranking(test.file("pairs"), "pairs.csv");
  REQUIRE(ranking.ok());
  CHECK(ranking->choices == 36);
  CHECK(ranking->ideas[0].wins == 12);
  const auto answers = read_answers(test.file("answers"), "answers.csv");
  REQUIRE(answers.ok());
  CHECK(answers->size() == 12);
  const auto margins = read_margins("variable,level,Freq\nage,16-34,60\nage,35-up,40\n", "margins.csv");
  const auto sample =
      read_sample(test.file("about-me", {"worries"}), "about.csv", *margins, {"worries:c", "worries:a"});
  REQUIRE(sample.ok());
  CHECK(sample->cells.size() == 2);
  CHECK(sample->figures[0].sum[0] + sample->figures[0].sum[1] == 12);
  CHECK(sample->figures[1].sum[0] == 0);
  CHECK(test.problem("about-me", {"why"}) == "no question is about who answers, or one that is named has no options.");
  CHECK(test.problem("choices", {"why"}) == "0 questions can be meant by 'choices'.");
  CHECK(test.problem("names") == "'names' cannot be exported.");
  CHECK(exported(*test.box, {"panel", "votes", BallotDoor::signed_in, {}}).error().kind == ErrorKind::invalid);
}

TEST_CASE("what was refused is not exported, and only what was accepted may be quoted") {
  TestAfter test;
  test.answer(0, R"({"worries":["c"],"why":"Goed, \"heel\" goed."})");
  test.answer(1, R"({"worries":["c"],"why":"Jan is een dief."})");
  test.answer(2, R"({"worries":["c"],"why":"Nog niet gelezen."})");
  const auto all = *written_by_people(*test.box, "panel");
  for (const WrittenByPeople& one : all) {
    if (one.text == "Nog niet gelezen.") continue;
    REQUIRE(decide(*test.box,
                   {.consultation = "panel",
                    .ids = {one.id},
                    .state = starts_with(one.text, "Goed") ? ContributionState::accepted : ContributionState::refused,
                    .because = ModerationRule::names_people,
                    .moderator = "M",
                    .day = day_of(test.now)})
                .ok());
  }
  test.close();
  const std::string file = test.file("answers", {"why"});
  CHECK(contains(file, ",\"Goed, \"\"heel\"\" goed.\",yes\n"));
  CHECK(contains(file, ",Nog niet gelezen.,no\n"));
  CHECK_FALSE(contains(file, "dief"));
}

TEST_CASE("people stand in another order in each file, which is not that of the receipts") {
  BallotRules rules = question_rules();
  rules.minimum_age = 0;
  TestBallots test(0, rules);
  for (int i = 0; i < 60; ++i) {
    const std::string age = i % 2 ? "16-34" : "35-up", option = i % 2 ? "a" : "b";
    REQUIRE(test.cast(answers_by(by_key(std::string(32, 'k') + std::to_string(i), {{i % 2 ? "1" : "2", Vote::agree}}),
                                 R"({"age":")" + age + R"(","money":[")" + option + R"("]})"))
                .ok());
  }
  REQUIRE(test.box->close_consultation("panel", test.now).ok());
  const auto column = [&](const std::string& what) {
    std::string odd;
    const std::string text = *exported(*test.box, {"panel", what, BallotDoor::open, {}});
    for (const std::string& line : split(text, '\n'))
      odd += line.ends_with(",1,1") || line.ends_with(",16-34") || (starts_with(line, "1,") && what == "votes") ? "1"
                                                                                                                : "0";
    return odd;
  };
  std::string by_receipt = "0";
  Prepared rows = *test.box->file().database().prepare("SELECT written FROM ballot ORDER BY key");
  while (*rows.step()) by_receipt += contains(rows.text(0), "16-34") ? "1" : "0";
  by_receipt += "0";
  CHECK(by_receipt.size() == column("about-me").size());
  const std::set<std::string> orders{by_receipt, column("votes"), column("about-me"), column("choices")};
  CHECK(orders.size() == 4);
  CHECK(column("about-me") == column("about-me"));
}

Hash chained(const std::vector<std::string>& leaves) {
  Sha256 sum;
  for (const std::string& one : leaves) sum.add(one).add("\n");
  return sum.digest();
}

TEST_CASE("everybody finds their receipt with its digest in a list that cannot be changed unseen") {
  TestAfter test;
  const auto first = test.cast(answers_by(by_code(test.codes[0], {{"1", Vote::agree}}), R"({"age":"16-34"})"));
  test.answer(1, R"({"age":"35-up"})");
  CHECK(receipt_list(*test.box, "panel", chained).error().kind == ErrorKind::conflict);
  test.close();
  const std::string list = *receipt_list(*test.box, "panel", chained);
  CHECK(contains(list, "\n" + first->receipt + "," + first->digest + "\n"));
  CHECK_FALSE(contains(list, first->salt));
  const auto checked = check_receipt_list(list, "list.txt", chained);
  REQUIRE(checked.ok());
  CHECK(checked->ballots == 2);
  CHECK(checked->public_key == receipts_key(test.box->file()));
  const auto problem = [&](std::string changed) {
    const auto wrong = check_receipt_list(changed, "list.txt", chained);
    REQUIRE_FALSE(wrong.ok());
    return std::string(wrong.error().problem);
  };
  const auto with = [&](const std::string& from, const std::string& to) {
    std::string changed = list;
    changed.replace(changed.find(from), from.size(), to);
    return changed;
  };
  CHECK(problem(list.substr(0, list.size() - 1)) == "this is no list of receipts, or its end is missing.");
  CHECK(problem(with(first->receipt + "," + first->digest + "\n", "")) == "it holds 1 receipts, and says 2.");
  CHECK(problem(with(first->digest, std::string(64, '0'))) == "its receipts are not those of its root.");
  CHECK(problem(with("consultation panel", "consultation other")) == "its signature is not right.");
  const auto lines = split(list, '\n');
  CHECK(problem(with(lines[8] + "\n" + lines[9], lines[9] + "\n" + lines[8])) ==
        "a receipt comes twice, or they are not in order.");
  CHECK(problem(with("root ", "stem ")) == "line 6 is not what it should be.");
}

TEST_CASE("the clock closes it after its last day, and forgets codes and ballots when the rules say so") {
  TestAfter test;
  test.now = *parse_instant("2027-06-01T21:59:59Z");  // A second before midnight in the Netherlands.
  test.answer(0, R"({"age":"16-34","worries":["c"],"why":"Een heel bijzonder antwoord."})", {{"1", Vote::agree}});
  CHECK(sweep(*test.box, test.now)->closed.empty());
  test.now += std::chrono::seconds(1);
  CHECK(sweep(*test.box, test.now)->closed == std::vector<std::string>{"panel"});
  CHECK(sweep(*test.box, test.now)->closed.empty());
  const Instant closed = test.now;

  CHECK(sweep(*test.box, closed + std::chrono::days(90) - std::chrono::seconds(1))->codes_forgotten.empty());
  CHECK(sweep(*test.box, closed + std::chrono::days(90))->codes_forgotten == std::vector<std::string>{"panel"});
  CHECK(*test.box->file().database().integer("SELECT count(*) FROM code") == 0);
  CHECK(sweep(*test.box, closed + std::chrono::days(364))->ballots_forgotten.empty());
  CHECK(*test.box->file().database().integer("SELECT count(*) FROM ballot") == 1);
  if (!test.is_on_server) {
    REQUIRE(test.box->file().database().run("PRAGMA wal_checkpoint(TRUNCATE)").ok());
    CHECK(contains(*read_file(test.path), "heel bijzonder"));
  }

  CHECK(sweep(*test.box, closed + std::chrono::days(365))->ballots_forgotten == std::vector<std::string>{"panel"});
  CHECK(*test.box->file().database().integer("SELECT count(*) FROM ballot") == 0);
  if (!test.is_on_server) {
    CHECK_FALSE(contains(*read_file(test.path), "heel bijzonder"));
    CHECK_FALSE(contains(*read_file(test.path + "-wal"), "heel bijzonder"));
  }
  test.reopen();
  CHECK(test.box->sums("panel", BallotDoor::invited)->ballots == 1);  // How many took part stays known.
  CHECK(test.box->sums("panel", BallotDoor::invited)->votes.agrees(0) == 0);
  CHECK(verify_ballots(*test.box)->problems.empty());
  CHECK(count_ballots(*test.box, "panel", BallotDoor::invited).error().problem ==
        "its ballots were thrown away, as its rules say.");
  CHECK(sweep(*test.box, closed + std::chrono::days(400))->ballots_forgotten.empty());
}

TEST_CASE("rules that name no days forget nothing, and an intake sweeps by itself") {
  TestBallots silent;
  REQUIRE(silent.box->close_consultation("panel", silent.now).ok());
  CHECK(sweep(*silent.box, silent.now + std::chrono::days(4000))->codes_forgotten.empty());

  TestAfter test;
  test.answer(0, R"({"age":"16-34"})");
  std::atomic<std::int64_t> seconds = test.now.time_since_epoch().count();
  const auto intake =
      *BallotIntake::open(test.place, {[&] { return Instant(std::chrono::seconds(seconds.load())); }, 64, 64});
  CHECK((*intake->cast(by_code(test.codes[0], {{"1", Vote::agree}}))).ok());
  seconds = parse_instant("2028-07-01T00:00:00Z")->time_since_epoch().count();
  // It is over, whether or not somebody closed it; and the sweep comes before the next group is written.
  CHECK((*intake->cast(by_code(test.codes[0], {{"1", Vote::disagree}}))).error().kind == ErrorKind::conflict);
  CHECK(intake->consultation("panel")->state == BallotState::closed);
}

}  // namespace
}  // namespace stip
