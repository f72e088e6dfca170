// PlanNetwork: when a network of activities from a file is finished.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <iostream>

#include "base/csv_rows.h"
#include "base/text.h"
#include "cli/plan_commands.h"
#include "planning/levelled.h"
#include "planning/plan_json.h"
#include "planning/what_if.h"

namespace stip {
namespace {

constexpr std::size_t most_samples = 100'000'000;

ErrorOr<Nothing> check_options(const PlanOptions& options) {
  if (options.samples < 1 || options.samples > most_samples)
    return Error{ErrorKind::invalid, "--samples",
                 said("'{}' is not between 1 and {}.", std::to_string(options.samples), std::to_string(most_samples)),
                 said("Take 100000 for a first look, 1000000 for a figure to publish.")};
  if (!(options.shared >= 0 && options.shared < 1))
    return Error{ErrorKind::invalid, "--shared", said("a correlation lies from 0 to below 1."),
                 said("Write it as 0.3.")};
  return Nothing{};
}

void share_cause(PlanNetwork& network, double correlation) {
  if (correlation <= 0) return;
  network.causes.push_back("all");
  for (PlanActivity& activity : network.activities) activity.causes.push_back({0, std::sqrt(correlation)});
}

std::string rounded(double value, int digits) {
  char text[64];
  std::snprintf(text, sizeof text, "%.*f", digits, value);
  return text;
}

/// No more digits than the standard error bears.
int digits_for(double error) {
  return error > 0 ? std::clamp(static_cast<int>(std::ceil(-std::log10(error))), 0, 6) : 2;
}

void print(std::ostream& out, const PlanNetwork& network, const Simulation& result, const CriticalPath& path) {
  const int digits = digits_for(result.mean_error);
  std::vector<float> end = result.end;
  out << network.activities.size() << " activities, " << result.samples << " possible futures\n"
      << "finished on average at " << rounded(result.mean, digits) << " (+-" << rounded(result.mean_error, digits + 1)
      << "), standard deviation " << rounded(result.sd, digits) << "\n";
  for (const double share : {0.1, 0.5, 0.8, 0.9})
    out << "  " << static_cast<int>(share * 100 + 0.5) << " in 100 by " << rounded(quantile(end, share), digits)
        << "\n";
  out << "with the most likely durations " << rounded(path.end, 2) << ", which is kept in "
      << rounded(100 * share_by(end, path.end), 1) << " of 100 futures\n";
  std::vector<std::size_t> order(network.activities.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::ranges::sort(order, [&](std::size_t a, std::size_t b) {
    return std::pair(-result.critical[a], a) < std::pair(-result.critical[b], b);
  });
  out << "what the end hangs on most, in how many of 100 futures:\n";
  for (std::size_t k = 0; k < std::min<std::size_t>(10, order.size()) && result.critical[order[k]] > 0; ++k)
    out << "  "
        << rounded(100.0 * static_cast<double>(result.critical[order[k]]) / static_cast<double>(result.samples), 1)
        << "  " << network.activities[order[k]].id << "\n";
}

/// The same futures with the delays: how much later the end is.
ErrorOr<Json> what_if(const Context& context, const PlanNetwork& network, const SimulationOptions& how,
                      const Simulation& before, const PlanOptions& options) {
  std::vector<Delay> delays;
  for (const std::string& text : options.what_ifs) {
    STIP_TRY_AS(Delay delay, parse_delay(text));
    delays.push_back(std::move(delay));
  }
  STIP_TRY_AS(const PlanNetwork changed, delayed(network, delays));
  STIP_TRY_AS(const Simulation after, simulation(changed, how));
  double sum = 0, square = 0;
  const double n = static_cast<double>(before.samples);
  for (std::size_t s = 0; s < before.samples; ++s) {
    const double by = static_cast<double>(after.end[s]) - static_cast<double>(before.end[s]);
    sum += by;
    square += by * by;
  }
  const double mean = sum / n, error = std::sqrt(std::max(0.0, square / n - mean * mean) / n);
  if (options.json != "-")
    context.out() << "with " << join(options.what_ifs, ", ") << " finished on average at " << rounded(after.mean, 2)
                  << ": " << rounded(mean, 3) << " later (+-" << rounded(error, 4) << ")\n";
  std::vector<float> end = after.end;
  Json json = Json::object(), quantiles = Json::object();
  for (const double share : told_shares) quantiles.add(to_text(Json(share)), quantile(end, share));
  json.add("mean", after.mean).add("later", mean).add("standard_error", error).add("quantiles", std::move(quantiles));
  return json;
}

ErrorOr<Json> level(const Context& context, const PlanNetwork& network, const std::string& text,
                    const PlanOptions& options) {
  STIP_TRY_AS(const std::string limits, read_table_file(options.limits));
  STIP_TRY_AS(const ResourceNeeds needs, read_needs(text, options.network, limits, options.limits));
  STIP_TRY_AS(const LevelledPlan plan, levelled(network, needs));
  if (options.json != "-")
    context.out() << "levelled, with the most likely durations: finished at " << rounded(plan.end, 2) << " instead of "
                  << rounded(plan.end_without_limits, 2) << "\n";
  Json json = Json::object(), activities = Json::object();
  for (std::size_t i = 0; i < network.activities.size(); ++i) {
    Json one = Json::object();
    one.add("start", plan.activities[i].start)
        .add("finish", plan.activities[i].finish)
        .add("waits", plan.activities[i].waits);
    activities.add(network.activities[i].id, std::move(one));
  }
  json.add("end", plan.end).add("end_without_limits", plan.end_without_limits).add("activities", std::move(activities));
  return json;
}

}  // namespace

// COMMAND: stip plan network NET.csv [--samples N] [--seed S] [--triangular | --percentiles] [--json OUT]
//
// When a network of activities is finished, in N possible futures: mean, standard deviation, quantiles, and how often
// the end hangs on each activity (criticality). NET.csv has id, min, mode, max and predecessors (ids with a space
// between); the three points are a triangular distribution, or with --percentiles what is kept in 1 of 10, in half and
// in 9 of 10 cases.
// --shared: correlation of any two durations by a shared cause (0: none). --what-if 14=+2.5: the same futures with one
// activity longer. --limits LIMITS.csv (resource, limit): also a plan that asks for no more at once; NET.csv then has a
// column uses (team:2 lab). The same seed gives the same bits for any number of threads. No ledger is needed.
Exit plan_network_command(const Context& context, const PlanOptions& given) {
  PlanOptions options = given;
  if (options.samples == 0) options.samples = 100'000;
  STIP_TRY(check_options(options));
  STIP_TRY_AS(const std::string text, read_table_file(options.network));
  STIP_TRY_AS(PlanNetwork network,
              read_network(text, options.network, options.as_shares ? PointsAs::shares : PointsAs::triangle));
  share_cause(network, options.shared);
  SimulationOptions how;
  how.samples = options.samples;
  how.seed = options.seed;
  how.threads = options.threads;
  STIP_TRY_AS(const Simulation result, simulation(network, how));
  STIP_TRY_AS(const CriticalPath path, critical_path(network));
  if (options.json != "-") print(context.out(), network, result, path);
  Json json = to_json(network, result, path, options.seed);
  if (!options.what_ifs.empty()) {
    STIP_TRY_AS(Json later, what_if(context, network, how, result, options));
    json.add("what_if", std::move(later));
  }
  if (!options.limits.empty()) {
    STIP_TRY_AS(Json plan, level(context, network, text, options));
    json.add("levelled", std::move(plan));
  }
  if (!options.json.empty()) STIP_TRY(deliver(context, options.json, to_text(json) + "\n"));
  return 0;
}

}  // namespace stip
