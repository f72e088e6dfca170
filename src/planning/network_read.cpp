// PlanNetwork: read from a CSV.
#include <algorithm>
#include <unordered_map>

#include "base/csv_rows.h"
#include "planning/network.h"

namespace stip {
namespace {

constexpr double longest = 1e12;  // In any unit: more is a slip, and sums of it are no numbers any more.

Error row_error(const CsvRows& rows, Said problem, Said remedy) {
  return rows.bad_row(std::move(problem), std::move(remedy));
}

ErrorOr<double> duration_cell(const CsvRows& rows, std::size_t wanted, std::string_view name) {
  const std::string_view text = rows.cell(wanted);
  double value = 0;
  if (read_number(text, value) && value >= 0 && value <= longest) return value;
  return row_error(rows, said("{} is '{}'", std::string(name), std::string(text)),
                   said("A duration is a number, 0 or more, and at most a million million: 2.5."));
}

ErrorOr<DurationPoints> points_of(const CsvRows& rows, PointsAs as) {
  DurationPoints points{.as = as};
  STIP_TRY_AS(points.low, duration_cell(rows, 1, "min"));
  STIP_TRY_AS(points.mode, duration_cell(rows, 2, "mode"));
  STIP_TRY_AS(points.high, duration_cell(rows, 3, "max"));
  if (points.low > points.mode || points.mode > points.high)
    return row_error(rows, said("min, mode and max do not rise"), said("Put the shortest first and the longest last."));
  if (as == PointsAs::shares && points.low <= 0 && points.high > 0)
    return row_error(rows, said("min is 0, and is read as 1 in 10"),
                     said("Give a shortest duration above 0, or read the points as a triangle."));
  return points;
}

std::vector<std::string_view> ids_in(std::string_view text) {
  std::vector<std::string_view> ids;
  while (true) {
    const std::size_t from = text.find_first_not_of(" ;,");
    if (from == std::string_view::npos) return ids;
    text.remove_prefix(from);
    const std::size_t length = std::min(text.find_first_of(" ;,"), text.size());
    ids.push_back(text.substr(0, length));
    text.remove_prefix(length);
  }
}

}  // namespace

ErrorOr<PlanNetwork> read_network(std::string_view text, const std::string& file, PointsAs as) {
  STIP_TRY_AS(CsvRows rows, CsvRows::open(text, file));
  STIP_TRY(rows.want({"id", "min", "mode", "max", "predecessors"}));
  PlanNetwork network;
  std::unordered_map<std::string, std::size_t> places;
  while (rows.next()) {
    PlanActivity activity;
    activity.id = rows.cell(0);
    if (activity.id.empty()) return row_error(rows, said("it has no id"), said("Give each activity an id of its own."));
    STIP_TRY_AS(activity.duration, points_of(rows, as));
    if (!places.emplace(activity.id, network.activities.size()).second)
      return row_error(rows, said("id '{}' stands here again", activity.id),
                       said("Give each activity an id of its own."));
    network.activities.push_back(std::move(activity));
  }
  STIP_TRY(rows.closed());
  // Once more, since a predecessor may stand further down.
  STIP_TRY_AS(rows, CsvRows::open(text, file));
  STIP_TRY(rows.want({"predecessors"}));
  for (PlanActivity& activity : network.activities) {
    rows.next();
    for (const std::string_view id : ids_in(rows.cell(0))) {
      const auto found = places.find(std::string(id));
      if (found == places.end())
        return row_error(rows, said("it comes after '{}', which is not there", std::string(id)),
                         said("Name activities by their id, with a space between."));
      activity.links.push_back({found->second, 0});
    }
  }
  if (network.activities.empty())
    return Error{ErrorKind::invalid, file, said("there are no activities in it"), said("Add a row for each activity.")};
  return network;
}

}  // namespace stip
