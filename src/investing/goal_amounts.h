// GoalAmounts: what each action brings to which goal, in a unit in which the actions of a goal may be added.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "agenda/choices.h"
#include "agenda/view.h"
#include "investing/portfolio_gaps.h"

namespace stip {

struct ActionAmount {
  std::size_t goal = 0;      ///< Place in `goals`.
  double amount = 0;         ///< As stated: of a range the middle. Above zero.
  double low = 0, high = 0;  ///< What it may be.
};

struct CountedGoal {
  std::string id;
  int year = 0;             ///< By the end of which it has to be reached.
  double target = 0;        ///< Above zero.
  bool in_classes = false;  ///< By strength: small 1, medium 2, large 3.
};

struct GoalAmounts {
  std::vector<CountedGoal> goals;  ///< Effects, then interim goals, by id; only those that something contributes to.
  std::map<std::string, std::vector<ActionAmount>> actions;  ///< By id; of actions that are not finished or ended.
  PortfolioGapIds gaps;
};

/// A goal with an indicator, a target and contributions with a size is counted in its unit: the target is the distance
/// from the last measured figure (else the baseline) to the target of the indicator. Any other goal is counted by
/// strength, and its target is what all its actions would bring together. What rests on a claim, or on nothing, may
/// bring anything from nothing to what is claimed; else it is as the size is stated, or half a class more or less.
/// Cost: linear in the contributions. Source: docs/methods-investing.md#goals-of-an-agenda.
GoalAmounts goal_amounts(const View& view, Day today);

/// An action that still brings something: not done, stopped, merged or moved.
bool is_to_come(Phase phase);

}  // namespace stip
