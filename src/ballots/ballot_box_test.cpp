// Ballot box test: one code one ballot, the last vote counts, nothing ties a ballot to its code, and sums are exact.
#include "ballots/ballot_box.h"

#include <algorithm>
#include <random>
#include <set>
#include <stop_token>
#include <thread>

#include "ballots/ballot_count.h"
#include "ballots/test_ballots.h"
#include "base/code_text.h"
#include "base/text.h"

namespace stip {
namespace {

constexpr Vote agree = Vote::agree, disagree = Vote::disagree, pass = Vote::pass;

std::int64_t ballots(const TestBallots& test, BallotDoor door) { return test.box->sums("panel", door)->ballots; }
std::int64_t number(TestBallots& test, Query query) { return *test.box->file().database().integer(query); }
bool is_good(TestBallots& test) {
  const auto verified = verify_ballots(*test.box);
  REQUIRE(verified.ok());
  for (const std::string& problem : verified->problems) MESSAGE(problem);
  return verified->problems.empty();
}

TEST_CASE("a code lets one person in, as often as they like, with one ballot on which the last vote counts") {
  TestBallots test;
  const auto first = test.cast(by_code(test.codes[0], {{"1", agree}, {"2", pass}}));
  REQUIRE(first.ok());
  const auto second = test.cast(by_code(in_fours(to_lower(test.codes[0])), {{"1", disagree}, {"S-3", agree}}));
  REQUIRE(second.ok());
  CHECK(second->votes == LabelledVotes{{"1", disagree}, {"2", pass}, {"S-3", agree}});
  CHECK(second->receipt == first->receipt);
  CHECK(second->digest != first->digest);
  CHECK(ballots(test, BallotDoor::invited) == 1);
  CHECK(number(test, "SELECT count(*) FROM ballot") == 1);
  CHECK(number(test, "SELECT count(*) FROM code WHERE spent = 1") == 1);
  CHECK(test.box->sums("panel", BallotDoor::invited)->votes.disagrees(0) == 1);
  CHECK(test.box->sums("panel", BallotDoor::invited)->votes.agrees(0) == 0);
  CHECK(is_good(test));
}

TEST_CASE("the same request once more changes nothing and is answered the same") {
  TestBallots test;
  const BallotRequest request = by_code(test.codes[0], {{"1", agree}});
  const auto first = test.cast(request);
  const std::int64_t hour = number(test, "SELECT hour FROM ballot");
  test.now += std::chrono::hours(5);
  const auto again = test.cast(request);
  CHECK(again->digest == first->digest);
  CHECK(number(test, "SELECT hour FROM ballot") == hour);
  CHECK(ballots(test, BallotDoor::invited) == 1);
  // Twice in one group, too.
  const auto both =
      test.box->cast({by_code(test.codes[1], {{"1", agree}}), by_code(test.codes[1], {{"1", disagree}})}, test.now);
  CHECK(both[0]->receipt == both[1]->receipt);
  CHECK(both[1]->votes == LabelledVotes{{"1", disagree}});
  CHECK(ballots(test, BallotDoor::invited) == 2);
  CHECK(is_good(test));
}

TEST_CASE("a device that made the voter key from the code changes the ballot without telling the code again") {
  TestBallots test;
  const std::string key = voter_key_of(test.codes[0], "panel");
  CHECK(test.cast(by_key(key, {{"1", agree}}, BallotDoor::invited)).error().kind == ErrorKind::not_found);
  const auto first = test.cast(by_code(test.codes[0], {{"1", agree}}));
  const auto changed = test.cast(by_key(key, {{"1", std::nullopt}, {"2", agree}}, BallotDoor::invited));
  REQUIRE(changed.ok());
  CHECK(changed->receipt == first->receipt);
  CHECK(changed->votes == LabelledVotes{{"2", agree}});
  CHECK(test.cast(by_key(key, {}, BallotDoor::invited))->votes == changed->votes);
  CHECK(is_good(test));
}

TEST_CASE("who takes the ballot out is gone from the sums exactly, and may come back") {
  TestBallots test;
  REQUIRE(test.cast(by_code(test.codes[0], {{"1", agree}, {"2", disagree}})).ok());
  const DoorSums before = *test.box->sums("panel", BallotDoor::invited);
  REQUIRE(test.cast(by_code(test.codes[1], {{"1", agree}, {"S-3", disagree}})).ok());
  BallotRequest withdrawal = by_code(test.codes[1]);
  withdrawal.withdraw = true;
  const auto gone = test.cast(withdrawal);
  REQUIRE(gone.ok());
  CHECK(gone->digest.empty());
  CHECK(*test.box->sums("panel", BallotDoor::invited) == before);
  CHECK(number(test, "SELECT count(*) FROM ballot") == 1);
  REQUIRE(test.cast(by_code(test.codes[1], {{"1", agree}})).ok());
  CHECK(ballots(test, BallotDoor::invited) == 2);
  CHECK(is_good(test));
}

TEST_CASE("a civil servant takes a ballot out by its receipt, also after closing") {
  TestBallots test;
  const auto kept = test.cast(by_code(test.codes[0], {{"1", agree}}));
  const DoorSums before = *test.box->sums("panel", BallotDoor::invited);
  const auto cast = test.cast(by_code(test.codes[1], {{"2", agree}}));
  REQUIRE(test.box->close_consultation("panel", test.now).ok());
  CHECK(test.box->erase("panel", "0000").error().kind == ErrorKind::not_found);
  REQUIRE(test.box->erase("panel", to_lower(in_fours(cast->receipt))).ok());
  CHECK(*test.box->sums("panel", BallotDoor::invited) == before);
  CHECK(test.box->erase("panel", cast->receipt).error().kind == ErrorKind::not_found);
  test.reopen();
  CHECK(*test.box->sums("panel", BallotDoor::invited) == before);
  CHECK(is_good(test));
}

TEST_CASE("three doors are counted apart, and a door that is not there is shut") {
  TestBallots test;
  const std::string key(40, 'k');
  REQUIRE(test.cast(by_code(test.codes[0], {{"1", agree}})).ok());
  REQUIRE(test.cast(by_key(key, {{"1", disagree}})).ok());
  CHECK(ballots(test, BallotDoor::invited) == 1);
  CHECK(ballots(test, BallotDoor::open) == 1);
  CHECK(test.box->sums("panel", BallotDoor::open)->votes.agrees(0) == 0);
  CHECK(test.cast(by_key(key, {{"1", agree}}, BallotDoor::signed_in)).error().kind == ErrorKind::forbidden);
  // A code is for who was invited, and the key of one door is no key of another.
  BallotRequest wrong_door = by_code(test.codes[1], {{"1", agree}});
  wrong_door.door = BallotDoor::open;
  CHECK(test.cast(wrong_door).error().kind == ErrorKind::forbidden);
  CHECK(test.cast(by_key(key, {{"1", agree}}, BallotDoor::invited)).error().kind == ErrorKind::not_found);
  CHECK(is_good(test));
}

TEST_CASE("what is wrong is refused, and nothing of it is kept") {
  TestBallots test;
  std::string unknown = new_ballot_code(), mistyped = test.codes[0];
  mistyped[3] = mistyped[3] == '7' ? '8' : '7';
  CHECK(test.cast(by_code(unknown, {{"1", agree}})).error().kind == ErrorKind::forbidden);
  CHECK(test.cast(by_code(mistyped, {{"1", agree}})).error().kind == ErrorKind::forbidden);
  CHECK(test.cast(by_code(test.codes[0], {{"1", agree}, {"9", agree}})).error().kind == ErrorKind::invalid);
  CHECK(test.cast(by_key("short", {{"1", agree}})).error().kind == ErrorKind::invalid);
  CHECK(test.cast(by_key(std::string(129, 'k'), {{"1", agree}})).error().kind == ErrorKind::invalid);
  BallotRequest elsewhere = by_code(test.codes[0], {{"1", agree}});
  elsewhere.consultation = "nowhere";
  CHECK(test.cast(elsewhere).error().kind == ErrorKind::not_found);
  CHECK(number(test, "SELECT count(*) FROM ballot") == 0);
  CHECK(number(test, "SELECT count(*) FROM code WHERE spent = 1") == 0);
}

TEST_CASE("a code of one consultation opens no other, and codes come once") {
  TestBallots test;
  REQUIRE(test.box->prepare(test_rules("other")).ok());
  REQUIRE(test.box->open_consultation("other", test.now).ok());
  BallotRequest elsewhere = by_code(test.codes[0], {{"1", agree}});
  elsewhere.consultation = "other";
  CHECK(test.cast(elsewhere).error().kind == ErrorKind::forbidden);
  CHECK(test.box->add_codes("panel", {new_ballot_code(), test.codes[0]}).error().kind == ErrorKind::conflict);
  CHECK(number(test, "SELECT count(*) FROM code") == 3);
}

TEST_CASE("votes are taken while it is open, and rules are fixed from then on") {
  TestBallots test;
  CHECK(test.box->prepare(test_rules()).error().kind == ErrorKind::conflict);
  REQUIRE(test.box->prepare(test_rules("later")).ok());
  BallotRequest early = by_key(std::string(40, 'k'), {{"1", agree}});
  early.consultation = "later";
  CHECK(test.cast(early).error().kind == ErrorKind::conflict);
  BallotRules mended = test_rules("later");
  mended.statements.pop_back();
  REQUIRE(test.box->prepare(mended).ok());
  CHECK(test.box->find("later")->rules.statements.size() == 2);

  CHECK(test.box->open_consultation("panel", test.now).error().kind == ErrorKind::conflict);
  REQUIRE(test.cast(by_code(test.codes[0], {{"1", agree}})).ok());
  REQUIRE(test.box->close_consultation("panel", test.now).ok());
  CHECK(test.cast(by_code(test.codes[0], {{"1", disagree}})).error().kind == ErrorKind::conflict);
  CHECK(test.cast(by_code(test.codes[0]))->votes == LabelledVotes{{"1", agree}});  // Looking is not changing.
}

TEST_CASE("a ballot holds its hour and no trace of its code") {
  TestBallots test;
  REQUIRE(test.cast(by_code(test.codes[0], {{"1", agree}})).ok());
  Database& database = test.box->file().database();
  CHECK(number(test, "SELECT hour FROM ballot") * 3600 == test.now.time_since_epoch().count() / 3600 * 3600);
  Prepared ballot = *database.prepare("SELECT key FROM ballot");
  REQUIRE(*ballot.step());
  const std::string key(ballot.bytes(0));
  CHECK(key.size() == 10);
  Prepared code = *database.prepare("SELECT hash FROM code WHERE spent = 1");
  REQUIRE(*code.step());
  const std::string hash(code.bytes(0));
  CHECK(hash.size() == 16);
  CHECK_FALSE(contains(hash, key.substr(0, 4)));
  // What is kept of a code is no plain hash, which a list of codes would give away.
  CHECK(hash != bytes_of(sha256(test.codes[0])).substr(0, 16));
  // No column knows the other table, and no table has row ids in an order of arrival.
  if (test.is_on_server) return;
  CHECK(number(test,
               "SELECT count(*) FROM sqlite_schema WHERE name IN ('code', 'ballot') AND sql LIKE '%WITHOUT ROWID%'") ==
        2);
  CHECK(number(test,
               "SELECT count(*) FROM pragma_table_info('ballot') WHERE name IN ('consultation', 'key', 'door', 'hour', "
               "'votes', 'written')") == 6);
  CHECK(number(test, "SELECT count(*) FROM pragma_table_info('ballot')") == 6);
  CHECK(number(test, "SELECT count(*) FROM pragma_table_info('code')") == 3);
}

TEST_CASE("codes themselves stand nowhere in the file, nor in its journal") {
  TestBallots test;
  if (test.is_on_server) return;
  REQUIRE(test.cast(by_code(test.codes[0], {{"1", agree}})).ok());
  for (const std::string& file : {test.path, test.path + "-wal"}) {
    const std::string bytes = *read_file(file);
    CHECK(bytes.size() > 1000);
    CHECK_FALSE(contains(bytes, test.codes[0].substr(0, 16)));
    CHECK_FALSE(contains(bytes, voter_key_of(test.codes[0], "panel")));
  }
}

TEST_CASE("the journal is WAL with FULL, on every connection") {
  TestBallots test;
  if (test.is_on_server) return;
  for (const auto access : {BallotFile::Access::write, BallotFile::Access::read}) {
    const BallotFile file = *BallotFile::open(test.place, access);
    CHECK(*file.database().text("PRAGMA journal_mode") == "wal");
    CHECK(*file.database().integer("PRAGMA synchronous") == 2);
  }
  CHECK(BallotFile::open(test.path + "x", BallotFile::Access::write).error().kind == ErrorKind::not_found);
}

// The property that all else leans on: whatever comes, in any order and with restarts, sums are those of a recount.
TEST_CASE("sums kept along the way are those of a recount, over changes, withdrawals, restarts and two boxes") {
  TestBallots test(20);
  std::mt19937 dice(7);
  const auto other = *BallotBox::open(test.place, BallotFile::Access::write);
  const std::string labels[] = {"1", "2", "S-3"};
  for (int round = 0; round < 120; ++round) {
    std::vector<BallotRequest> group;
    for (unsigned i = 0; i < 1 + dice() % 5; ++i) {
      VotesAsked votes;
      for (const std::string& label : labels)
        if (dice() % 2)
          votes.emplace_back(
              label, dice() % 5 ? std::optional(static_cast<Vote>(static_cast<int>(dice() % 3) - 1)) : std::nullopt);
      group.push_back(dice() % 2 ? by_code(test.codes[dice() % test.codes.size()], votes)
                                 : by_key(std::string(32, static_cast<char>('a' + dice() % 10)), votes));
      group.back().withdraw = dice() % 6 == 0;
    }
    BallotBox& box = dice() % 3 ? *test.box : *other;
    for (const auto& answer : box.cast(group, test.now)) REQUIRE(answer.ok());
    if (dice() % 15 == 0) REQUIRE(box.round_off().ok());
    if (dice() % 10 == 0) test.reopen();
    if (dice() % 10 == 0) CHECK(is_good(test));
  }
  CHECK(is_good(test));
  CHECK(ballots(test, BallotDoor::invited) > 3);
  CHECK(other->refresh().ok());
  CHECK(*other->sums("panel", BallotDoor::open) == *test.box->sums("panel", BallotDoor::open));
}

// Two programs on one file: `stip consult serve` rounds off when it ends, while somebody takes a ballot out.
TEST_CASE("a box that rounds off throws away no change that another box made meanwhile") {
  TestBallots test;
  REQUIRE(test.cast(by_code(test.codes[0], {{"1", agree}})).ok());
  const auto other = *BallotBox::open(test.place, BallotFile::Access::write);
  // A breath between two rounds: SQLite hands its lock to whoever asks first, and who holds it would always be first.
  std::jthread rounds([&](const std::stop_token& ends) {
    while (!ends.stop_requested()) {
      CHECK(other->round_off().ok());
      std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
  });
  for (int i = 0; i < 100; ++i) {
    REQUIRE(test.cast(by_code(test.codes[1], {{"2", i % 2 ? agree : disagree}})).ok());
    REQUIRE(test.box
                ->erase("panel", BallotFile::receipt_of(test.box->file().key_of_ballot(
                                     "panel", BallotDoor::invited, voter_key_of(test.codes[1], "panel"))))
                .ok());
  }
  rounds.request_stop();
  rounds.join();
  REQUIRE(other->refresh().ok());
  CHECK(other->sums("panel", BallotDoor::invited)->ballots == 1);
  test.reopen();
  CHECK(is_good(test));
}

TEST_CASE("verifying finds a ballot that was altered, taken out or put in") {
  struct Harm {
    Query query;
    std::string bytes = {};
  };
  const std::vector<Harm> harms = {{"UPDATE ballot SET votes = ?", {"\x06\x00", 2}},
                                   {"DELETE FROM ballot"},
                                   {"UPDATE ballot SET door = 2"},
                                   {"UPDATE ballot SET votes = ?", "\x06"},
                                   {"UPDATE ballot SET votes = ?", "\xff\xff"},
                                   {"UPDATE code SET spent = 0"},
                                   {"INSERT INTO ballot (consultation, key, door, hour, votes, written) "
                                    "SELECT consultation, ?, door, hour, votes, written FROM ballot",
                                    {"\x00", 1}}};
  for (const Harm& harm : harms) {
    TestBallots test;
    REQUIRE(test.cast(by_code(test.codes[0], {{"1", agree}})).ok());
    CHECK(is_good(test));
    Prepared query = *test.box->file().database().prepare(harm.query);
    if (!harm.bytes.empty()) query.bind_bytes(1, harm.bytes);
    REQUIRE(query.run().ok());
    CHECK_FALSE(verify_ballots(*test.box)->problems.empty());
  }
}

TEST_CASE("rules that were altered after they were entered are not answered to") {
  TestBallots test;
  REQUIRE(test.box->file().database().run("UPDATE consultation SET rules = replace(rules, 'nothing', 'little')").ok());
  CHECK(BallotBox::open(test.place, BallotFile::Access::write).error().kind == ErrorKind::storage);
}

TEST_CASE("sums of parts of the people add up to those of all, also by way of bytes") {
  TestBallots here, there;
  REQUIRE(here.cast(by_code(here.codes[0], {{"1", agree}, {"2", disagree}})).ok());
  REQUIRE(there.cast(by_code(there.codes[0], {{"1", disagree}, {"S-3", agree}})).ok());
  CoVotes all = *CoVotes::of_bytes(3, here.box->sums("panel", BallotDoor::invited)->votes.bytes());
  all.add(there.box->sums("panel", BallotDoor::invited)->votes);
  CHECK(all.agrees(0) == 1);
  CHECK(all.disagrees(0) == 1);
  CHECK(all.both(0, 1) == 1);
  CHECK(all.product(0, 1) == -1);
  CHECK_FALSE(CoVotes::of_bytes(4, all.bytes()).ok());
}

TEST_CASE("codes are forgotten after closing, and ballots stay") {
  TestBallots test;
  REQUIRE(test.cast(by_code(test.codes[0], {{"1", agree}})).ok());
  CHECK(test.box->forget_codes("panel").error().kind == ErrorKind::conflict);
  REQUIRE(test.box->close_consultation("panel", test.now).ok());
  Prepared row = *test.box->file().database().prepare("SELECT hash FROM code WHERE spent = 1");
  REQUIRE(*row.step());
  const std::string hash(row.bytes(0));
  row.reset();
  REQUIRE(test.box->round_off().ok());
  if (!test.is_on_server) {
    REQUIRE(test.box->file().database().run("PRAGMA wal_checkpoint(TRUNCATE)").ok());
    CHECK(contains(*read_file(test.path), hash));
  }
  REQUIRE(test.box->forget_codes("panel").ok());
  CHECK(number(test, "SELECT count(*) FROM code") == 0);
  if (!test.is_on_server) {
    CHECK_FALSE(contains(*read_file(test.path), hash));
    CHECK_FALSE(contains(*read_file(test.path + "-wal"), hash));
  }
  CHECK(ballots(test, BallotDoor::invited) == 1);
  CHECK(is_good(test));
}

TEST_CASE("votes are counted after closing, as a file that the analyses read, in an order that says nothing") {
  TestBallots test(40);
  CHECK(count_ballots(*test.box, "panel", BallotDoor::invited).error().kind == ErrorKind::conflict);
  for (std::size_t i = 0; i < test.codes.size(); ++i)
    REQUIRE(test.cast(by_code(test.codes[i], {{"1", agree}, {i < 20 ? "2" : "S-3", disagree}})).ok());
  REQUIRE(test.cast(by_key(std::string(32, 'k'), {{"2", agree}})).ok());
  REQUIRE(test.box->close_consultation("panel", test.now).ok());
  const auto votes = count_ballots(*test.box, "panel", BallotDoor::invited);
  REQUIRE(votes.ok());
  CHECK(votes->n_participants() == 40);
  CHECK(co_votes(*votes, 1) == test.box->sums("panel", BallotDoor::invited)->votes);
  const auto read = read_votes(votes_csv(*votes), "votes.csv");
  REQUIRE(read.ok());
  CHECK(read->votes.votes.size() == 80);
  std::vector<bool> early;
  for (std::size_t p = 0; p < 40; ++p) early.push_back(votes->of(p).back().statement() == 1);
  CHECK_FALSE(std::ranges::is_sorted(early, std::greater{}));
}

}  // namespace
}  // namespace stip
