// SpeedAndCare: how the first place goes over from one option to another as care counts for more.
#pragma once

#include <optional>
#include <vector>

#include "weighing/acceptability.h"

namespace stip {

struct SpeedAndCare {
  static constexpr std::size_t steps = 200;

  std::size_t samples = 0;
  /// By step k, for a share of care of k / steps: of each option, how often it is first.
  std::vector<std::vector<double>> first;
  struct Breakpoint {
    double care = 0;                    ///< The share at which …
    std::size_t before = 0, after = 0;  ///< … another option is first most often.
  };
  std::vector<Breakpoint> breakpoints;
  std::vector<std::size_t>
      undominated;  ///< No other option has more of both, by mean scores and equal weights within each side.
};

/// V = (1 - care) * V_speed + care * V_care, for care from 0 to 1; weights are flat within each side, and the same
/// samples are taken for every step. No step is the right one. Cost: samples x options x (criteria + steps). Nothing if
/// the problem does not tell the two sides apart.
std::optional<SpeedAndCare> speed_and_care(const WeighingProblem& problem, const AcceptabilityOptions& options);

}  // namespace stip
