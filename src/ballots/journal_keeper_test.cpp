// Journal keeper test: the journal has an end while votes go on, and nothing is lost when it starts again.
#include "ballots/journal_keeper.h"

#include <filesystem>
#include <fstream>
#include <thread>

#include "ballots/ballot_count.h"
#include "ballots/test_ballots.h"
#include "base/text.h"

namespace stip {
namespace {

constexpr int groups = 60, ballots_of_a_group = 50;

/// The journal after so many groups of ballots. The keeper gets its turn whenever it wants one, however busy the
/// machine is: the size is the same in every run.
std::uintmax_t journal_after(std::size_t ballots_each_time) {
  TestBallots test(0);
  JournalKeeper keeper(*BallotFile::open(test.place, BallotFile::Access::write), ballots_each_time);
  REQUIRE(test.box->file().database().run("PRAGMA wal_autocheckpoint = 524288").ok());
  int number = 0;
  for (int group = 0; group < groups; ++group) {
    std::vector<BallotRequest> requests;
    for (int i = 0; i < ballots_of_a_group; ++i)
      requests.push_back(by_key(std::string(32, 'k') + std::to_string(++number), {{"1", Vote::agree}}));
    for (const auto& answer : test.box->cast(requests, test.now)) REQUIRE(answer.ok());
    keeper.wrote(test.box->file().database(), requests.size());
    while (keeper.is_copying()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  CHECK(test.box->sums("panel", BallotDoor::open)->ballots == number);
  CHECK(verify_ballots(*test.box)->problems.empty());
  return std::filesystem::file_size(test.path + "-wal");
}

TEST_CASE("the journal does not grow for ever while votes go on") {
  if (has_test_postgres()) return;  // There the server does it.
  CHECK(journal_after(100) * 3 < journal_after(1'000'000));
}

TEST_CASE("when it rests, what was withdrawn is nowhere on the disk") {
  TestBallots test;
  if (test.is_on_server) return;
  JournalKeeper keeper(*BallotFile::open(test.place, BallotFile::Access::write), 1'000'000);
  BallotRules rules = test_rules("written");
  rules.own_statements = true;
  REQUIRE(test.box->prepare(rules).ok());
  REQUIRE(test.box->open_consultation("written", test.now).ok());
  BallotRequest request = by_key(std::string(40, 'k'), {{"1", Vote::agree}});
  request.consultation = "written";
  request.statements = {"Eerst de proeven openbaar maken."};
  const auto lies_about = [&] {
    for (const char* end : {"", "-wal"}) {
      std::ifstream file(test.path + end, std::ios::binary);
      const std::string bytes((std::istreambuf_iterator<char>(file)), {});
      if (contains(bytes, "Eerst de proeven")) return true;
    }
    return false;
  };
  REQUIRE(test.cast(request).ok());
  keeper.wrote(test.box->file().database(), 1);
  CHECK(lies_about());
  request.votes.clear();
  request.statements.clear();
  request.withdraw = true;
  REQUIRE(test.cast(request).ok());
  keeper.wrote(test.box->file().database(), 1);
  CHECK(lies_about());  // In the journal, as it was.
  keeper.rest(test.box->file().database());
  CHECK_FALSE(lies_about());
}

}  // namespace
}  // namespace stip
