// WeighAcceptability: how options of a file compare, over all weights and scores that are possible.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <iostream>

#include "base/text.h"
#include "cli/weigh_commands.h"
#include "weighing/weighing_json.h"

namespace stip {
namespace {

constexpr std::size_t most_samples = 100'000'000;

std::string percent(double share) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f", 100 * share);
  return text;
}

/// The same, for a column.
std::string column(double share) {
  const std::string text = percent(share);
  return std::string(5 - std::min<std::size_t>(5, text.size()), ' ') + text;
}

void print_acceptability(std::ostream& out, const std::vector<std::string>& options, const Acceptability& found) {
  const std::size_t places = std::min<std::size_t>(3, options.size());
  out << "first, second … in how many of 100 draws (" << found.samples << " draws, +-" << percent(found.error_of(0.5))
      << " at most); weights: " << name_of(found.method);
  if (found.convergence) out << ", R-hat " << std::round(*found.convergence * 1000) / 1000;
  out << "\n";
  for (std::size_t i = 0; i < options.size(); ++i) {
    out << "  ";
    for (std::size_t r = 0; r < places; ++r) out << column(found.rank(i, r)) << " ";
    out << " " << options[i];
    if (found.confidence[i]) out << "  (with the weights that favour it: " << percent(*found.confidence[i]) << ")";
    out << "\n";
  }
}

void print_flip(std::ostream& out, const WeighingProblem& problem, const WeightFlip& flip) {
  out << "By mean scores and mean weights " << problem.options[flip.first] << " comes before "
      << problem.options[flip.second] << ".";
  if (flip.one)
    out << " They change places if " << problem.criteria[flip.one->criterion] << " weighs " << percent(flip.one->to)
        << " instead of " << percent(flip.one->from) << " of 100.";
  if (flip.moved_to.empty()) out << " No weights turn that round.";
  out << "\n";
}

ErrorOr<Json> weigh(const Context& context, const WeighingProblem& given, const WeighOptions& options, bool prints) {
  const std::vector<AdmittedOption> admission = admitted(given);
  const WeighingProblem problem = without_crossed(given, admission);
  if (problem.options.empty())
    return Error{ErrorKind::invalid, said("options"), said("each of them crosses a red line."),
                 said("There is nothing left to weigh; look for another option.")};
  const AcceptabilityOptions how{options.samples, options.seed, options.threads, 16'384};
  STIP_TRY_AS(const Acceptability found, acceptability(problem, problem.weights, how));
  STIP_TRY_AS(const GroupAgreement agreement, group_agreement(problem, how, options.threshold));
  const auto flip = weight_flip(problem, problem.weights, options.seed);
  const auto sweep = speed_and_care(problem, how);
  Json json = to_json(problem.options, problem.criteria, found);
  json.add("seed", std::to_string(options.seed)).add("missing_scores", problem.missing);
  if (!given.red_lines.empty()) json.add("red_lines", to_json(given, admission));
  if (!agreement.groups.empty()) json.add("groups", to_json(problem, agreement));
  if (flip) json.add("flip", to_json(problem, *flip));
  if (sweep) json.add("speed_and_care", to_json(problem, *sweep));
  if (!prints) return json;

  std::ostream& out = context.out();
  for (const AdmittedOption& one : admission) {
    if (one.admissibility == Admissibility::out)
      out << given.options[one.option] << " is not weighed: it crosses " << join(one.crossed, ", ") << "\n";
    if (one.admissibility == Admissibility::conditional)
      out << given.options[one.option] << " is admissible on condition; not known yet: " << join(one.unknown, "; ")
          << "\n";
  }
  if (problem.missing > 0)
    out << problem.missing << " scores are not known: anywhere on the scale of their criterion\n";
  print_acceptability(out, problem.options, found);
  for (const GroupView& view : agreement.groups) {
    out << view.group << ": ";
    print_acceptability(out, problem.options, view.acceptability);
  }
  if (!agreement.groups.empty()) {
    out << (agreement.places == 1 ? std::string("first") : "among the first " + std::to_string(agreement.places))
        << " in " << percent(agreement.threshold) << " of 100 draws or more, for every group:";
    for (const std::size_t i : agreement.acceptable_to_all) out << " " << problem.options[i];
    out << (agreement.acceptable_to_all.empty() ? " none\n" : "\n");
  }
  if (flip) print_flip(out, problem, *flip);
  if (sweep) {
    out << "as care counts for more, first most often:";
    for (const auto& point : sweep->breakpoints)
      out << " " << problem.options[point.before] << " until " << percent(point.care) << " of 100, then";
    const auto& last = sweep->first.back();
    out << " " << problem.options[static_cast<std::size_t>(std::ranges::max_element(last) - last.begin())] << "\n";
  }
  return json;
}

}  // namespace

// COMMAND: stip weigh acceptability PROBLEM [--samples N] [--seed S] [--threshold T] [--instance K] [--json OUT]
//
// How often each option takes each rank, over all weights and scores that are possible (SMAA-2). PROBLEM is a folder
// with scores.csv (alternative, criterion, dist, low, high; or a column for each criterion) and spec.json (weights,
// groups, speed, care); red_lines.csv is looked at before anything is weighed. Or samples that somebody else drew:
// weights.csv and measurements.csv, as they are or packed by gzip. Never a total, never a verdict. The same seed gives
// the same bits for any number of threads. No ledger is needed. The fields: docs/methods-weighing.md.
Exit weigh_acceptability_command(const Context& context, const WeighOptions& options) {
  if (options.samples < 1 || options.samples > most_samples)
    return Error{ErrorKind::invalid, "--samples",
                 said("'{}' is not between 1 and {}.", std::to_string(options.samples), std::to_string(most_samples)),
                 said("Take 100000 for a first look, 1000000 for a figure to publish.")};
  const bool prints = options.json != "-";
  Json json;
  if (holds_drawn(options.problem)) {
    STIP_TRY_AS(const DrawnSamples drawn, read_drawn(options.problem));
    const Acceptability found = replayed(drawn);
    json = to_json(drawn.options, drawn.criteria, found);
    if (prints) print_acceptability(context.out(), drawn.options, found);
  } else {
    STIP_TRY_AS(std::vector<WeighingProblem> problems, read_problems(options.problem));
    if (!options.instance.empty()) {
      std::erase_if(problems, [&](const WeighingProblem& one) { return one.instance != options.instance; });
      if (problems.empty())
        return Error{ErrorKind::not_found, "--instance", said("'{}' is not in scores.csv.", options.instance),
                     said("Leave it out to weigh all.")};
    }
    Json instances = Json::array();
    for (const WeighingProblem& problem : problems) {
      if (prints && problems.size() > 1) context.out() << "instance " << problem.instance << ": ";
      STIP_TRY_AS(Json one, weigh(context, problem, options, prints));
      if (problems.size() > 1) {
        Json named = Json::object();
        named.add("instance", problem.instance);
        for (JsonMember& member : one.as_object()) named.add(member.name, std::move(member.value));
        instances.push(std::move(named));
      } else {
        json = std::move(one);
      }
    }
    if (problems.size() > 1) json.add("instances", std::move(instances));
  }
  if (!options.json.empty()) STIP_TRY(deliver(context, options.json, to_text(json) + "\n"));
  return 0;
}

}  // namespace stip
