// ContributionRanges: what the claims on a goal come to together, as a range, and what must be true for the goal.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "agenda/view.h"

namespace stip {

struct Action;
struct Contribution;
struct Indicator;

/// Why a claim is not in the range.
enum class LeftOutBecause : std::uint8_t {
  counted,   ///< It is in.
  unsized,   ///< Nobody said how large it is.
  not_live,  ///< The action was stopped, merged, moved, paused or only proposed.
  part,      ///< The action is part of another whose claim is in.
  open_end,  ///< "At least": there is no upper end to go by.
};
std::string_view name_of(LeftOutBecause why);
std::string_view label_of(LeftOutBecause why);  ///< English, and the key of its translation.

/// One claim: that an action helps, not that it is the only cause.
struct AssumedContribution {
  const Contribution* claim = nullptr;  ///< Lives as long as the view; with the assumption.
  const Action* action = nullptr;
  LeftOutBecause left_out{};
  double low = 0, high = 0;  ///< In the direction that is wanted; in the unit of the indicator.
  bool is_needed = false;    ///< Without it the highest of all others together do not reach what is needed.
  bool is_done = false;      ///< The action is done: its effect may stand in the last figure already.
};

/// What contradicts itself; never mended by leaving something out.
enum class ClaimConflict : std::uint8_t {
  away,        ///< A size points away from the target.
  two_sizes,   ///< Two claims of one action have sizes with nothing in common.
  no_support,  ///< A size, and a grade of evidence that says there is none.
};
std::string_view name_of(ClaimConflict conflict);
std::string_view label_of(ClaimConflict conflict);

struct ContradictedClaims {
  ClaimConflict conflict{};
  std::vector<std::string> claims;  ///< Ids.
};

/// Why no range can be held against the goal.
enum class NoRange : std::uint8_t { none, no_indicator, several_indicators, no_target, no_figure, several_series };
std::string_view label_of(NoRange why);

/// What the range says of the goal, if all assumptions hold. Never that it will be reached.
enum class RangeSays : std::uint8_t {
  cannot_say,  ///< See `why_not`, or nobody gave a size.
  is_there,    ///< The last figure is at the target or past it.
  short_of,    ///< Even at their highest, and with no overlap, something else must bring the rest.
  depends,     ///< Only if more than the least of it comes true.
  covered,     ///< Even at its least it would do.
};
std::string_view name_of(RangeSays says);
std::string_view label_of(RangeSays says);

struct ContributionRanges {
  std::string goal;
  const Indicator* indicator = nullptr;
  NoRange why_not = NoRange::none;
  std::optional<double> last;    ///< The last figure; else the baseline.
  std::optional<double> needed;  ///< From there to the target, in the direction that is wanted; below 0: past it.
  std::vector<AssumedContribution> claims;  ///< By id.
  double low = 0;   ///< The largest of the lower ends, as if effects overlap entirely; less what points away.
  double high = 0;  ///< The sum of the upper ends, as if none overlap.
  std::optional<double> rest;  ///< Of `short_of`: what something else must bring.
  RangeSays says = RangeSays::cannot_say;
  std::vector<ContradictedClaims> conflicts;
  std::size_t without_assumption = 0;  ///< Claims that do not say what must be true.
  int decimals = 0;                    ///< As many as the most exact figure in it has.
};

/// The claims on a goal or effect, as a range.
///
///   needed = (target - last figure) * direction
///   low    = max of the lower ends + the lower ends below 0;  high = sum of the upper ends
///
/// A size is the change that a claim says it brings, with its sign, in the unit of the one indicator of the goal;
/// "about" counts as it stands, "at most" from 0. Of a goal with several indicators or sub-series it is not known in
/// which unit a size is, so no range is held against it. Nothing here says what an action brought about.
///
/// Cost: linear in the claims, and that of series() for the indicator.
/// Source: contribution analysis (Mayne 2008); docs/methods-monitoring.md#contributions-as-ranges.
ContributionRanges contribution_ranges(const View& view, std::string_view goal);

}  // namespace stip
