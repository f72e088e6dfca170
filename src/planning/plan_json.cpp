// PlanJson: fields that are asked for first, what explains them after.
#include "planning/plan_json.h"

#include <algorithm>
#include <cmath>

namespace stip {
namespace {

/// "0.05": a share as it is written.
std::string share_name(double share) { return to_text(Json(share)); }

/// Half of what lies between the quantiles one standard error of the share to either side.
double quantile_error(std::vector<float>& end, double share) {
  const double error = std::sqrt(share * (1 - share) / static_cast<double>(end.size()));
  return (quantile(end, std::min(1.0, share + error)) - quantile(end, std::max(0.0, share - error))) / 2;
}

Json drivers_json(const PlanNetwork& network, const Simulation& simulation) {
  Json drivers = Json::object();
  for (std::size_t i = 0; i < network.activities.size(); ++i) {
    const Driver& driver = simulation.drivers[i];
    Json one = Json::object();
    one.add("mean_duration", driver.mean)
        .add("correlation_with_end", driver.correlation)
        .add("end_if_short", driver.end_if_short)
        .add("end_if_long", driver.end_if_long);
    drivers.add(network.activities[i].id, std::move(one));
  }
  return drivers;
}

Json path_json(const PlanNetwork& network, const CriticalPath& path, const Simulation& simulation) {
  Json ids = Json::array(), activities = Json::object();
  for (const std::size_t i : path.path) ids.push(network.activities[i].id);
  for (std::size_t i = 0; i < network.activities.size(); ++i) {
    const PlannedActivity& planned = path.activities[i];
    Json one = Json::object();
    one.add("start", planned.start)
        .add("finish", planned.finish)
        .add("slack", planned.is_critical ? 0.0 : planned.slack)
        .add("drag", planned.drag);
    activities.add(network.activities[i].id, std::move(one));
  }
  Json json = Json::object();
  json.add("end", path.end)
      .add("share_finished_by_then", share_by(simulation.end, path.end))
      .add("path", std::move(ids))
      .add("activities", std::move(activities));
  return json;
}

}  // namespace

Json to_json(const PlanNetwork& network, const Simulation& simulation, const CriticalPath& path, std::uint64_t seed) {
  std::vector<float> end = simulation.end;
  Json quantiles = Json::object(), errors = Json::object(), criticality = Json::object();
  for (const double share : told_shares) {
    quantiles.add(share_name(share), quantile(end, share));
    errors.add(share_name(share), quantile_error(end, share));
  }
  for (std::size_t i = 0; i < network.activities.size(); ++i)
    criticality.add(network.activities[i].id,
                    static_cast<double>(simulation.critical[i]) / static_cast<double>(simulation.samples));
  Json standard_errors = Json::object();
  standard_errors.add("mean", simulation.mean_error)
      .add("sd", simulation.sd_error)
      .add("quantiles", std::move(errors))
      .add("criticality", 0.5 / std::sqrt(static_cast<double>(simulation.samples)));
  Json json = Json::object();
  json.add("mean", simulation.mean)
      .add("sd", simulation.sd)
      .add("quantiles", std::move(quantiles))
      .add("criticality", std::move(criticality))
      .add("samples", simulation.samples)
      .add("seed", std::to_string(seed))
      .add("standard_errors", std::move(standard_errors))
      .add("most_likely", path_json(network, path, simulation));
  if (!simulation.drivers.empty()) json.add("drivers", drivers_json(network, simulation));
  return json;
}

}  // namespace stip
