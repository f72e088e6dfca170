// ArgumentMap: arguments put by their questions, and what is open.
#include "weighing/argument_map.h"

#include <algorithm>
#include <map>
#include <set>

#include "agenda/action.h"
#include "agenda/weighing.h"
#include "base/locale.h"

namespace stip {
namespace {

constexpr int stale_days = 365;

bool is_in_force(const Framework& framework, Day today) {
  if (framework.valid_from && std::chrono::sys_days{framework.valid_from.first()} > std::chrono::sys_days{today})
    return false;
  return !framework.valid_until || std::chrono::sys_days{framework.valid_until.last()} >= std::chrono::sys_days{today};
}

int rank_of(Side side) {
  switch (side) {
    case Side::for_:
      return 0;
    case Side::against:
      return 1;
    case Side::condition:
      return 2;
    default:
      return 3;
  }
}

/// Who gave an argument: by name of a body or table, or else by its assessment.
std::string assessor(const Argument& argument) { return argument.who.empty() ? argument.assessment.id : argument.who; }

void set_ratings(QuestionMap& map) {
  std::map<std::string, std::pair<int, int>> by_assessor;
  for (const Argument* argument : map.arguments) {
    int low = static_cast<int>(argument->lowest), high = static_cast<int>(argument->highest);
    if (low == 0 && high == 0) continue;
    if (low == 0) low = high;
    if (high == 0) high = low;
    const auto [at, is_new] = by_assessor.emplace(assessor(*argument), std::pair{low, high});
    if (!is_new) at->second = {std::min(at->second.first, low), std::max(at->second.second, high)};
  }
  map.assessors = by_assessor.size();
  for (const auto& [who, range] : by_assessor) {
    map.lowest = map.lowest == 0 ? range.first : std::min(map.lowest, range.first);
    map.highest = std::max(map.highest, range.second);
    for (const auto& [other, theirs] : by_assessor)
      map.is_split |= theirs.second < range.first || range.second < theirs.first;
  }
}

void count(QuestionMap& map) {
  std::ranges::sort(map.arguments, [](const Argument* a, const Argument* b) {
    return std::pair(rank_of(a->side), a->id) < std::pair(rank_of(b->side), b->id);
  });
  for (const Argument* argument : map.arguments) {
    map.for_it += argument->side == Side::for_ ? 1 : 0;
    map.against += argument->side == Side::against ? 1 : 0;
    map.on_condition += argument->side == Side::condition ? 1 : 0;
    map.without_evidence += argument->evidence.empty() ? 1 : 0;
  }
  set_ratings(map);
}

class Mapper {
 public:
  Mapper(const View& view, Day today, ArgumentMap& map) : view_(view), today_(today), map_(map) {}

  void run() {
    map_.assessments = view_.referring<Assessment>("about", map_.id);
    std::ranges::sort(map_.assessments, [](const Assessment* a, const Assessment* b) {
      return std::pair(to_text(b->date), a->id) < std::pair(to_text(a->date), b->id);
    });
    for (const Framework& framework : view_.all<Framework>())
      if (is_in_force(framework, today_)) map_.in_force.push_back(&framework);
    add_questions();
    add_conditions();
    add_reasons();
  }

 private:
  void add_questions() {
    std::set<std::string> frameworks;
    std::map<std::string, QuestionMap> by_question;
    for (const Assessment* assessment : map_.assessments) {
      if (assessment->framework) frameworks.insert(assessment->framework.id);
      for (const Argument* argument : view_.referring<Argument>("assessment", assessment->id))
        by_question[view_.find(argument->question) ? argument->question.id : ""].arguments.push_back(argument);
    }
    if (frameworks.empty())
      for (const Framework* framework : map_.in_force) frameworks.insert(framework->id);
    for (const FrameworkQuestion& question : view_.all<FrameworkQuestion>())
      if (frameworks.contains(question.framework.id) || by_question.contains(question.id))
        by_question[question.id].question = &question;
    for (auto& [id, question] : by_question) {
      count(question);
      map_.questions.push_back(std::move(question));
    }
    std::ranges::sort(map_.questions, [](const QuestionMap& a, const QuestionMap& b) {
      const auto key = [](const QuestionMap& map) {
        if (!map.question) return std::tuple(std::string("\x7f"), 0, std::string());
        return std::tuple(map.question->framework.id, map.question->number.value_or(9999), map.question->id);
      };
      return key(a) < key(b);
    });
  }

  void add_conditions() {
    std::set<std::string> from{map_.id};
    for (const Assessment* assessment : map_.assessments) from.insert(assessment->id);
    for (const Condition& condition : view_.all<Condition>()) {
      const bool applies = std::ranges::find(condition.actions, map_.id, &Ref<Action>::id) != condition.actions.end();
      if (!applies && !from.contains(condition.from.id)) continue;
      ConditionState state{&condition, {}};
      if (condition.checked_on) state.checked_days_ago = days_between(condition.checked_on.last(), today_);
      map_.conditions.push_back(state);
    }
    std::ranges::sort(map_.conditions, [](const ConditionState& a, const ConditionState& b) {
      const auto key = [](const ConditionState& state) {
        return std::tuple(state.condition->met, -state.checked_days_ago.value_or(1 << 30), state.condition->id);
      };
      return key(a) < key(b);
    });
  }

  void because(WeighingReason reason, const std::string& id = "") {
    const auto found = std::ranges::find(map_.reasons, reason, &WeighingReasons::reason);
    WeighingReasons& reasons =
        found != map_.reasons.end() ? *found : map_.reasons.emplace_back(WeighingReasons{reason, {}});
    if (!id.empty()) reasons.ids.push_back(id);
  }

  void add_reasons() {
    if (map_.assessments.empty()) because(WeighingReason::never_weighed);
    for (const Assessment* assessment : map_.assessments) {
      const Framework* framework = view_.find(assessment->framework);
      if (framework && !is_in_force(*framework, today_)) because(WeighingReason::other_framework, assessment->id);
    }
    bool is_crossed = false, is_unknown = false;
    for (const QuestionMap& map : map_.questions) {
      for (const Argument* argument : map.arguments)
        if (argument->evidence.empty()) because(WeighingReason::no_evidence, argument->id);
      if (!map.question) continue;
      if (map.is_split) because(WeighingReason::split, map.question->id);
      if (map.question->topic == QuestionTopic::red_lines) {
        map_.has_red_lines = true;
        const RedLine line = red_line_of(map);
        is_crossed |= line == RedLine::crossed;
        is_unknown |= line == RedLine::unknown;
        if (line == RedLine::crossed) because(WeighingReason::red_line_crossed, map.question->id);
        if (line == RedLine::unknown) because(WeighingReason::red_line_open, map.question->id);
      } else if (map.arguments.empty() && !map_.assessments.empty()) {
        because(WeighingReason::question_open, map.question->id);
      }
    }
    map_.admissibility = is_crossed                          ? Admissibility::out
                         : is_unknown || !map_.has_red_lines ? Admissibility::conditional
                                                             : Admissibility::admissible;
    for (const ConditionState& state : map_.conditions)
      if (!state.checked_days_ago || *state.checked_days_ago > stale_days)
        because(WeighingReason::condition_unchecked, state.condition->id);
    if (map_.action && !map_.action->why_fast.empty() && map_.action->care.empty())
      because(WeighingReason::speed_without_care);
    std::ranges::sort(map_.reasons, {}, &WeighingReasons::reason);
  }

  const View& view_;
  Day today_;
  ArgumentMap& map_;
};

struct ReasonWords {
  std::string_view name, words;
};

constexpr ReasonWords reason_words[] = {
    {"never_weighed", tr_later("it was never weighed")},
    {"other_framework", tr_later("it was weighed with a framework that is no longer in force")},
    {"red_line_open", tr_later("whether it crosses a red line is not known")},
    {"red_line_crossed", tr_later("it crosses a red line; nothing makes up for that")},
    {"split", tr_later("those who rated it have no rating in common")},
    {"question_open", tr_later("a question of the framework has no answer")},
    {"no_evidence", tr_later("an argument has no evidence")},
    {"condition_unchecked", tr_later("a condition was never checked, or not in the last year")},
    {"speed_without_care", tr_later("it says why it must go fast, and not which safeguard goes with that")},
};

}  // namespace

RedLine red_line_of(const QuestionMap& map) {
  if (map.on_condition > 0 || (map.for_it > 0) == (map.against > 0)) return RedLine::unknown;
  return map.against > 0 ? RedLine::crossed : RedLine::not_crossed;
}

std::string_view name_of(WeighingReason reason) { return reason_words[static_cast<std::size_t>(reason)].name; }
Said told(WeighingReason reason) { return said_later(reason_words[static_cast<std::size_t>(reason)].words); }

ErrorOr<ArgumentMap> argument_map(const View& view, std::string_view id, Day today) {
  const auto found = view.find_any(id);
  if (!found)
    return Error{ErrorKind::not_found, std::string(id), said("there is no such record."),
                 said("Name an action, proposal or application.")};
  ArgumentMap map;
  map.id = found.record->id;
  map.title = found.record->title;
  map.action = view.find<Action>(id);
  Mapper(view, today, map).run();
  return map;
}

std::vector<std::string> weighed(const View& view) {
  std::set<std::string> ids;
  for (const Assessment& assessment : view.all<Assessment>())
    if (assessment.about && view.find_any(assessment.about.id)) ids.insert(assessment.about.id);
  return {ids.begin(), ids.end()};
}

}  // namespace stip
