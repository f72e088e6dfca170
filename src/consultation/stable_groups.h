// StableGroups: groups of opinion that come back in other halves of the people, or the answer that there are none.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace stip {

struct Votes;

struct StableOptions {
  std::uint64_t seed = 2040;
  std::size_t sample = 6000;    ///< People that the model is fitted to; the others are only put into groups.
  std::vector<double> weights;  ///< By participant; empty: everybody counts 1.
  int bootstraps = 20;
  unsigned threads = 0;
};

enum class GroupsVerdict : std::uint8_t {
  groups,          ///< There are groups.
  too_few_people,  ///< Fewer than 40 voted enough.
  all_alike,       ///< Nothing predicts the votes of new people better than what all people vote.
  gradual,         ///< A gradual scale predicts them better than groups: any cut would be arbitrary.
  unstable,        ///< Other halves of the people give other groups.
};
std::string_view name_of(GroupsVerdict verdict);
std::string_view sentence_of(GroupsVerdict verdict);  ///< English, and the key of its translation.

/// What was found for a number of groups.
struct GroupsTried {
  std::size_t k = 0;
  double gain = 0;  ///< Log-likelihood of a vote of people the model did not see, more than with one group.
  double likeness =
      1;  ///< Correlation of the opinions of the groups of one half with their likes in the other; of the worst.
};

struct StableGroups {
  GroupsVerdict verdict = GroupsVerdict::groups;
  std::size_t k = 0;  ///< Groups; 0 if there are none.
  std::vector<GroupsTried> tried;
  double gain_of_scale[3] = {0, 0, 0};  ///< The same as `gain` for one scale, for two, and for one with a free spread.
  double valley = 1;                    ///< On that last scale: the lowest part between two peaks, of the lower one.
  std::vector<int> group;               ///< By participant, -1 for who voted too little or if there are none.
  std::vector<double> share;            ///< By group: part of the (weighted) grouped people. From large to small.
  std::vector<double> share_error;      ///< Its standard error, by bootstrap.
  std::vector<double> stability;        ///< By group: mean overlap (Jaccard) with its likeness in bootstraps, 0 to 1.
  double certainty = 0;                 ///< Mean chance of people of the sample to be of the group they were put in.
  std::size_t n_sample = 0;             ///< People that the model was fitted to.
};

/// Mixtures of 1 to 6 kinds of people (latent_classes.h) are fitted to half of a sample and tried on the other half,
/// twice over and both ways. Taken is the number of groups that predicts the votes of new people best, of those that
/// come back in the other half with the same opinions (correlation of 0.7 or more). There are no groups if that number
/// is one, or if a gradual scale (latent_scale.h) predicts votes better, unless people stand on it in two camps with a
/// valley between them; then there are two. The sample is drawn by the labels of participants, so nothing depends on
/// the order of arrival or on the number of threads. `is_out`: statements of which no vote counts.
/// Source: docs/methods-consultation.md#stable-groups.
StableGroups stable_groups(const Votes& votes, const std::vector<char>& is_out, const StableOptions& options);

/// Agreement of two groupings of the same people, 1 for the same and 0 on average for chance; who is -1 in either is
/// left out. Source: L. Hubert and P. Arabie (1985), doi 10.1007/BF01908075.
double adjusted_rand(const std::vector<int>& a, const std::vector<int>& b);

}  // namespace stip
