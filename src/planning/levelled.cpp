// Levelled: serial scheduling with the latest finish first.
#include "planning/levelled.h"

#include <algorithm>

#include "base/csv_rows.h"
#include "base/text.h"
#include "planning/critical_path.h"

namespace stip {
namespace {

class Schedule {
 public:
  Schedule(const PlanNetwork& network, const ResourceNeeds& needs)
      : network_(network),
        needs_(needs),
        placed_(network.activities.size(), false),
        result_(network.activities.size()) {}

  bool is_ready(std::size_t i) const {
    return !placed_[i] && std::ranges::all_of(network_.activities[i].links,
                                              [&](const PlanLink& link) { return placed_[link.before]; });
  }

  void place(std::size_t i) {
    const PlanActivity& activity = network_.activities[i];
    double earliest = activity.not_before;
    for (const PlanLink& link : activity.links) earliest = std::max(earliest, result_[link.before].finish + link.lag);
    const double takes = activity.duration.mode + activity.delay;
    // Something comes free only when something else is finished.
    std::vector<double> moments{earliest};
    for (std::size_t k = 0; k < placed_.size(); ++k)
      if (placed_[k] && result_[k].finish > earliest) moments.push_back(result_[k].finish);
    std::ranges::sort(moments);
    const auto fits = std::ranges::find_if(moments, [&](double start) { return has_room(i, start, start + takes); });
    result_[i] = {*fits, *fits + takes, *fits - earliest};
    placed_[i] = true;
  }

  std::vector<LevelledActivity> take() { return std::move(result_); }

 private:
  /// What is used is most at the start, or where something else starts.
  bool has_room(std::size_t i, double from, double to) const {
    if (needs_.uses[i].empty() || to <= from) return true;
    std::vector<double> moments{from};
    for (std::size_t k = 0; k < placed_.size(); ++k)
      if (placed_[k] && result_[k].start > from && result_[k].start < to) moments.push_back(result_[k].start);
    return std::ranges::all_of(needs_.uses[i], [&](const ResourceUse& use) {
      return std::ranges::all_of(moments, [&](double moment) {
        return used(use.resource, moment) + use.amount <= needs_.limits[use.resource] + 1e-9;
      });
    });
  }

  double used(std::size_t resource, double moment) const {
    double sum = 0;
    for (std::size_t k = 0; k < placed_.size(); ++k) {
      if (!placed_[k] || result_[k].start > moment || result_[k].finish <= moment) continue;
      for (const ResourceUse& use : needs_.uses[k]) sum += use.resource == resource ? use.amount : 0;
    }
    return sum;
  }

  const PlanNetwork& network_;
  const ResourceNeeds& needs_;
  std::vector<bool> placed_;
  std::vector<LevelledActivity> result_;
};

constexpr double largest_amount = 1e12;

ErrorOr<double> amount_of(std::string_view text, const CsvRows& rows) {
  double value = 0;
  if (read_number(text, value) && value >= 0 && value <= largest_amount) return value;
  return rows.bad_row(said("'{}' is no amount", std::string(text)),
                      said("An amount is a number, 0 or more, and at most a million million: 2.5."));
}

}  // namespace

ErrorOr<LevelledPlan> levelled(const PlanNetwork& network, const ResourceNeeds& needs) {
  STIP_TRY_AS(const CriticalPath path, critical_path(network));
  const std::size_t n = network.activities.size();
  for (std::size_t i = 0; i < n; ++i)
    for (const ResourceUse& use : needs.uses[i])
      if (use.amount > needs.limits[use.resource])
        return Error{ErrorKind::invalid, network.activities[i].id,
                     said("it asks for more of {} than there ever is.", needs.resources[use.resource]),
                     said("Raise the limit, or split it.")};
  Schedule schedule(network, needs);
  for (std::size_t done = 0; done < n; ++done) {
    std::size_t next = n;
    for (std::size_t i = 0; i < n; ++i)
      if (schedule.is_ready(i) && (next == n || path.activities[i].latest_finish < path.activities[next].latest_finish))
        next = i;
    schedule.place(next);
  }
  LevelledPlan plan;
  plan.end_without_limits = path.end;
  plan.activities = schedule.take();
  for (const LevelledActivity& activity : plan.activities) plan.end = std::max(plan.end, activity.finish);
  return plan;
}

ErrorOr<ResourceNeeds> read_needs(std::string_view network_text, const std::string& network_file,
                                  std::string_view limit_text, const std::string& limit_file) {
  ResourceNeeds needs;
  STIP_TRY_AS(CsvRows limits, CsvRows::open(limit_text, limit_file));
  STIP_TRY(limits.want({"resource", "limit"}));
  while (limits.next()) {
    const std::string resource(limits.cell(0));
    if (resource.empty() || resource.find_first_of(" :") != std::string::npos)
      return limits.bad_row(said("'{}' is no name of a resource", resource),
                            said("Name each resource in one word without a colon."));
    if (std::ranges::find(needs.resources, resource) != needs.resources.end())
      return limits.bad_row(said("resource '{}' stands here again", resource), said("Give each resource one limit."));
    needs.resources.push_back(resource);
    STIP_TRY_AS(const double limit, amount_of(limits.cell(1), limits));
    needs.limits.push_back(limit);
  }
  STIP_TRY(limits.closed());
  STIP_TRY_AS(CsvRows rows, CsvRows::open(network_text, network_file));
  STIP_TRY(rows.want({"uses"}));
  while (rows.next()) {
    needs.uses.emplace_back();
    for (const std::string& use : split(std::string(rows.cell(0)), ' ')) {
      if (use.empty()) continue;
      const std::size_t colon = use.find(':');
      const auto found = std::ranges::find(needs.resources, use.substr(0, colon));
      if (found == needs.resources.end())
        return rows.bad_row(said("it uses '{}', of which no limit is given", use.substr(0, colon)),
                            said("Add it to {}.", limit_file));
      ResourceUse read{static_cast<std::size_t>(found - needs.resources.begin()), 1};
      if (std::ranges::find(needs.uses.back(), read.resource, &ResourceUse::resource) != needs.uses.back().end())
        return rows.bad_row(said("it uses '{}' twice", *found),
                            said("Name each resource once, with all that it uses."));
      if (colon != std::string::npos) {
        STIP_TRY_AS(read.amount, amount_of(std::string_view(use).substr(colon + 1), rows));
      }
      needs.uses.back().push_back(read);
    }
  }
  STIP_TRY(rows.closed());
  return needs;
}

}  // namespace stip
