// Plan network: in any order of its rows the same network; its plan is finite, and asks no more than there is.
#include <cmath>
#include <map>
#include <set>

#include "base/json.h"
#include "fuzz/fuzz.h"
#include "fuzz/reading.h"
#include "planning/critical_path.h"
#include "planning/levelled.h"

namespace {

using namespace stip;

using Activity = std::pair<std::array<double, 3>, std::multiset<std::string>>;

std::map<std::string, Activity> activities_of(const PlanNetwork& network) {
  std::map<std::string, Activity> told;
  for (const PlanActivity& each : network.activities) {
    Activity& one = told[each.id];
    one.first = {each.duration.low, each.duration.mode, each.duration.high};
    MUST(one.first[0] >= 0 && one.first[0] <= one.first[1] && one.first[1] <= one.first[2]);
    for (const PlanLink& link : each.links) one.second.insert(network.activities.at(link.before).id);
  }
  MUST(told.size() == network.activities.size());
  return told;
}

std::string text_of(const PlanNetwork& network) {
  std::string text = "id,min,mode,max,predecessors\n";
  for (const auto& [id, one] : activities_of(network)) {
    std::string before;
    for (const std::string& each : one.second) before += each + " ";
    std::vector<std::string> cells{id};
    for (const double point : one.first) cells.push_back(to_text(Json(point)));
    cells.push_back(before);
    text += csv_row(cells);
  }
  return text;
}

/// No more is used of anything at the moments at which something starts.
void must_keep_limits(const LevelledPlan& plan, const ResourceNeeds& needs) {
  for (const LevelledActivity& at : plan.activities) {
    std::vector<double> used(needs.limits.size());
    for (std::size_t k = 0; k < plan.activities.size(); ++k) {
      if (plan.activities[k].start > at.start || plan.activities[k].finish <= at.start) continue;
      for (const ResourceUse& use : needs.uses[k]) used[use.resource] += use.amount;
    }
    for (std::size_t r = 0; r < used.size(); ++r) MUST(used[r] <= needs.limits[r] * (1 + 1e-9) + 1e-6);
  }
}

}  // namespace

FUZZ_TARGET(plan_network) {
  const auto [text, limits] = parts_of<2>(input);
  for (const PointsAs as : {PointsAs::shares, PointsAs::triangle}) {
    const auto network = read_network(text, "plan.csv", as);
    if (!network.ok()) {
      must_be_clear(network.error(), input);
      continue;
    }
    const auto told = activities_of(*network);
    for (const std::string& other : {reversed(text), text_of(*network)}) {
      const auto again = read_network(other, "again.csv", as);
      MUST(again.ok() && activities_of(*again) == told);
    }
    const auto path = critical_path(*network);
    if (!path.ok()) {
      must_be_clear(path.error(), input);
      continue;
    }
    for (const PlannedActivity& each : path->activities)
      MUST(std::isfinite(each.start) && std::isfinite(each.finish) && std::isfinite(each.slack));
    const auto needs = read_needs(text, "plan.csv", limits, "limits.csv");
    if (!needs.ok()) {
      must_be_clear(needs.error(), input);
      continue;
    }
    const auto plan = levelled(*network, *needs);
    if (!plan.ok()) {
      must_be_clear(plan.error(), input);
      continue;
    }
    for (const LevelledActivity& each : plan->activities) MUST(std::isfinite(each.finish) && each.waits >= 0);
    must_keep_limits(*plan, *needs);
  }
}
