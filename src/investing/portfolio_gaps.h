// PortfolioGaps: what is missing, or had to be chosen, to read an agenda as a choice of actions.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/said.h"

namespace stip {

/// Those that leave something out first, then what had to be assumed.
enum class PortfolioGap {
  no_contribution,    ///< Action: nothing tells to which goal it contributes, and how much.
  no_dates,           ///< Action: no start or no end.
  no_money,           ///< Action: no money that can be put in a year.
  no_source,          ///< Action: no source of its money is named.
  not_open,           ///< Action: paused.
  red_line_crossed,   ///< Action: out, whatever it brings.
  condition_not_met,  ///< Condition: checked, and not met; its actions are out until it is.
  in_circle,          ///< Action: has to wait for itself, by way of others.
  goal_without_year,  ///< Goal.
  goal_is_over,       ///< Goal: its year is past, or its target is reached.
  no_size,            ///< Contribution: neither size nor strength.
  no_unit,            ///< Contribution: a strength only, at a goal that is counted in units.
  confidential,       ///< Line: an amount that this viewer does not see.
  not_in_euros,       ///< Line.
  no_stage,           ///< Line: how far it is, is not stated.
  no_year,            ///< Line: in no year.
  asked_only,         ///< Running action: what is only asked or expected for it.
  in_classes,         ///< Goal: counted by strength, 1, 2 and 3, against all its actions together.
  claim,              ///< Contribution: a claim only, so between nothing and what is claimed.
  no_ceiling,         ///< Source: it can give what is promised of it, and no more.
  share_as_stated,    ///< Action: private money pays at least its share of the lines.
  condition_open,     ///< Condition: never checked; its actions start a year later at the earliest.
  red_line_open,      ///< Action: not known whether it crosses one; it starts a year later at the earliest.
  waits_unknown,      ///< Dependency: nobody knows when that is there; taken to hold nothing up.
  money_missing,      ///< Running action, no money stated: it costs nothing here.
  spread,             ///< Line: over several years, each taken to be equal.
  inexact,            ///< Line: middle or limit.
};

std::string_view name_of(PortfolioGap gap);
Said told(PortfolioGap gap);
/// What to enter so that it is no gap any more; empty: nothing can be entered against it.
Said remedy(PortfolioGap gap);

/// By gap, the ids of records.
using PortfolioGapIds = std::map<PortfolioGap, std::set<std::string>>;

}  // namespace stip
