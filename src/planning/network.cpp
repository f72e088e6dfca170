// PlanNetwork: its order, or the shortest cycle in it.
#include "planning/network.h"

#include <algorithm>
#include <queue>

namespace stip {
namespace {

/// Who comes after each activity.
std::vector<std::vector<std::size_t>> followers(const PlanNetwork& network) {
  std::vector<std::vector<std::size_t>> after(network.activities.size());
  for (std::size_t i = 0; i < after.size(); ++i)
    for (const PlanLink& link : network.activities[i].links) after[link.before].push_back(i);
  return after;
}

/// The shortest way from an activity back to itself, shorter than `limit`; empty if there is none.
std::vector<std::size_t> cycle_from(const std::vector<std::vector<std::size_t>>& after, std::size_t start,
                                    std::size_t limit) {
  constexpr std::size_t none = static_cast<std::size_t>(-1);
  std::vector<std::size_t> came_from(after.size(), none), length(after.size(), 0);
  std::queue<std::size_t> next;
  next.push(start);
  while (!next.empty()) {
    const std::size_t at = next.front();
    next.pop();
    if (length[at] + 1 >= limit) return {};
    for (const std::size_t follower : after[at]) {
      if (follower == start) {
        std::vector<std::size_t> cycle{start};
        for (std::size_t back = at; back != start; back = came_from[back]) cycle.push_back(back);
        std::ranges::reverse(cycle.begin() + 1, cycle.end());
        return cycle;
      }
      if (came_from[follower] != none) continue;
      came_from[follower] = at;
      length[follower] = length[at] + 1;
      next.push(follower);
    }
  }
  return {};
}

Error cycle_error(const PlanNetwork& network, const std::vector<bool>& is_placed) {
  const auto after = followers(network);
  std::vector<std::size_t> shortest;
  for (std::size_t i = 0; i < is_placed.size(); ++i) {
    if (is_placed[i]) continue;
    auto found = cycle_from(after, i, shortest.empty() ? after.size() + 1 : shortest.size());
    if (!found.empty()) shortest = std::move(found);
    if (shortest.size() == 1) break;
  }
  std::string path;
  const auto named = [&](std::size_t i) {
    const PlanActivity& activity = network.activities[i];
    return activity.title.empty() ? activity.id : activity.id + " (" + activity.title + ")";
  };
  for (const std::size_t i : shortest) path += named(i) + " → ";
  path += named(shortest.front());
  return {ErrorKind::invalid, said("dependencies"), said("they go round in a circle: {}.", path),
          said("Take one of these dependencies out.")};
}

}  // namespace

ErrorOr<std::vector<std::size_t>> order_of(const PlanNetwork& network) {
  const std::size_t n = network.activities.size();
  const auto after = followers(network);
  std::vector<std::size_t> waits_for(n), order;
  order.reserve(n);
  std::priority_queue<std::size_t, std::vector<std::size_t>, std::greater<>> ready;
  for (std::size_t i = 0; i < n; ++i) {
    waits_for[i] = network.activities[i].links.size();
    if (waits_for[i] == 0) ready.push(i);
  }
  std::vector<bool> is_placed(n, false);
  while (!ready.empty()) {
    const std::size_t at = ready.top();
    ready.pop();
    order.push_back(at);
    is_placed[at] = true;
    for (const std::size_t follower : after[at])
      if (--waits_for[follower] == 0) ready.push(follower);
  }
  if (order.size() < n) return cycle_error(network, is_placed);
  return order;
}

}  // namespace stip
