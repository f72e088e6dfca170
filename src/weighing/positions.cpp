// Positions: arguments of a map, put by who holds them.
#include "weighing/positions.h"

#include <algorithm>
#include <map>
#include <set>

namespace stip {
namespace {

struct Answers {
  std::set<std::string> who;
  std::set<Side> sides;
  int lowest = 1, highest = 5;  ///< What all ratings so far have in common.
  std::set<std::string> rated;
};

Answers answers_to(const QuestionMap& map) {
  Answers found;
  for (const Argument* argument : map.arguments) {
    if (argument->who.empty()) continue;
    if (argument->side != Side::unstated) found.who.insert(argument->who), found.sides.insert(argument->side);
    int low = static_cast<int>(argument->lowest), high = static_cast<int>(argument->highest);
    if (low == 0 && high == 0) continue;
    if (low == 0) low = high;
    if (high == 0) high = low;
    found.rated.insert(argument->who);
    found.lowest = std::max(found.lowest, low);
    found.highest = std::min(found.highest, high);
  }
  return found;
}

void add_common_ground(const QuestionMap& map, Positions& found) {
  if (!map.question) return;
  const Answers answers = answers_to(map);
  CommonGround ground{map.question, Side::unstated, 0, 0, {}};
  if (answers.rated.size() >= 2 && answers.lowest <= answers.highest) {
    ground.lowest = answers.lowest;
    ground.highest = answers.highest;
    ground.who.assign(answers.rated.begin(), answers.rated.end());
  }
  const bool rates_apart = answers.rated.size() >= 2 && answers.lowest > answers.highest;
  if (answers.who.size() >= 2 && answers.sides.size() == 1 && !rates_apart) {
    ground.side = *answers.sides.begin();
    ground.who.assign(answers.who.begin(), answers.who.end());
  }
  if (!ground.who.empty()) found.agreed.push_back(std::move(ground));
}

}  // namespace

Positions positions(const ArgumentMap& map) {
  Positions found;
  std::set<std::string> groups;
  std::vector<const Argument*> lines, chances;
  for (const QuestionMap& question : map.questions) {
    const QuestionTopic topic = question.question ? question.question->topic : QuestionTopic::unstated;
    for (const Argument* argument : question.arguments) {
      if (argument->who.empty()) continue;
      groups.insert(argument->who);
      if (argument->stance != SpeedCare::unstated) found.stances.push_back({argument->who, argument->stance, argument});
      if (topic == QuestionTopic::red_lines && argument->side == Side::against) lines.push_back(argument);
      if (topic == QuestionTopic::chances && argument->side == Side::for_) chances.push_back(argument);
    }
    add_common_ground(question, found);
  }
  for (const Argument* line : lines) {
    LineAndGain pair{line, {}};
    for (const Argument* gain : chances)
      if (gain->who != line->who) pair.gains.push_back(gain);
    if (!pair.gains.empty()) found.lines.push_back(std::move(pair));
  }
  std::ranges::stable_sort(found.stances, {}, &Stance::who);
  found.groups.assign(groups.begin(), groups.end());
  return found;
}

}  // namespace stip
