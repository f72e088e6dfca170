// Course: whether an indicator or goal comes nearer as fast as it should, by one published rule.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "monitoring/measurability.h"

namespace stip {

struct Observation;

/// From worst to best; of several the first in this order is the verdict on all.
enum class Verdict : std::uint8_t {
  moving_away,     ///< Behind the path, and the last figure is worse than the one before it.
  standing_still,  ///< Behind the path, and no nearer than the figure before it.
  behind,          ///< Behind the path, but nearer than the figure before it.
  outdated,        ///< The last figure is too old to say.
  no_new_figure,   ///< There is a baseline, and no figure since.
  not_measurable,  ///< Something is missing: see measurability.
  on_course,       ///< On the path or ahead of it.
  reached,         ///< At the target or past it.
  context,         ///< Tells about the world around the agenda: no verdict, since nothing can be credited to it.
};

std::string_view name_of(Verdict verdict);   ///< "moving_away": in files and in the API.
std::string_view label_of(Verdict verdict);  ///< "Moving away": English, and the key of its translation.
std::string_view help_of(Verdict verdict);   ///< What it means, in a sentence; likewise.
bool is_good(Verdict verdict);               ///< on_course and reached, and nothing else.

struct Course {
  Verdict verdict = Verdict::not_measurable;
  std::string indicator;         ///< Id; empty if a goal has none.
  std::string series;            ///< The sub-series that the verdict is about; empty: the whole.
  std::vector<Missing> missing;  ///< Of not_measurable.
  std::string last;              ///< Id of the last observation that is no forecast; empty: none.
  std::optional<double> value;   ///< Its value; of a range the middle.
  std::optional<double>
      expected;                 ///< Where the path is at the end of its period, in as many decimals as the value has.
  std::optional<double> share;  ///< Part of the way from baseline to target: 0 at the baseline, 1 at the target.
  std::optional<int> age_days;  ///< Days from the end of its period to today.
  bool is_outdated = false;     ///< The last figure is too old, whatever the verdict.
};

/// How an indicator stands today.
///
///   path(t) = baseline + (target - baseline) * (t - t0) / (t1 - t0),  and target after t1
///
/// with t0 and t1 the last days of the baseline year and the target year, and t the last day of the period of the last
/// observation that is no forecast. That value v is held against the path, rounded to the decimals of v:
/// at or past the target it is reached; on or ahead of the path it is on course; else it is behind, and then the step
/// from the point before it on the same line (else from the baseline) says whether it moves nearer, stands still or
/// moves away. Is there none after the baseline year, then there is no new figure. A figure is outdated two years after
/// its period, plus the lag with which it was published, or once `next_expected` has passed without it. Of several
/// sub-series the worst counts, so that no average hides a split.
///
/// Units: that of the indicator; days. Cost: that of series(). Source: docs/methods.md#course.
Course course(const View& view, const Indicator& indicator, Day today);

/// The worst course of the indicators of a goal, apart from context; not_measurable if it has none that is measurable.
Course course(const View& view, const InterimGoal& goal, Day today);

/// The course of each sub-series that has one, by name.
std::vector<Course> courses(const View& view, const Indicator& indicator, Day today);

}  // namespace stip
