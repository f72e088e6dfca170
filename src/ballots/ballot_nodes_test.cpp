// Ballot nodes test: several boxes on one store are one, and what a server keeps besides tells nothing after closing.
#include <algorithm>
#include <thread>

#include "ballots/ballot_count.h"
#include "ballots/ballot_intake.h"
#include "ballots/ballot_moderation.h"
#include "ballots/test_ballots.h"
#include "base/private_file.h"
#include "base/text.h"

namespace stip {
namespace {

constexpr Vote agree = Vote::agree, disagree = Vote::disagree;

std::unique_ptr<BallotBox> other_node(const TestBallots& test) {
  return *BallotBox::open(test.place, BallotFile::Access::write);
}
bool is_good(BallotBox& box) {
  const auto verified = verify_ballots(box);
  REQUIRE(verified.ok());
  for (const std::string& problem : verified->problems) MESSAGE(problem);
  return verified->problems.empty();
}
ErrorOr<BallotAnswer> cast(BallotBox& box, const TestBallots& test, const BallotRequest& request) {
  return box.cast({request}, test.now).front();
}

TEST_CASE("a code is one ballot at whichever node, and the last vote counts") {
  TestBallots test;
  const auto other = other_node(test);
  const auto here = test.cast(by_code(test.codes[0], {{"1", agree}}));
  const auto there = cast(*other, test, by_code(test.codes[0], {{"1", disagree}, {"2", agree}}));
  REQUIRE(there.ok());
  CHECK(there->receipt == here->receipt);
  CHECK(test.cast(by_code(test.codes[0]))->votes == LabelledVotes{{"1", disagree}, {"2", agree}});
  for (BallotBox* const box : {test.box.get(), other.get()}) {
    REQUIRE(box->refresh().ok());
    CHECK(box->turnout({box->find("panel")->number, BallotDoor::invited}) == 1);
    CHECK(box->sums("panel", BallotDoor::invited)->votes.disagrees(0) == 1);
    CHECK(box->sums("panel", BallotDoor::invited)->votes.agrees(0) == 0);
    CHECK(is_good(*box));
  }
}

TEST_CASE("what came in at two nodes adds up, whoever rounds it off and whoever goes without doing so") {
  TestBallots test(0);
  constexpr int people = 40;
  {
    const auto other = other_node(test);
    for (int i = 0; i < people; ++i) {
      BallotBox& box = i % 2 ? *other : *test.box;
      const auto request = by_key(std::string(32, 'k') + std::to_string(i / 4 * 4),
                                  {{"1", i % 3 ? agree : disagree}, {i % 4 < 2 ? "2" : "S-3", agree}});
      REQUIRE(cast(box, test, request).ok());
      if (i == 12) REQUIRE(other->round_off().ok());
      if (i == 25) REQUIRE(test.box->round_off().ok());
    }
  }  // The other node goes, its part of the log stays.
  const DoorSums before = *test.box->sums("panel", BallotDoor::open);
  CHECK(before.ballots == people / 4);
  CHECK(before.votes.both(1, 2) == people / 4);
  REQUIRE(test.box->round_off().ok());
  CHECK(*test.box->sums("panel", BallotDoor::open) == before);
  CHECK(*test.box->file().database().integer("SELECT count(*) FROM sums_change") == 0);
  CHECK(is_good(*test.box));
}

TEST_CASE("two intakes at once on one store: each ballot once, and turnout is that of both") {
  TestBallots test(0);
  if (!test.is_on_server) return;  // A file has one intake; its lock is not given to who waits longest.
  constexpr int people = 60;
  const auto intake = [&] { return *BallotIntake::open(test.place, {[&] { return test.now; }, 2048, 16}); };
  const auto one = intake(), two = intake();
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&, t] {
      BallotIntake& at = t % 2 ? *one : *two;
      // Everybody votes at both nodes: one ballot each.
      for (int i = t / 2; i < people; i += 2)
        CHECK((*at.cast(by_key(std::string(32, 'k') + std::to_string(i), {{"1", t % 2 ? agree : disagree}}))).ok());
    });
  }
  for (std::thread& thread : threads) thread.join();
  // A group takes stock of what all nodes wrote before it.
  for (const auto& at : {one.get(), two.get()}) {
    REQUIRE((*at->cast(by_key(std::string(32, 'k') + "0"))).ok());
    CHECK(at->consultation("panel")->ballots.at(BallotDoor::open) == people);
  }
  CHECK(is_good(*test.box));
  CHECK(test.box->sums("panel", BallotDoor::open)->votes.both(0, 0) == people);
}

TEST_CASE("a node learns from the store what was decided at another") {
  BallotRules rules = test_rules();
  rules.own_statements = true;
  TestBallots test(3, rules);
  const auto other = other_node(test);
  BallotRequest request = by_code(test.codes[0], {{"1", agree}});
  request.statements = {"More trees."};
  REQUIRE(test.cast(request).ok());
  const auto waiting = *moderation_queue(*other, "panel");
  REQUIRE(waiting.size() == 1);
  ModerationDecision decision;
  decision.consultation = "panel";
  decision.ids = {waiting[0].id};
  decision.state = ContributionState::accepted;
  decision.moderator = "somebody";
  decision.day = *parse_day("2027-03-01");
  REQUIRE(decide(*other, decision).ok());
  CHECK(test.cast(by_code(test.codes[1], {{"D-1", agree}})).ok());
  REQUIRE(other->close_consultation("panel", test.now).ok());
  CHECK(test.cast(by_code(test.codes[2], {{"1", agree}})).error().kind == ErrorKind::conflict);
  CHECK(is_good(*test.box));
}

TEST_CASE("a node without the key of the store, or with another one, does not open it") {
  TestBallots test;
  const BallotPlace without{test.place.store, test.folder.file("none.key")};
  CHECK(BallotBox::open(without, BallotFile::Access::write).error().kind == ErrorKind::not_found);
  CHECK_FALSE(read_file(without.key_file).ok());
  const BallotPlace with_other{test.place.store, test.folder.file("other.key")};
  REQUIRE(make_private_file(with_other.key_file, std::string(64, 'a') + "\n").ok());
  CHECK(BallotBox::open(with_other, BallotFile::Access::write).error().kind == ErrorKind::invalid);
  CHECK(BallotBox::open(with_other, BallotFile::Access::make).error().kind == ErrorKind::invalid);
}

TEST_CASE("on a server: after closing all codes and ballots are of one transaction, in the order of their keys") {
  TestBallots test(12);
  if (!test.is_on_server) return;
  Database& database = test.box->file().database();
  for (const std::string& code : test.codes) REQUIRE(test.cast(by_code(code, {{"1", agree}})).ok());
  // Until then a transaction ties what came together: this is what closing takes away.
  CHECK(*database.integer("SELECT count(DISTINCT xmin::text) FROM ballot") == 12);
  CHECK(*database.integer("SELECT count(*) FROM code JOIN ballot ON code.xmin = ballot.xmin") == 12);
  REQUIRE(test.box->close_consultation("panel", test.now).ok());
  CHECK(*database.integer("SELECT count(DISTINCT xmin::text) FROM ballot") == 1);
  CHECK(*database.integer("SELECT count(DISTINCT xmin::text) FROM code") == 1);
  for (const Query query :
       {Query("SELECT key FROM ballot ORDER BY ctid"), Query("SELECT hash FROM code ORDER BY ctid")}) {
    Prepared rows = *database.prepare(query);
    std::vector<std::string> keys;
    while (*rows.step()) keys.emplace_back(rows.bytes(0));
    CHECK(keys.size() == 12);
    CHECK(std::ranges::is_sorted(keys));
  }
  CHECK(is_good(*test.box));
}

TEST_CASE("a server that would write down values, or the moment of each transaction, is refused with what to set") {
  TestBallots test;
  if (!test.is_on_server) return;
  const auto with = [&](const std::string& setting) {
    return BallotBox::open({test.place.store + "%20-c" + setting, test.place.key_file}, BallotFile::Access::write);
  };
  for (const char* const setting : {"log_statement%3Dall", "log_statement%3Dmod", "log_min_duration_statement%3D500",
                                    "log_min_duration_sample%3D500", "log_transaction_sample_rate%3D0.5",
                                    "log_parameter_max_length_on_error%3D-1"}) {
    CAPTURE(setting);
    const auto refused = with(setting);
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().kind == ErrorKind::invalid);
    CHECK(contains(refused.error().remedy, "log_parameter_max_length"));
  }
  CHECK(with("log_statement%3Dall%20-clog_parameter_max_length%3D0").ok());
  CHECK(with("log_statement%3Dddl").ok());
}

}  // namespace
}  // namespace stip
