// Parts of steering: goals with their odds, and the plan with what may go wrong.
#pragma once

#include <string>
#include <vector>

#include "web/site.h"
#include "web/steering.h"

namespace stip {

/// What is not known is counted; with the reference class as what it is, a placeholder, and the seed.
Html plan_grounds(const Visit& visit, const Steering& steering);
/// Goals: the odds of their figures, and when the work for them is done.
Html goals_section(const Visit& visit, const Steering& steering);
/// Dates with their odds, as spans and as a table; of a large plan the first `most_dates`.
Html plan_section(const Visit& visit, const Steering& steering);
/// What the date of one goal, milestone or action hangs on (?drijft=), with the form that asks of which.
Html drivers_section(const Visit& visit, const Steering& steering);
/// Risks that were written down, of actions under way.
Html risks_section(const Visit& visit);

/// Assessments with what was brought in for and against, where people differ, red lines and conditions.
Html weighing_section(const Visit& visit);

/// "all of it by the end of 2030: unlikely (about 2 in 10)", or why that cannot be said.
std::string work_words(const Visit& visit, const WorkForecast& work, const Date& by);
/// How likely each date is kept and when it is expected, of the first `most_dates`.
Html dates_table(const Visit& visit, const std::vector<const PlanForecast*>& rows);
/// What is not known of a plan, each with its ids; nothing if all is.
Html plan_gaps(const Visit& visit, const std::vector<PlanGaps>& gaps);
/// "May 2027": a date that is foreseen is told by month.
std::string month_words(const Visit& visit, Day day);
/// Title and number of an action or milestone, as a link; what a what-if adds has no page.
Html planned_link(const Visit& visit, const std::string& id, const std::string& title);

inline constexpr std::size_t most_dates = 100;

}  // namespace stip
