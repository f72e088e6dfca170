// Measurability: whether it can be told if a goal is reached, and what is missing for that.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "agenda/view.h"

namespace stip {

/// What a goal needs and does not have, in the order in which it is asked for.
enum class Missing : std::uint8_t { indicator, baseline, baseline_year, target, target_year, source };
std::string_view label_of(Missing missing);  ///< "a baseline": English, and the key of its translation.

struct Measurability {
  std::string indicator;  ///< Id of the indicator that was judged: the one that lacks least; empty if there is none.
  std::vector<Missing> missing;  ///< Empty: measurable.

  bool is_measurable() const { return missing.empty(); }
};

/// A goal is measurable if one of its indicators has a baseline with its year, a target with its year, and a source.
/// Of an indicator the same is asked. The source may be that of the indicator or of its observations.
/// Cost: linear in the indicators of the goal. Source: Algemene Rekenkamer on goals; docs/methods.md#measurability.
Measurability measurability(const View& view, const InterimGoal& goal);
Measurability measurability(const View& view, const Indicator& indicator);

}  // namespace stip
