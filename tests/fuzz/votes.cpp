// Votes: what counts is written and read again as the same votes, in any order of the rows; times can be subtracted.
#include <algorithm>

#include "consultation/vote_log.h"
#include "fuzz/fuzz.h"
#include "fuzz/reading.h"

namespace {

using namespace stip;

void must_be_same(const Votes& votes, const Votes& others) {
  MUST(votes.statements == others.statements && votes.participants == others.participants);
  MUST(votes.first == others.first &&
       std::ranges::equal(votes.votes, others.votes, {}, &PackedVote::bits, &PackedVote::bits));
}

std::string text_of(const Votes& votes) {
  std::string text = "comment-id,voter-id,vote\n";
  for (std::size_t p = 0; p < votes.n_participants(); ++p)
    for (const PackedVote vote : votes.of(p))
      text += csv_row({votes.statements.at(vote.statement()), votes.participants[p], std::to_string(vote.value())});
  return text;
}

void read_log(std::string_view input, const VotesReading& reading) {
  const auto log = read_vote_log(input, "votes.csv");
  if (!log.ok()) return must_be_clear(log.error(), input);
  must_be_same(log->votes, reading.votes);
  MUST(log->rows.size() == reading.rows);
  for (std::size_t p = 0; p < log->votes.n_participants(); ++p) {
    MUST(log->net_of[p] <= log->nets.size() && !log->of(p).empty());
    MUST(std::ranges::is_sorted(log->of(p), {}, &TimedVote::ms));
    MUST(log->of(p).back().ms - log->of(p).front().ms >= 0);
  }
  const auto again = read_vote_log(reversed(input), "votes.csv");
  MUST(again.ok() && again->nets == log->nets && again->net_of == log->net_of && again->first == log->first);
}

}  // namespace

FUZZ_TARGET(votes) {
  const auto reading = read_votes(input, "votes.csv");
  if (!reading.ok()) return must_be_clear(reading.error(), input);
  const Votes& votes = reading->votes;
  MUST(votes.votes.size() + reading->superseded + reading->repeated == reading->rows);
  const auto again = read_votes(text_of(votes), "again.csv", votes.statements);
  MUST(again.ok());
  must_be_same(again->votes, votes);
  if (votes.votes.size() == reading->rows) {
    const auto other = read_votes(reversed(input), "votes.csv");
    MUST(other.ok());
    must_be_same(other->votes, votes);
  }
  read_log(input, *reading);
}
