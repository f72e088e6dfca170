// VoteResults: counts, and searches for the smallest number that changes what is said of them.
#include "consultation/vote_results.h"

#include <algorithm>
#include <cstdlib>

#include "consultation/representative.h"

namespace stip {
namespace {

constexpr double clear = 1.2816;  // z that is passed by chance in one of ten cases.
constexpr std::size_t top_size = 3;
constexpr std::int64_t fewest_votes = 10;

int consensus_of(const VoteCount& count) {
  const GroupStatistics s = group_statistics(count, {});
  if (s.p_agree > 0.5 && s.p_agree_test > clear) return 1;
  if (s.p_disagree > 0.5 && s.p_disagree_test > clear) return -1;
  return 0;
}

VoteCount with_added(VoteCount count, std::int64_t agree, std::int64_t disagree) {
  return count + VoteCount{agree, disagree, agree + disagree};
}

/// The smallest n from 1 for which `holds`; it holds from there on.
template <class Holds>
std::int64_t first_that(const Holds& holds) {
  std::int64_t high = 1;
  while (!holds(high)) high *= 2;
  std::int64_t low = high / 2;
  while (high - low > 1) {
    const std::int64_t middle = low + (high - low) / 2;
    (holds(middle) ? high : low) = middle;
  }
  return high;
}

/// Whether a stands before b, by (agree + 1) / (agree + disagree + 2): compared without rounding.
bool before(const VoteCount& a, const VoteCount& b) {
  return (a.agree + 1) * (b.agree + b.disagree + 2) > (b.agree + 1) * (a.agree + a.disagree + 2);
}

}  // namespace

StatementResult statement_result(VoteCount count) {
  StatementResult result;
  result.count = count;
  const std::int64_t chosen = count.agree + count.disagree, ahead = count.agree - count.disagree;
  if (chosen > 0) result.agree_share = static_cast<double>(count.agree) / static_cast<double>(chosen);
  result.sign = (ahead > 0) - (ahead < 0);
  result.votes_to_turn = std::abs(ahead) + 1;
  result.consensus = consensus_of(count);
  if (result.consensus != 0)
    result.votes_to_end_consensus = first_that([&](std::int64_t n) {
      return consensus_of(result.consensus > 0 ? with_added(count, 0, n) : with_added(count, n, 0)) != result.consensus;
    });
  return result;
}

std::vector<StatementResult> vote_results(const Votes& votes, const std::vector<char>& left_out) {
  std::vector<int> group(votes.n_participants(), 0);
  for (std::size_t p = 0; p < left_out.size(); ++p)
    if (left_out[p]) group[p] = -1;
  std::vector<StatementResult> results;
  const GroupVotes counts = group_votes(votes, group, 1);
  for (const VoteCount& count : counts[0]) results.push_back(statement_result(count));
  return results;
}

TopStatements top_statements(const std::vector<StatementResult>& results) {
  std::vector<std::uint32_t> order;
  for (std::uint32_t s = 0; s < results.size(); ++s)
    if (results[s].count.agree + results[s].count.disagree >= fewest_votes) order.push_back(s);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return before(results[a].count, results[b].count); });
  TopStatements top;
  const std::size_t n = std::min(order.size(), top_size);
  top.statements.assign(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(n));
  for (std::size_t out = n; out < order.size(); ++out) {
    for (std::size_t in = 0; in < n; ++in) {
      const VoteCount &high = results[order[in]].count, &low = results[order[out]].count;
      const std::int64_t people =
          first_that([&](std::int64_t m) { return before(with_added(low, m, 0), with_added(high, 0, m)); });
      if (!top.people_to_change || people < *top.people_to_change) top.people_to_change = people;
    }
  }
  return top;
}

}  // namespace stip
