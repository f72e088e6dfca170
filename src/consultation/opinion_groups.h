// OpinionGroups: people who vote alike, as Polis finds them.
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "consultation/opinion_map.h"

namespace stip {

struct Votes;

struct OpinionGroups {
  std::size_t k = 0;                  ///< How many groups; 0 if nobody could be grouped.
  std::map<int, double> silhouettes;  ///< By number of groups that was tried.
  std::vector<int> base;              ///< By participant: the small cluster, or -1 for who voted too little.
  std::vector<int> group;             ///< By participant: the group, from 0, or -1.
  std::vector<std::size_t> sizes;     ///< By group: participants.
  std::size_t n_grouped = 0;          ///< Participants in groups.
};

/// The participants in the order in which they come if statements are read one after the other, each with its voters by
/// label: the order that Polis has after it started anew, and from which its clusters start.
std::vector<std::uint32_t> encounter_order(const Votes& votes);

/// Who is grouped, by participant: with at least min(7, C) votes; if those are fewer than 15, then also those with most
/// votes until there are 15.
std::vector<char> who_is_grouped(const Votes& votes);

/// The groups of Polis, from a cold start: a hundred small clusters by k-means from the first points, and those grouped
/// by k-means with 2 to 5 centres, of which the number with the best silhouette is taken, of equal ones the largest.
/// `map`: where each participant stands. Depends on who was first in the file; for a figure that does not, see
/// stable_groups.h. Source: docs/methods-consultation.md#opinion-groups.
OpinionGroups reference_groups(const Votes& votes, const std::vector<MapPoint>& map);

}  // namespace stip
