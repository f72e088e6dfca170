// CriticalPath: when each activity starts and ends if all goes as is most likely.
#pragma once

#include <vector>

#include "planning/network.h"

namespace stip {

struct PlannedActivity {
  double start = 0, finish = 0;                ///< Earliest.
  double latest_start = 0, latest_finish = 0;  ///< Without a later end.
  double slack = 0;  ///< How much later it may start; nought or (rounded) less than it: critical.
  double drag = 0;   ///< How much sooner all is finished if it takes no time at all; 0 if it is not critical.
  bool is_critical = false;
};

struct CriticalPath {
  double end = 0;
  std::vector<PlannedActivity> activities;  ///< As in the network.
  std::vector<std::size_t> path;            ///< One chain that the end hangs on, first activity first.
};

/// The critical path method with the most likely durations.
///
///   start = max(not_before, finish of before + lag); latest_finish = min(end, latest_start of after - lag)
///   slack = latest_start - start; drag = end - (end with duration 0)
///
/// Chance is left out, so the end is too early wherever paths meet: see simulation().
/// Cost: linear; times the number of critical activities for their drag. Errors: invalid, for a cycle.
/// Source: Kelley and Walker (1959); drag: S. Devaux (1999), Total Project Control.
ErrorOr<CriticalPath> critical_path(const PlanNetwork& network);

}  // namespace stip
