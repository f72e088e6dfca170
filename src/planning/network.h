// PlanNetwork: activities, how long each may take, and what must come before it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/error_or.h"

namespace stip {

/// How the three points of a duration are meant.
enum class PointsAs {
  triangle,  ///< Least, most likely and most, of a triangular distribution.
  shares,    ///< 1 in 10, one in two and 9 in 10: the logarithm is normal on either side of the middle.
  even,      ///< Anywhere from low to high; mode is the middle.
};

/// low <= mode <= high, none negative. All three equal: it is certain.
struct DurationPoints {
  double low = 0, mode = 0, high = 0;
  PointsAs as = PointsAs::triangle;
};

/// What must be finished before something starts, and how long after. Negative: so long before it is finished.
struct PlanLink {
  std::size_t before = 0;  ///< Place in the network.
  double lag = 0;
};

/// How much of the chance of a duration it shares with others of the same cause: their correlation is the product.
struct CauseShare {
  std::size_t cause = 0;  ///< Place among the causes of the network.
  double weight = 0;      ///< The squares of an activity add up to at most 1.
};

struct PlanActivity {
  std::string id;
  std::string title;  ///< Empty: only the id is shown.
  DurationPoints duration;
  std::vector<PlanLink> links;
  double not_before = 0;  ///< It starts then at the earliest.
  double delay = 0;       ///< Is added to its duration: of a what-if.
  std::vector<CauseShare> causes;
};

/// Times are in one unit of the caller's choice, from one zero.
struct PlanNetwork {
  std::vector<PlanActivity> activities;
  std::vector<std::string> causes;
};

/// The places of all activities, each after those that must come before it; of what may come next, the first as listed.
/// Cost: linear in activities and links; a cycle costs a search from each activity that is left over.
/// Errors: invalid, with the shortest cycle by names.
ErrorOr<std::vector<std::size_t>> order_of(const PlanNetwork& network);

/// Reads `id,min,mode,max,predecessors`: one row an activity, predecessors by id, separated by spaces or semicolons.
/// Cost: linear. Errors: invalid, with the line.
ErrorOr<PlanNetwork> read_network(std::string_view text, const std::string& file, PointsAs as);

}  // namespace stip
