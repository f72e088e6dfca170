// PlanJson: what a simulation says, as JSON.
#pragma once

#include "base/json.h"
#include "planning/critical_path.h"
#include "planning/simulation.h"

namespace stip {

/// The shares of which the moment of finish is told.
inline constexpr double told_shares[] = {0.05, 0.1, 0.2, 0.5, 0.8, 0.9, 0.95, 0.99};

/// mean, sd, quantiles and criticality; standard errors of each; drivers if they were worked out; the plan with the
/// most likely durations, and how often it was kept.
Json to_json(const PlanNetwork& network, const Simulation& simulation, const CriticalPath& path, std::uint64_t seed);

}  // namespace stip
