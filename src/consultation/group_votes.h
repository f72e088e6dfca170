// GroupVotes: how each group voted on each statement, counted.
#pragma once

#include <cstdint>
#include <vector>

namespace stip {

struct Votes;

struct VoteCount {
  std::int64_t agree = 0, disagree = 0, seen = 0;  ///< Seen: with passes.
  bool operator==(const VoteCount&) const = default;
};
VoteCount operator+(VoteCount a, VoteCount b);
VoteCount operator-(VoteCount a, VoteCount b);

/// [group][statement], of the participants whose group is not -1. Also of statements that are kept out.
using GroupVotes = std::vector<std::vector<VoteCount>>;
GroupVotes group_votes(const Votes& votes, const std::vector<int>& group, std::size_t n_groups, unsigned threads = 0);

/// [statement], of all participants, grouped or not.
std::vector<VoteCount> all_votes(const Votes& votes, unsigned threads = 0);

}  // namespace stip
