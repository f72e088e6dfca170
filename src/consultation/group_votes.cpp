// GroupVotes: counted by part, and added up.
#include "consultation/group_votes.h"

#include "base/threads.h"
#include "consultation/votes.h"

namespace stip {

VoteCount operator+(VoteCount a, VoteCount b) { return {a.agree + b.agree, a.disagree + b.disagree, a.seen + b.seen}; }
VoteCount operator-(VoteCount a, VoteCount b) { return {a.agree - b.agree, a.disagree - b.disagree, a.seen - b.seen}; }

GroupVotes group_votes(const Votes& votes, const std::vector<int>& group, std::size_t n_groups, unsigned threads) {
  const std::size_t c = votes.n_statements();
  // By group and statement: how often each of the three votes.
  using Counts = std::vector<std::int64_t>;
  const auto parts = in_parts<Counts>(votes.n_participants(), threads, [&](std::size_t from, std::size_t to) {
    Counts counts(n_groups * c * 4);
    for (std::size_t p = from; p < to; ++p) {
      if (group[p] < 0) continue;
      std::int64_t* const own = counts.data() + static_cast<std::size_t>(group[p]) * c * 4;
      for (const PackedVote vote : votes.of(p)) ++own[vote.bits];
    }
    return counts;
  });
  GroupVotes result(n_groups, std::vector<VoteCount>(c));
  for (const Counts& counts : parts) {
    for (std::size_t g = 0; g < n_groups; ++g) {
      for (std::size_t s = 0; s < c; ++s) {
        const std::int64_t* const three = counts.data() + (g * c + s) * 4;
        result[g][s] = result[g][s] + VoteCount{three[2], three[0], three[0] + three[1] + three[2]};
      }
    }
  }
  return result;
}

std::vector<VoteCount> all_votes(const Votes& votes, unsigned threads) {
  return group_votes(votes, std::vector<int>(votes.n_participants(), 0), 1, threads)[0];
}

}  // namespace stip
