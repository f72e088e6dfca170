// Levelled: a plan in which no more is asked of anybody at once than there is.
#pragma once

#include <string>
#include <vector>

#include "planning/network.h"

namespace stip {

struct ResourceUse {
  std::size_t resource = 0;
  double amount = 1;  ///< All the time that the activity runs.
};

struct ResourceNeeds {
  std::vector<std::string> resources;
  std::vector<double> limits;                  ///< Of each resource.
  std::vector<std::vector<ResourceUse>> uses;  ///< Of each activity.
};

struct LevelledActivity {
  double start = 0, finish = 0;
  double waits = 0;  ///< How long after it could have started, for want of a resource.
};

struct LevelledPlan {
  double end = 0;
  double end_without_limits = 0;
  std::vector<LevelledActivity> activities;
};

/// With the most likely durations: one activity after the other, the one that may end latest without a later end coming
/// last, each at the first moment from which its predecessors are finished and there is enough of all it uses.
/// Not the shortest plan there is: that takes search. Cost: activities^2 x resources.
/// Errors: invalid, for a cycle, and for an activity that asks for more than there is.
/// Source: R. Kolisch (1996), serial scheduling with the rule of the latest finish, doi 10.1016/0377-2217(95)00357-6.
ErrorOr<LevelledPlan> levelled(const PlanNetwork& network, const ResourceNeeds& needs);

/// Limits from a CSV with `resource,limit`, and what each activity uses from a column `uses` of the network ("team:2
/// lab"). Errors: invalid, with the line.
ErrorOr<ResourceNeeds> read_needs(std::string_view network_text, const std::string& network_file,
                                  std::string_view limit_text, const std::string& limit_file);

}  // namespace stip
