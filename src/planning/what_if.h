// WhatIf: the same futures with one thing later, and what that carries along.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "planning/simulation.h"

namespace stip {

/// Something that takes so much longer (or, below 0, shorter).
struct Delay {
  std::string id;
  double by = 0;
};

/// "A-014=+4q": an id and a number with d, w, m, q or y, in days; without a letter (of a network) in its own unit.
/// Errors: invalid.
ErrorOr<Delay> parse_delay(std::string_view text);

/// The network with all delays. Of an activity that `follows` (a milestone of a delayed action) as well.
/// Errors: not_found, for an id that is not in the network.
ErrorOr<PlanNetwork> delayed(const PlanNetwork& network, const std::vector<Delay>& delays,
                             const std::vector<std::string>& follows = {});

/// What a delay does to one activity, future by future.
struct Shift {
  std::size_t place = 0;
  double mean = 0, error = 0;      ///< How much later it is finished, and the standard error of that.
  double most = 0;                 ///< In the future in which it matters most.
  std::vector<std::size_t> chain;  ///< From what was delayed to this, along dependencies; empty: it was itself delayed.
};

/// Differences of watched activities between two simulations with the same seed (common random numbers), largest first;
/// only those that shift. Precondition: both watched the same places.
std::vector<Shift> shifts(const PlanNetwork& network, const std::vector<Delay>& delays,
                          const std::vector<std::size_t>& watched, const Simulation& before, const Simulation& after);

}  // namespace stip
