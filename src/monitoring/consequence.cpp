// Consequence: follows what a record refers to, to the goals behind it.
#include "monitoring/consequence.h"

#include <algorithm>

#include "agenda/records.h"
#include "base/locale.h"
#include "monitoring/course.h"
#include "monitoring/schedule.h"

namespace stip {
namespace {

struct LevelWords {
  std::string_view name, label;
  int points;
};

constexpr LevelWords level_words[] = {
    {"none", tr_later("no goal is named"), 0},
    {"helps", tr_later("helps a goal, as other actions do"), 5},
    {"hinges", tr_later("a goal that is off course or that nothing else helps"), 10},
    {"itself", tr_later("a goal itself, or what it is measured by"), 10},
};

const LevelWords& words_of(ConsequenceLevel level) { return level_words[static_cast<std::size_t>(level)]; }

bool is_off_course(Verdict verdict) {
  return verdict == Verdict::moving_away || verdict == Verdict::standing_still || verdict == Verdict::behind;
}

}  // namespace

std::string_view name_of(ConsequenceLevel level) { return words_of(level).name; }
std::string_view label_of(ConsequenceLevel level) { return words_of(level).label; }
int points_of(ConsequenceLevel level) { return words_of(level).points; }

GoalConsequences::GoalConsequences(const View& view, Day today) : view_(view) {
  std::map<std::string, int> helpers;
  for (const Action& action : view.all<Action>()) {
    std::set<std::string>& goals = goals_of_[action.id];
    for (const auto& effect : action.effects)
      if (view.find(effect)) goals.insert(effect.id);
    for (const Contribution* claim : view.referring<Contribution>("action", action.id))
      if (view.find<InterimGoal>(claim->goal.id) || view.find<SocietalEffect>(claim->goal.id))
        goals.insert(claim->goal.id);
    if (is_live(action.phase))
      for (const std::string& goal : goals) ++helpers[goal];
  }
  for (const auto& [goal, count] : helpers)
    if (count == 1) hinging_.insert(goal);
  for (const InterimGoal& goal : view.all<InterimGoal>()) {
    for (const auto& indicator : goal.indicators) goals_of_[indicator.id].insert(goal.id);
    if (is_off_course(course(view, goal, today).verdict)) hinging_.insert(goal.id);
  }
}

void GoalConsequences::add(std::string_view id, Consequence& found) const {
  const auto raise = [&](ConsequenceLevel level) { found.level = std::max(found.level, level); };
  if (view_.find<InterimGoal>(id) || view_.find<SocietalEffect>(id)) {
    found.goals.emplace_back(id);
    raise(ConsequenceLevel::itself);
    return;
  }
  const auto at = goals_of_.find(id);
  if (at == goals_of_.end()) return;
  for (const std::string& goal : at->second) {
    found.goals.push_back(goal);
    if (view_.find<Indicator>(id))
      raise(ConsequenceLevel::itself);
    else
      raise(hinging_.contains(goal) ? ConsequenceLevel::hinges : ConsequenceLevel::helps);
  }
}

Consequence GoalConsequences::of(const RecordType& type, const Record& record) const {
  Consequence found;
  const bool is_goal = &type == &type_of<InterimGoal>() || &type == &type_of<SocietalEffect>();
  if (is_goal || &type == &type_of<Action>() || &type == &type_of<Indicator>()) {
    add(record.id, found);
  } else if (&type == &type_of<Proposal>()) {
    for (const ProposedChange* change : view_.referring<ProposedChange>("proposal", record.id))
      add(change->record.id, found);
  } else {
    for (const Field& field : type.fields)
      if (field.is_reference())
        for (const std::string& id : parts_of(field, field.text(record))) add(id, found);
  }
  std::ranges::sort(found.goals);
  const auto doubles = std::ranges::unique(found.goals);
  found.goals.erase(doubles.begin(), doubles.end());
  return found;
}

}  // namespace stip
