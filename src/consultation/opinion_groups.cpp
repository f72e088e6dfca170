// OpinionGroups: a hundred small clusters, and those in two to five groups.
#include "consultation/opinion_groups.h"

#include <algorithm>

#include "consultation/k_means.h"
#include "consultation/votes.h"

namespace stip {
namespace {

constexpr std::size_t n_base = 100;
constexpr KMeansLimits base_limits{100, 0.01}, group_limits{20, 0.01};

}  // namespace

std::vector<std::uint32_t> encounter_order(const Votes& votes) {
  const auto first_statement = [&](std::size_t p) -> std::size_t {
    return votes.of(p).empty() ? votes.n_statements() : votes.of(p).front().statement();
  };
  std::vector<std::size_t> next(votes.n_statements() + 2);  // By first statement: where its people go.
  for (std::size_t p = 0; p < votes.n_participants(); ++p) ++next[first_statement(p) + 1];
  for (std::size_t s = 1; s < next.size(); ++s) next[s] += next[s - 1];
  std::vector<std::uint32_t> order(votes.n_participants());
  for (std::size_t p = 0; p < order.size(); ++p) order[next[first_statement(p)]++] = static_cast<std::uint32_t>(p);
  return order;
}

std::vector<char> who_is_grouped(const Votes& votes) {
  constexpr std::size_t enough_votes = 7, enough_people = 15;
  const std::size_t needed = std::min(enough_votes, votes.n_statements());
  std::vector<char> is_in(votes.n_participants());
  std::size_t count = 0;
  for (std::size_t p = 0; p < is_in.size(); ++p) {
    is_in[p] = votes.of(p).size() >= needed;
    count += is_in[p] != 0;
  }
  if (count >= enough_people) return is_in;
  std::vector<std::uint32_t> order = encounter_order(votes);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return votes.of(a).size() > votes.of(b).size(); });
  for (std::size_t i = 0; i < std::min(enough_people, order.size()); ++i) is_in[order[i]] = 1;
  return is_in;
}

OpinionGroups reference_groups(const Votes& votes, const std::vector<MapPoint>& map) {
  OpinionGroups result;
  result.base.assign(map.size(), -1);
  result.group.assign(map.size(), -1);
  const std::vector<char> is_in = who_is_grouped(votes);
  std::vector<std::uint32_t> people;
  std::vector<MapPoint> points;
  for (const std::uint32_t p : encounter_order(votes)) {
    if (!is_in[p]) continue;
    people.push_back(p);
    points.push_back(map[p]);
  }
  result.n_grouped = people.size();
  if (people.empty()) return result;

  const Clusters base = k_means(points, {}, first_distinct(points, n_base), base_limits);
  std::vector<double> weights(base.centers.size());
  for (const std::uint32_t cluster : base.of) ++weights[cluster];
  const std::size_t most = std::min<std::size_t>(5, 2 + base.centers.size() / 12);
  Clusters best{{base.centers[0]}, std::vector<std::uint32_t>(base.centers.size())};
  double best_silhouette = -2;
  for (std::size_t k = 2; k <= most; ++k) {
    const Clusters groups = k_means(base.centers, weights, first_distinct(base.centers, k), group_limits);
    const double value = silhouette(base.centers, groups);
    result.silhouettes[static_cast<int>(k)] = value;
    if (value < best_silhouette) continue;
    best_silhouette = value;
    best = groups;
  }
  result.k = best.centers.size();
  result.sizes.assign(result.k, 0);
  for (std::size_t i = 0; i < people.size(); ++i) {
    result.base[people[i]] = static_cast<int>(base.of[i]);
    result.group[people[i]] = static_cast<int>(best.of[base.of[i]]);
    ++result.sizes[best.of[base.of[i]]];
  }
  return result;
}

}  // namespace stip
