// Ballot moderation test: what people wrote waits, is decided on by a rule, is voted on, and goes with its ballot.
#include "ballots/ballot_moderation.h"

#include <algorithm>

#include "ballots/ballot_count.h"
#include "ballots/test_ballots.h"
#include "ballots/test_questions.h"
#include "base/text.h"

namespace stip {
namespace {

struct TestModeration : TestBallots {
  TestModeration() : TestBallots(5, question_rules()) {}

  BallotAnswer write(std::size_t code, std::vector<std::string> statements, const std::string& answers = "{}") {
    BallotRequest request = answers_by(by_code(codes[code]), answers);
    request.statements = std::move(statements);
    const auto answer = cast(request);
    REQUIRE(answer.ok());
    return *answer;
  }
  std::string id_of(const std::string& text) {
    const auto all = written_by_people(*box, "panel");
    const auto found = std::ranges::find(*all, text, &WrittenByPeople::text);
    REQUIRE(found != all->end());
    return found->id;
  }
  ErrorOr<std::vector<std::string>> decide_on(const std::string& text, ContributionState state,
                                              ModerationRule because = {}) {
    return decide(*box, {.consultation = "panel",
                         .ids = {id_of(text)},
                         .state = state,
                         .because = because,
                         .moderator = "M. de Vries",
                         .day = day_of(now)});
  }
  bool is_good() { return verify_ballots(*box)->problems.empty(); }
};

TEST_CASE("an accepted statement is voted on like the others, and the rules stay as they are") {
  TestModeration test;
  test.write(0, {"Meer bomen in de stad."});
  const Hash rules = hash_of(test.box->find("panel")->rules);
  const auto other = *BallotBox::open(test.place, BallotFile::Access::write);
  CHECK_FALSE(test.cast(by_code(test.codes[0], {{"D-1", Vote::agree}})).ok());
  CHECK(*test.decide_on("Meer bomen in de stad.", ContributionState::accepted) == std::vector<std::string>{"D-1"});
  CHECK(hash_of(test.box->find("panel")->rules) == rules);
  CHECK(test.write(0, {}).statements[0].state == ContributionState::accepted);
  CHECK(test.write(0, {}).statements[0].label == "D-1");
  // Another box, as of a program that serves, sees it before it takes the next vote.
  const auto voted = other->cast({by_code(test.codes[0], {{"D-1", Vote::disagree}, {"1", Vote::agree}})}, test.now);
  REQUIRE(voted.front().ok());
  CHECK(voted.front()->votes == LabelledVotes{{"1", Vote::agree}, {"D-1", Vote::disagree}});
  CHECK(other->sums("panel", BallotDoor::invited)->votes.disagrees(2) == 1);
  CHECK(other->find("panel")->statements_asked->size() == 3);
  REQUIRE(other->round_off().ok());
  test.reopen();
  CHECK(test.box->sums("panel", BallotDoor::invited)->votes.product(0, 2) == -1);
  CHECK(test.is_good());
  REQUIRE(test.box->close_consultation("panel", test.now).ok());
  CHECK(contains(votes_csv(*count_ballots(*test.box, "panel", BallotDoor::invited)), "D-1,1,-1\n"));
}

TEST_CASE("statements that are accepted together get labels of their own, also beside one of the rules") {
  BallotRules rules = question_rules();
  rules.statements[0].label = "D-1";
  TestBallots test(1, rules);
  BallotRequest request = by_code(test.codes[0]);
  request.is_old_enough = true;
  request.statements = {"Meer bomen.", "Minder steen."};
  REQUIRE(test.cast(request).ok());
  ModerationDecision decision{.consultation = "panel", .ids = {}, .moderator = "M", .day = day_of(test.now)};
  const auto queue = *moderation_queue(*test.box, "panel");
  for (const WrittenByPeople& one : queue) decision.ids.push_back(one.id);
  CHECK(*decide(*test.box, decision) == std::vector<std::string>{"D-2", "D-3"});
}

TEST_CASE("sums that were kept before a statement was added are read with it") {
  TestModeration test;
  test.write(0, {"Meer bomen."});
  BallotRequest votes = by_code(test.codes[1], {{"1", Vote::agree}, {"2", Vote::disagree}});
  votes.is_old_enough = true;
  REQUIRE(test.cast(votes).ok());
  REQUIRE(test.box->round_off().ok());
  REQUIRE(test.decide_on("Meer bomen.", ContributionState::accepted).ok());
  CHECK(test.box->sums("panel", BallotDoor::invited)->votes.product(0, 1) == -1);
  CHECK(test.is_good());
}

TEST_CASE("what waits is shown by how many will see it, near copies together") {
  TestModeration test;
  test.write(0, {"De gemeente moet veel meer bomen planten in onze straten."},
             R"({"worries":["c"],"why":"Omdat ik bang ben."})");
  test.now += std::chrono::hours(1);
  test.write(1, {"Alle bussen moeten in het weekend gratis worden voor iedereen."});
  test.now += std::chrono::hours(1);
  test.write(2, {"De gemeente moet veel meer bomen planten in onze straten!"});
  const auto queue = moderation_queue(*test.box, "panel");
  REQUIRE(queue.ok());
  REQUIRE(queue->size() == 4);
  CHECK((*queue)[0].text == "De gemeente moet veel meer bomen planten in onze straten.");
  CHECK((*queue)[0].alike == 2);
  CHECK((*queue)[1].text == "De gemeente moet veel meer bomen planten in onze straten!");
  CHECK((*queue)[2].alike == 1);
  CHECK((*queue)[3].question == "why");
}

TEST_CASE("a decision goes with the text that it was about, and the text with its ballot") {
  TestModeration test;
  const BallotAnswer answer = test.write(0, {"Meer bomen."}, R"({"worries":["c"],"why":"Eerst."})");
  REQUIRE(test.decide_on("Eerst.", ContributionState::accepted).ok());
  test.write(0, {}, R"({"why":"Later."})");
  const auto changed = written_by_people(*test.box, "panel");
  CHECK(std::ranges::all_of(*changed, [](const auto& one) { return one.state == ContributionState::waiting; }));
  test.write(0, {}, R"({"why":"Eerst."})");  // Not accepted still: somebody may have wanted it back.
  CHECK(moderation_queue(*test.box, "panel")->size() == 2);
  REQUIRE(test.decide_on("Meer bomen.", ContributionState::accepted).ok());
  REQUIRE(test.box->erase("panel", answer.receipt).ok());
  CHECK(written_by_people(*test.box, "panel")->empty());
  CHECK(*test.box->file().database().integer("SELECT count(*) FROM contribution") == 0);
  // What others vote on by now is theirs too; nothing leads back to who wrote it.
  CHECK(test.box->find("panel")->statements_asked->size() == 3);
  CHECK(test.is_good());
}

TEST_CASE("the log names the rule, never the moderator, and no text that its rule hides") {
  TestModeration test;
  test.write(0, {"Meer bomen.", "Jan Jansen van nummer 12 is een dief."}, R"({"worries":["c"],"why":"Koop bij mij!"})");
  REQUIRE(test.decide_on("Meer bomen.", ContributionState::accepted).ok());
  REQUIRE(
      test.decide_on("Jan Jansen van nummer 12 is een dief.", ContributionState::refused, ModerationRule::names_people)
          .ok());
  REQUIRE(test.decide_on("Koop bij mij!", ContributionState::refused, ModerationRule::advertises).ok());
  CHECK(moderation_csv(*moderation_log(*test.box, "panel")) ==
        "day,decision,question,label,because,note,text\n"
        "2027-03-01,accepted,,D-1,,,Meer bomen.\n"
        "2027-03-01,refused,,,names-people,,\n"
        "2027-03-01,refused,why,,advertises,,Koop bij mij!\n");
  const BallotAnswer answer = test.write(0, {});
  CHECK(answer.statements[1].state == ContributionState::refused);
  CHECK(answer.statements[1].because == "names-people");
}

TEST_CASE("what was accepted can be taken out again: it is asked no more, and votes on it stay") {
  TestModeration test;
  test.write(0, {"Meer bomen."});
  REQUIRE(test.decide_on("Meer bomen.", ContributionState::accepted).ok());
  REQUIRE(test.cast(by_code(test.codes[0], {{"D-1", Vote::agree}})).ok());
  REQUIRE(test.decide_on("Meer bomen.", ContributionState::refused, ModerationRule::taken_back).ok());
  CHECK(test.box->find("panel")->statements_asked->size() == 2);
  CHECK(*test.box->file().database().integer("SELECT count(*) FROM added_statement WHERE text <> ''") == 0);
  // An older page may send it still: that is not kept, and the rest is.
  BallotRequest old_page = by_code(test.codes[1], {{"1", Vote::agree}, {"D-1", Vote::agree}});
  old_page.is_old_enough = true;
  CHECK(test.cast(old_page)->votes == LabelledVotes{{"1", Vote::agree}});
  CHECK(test.box->sums("panel", BallotDoor::invited)->votes.agrees(2) == 1);
  CHECK(contains(statements_csv(*test.box->find("panel")), "D-1,-1,0,\n"));
  CHECK(test.is_good());
}

TEST_CASE("a corrected statement keeps its label and votes, and both texts") {
  TestModeration test;
  test.write(0, {"Meer bomne."});
  REQUIRE(test.decide_on("Meer bomne.", ContributionState::accepted).ok());
  StatementCorrection mended{"panel", "D-1", "Meer bomen.", "", "M. de Vries", day_of(test.now)};
  REQUIRE(correct(*test.box, mended).ok());
  CHECK(test.box->find("panel")->statements_asked->back().text.text == "Meer bomen.");
  CHECK(test.box->find("panel")->statements_asked->back().label == "D-1");
  CHECK(test.box->find("panel")->added[0].version == 2);
  CHECK(*test.box->file().database().integer("SELECT count(*) FROM added_statement") == 2);
  CHECK(moderation_log(*test.box, "panel")->back().decision == "corrected");
  mended.label = "1";
  CHECK(correct(*test.box, mended).error().kind == ErrorKind::not_found);
}

TEST_CASE("a decision needs somebody who decides, a text that is there, and a consultation that is open") {
  TestModeration test;
  test.write(0, {"Meer bomen.", "Minder steen."});
  ModerationDecision decision{.consultation = "panel", .ids = {test.id_of("Meer bomen.")}, .moderator = "", .day = {}};
  CHECK(decide(*test.box, decision).error().kind == ErrorKind::invalid);
  decision.moderator = "M. de Vries";
  decision.day = day_of(test.now);
  decision.ids.push_back("0000-0000-0000-0000");
  CHECK(decide(*test.box, decision).error().kind == ErrorKind::not_found);
  CHECK(moderation_queue(*test.box, "panel")->size() == 2);  // None was decided.
  decision.ids = {to_lower(test.id_of("Meer bomen."))};
  REQUIRE(decide(*test.box, decision).ok());
  CHECK(decide(*test.box, decision).error().problem == "it is accepted already.");
  REQUIRE(test.box->close_consultation("panel", test.now).ok());
  CHECK(test.decide_on("Minder steen.", ContributionState::accepted).error().problem ==
        "it is closed: nobody can vote on a statement.");
  CHECK(test.decide_on("Minder steen.", ContributionState::refused, ModerationRule::off_topic).ok());
}

}  // namespace
}  // namespace stip
