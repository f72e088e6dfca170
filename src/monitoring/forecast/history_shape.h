// HistoryShape: what a forecast looks at in a series, whatever its unit, size and sign.
#pragma once

#include <array>
#include <optional>
#include <vector>

namespace stip {

/// The observations of one series, one for each moment, in order of time.
struct History {
  std::vector<double> at;     ///< Year or number of the period; strictly rising.
  std::vector<double> value;  ///< As many as `at`.
};

inline constexpr std::size_t n_middle_terms = 17, n_spread_terms = 26;
using MiddleTerms = std::array<double, n_middle_terms>;
using SpreadTerms = std::array<double, n_spread_terms>;

/// A series in units of its own: steps are divided by `step`, time by `period`, and turned so that it rises of late.
/// Adding a number to all values moves `last` alone; multiplying them changes `last`, `step` and, below zero, `sign`.
struct HistoryShape {
  double n = 0;         ///< Observations.
  double period = 1;    ///< The usual time between two observations: the middle one.
  double last_at = 0;   ///< When the last one was.
  double last = 0;      ///< Its value.
  double step = 0;      ///< Mean size of a step, each divided by the root of its time.
  double sign = 1;      ///< 1 if it rises of late, -1 if it falls.
  double all = 0;       ///< Steps per period, in units of `step`: mean of all;
  double recent = 0;    ///< with weights that fall by a fifth for each period further back;
  double latest = 0;    ///< that fall by half;
  double final = 0;     ///< the last one;
  double usual = 0;     ///< the middle one.
  double level_5 = 0;   ///< Exponentially smoothed level with weight 0.5, less the last value.
  double level_3 = 0;   ///< The same with weight 0.3.
  double around = 0;    ///< Logarithms of: the middle distance of a step to the middle step;
  double varied = 0;    ///< the standard deviation of the steps;
  double turned = 0;    ///< the mean change from one step to the next;
  double restless = 0;  ///< the mean size of a step of late;
  double common = 0;    ///< the middle size of a step;
  double largest = 0;   ///< the largest step;
  double range = 0;     ///< highest less lowest value;
  double newest = 0;    ///< the size of the last step.
  double lasting = 0;   ///< Correlation of a step with the one before it.
  double still = 0;     ///< Share of the steps that are zero.
};

/// The shape of a series; nothing if it has fewer than three observations or never changes.
/// Precondition: `at` rises, and all numbers are finite. Cost: n log n. Source: docs/methods-monitoring.md#shape.
std::optional<HistoryShape> history_shape(const History& history);

/// What the middle of a forecast `h` periods ahead is a weighted sum of, in units of `step` and `sign`.
MiddleTerms middle_terms(const HistoryShape& shape, double h);
/// What the logarithm of its spread is a weighted sum of. Beyond twelve periods as at twelve.
SpreadTerms spread_terms(const HistoryShape& shape, double h);

}  // namespace stip
