// Representative: z tests of shares and of their differences, and the choice by them.
#include "consultation/representative.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace stip {
namespace {

constexpr double clear = 1.2816;
constexpr std::size_t most_shown = 5;

double share(std::int64_t n, std::int64_t of) { return (static_cast<double>(n) + 1) / (static_cast<double>(of) + 2); }

double share_test(std::int64_t n, std::int64_t of) {
  const double m = static_cast<double>(of) + 1;
  return 2 * std::sqrt(m) * ((static_cast<double>(n) + 1) / m - 0.5);
}

double difference_test(std::int64_t n_in, std::int64_t seen_in, std::int64_t n_out, std::int64_t seen_out) {
  const double a = static_cast<double>(n_in) + 1, b = static_cast<double>(n_out) + 1;
  const double m = static_cast<double>(seen_in) + 1, k = static_cast<double>(seen_out) + 1;
  const double h = (a + b) / (m + k);
  if (h == 1) return 0;
  return (a / m - b / k) / std::sqrt(h * (1 - h) * (1 / m + 1 / k));
}

bool is_clear(const GroupStatistics& s) {
  return (s.r_agree_test > clear && s.p_agree_test > clear) || (s.r_disagree_test > clear && s.p_disagree_test > clear);
}

/// Whether `next` takes the place of the best agreement so far. That two tests below zero have a product above it is
/// kept as it is in Polis.
bool is_better_agreement(const GroupStatistics& next, const std::optional<GroupStatistics>& best) {
  if (next.count.agree == 0 && next.count.disagree == 0) return false;
  if (best && best->r_agree > 1) {
    const auto strength = [](const GroupStatistics& s) {
      return s.r_agree * s.r_agree_test * s.p_agree * s.p_agree_test;
    };
    return strength(next) > strength(*best);
  }
  if (best) return next.p_agree * next.p_agree_test > best->p_agree * best->p_agree_test;
  return next.p_agree_test > clear || (next.r_agree > 1 && next.p_agree > 0.5);
}

Representative as_representative(std::size_t statement, const GroupStatistics& s) {
  if (s.r_agree_test > s.r_disagree_test)
    return {statement, true, s.count.agree, s.count.seen, s.p_agree, s.p_agree_test, s.r_agree, s.r_agree_test, false};
  return {statement,         false,        s.count.disagree,  s.count.seen, s.p_disagree,
          s.p_disagree_test, s.r_disagree, s.r_disagree_test, false};
}

double metric(const Representative& r) { return r.repness * r.repness_test * r.p_success * r.p_test; }

std::vector<Representative> of_group(const std::vector<VoteCount>& group, const std::vector<VoteCount>& all,
                                     const std::vector<char>& is_out) {
  std::vector<Representative> sufficient;
  std::optional<Representative> best;
  double best_test = 0;
  std::optional<GroupStatistics> best_agree;
  std::size_t best_agree_statement = 0;
  for (std::size_t s = 0; s < group.size(); ++s) {
    if (is_out[s]) continue;
    const GroupStatistics statistics = group_statistics(group[s], all[s] - group[s]);
    if (is_clear(statistics)) sufficient.push_back(as_representative(s, statistics));
    const double test = std::max(statistics.r_agree_test, statistics.r_disagree_test);
    if (sufficient.empty() && (!best || test > best_test)) {
      best = as_representative(s, statistics);
      best_test = test;
    }
    if (is_better_agreement(statistics, best_agree)) {
      best_agree = statistics;
      best_agree_statement = s;
    }
  }
  std::vector<Representative> chosen;
  if (best_agree) {
    chosen.push_back(as_representative(best_agree_statement, *best_agree));
    chosen.back().best_agree = true;
    std::erase_if(sufficient, [&](const Representative& r) { return r.statement == best_agree_statement; });
  } else if (sufficient.empty() && best) {
    chosen.push_back(*best);
  }
  std::stable_sort(sufficient.begin(), sufficient.end(),
                   [](const Representative& a, const Representative& b) { return metric(a) > metric(b); });
  chosen.insert(chosen.end(), sufficient.begin(), sufficient.end());
  if (chosen.size() > most_shown) chosen.resize(most_shown);
  std::stable_partition(chosen.begin(), chosen.end(), [](const Representative& r) { return r.agree; });
  return chosen;
}

std::vector<VoteCount> added_up(const GroupVotes& votes) {
  std::vector<VoteCount> all(votes.empty() ? 0 : votes[0].size());
  for (const auto& group : votes)
    for (std::size_t s = 0; s < all.size(); ++s) all[s] = all[s] + group[s];
  return all;
}

}  // namespace

GroupStatistics group_statistics(VoteCount group, VoteCount others) {
  GroupStatistics s;
  s.count = group;
  s.p_agree = share(group.agree, group.seen);
  s.p_disagree = share(group.disagree, group.seen);
  s.p_agree_test = share_test(group.agree, group.seen);
  s.p_disagree_test = share_test(group.disagree, group.seen);
  s.r_agree = s.p_agree / share(others.agree, others.seen);
  s.r_disagree = s.p_disagree / share(others.disagree, others.seen);
  s.r_agree_test = difference_test(group.agree, group.seen, others.agree, others.seen);
  s.r_disagree_test = difference_test(group.disagree, group.seen, others.disagree, others.seen);
  return s;
}

std::vector<std::vector<Representative>> representative(const GroupVotes& votes, const std::vector<char>& is_out) {
  const std::vector<VoteCount> all = added_up(votes);
  std::vector<std::vector<Representative>> result;
  for (const auto& group : votes) result.push_back(of_group(group, all, is_out));
  return result;
}

ConsensusLists consensus(const std::vector<VoteCount>& all, const std::vector<char>& is_out) {
  ConsensusLists lists;
  for (std::size_t s = 0; s < all.size(); ++s) {
    if (is_out[s]) continue;
    const auto consider = [&](std::int64_t n, std::vector<Consensus>& list) {
      const Consensus one{s, n, all[s].seen, share(n, all[s].seen), share_test(n, all[s].seen)};
      if (one.p_success > 0.5 && one.p_test > clear) list.push_back(one);
    };
    consider(all[s].agree, lists.agree);
    consider(all[s].disagree, lists.disagree);
  }
  for (auto* list : {&lists.agree, &lists.disagree}) {
    std::stable_sort(list->begin(), list->end(), [](const Consensus& a, const Consensus& b) {
      return a.p_success * a.p_test > b.p_success * b.p_test;
    });
    if (list->size() > most_shown) list->resize(most_shown);
  }
  return lists;
}

std::vector<double> group_aware_consensus(const GroupVotes& votes) {
  std::vector<double> product(votes.empty() ? 0 : votes[0].size(), 1);
  for (const auto& group : votes)
    for (std::size_t s = 0; s < product.size(); ++s) product[s] *= share(group[s].agree, group[s].seen);
  return product;
}

std::vector<double> priorities(const GroupVotes& votes, const std::vector<double>& extremity,
                               const std::vector<char>& is_meta) {
  constexpr double of_meta = 7;
  std::vector<VoteCount> all = added_up(votes);
  all.resize(extremity.size());
  std::vector<double> result;
  for (std::size_t s = 0; s < extremity.size(); ++s) {
    const VoteCount& n = all[s];
    const double importance =
        (1 - share(n.seen - n.agree - n.disagree, n.seen)) * (extremity[s] + 1) * share(n.agree, n.seen);
    const double root = is_meta[s] ? of_meta : importance * (1 + 8 * std::pow(2, -static_cast<double>(n.seen) / 5));
    result.push_back(root * root);
  }
  return result;
}

}  // namespace stip
