// WeighingJson: fields that are asked for first, what explains them after.
#include "weighing/weighing_json.h"

#include <cmath>

namespace stip {
namespace {

Json texts(const std::vector<std::string>& all) {
  Json list = Json::array();
  for (const std::string& text : all) list.push(text);
  return list;
}

Json names(const std::vector<std::string>& all, const std::vector<std::size_t>& places) {
  Json list = Json::array();
  for (const std::size_t place : places) list.push(all[place]);
  return list;
}

/// What is not a number is null.
Json table(const std::vector<double>& cells, std::size_t columns) {
  Json rows = Json::array();
  for (std::size_t at = 0; at < cells.size(); at += columns) {
    Json row = Json::array();
    for (std::size_t c = 0; c < columns; ++c) {
      const double cell = cells[at + c];
      row.push(std::isnan(cell) ? Json() : Json(cell));
    }
    rows.push(std::move(row));
  }
  return rows;
}

Json by_criterion(const WeighingProblem& problem, const std::vector<double>& weights) {
  Json json = Json::object();
  for (std::size_t j = 0; j < weights.size(); ++j) json.add(problem.criteria[j], weights[j]);
  return json;
}

}  // namespace

Json to_json(const std::vector<std::string>& options, const std::vector<std::string>& criteria,
             const Acceptability& found) {
  Json confidence = Json::array(), confidence_errors = Json::array();
  for (const auto& one : found.confidence) {
    confidence.push(one ? Json(*one) : Json());
    confidence_errors.push(one ? Json(std::sqrt(*one * (1 - *one) / static_cast<double>(found.confidence_samples)))
                               : Json());
  }
  std::vector<double> errors;
  for (const double share : found.ranks) errors.push_back(found.error_of(share));
  Json weights = Json::object();
  weights.add("drawn", name_of(found.method)).add("kept", found.kept);
  if (found.convergence) weights.add("r_hat", *found.convergence);
  Json json = Json::object();
  json.add("alternatives", texts(options))
      .add("acceptability", table(found.ranks, found.options))
      .add("central_weights", table(found.first_weights, found.criteria))
      .add("confidence", std::move(confidence))
      .add("criteria", texts(criteria))
      .add("samples", found.samples)
      .add("standard_errors", table(errors, found.options))
      .add("confidence_standard_errors", std::move(confidence_errors))
      .add("pairwise", table(found.pairwise, found.options))
      .add("weights", std::move(weights));
  return json;
}

Json to_json(const WeighingProblem& problem, const GroupAgreement& agreement) {
  Json groups = Json::array();
  for (const GroupView& view : agreement.groups) {
    Json group = Json::object(), in_first = Json::array();
    group.add("group", view.group);
    const Json found = to_json(problem.options, problem.criteria, view.acceptability);
    for (std::size_t i = 0; i < problem.options.size(); ++i)
      in_first.push(share_in_first(view.acceptability, i, agreement.places));
    for (const char* field : {"acceptability", "central_weights", "confidence", "weights"})
      group.add(field, *found.find(field));
    group.add("in_first_places", std::move(in_first));
    groups.push(std::move(group));
  }
  Json json = Json::object();
  json.add("places", agreement.places)
      .add("threshold", agreement.threshold)
      .add("groups", std::move(groups))
      .add("acceptable_to_all", names(problem.options, agreement.acceptable_to_all));
  return json;
}

Json to_json(const WeighingProblem& problem, const WeightFlip& flip) {
  Json json = Json::object();
  json.add("first", problem.options[flip.first])
      .add("second", problem.options[flip.second])
      .add("difference", flip.difference)
      .add("weights", by_criterion(problem, flip.weights));
  if (flip.one) {
    Json one = Json::object();
    one.add("criterion", problem.criteria[flip.one->criterion]).add("from", flip.one->from).add("to", flip.one->to);
    json.add("one_criterion", std::move(one));
  }
  if (!flip.moved_to.empty()) json.add("moved", flip.moved).add("moved_to", by_criterion(problem, flip.moved_to));
  return json;
}

Json to_json(const WeighingProblem& problem, const SpeedAndCare& sweep) {
  Json steps = Json::array(), breakpoints = Json::array();
  for (std::size_t k = 0; k < sweep.first.size(); k += 10) {
    Json step = Json::object(), first = Json::array();
    for (const double share : sweep.first[k]) first.push(share);
    step.add("care", static_cast<double>(k) / SpeedAndCare::steps).add("first", std::move(first));
    steps.push(std::move(step));
  }
  for (const auto& point : sweep.breakpoints) {
    Json one = Json::object();
    one.add("care", point.care).add("before", problem.options[point.before]).add("after", problem.options[point.after]);
    breakpoints.push(std::move(one));
  }
  Json json = Json::object();
  json.add("samples", sweep.samples)
      .add("steps", std::move(steps))
      .add("breakpoints", std::move(breakpoints))
      .add("undominated", names(problem.options, sweep.undominated));
  return json;
}

Json to_json(const WeighingProblem& problem, const std::vector<AdmittedOption>& admitted_options) {
  Json list = Json::array();
  for (const AdmittedOption& one : admitted_options) {
    Json json = Json::object();
    json.add("alternative", problem.options[one.option])
        .add("status", name_of(one.admissibility))
        .add("crossed", texts(one.crossed))
        .add("unknown", texts(one.unknown));
    list.push(std::move(json));
  }
  return list;
}

}  // namespace stip
