// Ballot written test: answers beside votes: the last one counts, what is not asked is not kept, and all of it can go.
#include <algorithm>
#include <filesystem>
#include <random>

#include "ballots/ballot_count.h"
#include "ballots/test_ballots.h"
#include "ballots/test_questions.h"
#include "base/text.h"

namespace stip {
namespace {

struct TestQuestions : TestBallots {
  TestQuestions() : TestBallots(3, question_rules()) {}

  BallotAnswer answer(const std::string& json, VotesAsked votes = {}) {
    const auto answer = cast(answers_by(by_code(codes[0], std::move(votes)), json));
    REQUIRE(answer.ok());
    return *answer;
  }
  std::string problem(const std::string& json) {
    const auto answer = cast(answers_by(by_code(codes[0]), json));
    REQUIRE_FALSE(answer.ok());
    CHECK(answer.error().kind == ErrorKind::invalid);
    return answer.error().subject + ": " + answer.error().problem;
  }
  std::int64_t number(Query query) { return *box->file().database().integer(query); }
  bool is_good() {
    const auto verified = verify_ballots(*box);
    REQUIRE(verified.ok());
    for (const std::string& one : verified->problems) MESSAGE(one);
    return verified->problems.empty();
  }
};

TEST_CASE("the last answer counts, what is not named stays, and null takes an answer back") {
  TestQuestions test;
  const BallotAnswer first = test.answer(R"({"worries":["c","a"],"age":"16-34"})", {{"1", Vote::agree}});
  CHECK(to_text(first.answers) == R"({"age":"16-34","worries":["a","c"]})");
  CHECK(first.votes == LabelledVotes{{"1", Vote::agree}});
  CHECK(first.missing.empty());
  const BallotAnswer second = test.answer(R"({"age":"35-up","money":[],"why":"Omdat."})");
  CHECK(to_text(second.answers) == R"({"age":"35-up","worries":["a","c"],"why":"Omdat.","money":[]})");
  CHECK(second.votes == first.votes);
  CHECK(second.receipt == first.receipt);
  CHECK(second.digest != first.digest);
  const BallotAnswer third = test.answer(R"({"age":null,"money":["b","c"]})");
  CHECK(to_text(third.answers) == R"({"worries":["a","c"],"why":"Omdat.","money":["b","c"]})");
  CHECK(third.missing == std::vector<std::string>{"age"});
  // Votes alone leave the answers, and asking changes nothing.
  CHECK(test.cast(by_code(test.codes[0], {{"2", Vote::pass}}))->answers == third.answers);
  CHECK(test.cast(by_code(test.codes[0]))->answers == third.answers);
  CHECK(test.number("SELECT count(*) FROM ballot") == 1);
  CHECK(test.is_good());
}

TEST_CASE("an answer to a question that is not asked any more goes, with what hangs on it") {
  TestQuestions test;
  CHECK(to_text(test.answer(R"({"why":"Omdat."})").answers) == "{}");
  CHECK(test.number("SELECT count(*) FROM ballot") == 0);  // Nothing was left to keep.
  test.answer(R"({"why":"Omdat.","worries":["c"]})");
  CHECK(to_text(test.answer(R"({"worries":["b"]})").answers) == R"({"worries":["b"]})");
  CHECK(to_text(test.answer(R"({"worries":["c"]})").answers) == R"({"worries":["c"]})");
  CHECK(test.is_good());
}

TEST_CASE("what no honest questionnaire sends is refused, and nothing of the request is kept") {
  TestQuestions test;
  CHECK(test.problem(R"({"age":"16-34","money":["a","b"]})") ==
        "question money: what is chosen costs 10.7 miljoen euro, and the budget is 10.");
  CHECK(test.problem(R"({"worries":["a","b","c"]})") == "question worries: 3 options are chosen, and 2 may be.");
  CHECK(test.problem(R"({"ideas":[["a","zebra"]]})") == "question ideas: there is no option 'zebra'.");
  CHECK(test.problem(R"({"wories":["a"]})") == "question wories: there is none by that name.");
  CHECK(test.problem(R"({"worries":["c"],"why":")" + std::string(100'000, 'x') + "\"}") ==
        "question why: the answer has 100000 characters, and 200 may be.");
  CHECK(test.number("SELECT count(*) FROM ballot") == 0);
  CHECK(test.number("SELECT sum(spent) FROM code") == 0);
}

TEST_CASE("who does not say to be old enough is not kept, and who was in need not say so again") {
  TestQuestions test;
  BallotRequest young = by_code(test.codes[0], {{"1", Vote::agree}});
  CHECK(test.cast(young).error().problem == "you did not say that you are 16 or older.");
  CHECK(test.number("SELECT count(*) FROM ballot") == 0);
  CHECK(test.number("SELECT sum(spent) FROM code") == 0);
  CHECK(test.cast(by_code(test.codes[0])).ok());  // Asking keeps nothing.
  young.is_old_enough = true;
  CHECK(test.cast(young).ok());
  young.is_old_enough = false;
  CHECK(test.cast(young).ok());
}

TEST_CASE("own statements are added once each, can be taken back, and are no more than may be") {
  TestQuestions test;
  BallotRequest request = by_code(test.codes[0]);
  request.is_old_enough = true;
  request.statements = {"Meer bomen.", " Meer bomen. ", "Minder steen."};
  const auto both = test.cast(request);
  REQUIRE(both.ok());
  CHECK(both->statements.size() == 2);
  CHECK(both->statements[0].text == "Meer bomen.");
  CHECK(both->statements[0].state == ContributionState::waiting);
  CHECK(test.cast(request)->digest == both->digest);
  request = by_code(test.codes[0]);
  request.statements_back = {"Meer bomen."};
  CHECK(test.cast(request)->statements.size() == 1);
  request.statements_back = {};
  for (int i = 0; i < 10; ++i) request.statements.push_back("Stelling " + std::to_string(i) + ".");
  CHECK(test.cast(request).error().problem == "you added 10 statements already.");
  request.statements = {std::string(301, 'x')};
  CHECK(test.cast(request).error().problem == "it has 301 characters, and 300 may be.");
  CHECK(test.is_good());
  TestBallots without;
  BallotRequest refused = by_code(without.codes[0]);
  refused.statements = {"Meer bomen."};
  CHECK(without.cast(refused).error().problem == "in this consultation nobody can add statements.");
}

TEST_CASE("a ballot of answers alone is counted in the turnout, also after restarts, and goes with a withdrawal") {
  TestQuestions test;
  test.answer(R"({"age":"16-34"})");
  CHECK(test.box->sums("panel", BallotDoor::invited)->ballots == 1);
  test.reopen();
  CHECK(test.box->sums("panel", BallotDoor::invited)->ballots == 1);
  REQUIRE(test.box->round_off().ok());
  test.reopen();
  CHECK(test.box->sums("panel", BallotDoor::invited)->ballots == 1);
  CHECK(test.is_good());
  BallotRequest withdrawal = by_code(test.codes[0]);
  withdrawal.withdraw = true;
  const auto gone = test.cast(withdrawal);
  REQUIRE(gone.ok());
  CHECK(gone->digest.empty());
  CHECK(gone->answers.as_object().empty());
  CHECK(test.number("SELECT count(*) FROM ballot") == 0);
  CHECK(test.box->sums("panel", BallotDoor::invited)->ballots == 0);
  test.reopen();
  CHECK(test.box->sums("panel", BallotDoor::invited)->ballots == 0);
  CHECK(test.is_good());
}

TEST_CASE("the digest covers votes, answers and own statements, and cannot be tried without the salt") {
  TestQuestions test;
  const BallotAnswer answer = test.answer(R"({"age":"16-34","worries":["c"],"why":"Omdat."})", {{"1", Vote::agree}});
  // As anybody can who has the receipt, the salt and what was answered (docs/ballots.md).
  const std::string lines = "stip ballot 2\npanel\n" + answer.receipt + "\n" + answer.salt +
                            "\n1=1\n?age=\"16-34\"\n?worries=[\"c\"]\n?why=\"Omdat.\"\n";
  CHECK(answer.digest == to_hex(sha256(lines)));
  CHECK(answer.salt.size() == 32);
  const auto other = test.cast(answers_by(by_code(test.codes[1]), R"({"age":"16-34"})"));
  CHECK(other->salt != answer.salt);
  BallotRequest request = by_code(test.codes[0]);
  request.statements = {"Meer bomen."};
  const auto added = test.cast(request);
  CHECK(added->digest == to_hex(sha256(lines + "+\"Meer bomen.\"\n")));
}

TEST_CASE("verifying finds an answer that the rules do not allow") {
  for (const Query harm : {Query("UPDATE ballot SET written = replace(written, '16-34', '17-34')"),
                           Query("UPDATE ballot SET written = '{}'"), Query("UPDATE ballot SET written = 'x'"),
                           Query("UPDATE ballot SET written = '{\"answers\":{\"why\":\"Omdat.\"}}'"),
                           Query("UPDATE ballot SET written = ''")}) {
    TestQuestions test;
    test.answer(R"({"age":"16-34"})");
    REQUIRE(test.box->file().database().run(harm).ok());
    CHECK_FALSE(verify_ballots(*test.box)->problems.empty());
  }
}

TEST_CASE("sums are those of a recount, whatever comes: votes, answers, statements, withdrawals and restarts") {
  TestQuestions test;
  std::mt19937 dice(11);
  const std::string answers[] = {
      R"({"age":"16-34"})",     R"({"age":null,"worries":null})",        R"({"worries":["c"],"why":"x"})",
      R"({"money":["b","c"]})", R"({"money":null,"ideas":[["a","b"]]})", "{}"};
  for (int round = 0; round < 150; ++round) {
    VotesAsked votes;
    if (dice() % 2) votes.emplace_back("1", dice() % 3 ? std::optional(Vote::agree) : std::nullopt);
    BallotRequest request = answers_by(by_key(std::string(32, static_cast<char>('a' + dice() % 6)), votes),
                                       answers[dice() % std::size(answers)]);
    request.withdraw = dice() % 6 == 0;
    if (dice() % 4 == 0) request.statements = {dice() % 2 ? "Meer." : "Minder."};
    if (dice() % 4 == 0) request.statements_back = {"Meer."};
    REQUIRE(test.cast(request).ok());
    if (dice() % 10 == 0) REQUIRE(test.box->round_off().ok());
    if (dice() % 10 == 0) test.reopen();
    if (dice() % 10 == 0) CHECK(test.is_good());
  }
  CHECK(test.is_good());
}

// Made by stip before there were answers, and killed while it took votes: three changes were not in the sums yet.
TEST_CASE("a store of version 1 is brought over with all that was in it") {
  const TempFolder folder = *TempFolder::make();
  const std::string path = folder.file("ballots.db");
  std::filesystem::copy_file("tests/data/ballots/version-1.ballots", path);
  std::filesystem::copy_file("tests/data/ballots/version-1.secret", path + ".key");
  const std::string codes = *read_file("tests/data/ballots/version-1-codes.txt");
  {
    const auto box = *BallotBox::open(path, BallotFile::Access::write);
    CHECK(*box->file().database().integer("PRAGMA user_version") == 3);
    CHECK(box->sums("panel", BallotDoor::invited)->ballots == 2);
    CHECK(box->sums("panel", BallotDoor::open)->ballots == 1);
    CHECK(box->sums("panel", BallotDoor::invited)->votes.agrees(2) == 1);
    CHECK(to_hex(hash_of(box->find("panel")->rules)) ==
          "55bbccd8e5d1593a9e5543ddfb44846a0e6046c583265206d0a81faa9aac1ec5");
    const auto verified = verify_ballots(*box);
    CHECK(verified->problems.empty());
    CHECK(verified->votes == 5);
  }
  const auto again = *BallotBox::open(path, BallotFile::Access::write);
  const auto asked = again->cast({by_code(codes.substr(0, 21))}, {}).front();
  REQUIRE(asked.ok());
  CHECK(asked->receipt == "KSVNFGSRBG06YHBS3");
  CHECK(asked->votes == LabelledVotes{{"1", Vote::agree}, {"2", Vote::disagree}});
}

}  // namespace
}  // namespace stip
