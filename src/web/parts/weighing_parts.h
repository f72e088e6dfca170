// Parts of weighing: questions with their arguments, positions, conditions, and what citizens said; never a total.
#pragma once

#include <vector>

#include "monitoring/subject_voices.h"
#include "web/site.h"
#include "weighing/framework_comparison.h"
#include "weighing/positions.h"

namespace stip {

/// Name and version of a framework, linked; that it is a proposal, as long as no decision adopted it.
Html framework_words(const Visit& visit, const Framework& framework);
/// "crosses no red line", "not known", "crosses a red line", with a shape.
Html red_line_word(const Visit& visit, const ArgumentMap& map);

/// A question with its explanation, spread of ratings by who rated, and arguments: for, against, on condition.
Html question_block(const Visit& visit, const QuestionMap& map);
/// Where each group stands between speed and care, in its own words; nothing if nobody took a position.
Html stances_table(const Visit& visit, const Positions& found);
/// What all who answered agree on; and where one group's red line is another's gain.
Html common_ground_list(const Visit& visit, const Positions& found);
Html lines_and_gains_list(const Visit& visit, const Positions& found);
/// Conditions with what came of them; nothing if there are none.
Html conditions_table(const Visit& visit, const std::vector<ConditionState>& conditions);
/// By consultation, door and group.
Html voices_of(const Visit& visit, const std::vector<ConsultationVoices>& all);
/// How far comparing subjects hangs on weights that groups do not share.
Html comparison_section(const Visit& visit, const FrameworkComparison& found);

}  // namespace stip
