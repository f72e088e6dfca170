// Representative: the statements by which a group differs from the others, and those on which all agree.
#pragma once

#include <cstddef>
#include <vector>

#include "consultation/group_votes.h"

namespace stip {

/// How a group votes on a statement, and how the others do.
///
///   p = (n + 1) / (seen + 2),  z(n, m) = 2 sqrt(m + 1) ((n + 1) / (m + 1) - 1/2),  r = p / p of the others
///
/// and for the difference with the others, with a = n + 1, b = n of the others + 1, m = seen + 1,
/// k = seen by the others + 1 and h = (a + b) / (m + k):  z = (a / m - b / k) / sqrt(h (1 - h) (1 / m + 1 / k)).
struct GroupStatistics {
  VoteCount count;
  double p_agree = 0, p_disagree = 0;            ///< Shares, drawn a little to a half.
  double p_agree_test = 0, p_disagree_test = 0;  ///< z: how far from a half.
  double r_agree = 0, r_disagree = 0;            ///< How many times as often as the others.
  double r_agree_test = 0, r_disagree_test = 0;  ///< z of the difference with the others.
};
GroupStatistics group_statistics(VoteCount group, VoteCount others);

/// One statement that stands for a group.
struct Representative {
  std::size_t statement = 0;
  bool agree = true;  ///< What the group votes, more than the others.
  std::int64_t n_success = 0, n_trials = 0;
  double p_success = 0, p_test = 0, repness = 0, repness_test = 0;
  bool best_agree = false;  ///< Kept since the group agrees with it most.
};

/// For each group at most five statements, agreements before disagreements, each with z above 1.2816 (one-sided 90 %)
/// for the share and for the difference; the best agreement always among them; if nothing is that clear, the clearest.
/// `is_out`: statements that are passed over. Source: docs/methods-consultation.md#representative-statements.
std::vector<std::vector<Representative>> representative(const GroupVotes& votes, const std::vector<char>& is_out);

/// One statement on which people agree, or disagree, whatever their group.
struct Consensus {
  std::size_t statement = 0;
  std::int64_t n_success = 0, n_trials = 0;
  double p_success = 0, p_test = 0;
};
struct ConsensusLists {
  std::vector<Consensus> agree, disagree;
};

/// The five with the largest p * z of those with p above a half and z above 1.2816, over all participants.
ConsensusLists consensus(const std::vector<VoteCount>& all, const std::vector<char>& is_out);

/// By statement: product over the groups of (agree + 1) / (seen + 2). High only where every group agrees. Not
/// comparable between results with another number of groups.
std::vector<double> group_aware_consensus(const GroupVotes& votes);

/// By statement, how likely it should be shown next:
///
///   importance = (1 - (pass + 1) / (seen + 2)) (extremity + 1) (agree + 1) / (seen + 2)
///   priority   = (importance (1 + 8 * 2^(-seen / 5)))^2,  and 49 for statements about the participants
std::vector<double> priorities(const GroupVotes& votes, const std::vector<double>& extremity,
                               const std::vector<char>& is_meta);

}  // namespace stip
