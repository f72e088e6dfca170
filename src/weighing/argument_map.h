// ArgumentMap: what was said for and against an action or proposal, by question, with who disagrees and what is open.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "agenda/view.h"
#include "base/json.h"
#include "weighing/red_lines.h"

namespace stip {

struct Action;
struct Argument;
struct Assessment;
struct Condition;
struct Framework;
struct FrameworkQuestion;

/// The arguments to one question of the framework. Pointers live as long as the view.
struct QuestionMap {
  const FrameworkQuestion* question = nullptr;  ///< nullptr: arguments that name no question.
  std::vector<const Argument*> arguments;       ///< For, against, on condition; then by id.
  std::size_t for_it = 0, against = 0, on_condition = 0;
  std::size_t without_evidence = 0;
  // Of a question that asks for a rating; 1 (very low) to 5 (very high), 0: nobody rated.
  int lowest = 0, highest = 0;  ///< From the lowest to the highest that anybody gave.
  std::size_t assessors = 0;    ///< How many rated.
  bool is_split = false;        ///< Two assessors have no rating in common. Never averaged.
};

struct ConditionState {
  const Condition* condition = nullptr;
  std::optional<int> checked_days_ago;  ///< Nothing: it was never checked.
};

/// Why a full assessment may be due. That it is, people decide.
enum class WeighingReason {
  never_weighed,        ///< There is no assessment of it.
  other_framework,      ///< It was weighed with a framework that is no longer in force.
  red_line_open,        ///< To a question on a red line there is no answer, or the answers differ.
  red_line_crossed,     ///< All answers say that a red line is crossed.
  split,                ///< Assessors have no rating in common.
  question_open,        ///< A question of the framework has no argument.
  no_evidence,          ///< An argument has no evidence.
  condition_unchecked,  ///< A condition was never checked, or not in the last year.
  speed_without_care,   ///< It says why it must go fast, and not which safeguard goes with that.
};

std::string_view name_of(WeighingReason reason);
Said told(WeighingReason reason);

struct WeighingReasons {
  WeighingReason reason{};
  std::vector<std::string> ids;  ///< What it is about, by id; empty: the thing itself.
};

struct ArgumentMap {
  std::string id, title;
  std::vector<const Assessment*> assessments;  ///< Newest first.
  std::vector<const Framework*>
      in_force;                        ///< Frameworks that are valid on the day, with what asks for a full assessment.
  std::vector<QuestionMap> questions;  ///< In the order of the framework.
  Admissibility admissibility = Admissibility::conditional;  ///< By the questions on red lines, before all else.
  bool has_red_lines = false;                                ///< Whether any question is about one.
  std::vector<ConditionState> conditions;                    ///< Not met first, longest unchecked first.
  std::vector<WeighingReasons> reasons;
  const Action* action = nullptr;  ///< If it is one: with why it is to go fast, and with what care.
};

/// A question on a red line is answered by the sides of its arguments: all for: not crossed; all against: crossed;
/// none, on condition, or both: not known. Nothing is added up, nothing is averaged, nothing is decided. Cost: linear
/// in the arguments and conditions. Errors: not_found, if the viewer sees no such record.
ErrorOr<ArgumentMap> argument_map(const View& view, std::string_view id, Day today);

/// What the arguments to a question on a red line say of it.
RedLine red_line_of(const QuestionMap& map);

/// Everything that was weighed, by id.
std::vector<std::string> weighed(const View& view);

Json to_json(const ArgumentMap& map);

}  // namespace stip
