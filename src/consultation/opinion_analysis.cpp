// OpinionAnalysis: the steps in their order.
#include "consultation/opinion_analysis.h"

#include <cmath>

#include "consultation/co_votes.h"
#include "consultation/moderation.h"
#include "consultation/votes.h"

namespace stip {

namespace {

/// What follows from axes, map and groups.
void add_statistics(OpinionAnalysis& result, const Votes& votes, const Moderation& moderation, const MapFrame& frame,
                    unsigned threads) {
  for (const MapPoint point : statement_points(frame)) result.extremity.push_back(std::hypot(point.x, point.y));
  result.group_votes = group_votes(votes, result.groups.group, result.groups.k, threads);
  result.all_votes = all_votes(votes, threads);
  result.representative = representative(result.group_votes, moderation.is_out);
  result.consensus = consensus(result.all_votes, moderation.is_out);
  const GroupVotes as_one{result.all_votes};
  const GroupVotes& groups = result.groups.k ? result.group_votes : as_one;
  result.group_aware_consensus = group_aware_consensus(groups);
  result.priority = priorities(groups, result.extremity, moderation.is_meta);
}

}  // namespace

OpinionAnalysis reference_analysis(const Votes& votes, const Moderation& moderation, unsigned threads) {
  OpinionAnalysis result;
  result.axes = opinion_axes(co_votes(votes, threads), moderation.is_out);
  const MapFrame frame{result.axes.mean, result.axes.pinned, moderation.is_out};
  result.map = opinion_map(votes, frame, threads);
  result.groups = reference_groups(votes, result.map);
  add_statistics(result, votes, moderation, frame, threads);
  return result;
}

OpinionAnalysis stable_analysis(const Votes& votes, const Moderation& moderation, const StableOptions& options) {
  OpinionAnalysis result;
  result.axes = opinion_axes(co_votes(votes, options.threads), moderation.is_out);
  const MapFrame frame{result.axes.mean, result.axes.exact, moderation.is_out};
  result.map = opinion_map(votes, frame, options.threads);
  result.stable = stable_groups(votes, moderation.is_out, options);
  result.groups.k = result.stable->k;
  result.groups.group = result.stable->group;
  result.groups.base.assign(votes.n_participants(), -1);
  result.groups.sizes.assign(result.groups.k, 0);
  for (const int group : result.groups.group) {
    if (group < 0) continue;
    ++result.groups.sizes[static_cast<std::size_t>(group)];
    ++result.groups.n_grouped;
  }
  add_statistics(result, votes, moderation, frame, options.threads);
  return result;
}

}  // namespace stip
