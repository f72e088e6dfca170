// Ballot intake test: what was acknowledged is there, and who comes too many is told so.
#include "ballots/ballot_intake.h"

#include <atomic>
#include <future>

#include "ballots/ballot_count.h"
#include "ballots/test_ballots.h"

namespace stip {
namespace {

struct TestIntake : TestBallots {
  std::unique_ptr<BallotIntake> intake;

  explicit TestIntake(std::size_t queue = 2048) : TestBallots(3) {
    intake = *BallotIntake::open(place, {[this] { return now; }, queue, 1024});
  }
};

std::string key_number(int i) { return std::string(32, 'k') + std::to_string(i); }

TEST_CASE("many threads at once: every ballot that was acknowledged is there, once") {
  TestIntake test;
  std::vector<std::thread> threads;
  std::atomic<int> acknowledged = 0;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&, t] {
      for (int i = 0; i < 100; ++i) {
        const auto answer = test.intake->cast(by_key(key_number(i * 4 + t), {{"1", Vote::agree}}));
        if (answer && answer->ok()) ++acknowledged;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(acknowledged == 400);
  CHECK(test.intake->consultation("panel")->ballots.at(BallotDoor::open) == 400);
  test.intake.reset();
  REQUIRE(test.box->refresh().ok());
  CHECK(test.box->sums("panel", BallotDoor::open)->ballots == 400);
  CHECK(verify_ballots(*test.box)->problems.empty());
}

TEST_CASE("a full queue says so at once, and all that it took is answered") {
  TestIntake test(8);
  // Somebody else holds the file, so that nothing can be written until we say so.
  auto holder = *BallotFile::open(test.place, BallotFile::Access::write);
  std::optional<Transaction> hold(*Transaction::begin(holder.database()));
  std::atomic<int> answered = 0;
  int taken = 0, refused = 0;
  for (int i = 0; i < 200; ++i) {
    const bool is_taken =
        test.intake->submit(by_key(key_number(i), {{"1", Vote::agree}}), [&](ErrorOr<BallotAnswer> answer) {
          CHECK(answer.ok());
          ++answered;
        });
    (is_taken ? taken : refused)++;
  }
  CHECK(taken >= 8);
  CHECK(taken <= 8 + 8 + 1);  // Those on their way to the disk, too.
  CHECK(refused == 200 - taken);
  CHECK(answered == 0);  // Nothing is acknowledged before it is on the disk.
  hold.reset();
  test.intake.reset();
  CHECK(answered == taken);
}

TEST_CASE("a receipt is checked without telling the votes, and falls silent when the ballot is gone") {
  TestIntake test;
  const auto answer = **test.intake->cast(by_code(test.codes[0], {{"1", Vote::agree}, {"2", Vote::pass}}));
  const ReceiptCheck check = *test.intake->check("panel", answer.receipt);
  CHECK(check.is_counted);
  CHECK(check.door == BallotDoor::invited);
  CHECK(check.digest == answer.digest);
  CHECK(check.digest == ballot_digest("panel", answer));
  CHECK_FALSE(test.intake->check("panel", "0000-0000-0000-0000-0")->is_counted);
  CHECK_FALSE(test.intake->check("panel", "nonsense")->is_counted);
  CHECK(test.intake->check("nowhere", answer.receipt).error().kind == ErrorKind::not_found);
  REQUIRE(test.box->erase("panel", answer.receipt).ok());
  CHECK_FALSE(test.intake->check("panel", answer.receipt)->is_counted);
}

TEST_CASE("turnout is shown in hundreds while it is open") {
  CHECK(shown_turnout(0, BallotState::open) == 0);
  CHECK(shown_turnout(199, BallotState::open) == 100);
  CHECK(shown_turnout(199, BallotState::closed) == 199);
}

TEST_CASE("an intake sees within two seconds that a consultation was closed elsewhere") {
  TestIntake test;
  REQUIRE(test.box->close_consultation("panel", test.now).ok());
  const auto late = *test.intake->cast(by_key(key_number(1), {{"1", Vote::agree}}));
  CHECK(late.error().kind == ErrorKind::conflict);
  CHECK(test.intake->consultation("panel")->state == BallotState::closed);
}

TEST_CASE("after a failure of the store nothing is acknowledged any more") {
  TestIntake test;
  auto holder = *BallotFile::open(test.place, BallotFile::Access::write);
  REQUIRE(holder.database().run("DROP TABLE sums_change").ok());
  const auto failed = *test.intake->cast(by_key(key_number(1), {{"1", Vote::agree}}));
  CHECK(failed.error().kind == ErrorKind::storage);
  CHECK(test.intake->has_failed());
  CHECK((*test.intake->cast(by_key(key_number(2), {{"1", Vote::agree}}))).error().kind == ErrorKind::storage);
  CHECK(*holder.database().integer("SELECT count(*) FROM ballot") == 0);
}

}  // namespace
}  // namespace stip
