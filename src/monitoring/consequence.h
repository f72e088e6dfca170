// Consequence: which goals something touches, and how much hangs on it.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "agenda/view.h"

namespace stip {

/// From least to most.
enum class ConsequenceLevel : std::uint8_t {
  none,    ///< No goal or effect is named.
  helps,   ///< It helps a goal, as other actions do.
  hinges,  ///< It helps a goal that nothing else helps, or that is off course.
  itself,  ///< It is a goal, or what a goal is measured by.
};

std::string_view name_of(ConsequenceLevel level);
std::string_view label_of(ConsequenceLevel level);  ///< English, and the key of its translation.
int points_of(ConsequenceLevel level);              ///< Only to put things in order: 0, 5, 10, 10.

struct Consequence {
  ConsequenceLevel level = ConsequenceLevel::none;
  std::vector<std::string> goals;  ///< Ids of goals and effects, in order.

  bool operator==(const Consequence&) const = default;
};

/// What the records of a view mean for its goals: by what they refer to (an action, a goal, an indicator), one step
/// far; of a proposal by what it would change. An action touches the goals that it claims to contribute to and the
/// effects that it names; off course is a goal that moves away, stands still or is behind. Cost to make: that of
/// course() for each goal; to ask: linear in what the record refers to. Source: docs/methods.md#attention.
class GoalConsequences {
 public:
  GoalConsequences(const View& view, Day today);
  Consequence of(const RecordType& type, const Record& record) const;

 private:
  void add(std::string_view id, Consequence& found) const;

  const View& view_;
  std::map<std::string, std::set<std::string>, std::less<>> goals_of_;  ///< Of each action, and of each indicator.
  std::set<std::string, std::less<>> hinging_;  ///< Goals that are off course, or that one live action helps.
};

}  // namespace stip
