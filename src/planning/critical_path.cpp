// CriticalPath: forwards for the start, backwards for the slack.
#include "planning/critical_path.h"

#include <algorithm>
#include <cmath>

namespace stip {
namespace {

/// What a sum of rounded durations may differ by.
double closeness(double end) { return 1e-9 * std::max(1.0, std::fabs(end)); }

/// The end, with one activity that takes no time at all; `without` = size(): none.
double end_of(const PlanNetwork& network, const std::vector<std::size_t>& order, std::size_t without,
              std::vector<PlannedActivity>& planned) {
  double end = -1e300;
  for (const std::size_t i : order) {
    const PlanActivity& activity = network.activities[i];
    double start = activity.not_before;
    for (const PlanLink& link : activity.links) start = std::max(start, planned[link.before].finish + link.lag);
    planned[i].start = start;
    planned[i].finish = i == without ? start : start + activity.duration.mode + activity.delay;
    end = std::max(end, planned[i].finish);
  }
  return end;
}

}  // namespace

ErrorOr<CriticalPath> critical_path(const PlanNetwork& network) {
  STIP_TRY_AS(const std::vector<std::size_t> order, order_of(network));
  const std::size_t n = order.size();
  CriticalPath result;
  result.activities.resize(n);
  if (n == 0) return result;
  result.end = end_of(network, order, n, result.activities);
  for (PlannedActivity& planned : result.activities) planned.latest_finish = result.end;
  for (std::size_t k = n; k-- > 0;) {
    PlannedActivity& planned = result.activities[order[k]];
    planned.latest_start = planned.latest_finish - (planned.finish - planned.start);
    planned.slack = planned.latest_start - planned.start;
    planned.is_critical = planned.slack <= closeness(result.end);
    for (const PlanLink& link : network.activities[order[k]].links) {
      double& latest = result.activities[link.before].latest_finish;
      latest = std::min(latest, planned.latest_start - link.lag);
    }
  }
  std::vector<PlannedActivity> without(n);
  for (std::size_t i = 0; i < n; ++i)
    if (result.activities[i].is_critical) result.activities[i].drag = result.end - end_of(network, order, i, without);

  // Back from the end along what each start waited for.
  std::size_t at = order.front();
  for (const std::size_t i : order)
    if (result.activities[i].finish > result.activities[at].finish) at = i;
  while (true) {
    result.path.push_back(at);
    const auto& links = network.activities[at].links;
    const auto waited = std::ranges::find_if(links, [&](const PlanLink& link) {
      return result.activities[link.before].finish + link.lag >= result.activities[at].start;
    });
    if (waited == links.end()) break;
    at = waited->before;
  }
  std::ranges::reverse(result.path);
  return result;
}

}  // namespace stip
