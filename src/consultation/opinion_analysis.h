// OpinionAnalysis: everything that a conversation of statements and votes tells, in one value.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/json.h"
#include "consultation/group_votes.h"
#include "consultation/opinion_axes.h"
#include "consultation/opinion_groups.h"
#include "consultation/representative.h"
#include "consultation/stable_groups.h"

namespace stip {

struct Moderation;
struct Votes;

struct OpinionAnalysis {
  OpinionAxes axes;
  std::vector<MapPoint> map;  ///< By participant.
  OpinionGroups groups;
  std::optional<StableGroups> stable;                       ///< How the groups were found, if by stable_groups().
  std::vector<double> extremity;                            ///< By statement.
  GroupVotes group_votes;                                   ///< [group][statement]
  std::vector<VoteCount> all_votes;                         ///< By statement.
  std::vector<std::vector<Representative>> representative;  ///< By group.
  ConsensusLists consensus;
  std::vector<double> group_aware_consensus, priority;  ///< By statement.
};

/// The analysis of Polis from a cold start with axes pinned to ones, with today's counts for the priorities and without
/// its limits on people and statements. Pure; the same for any number of threads.
/// Source: docs/methods-consultation.md#opinion-groups.
OpinionAnalysis reference_analysis(const Votes& votes, const Moderation& moderation, unsigned threads = 0);

/// The same with stable_groups() for the groups, and the exact axes for the map. Without groups there are no statements
/// that stand for one, and priorities are worked out as if all were one group.
OpinionAnalysis stable_analysis(const Votes& votes, const Moderation& moderation, const StableOptions& options);

/// As the form of `stip consult groups --json` has it: n, k, silhouette, groups with their representative statements,
/// consensus, statements. Of a statement `center` is the mean in the sign of Polis (agree is -1), `mean` in that of its
/// files (agree is 1).
Json to_json(const OpinionAnalysis& analysis, const Votes& votes, const Moderation& moderation);

/// `participant,n_votes,x,y,group`, of who is not in a group with -1.
std::string participants_csv(const OpinionAnalysis& analysis, const Votes& votes);

}  // namespace stip
