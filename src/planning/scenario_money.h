// Scenario money: which lines of a source can still be cut, and what is left of an amount.
#pragma once

#include <optional>

#include "agenda/funding.h"
#include "planning/scenario.h"

namespace stip {

/// Why a line is not cut: it is bound, of years that are over, told by other lines too, or has no amount to be seen.
/// Empty: it is cut. A line whose stage or year is not stated can still be cut.
std::optional<ScenarioNote> why_not_cut(const Funding& line, Day today);

/// What is left of an amount, in whole euros (cents where it has some), halves up; known as exactly as it was.
Amount less(const Amount& amount, int percent);

}  // namespace stip
