// Votes and moderation, tested: which vote counts, what is refused, what looks turned round.
#include "consultation/votes.h"

#include <doctest/doctest.h>

#include "consultation/co_votes.h"
#include "consultation/moderation.h"
#include "consultation/test_files.h"

namespace stip {
namespace {

std::string refused(const std::string& text, const std::vector<std::string>& known = {}) {
  const auto reading = read_votes(text, "votes.csv", known);
  REQUIRE(!reading.ok());
  return reading.error().problem;
}

TEST_CASE("votes: of two by one person on one statement the latest counts, of equal times the last in the file") {
  const auto reading =
      read_votes("timestamp,comment-id,voter-id,vote\n20,1,9,1\n10,1,9,-1\n5,2,9,1\n5,2,9,0\n7,3,9,1\n8,3,9,1\n", "v")
          .value();
  REQUIRE(reading.votes.of(0).size() == 3);
  CHECK(reading.votes.of(0)[0].value() == 1);
  CHECK(reading.votes.of(0)[1].value() == 0);
  CHECK(reading.superseded == 2);
  CHECK(reading.repeated == 1);
}

TEST_CASE("votes: columns are found by name, others are passed over, labels are put in order") {
  const auto votes = read_votes("x,vote,voter-id,comment-id\na,1,10,b\nb,-1,9,2\nc,0,9,10\n", "v").value().votes;
  CHECK(votes.participants == std::vector<std::string>{"9", "10"});
  CHECK(votes.statements == std::vector<std::string>{"2", "10", "b"});
  CHECK(votes.of(1)[0].statement() == 2);
}

TEST_CASE("votes: all bad rows are told of at once, and nothing is taken") {
  CHECK(refused("comment-id,voter-id,vote\n1,1,2\n1,,1\n1,2,yes\n") ==
        "line 2: vote is '2'; line 3: comment-id or voter-id is empty; line 4: vote is 'yes'");
  CHECK(refused("comment-id,voter-id,vote\n1,1,1\n7,1,1\n", {"1", "2"}) == "line 3: there is no statement 7");
  CHECK(refused("timestamp,comment-id,voter-id,vote\nnoon,1,1,1\n") == "line 2: timestamp is 'noon'");
  CHECK(refused("voter,vote\n1,1\n") == "these columns are missing: comment-id, voter-id; there are: voter, vote");
}

TEST_CASE("votes: quoted cells, empty lines and carriage returns are read") {
  const auto votes =
      read_votes("\xef\xbb\xbf\"comment-id\",voter-id,vote,why\r\n\"1\",a,1,\"x, \"\"y\"\"\nz\"\r\n\r\n2,a,-1,\r\n",
                 "v")
          .value()
          .votes;
  CHECK(votes.statements == std::vector<std::string>{"1", "2"});
  CHECK(votes.of(0)[1].value() == -1);
}

TEST_CASE("votes: an open quote, which would take in the votes that follow, is told of") {
  const auto read = read_votes("comment-id,voter-id,vote\n1,a,1\n1,b,\"1\n1,c,-1\n", "votes.csv");
  REQUIRE_FALSE(read.ok());
  CHECK(read.error().problem.find("line 3") != std::string::npos);
  const auto statements = read_statements("comment-id,moderated,comment-body\n0,1,\"open\n1,-1,x\n", "comments.csv");
  REQUIRE_FALSE(statements.ok());
  CHECK(statements.error().subject == "comments.csv, line 2");
}

TEST_CASE("moderation: rejected statements and those about the participants are kept out") {
  const Votes votes = votes_of("1,1,1\n2,1,1\n3,1,1\n4,1,1\n");
  const auto rows = read_statements("comment-id,moderated,is-meta\n1,1,false\n2,-1,false\n3,0,true\n", "c").value();
  const Moderation m = moderation(votes, rows);
  CHECK(m.is_out == std::vector<char>{0, 1, 1, 0});
  CHECK(m.is_meta == std::vector<char>{0, 0, 1, 0});
  CHECK(read_statements("comment-id,moderated\n1,perhaps\n", "c").error().problem == "moderated is 'perhaps'");
}

TEST_CASE("moderation: a file in which -1 means agree is noticed by its totals") {
  const Votes votes = votes_of("1,1,-1\n1,2,-1\n1,3,-1\n1,4,1\n");
  CHECK(looks_reversed(votes, read_statements("comment-id,moderated,agrees,disagrees\n1,1,3,1\n", "c").value()));
  CHECK(!looks_reversed(votes, read_statements("comment-id,moderated,agrees,disagrees\n1,1,1,3\n", "c").value()));
  CHECK(!looks_reversed(votes, read_statements("comment-id,moderated\n1,1\n", "c").value()));
}

TEST_CASE("co-votes: parts add up, a person can be taken out exactly, and blocks do not run over") {
  Votes votes = votes_of("1,1,1\n2,1,-1\n1,2,0\n2,2,1\n3,2,1\n2,3,-1\n");
  CoVotes all = co_votes(votes);
  CHECK(all.both(0, 1) == 2);
  CHECK(all.product(0, 1) == -1);
  CHECK(all.sum(0, 1) == 1);
  CHECK(all.sum(1, 0) == 0);
  CHECK(all.agrees(1) == 1);
  CHECK(all.disagrees(1) == 2);

  CoVotes parts(3);
  for (const std::size_t p : {2u, 0u, 1u}) parts.add(votes.of(p));
  CHECK(parts == all);
  parts.remove(votes.of(1));
  CoVotes two(3), other(3);
  two.add(votes.of(0));
  other.add(votes.of(2));
  two.add(other);
  CHECK(parts == two);

  Votes many{{"1", "2"}, {}, {0}, {}};
  for (int p = 0; p < 70'000; ++p) {
    many.votes.push_back(PackedVote::of(0, Vote::agree));
    many.votes.push_back(PackedVote::of(1, Vote::disagree));
    many.first.push_back(many.votes.size());
  }
  const CoVotes sums = co_votes(many, 1);
  CHECK(sums.both(0, 1) == 70'000);
  CHECK(sums.product(0, 1) == -70'000);
  CHECK(sums.sum(0, 1) == 70'000);
  CHECK(sums.sum(1, 0) == -70'000);
}

}  // namespace
}  // namespace stip
