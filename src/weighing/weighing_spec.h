// WeighingSpec: what spec.json says of weights, groups and sides.
#pragma once

#include <string_view>

#include "weighing/weighing_problem.h"

namespace stip {

/// Reads weights, groups and sides into a problem of which the criteria are known; docs/methods-weighing.md has the
/// fields. Errors: invalid, with the field.
ErrorOr<Nothing> read_spec(std::string_view json, WeighingProblem& problem);

/// "c1 >= c2", "c3 <= 0.3", "2 c1 + c2 >= 0.5", "c1 = 0.2": a rule in words. Errors: invalid.
ErrorOr<WeightRule> read_rule(std::string_view text, const std::vector<std::string>& criteria);

}  // namespace stip
