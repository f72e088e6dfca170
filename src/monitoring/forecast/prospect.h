// Prospect: how likely a series reaches its target in time, and what that would take.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/locale.h"
#include "monitoring/forecast/forecast.h"

namespace stip {

struct Aim {
  double target = 0;
  double at = 0;  ///< When it should be reached, in the time of the history.
  int sign = 1;   ///< 1: that value or above; -1: that value or below.
};

/// On what a prospect rests.
enum class Ground : std::uint8_t {
  forecast,   ///< A forecast.
  measured,   ///< The figure of that moment is there.
  past,       ///< The moment has passed, and there is no figure of it.
  too_few,    ///< Fewer than three observations: no chance can be said, only the step that is needed.
  unchanged,  ///< The series never changed, so nobody can tell from it how far it may move.
};
std::string_view name_of(Ground ground);      ///< "too_few": in files.
std::string_view sentence_of(Ground ground);  ///< English, and the key of its translation.

struct Prospect {
  Ground ground = Ground::too_few;
  std::optional<double> chance;       ///< Of reaching it; 0 or 1 if measured, else from 0.01 to 0.99.
  std::optional<double> needed_rate;  ///< (target - last) / (at - last_at): change per unit of time from now on.
  std::optional<double> recent_rate;  ///< The change per unit of time of late, with weights that fall by a fifth.
  bool is_there = false;              ///< The last value is at the target or beyond it.
};

/// Cost: that of a forecast. Errors: none; what cannot be said is empty, and `ground` says why.
/// Source: docs/methods-monitoring.md#prospect.
Prospect prospect(const History& history, const Aim& aim, const ValueBounds& bounds = {});

/// Words with one meaning: very unlikely below 10 %, unlikely below 33 %, about even up to 66 %, likely above it, very
/// likely above 90 %.
std::string_view word_for(double chance);  ///< English, and the key of its translation.
/// "about 7 in 10"; below 10 % and above 90 %: "about 4 in 100". Halves go up.
std::string frequency_text(Language language, double chance);

}  // namespace stip
