// Parts of goals: whether they can be measured, their course, what helps them, and their money.
#pragma once

#include <vector>

#include "web/site.h"

namespace stip {

/// Actions that name the effect or claim to contribute to the goal, by id.
struct AimedActions {
  std::vector<const Action*> helping;
  std::vector<const Action*> proposed;  ///< Of which the phase is "proposed": they help nothing yet.
};
AimedActions aimed_actions(const View& view, std::string_view goal);
/// The claim of an action on a goal; nullptr if none was worked out.
const Contribution* claim_of(const View& view, const Action& action, std::string_view goal);

/// "measurable", or "not yet measurable; lacking: baseline, source".
Html measurability_word(const Visit& visit, const InterimGoal& goal);
/// How many of all goals can be measured: a split, no headline.
Html measurability_summary(const Visit& visit);

/// The verdict on the course of an indicator in words, with a link to its rule. `plain`: for lists.
Html course_word(const Visit& visit, const Indicator& indicator, bool plain = false);
/// Verdict with its figures and the age of the data, chart, and all observations with vintages and sources.
Html indicator_block(const Visit& visit, const Indicator& indicator);

/// Money of the actions that help, per kind and stage, and what is lacking; nothing added that may not be.
Html money_of_goal(const Visit& visit, std::string_view goal);

}  // namespace stip
