// AlikeVotes: groups of participants whose answers are near-copies of one list of answers.
#pragma once

#include <cstdint>
#include <vector>

#include "consultation/votes.h"

namespace stip {

struct AlikeLimits {
  std::uint32_t fewest_common = 20;  ///< Statements that two must both have answered to be compared.
  double pair = 0.7;                 ///< Agreement beyond chance with one participant, to begin a group.
  double template_agreement = 0.65;  ///< The same with the answers that the group gives most, to be of it.
  double share = 0.05;               ///< A group is told of if it is larger than this part of all participants.
  std::size_t fewest = 5;            ///< And has at least so many.
  std::size_t pivots = 400;          ///< Participants from whom groups are begun.
  std::uint64_t seed = 2040;
  unsigned threads = 0;
};

struct AlikeGroup {
  std::vector<std::uint32_t> participants;  ///< In order.
  std::vector<double> agreement;            ///< By each: with the template, 1 is a copy and 0 what chance gives.
  std::vector<std::uint32_t> statements;    ///< On which the template has an answer.
};

/// Agreement is Cohen's kappa over the statements that both answered:
///
///   kappa = (a - e) / (1 - e)
///
/// with a the share answered the same, and e the mean share of all participants whose answer there is that of the
/// template: that two people both give an answer which everybody gives tells nothing.
///
/// A group is begun with each of up to 400 participants, drawn by their labels, and whoever agrees with that one by
/// `pair`; if those are five and half as many as needed, their most given answers become the template and whoever
/// agrees with that by `template_agreement` the group, three times over. A group of 5 % has none among 400 drawn once
/// in 10^9. Groups come by size; one that shares half of its people with a larger one is left out of the list, its
/// people joined. Cost: pivots times votes. Source: J. Cohen (1960), doi 10.1177/001316446002000104;
/// docs/methods-consultation.md#integrity.
std::vector<AlikeGroup> alike_groups(const Votes& votes, const AlikeLimits& limits = {});

}  // namespace stip
