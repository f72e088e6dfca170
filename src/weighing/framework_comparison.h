// FrameworkComparison: how far comparing what was rated hangs on weights that groups do not share.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "agenda/view.h"
#include "base/json.h"
#include "weighing/acceptability.h"

namespace stip {

struct Framework;
struct FrameworkQuestion;
struct Weighting;

/// What can be said of two subjects over all weights that fit each group.
enum class PairSays {
  agreed,   ///< By 90 of 100 or more of the weights of every group the same one is ahead.
  leaning,  ///< By 55 of 100 or more of the weights of every group the same one is ahead, for some by less than 90.
  depends,  ///< Neither: groups differ, or for some it is about even.
};

struct ComparedPair {
  std::string first, second;          ///< Ids.
  std::vector<double> first_ahead;    ///< By group: the share of its weights by which the first is ahead.
  PairSays says = PairSays::depends;  ///< Never which is better.
};

struct FrameworkComparison {
  const Framework* framework = nullptr;
  std::vector<std::string> subjects;                ///< Ids, of what was rated and crosses no red line.
  std::vector<std::string> left_out;                ///< Ids: they cross a red line, and nothing makes up for that.
  std::vector<std::string> open;                    ///< Of `subjects`: whether they cross a line is not known.
  std::vector<const FrameworkQuestion*> questions;  ///< Those that somebody rated.
  std::vector<const Weighting*> groups;
  std::vector<ComparedPair> pairs;
  std::size_t ratings_missing = 0;  ///< Anywhere on the scale, so they widen what is possible.
  std::size_t samples = 0;
};

/// Subjects that were rated with one framework. A rating is anywhere from the lowest to the highest that anybody gave;
/// high is good, except of a question on risks. Weights are drawn from all that fit what each group said of the
/// questions (`Weighting::questions`, an order or exact weights; nothing said: all weights). Groups are never averaged,
/// ratings never added up, and no subject is called better.
///
/// Nothing with fewer than two subjects or no group. Cost: samples x groups x subjects x questions steps.
/// Errors: invalid, if the weights of a group contradict each other. Source: docs/methods-weighing.md#comparison.
ErrorOr<std::optional<FrameworkComparison>> framework_comparison(const View& view, const Framework& framework,
                                                                 Day today, const AcceptabilityOptions& options);

std::string_view name_of(PairSays says);
Json to_json(const FrameworkComparison& found);

}  // namespace stip
