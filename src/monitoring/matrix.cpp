// Matrix: places actions by theme and effect, and finds what hangs on nothing.
#include "monitoring/matrix.h"

#include <algorithm>
#include <numeric>
#include <set>

#include "agenda/records.h"

namespace stip {
namespace {

template <class T>
std::vector<std::string> ids(const View& view) {
  std::vector<std::string> all;
  for (const T& record : view.all<T>()) all.push_back(record.id);
  return all;
}

/// Places of `named` in `all`; the place after the last if there is none.
std::vector<std::size_t> places(const std::vector<std::string>& all, const std::vector<std::string>& named) {
  std::vector<std::size_t> found;
  for (const std::string& id : named) {
    const auto at = std::ranges::find(all, id);
    if (at != all.end()) found.push_back(static_cast<std::size_t>(at - all.begin()));
  }
  if (found.empty()) found.push_back(all.size());
  return found;
}

bool is_elsewhere(const Action& action) {
  return action.phase == Phase::proposed || action.phase == Phase::merged || action.phase == Phase::moved;
}

bool has_money(const View& view, std::string_view action) { return !view.referring<Funding>("action", action).empty(); }

}  // namespace

int PhaseSplit::total() const { return std::accumulate(counts.begin(), counts.end(), 0); }

PhaseSplit phase_split(const View& view) {
  PhaseSplit split;
  for (const Action& action : view.all<Action>()) split.add(action.phase);
  return split;
}

std::vector<std::string> effects_of(const View& view, const Action& action) {
  std::set<std::string> effects;
  for (const auto& ref : action.effects) effects.insert(ref.id);
  for (const Contribution* each : view.referring<Contribution>("action", action.id)) {
    if (view.find<SocietalEffect>(each->goal.id)) effects.insert(each->goal.id);
    const auto* goal = view.find<InterimGoal>(each->goal.id);
    if (!goal) continue;
    for (const auto& ref : goal->effects) effects.insert(ref.id);
  }
  return {effects.begin(), effects.end()};
}

bool serves(const View& view, const Action& action, std::string_view goal) {
  const auto claims = view.referring<Contribution>("action", action.id);
  if (std::ranges::any_of(claims, [&](const Contribution* claim) { return claim->goal.id == goal; })) return true;
  const auto effects = effects_of(view, action);
  return std::ranges::find(effects, goal) != effects.end();
}

Matrix matrix(const View& view) {
  Matrix result{ids<SocietalEffect>(view), ids<Theme>(view), {}};
  result.cells.assign(result.effects.size() + 1, std::vector<MatrixCell>(result.themes.size() + 1));
  for (const Action& action : view.all<Action>()) {
    std::vector<std::string> themes;
    for (const auto& ref : action.themes) themes.push_back(ref.id);
    for (const std::size_t effect : places(result.effects, effects_of(view, action))) {
      for (const std::size_t theme : places(result.themes, themes)) {
        result.cells[effect][theme].phases.add(action.phase);
        result.cells[effect][theme].actions.push_back(action.id);
      }
    }
  }
  result.effects.emplace_back();
  result.themes.emplace_back();
  return result;
}

Orphans orphans(const View& view) {
  Orphans result;
  for (const Action& action : view.all<Action>()) {
    if (is_elsewhere(action)) continue;
    if (action.effects.empty() && view.referring<Contribution>("action", action.id).empty())
      result.actions_without_goal.push_back(action.id);
    if (!action.owner) result.actions_without_owner.push_back(action.id);
    if (!has_money(view, action.id)) result.actions_without_money.push_back(action.id);
  }
  for (const InterimGoal& goal : view.all<InterimGoal>()) {
    if (goal.historic) continue;
    const auto contributions = view.referring<Contribution>("goal", goal.id);
    if (contributions.empty()) {
      result.goals_without_action.push_back(goal.id);
    } else if (std::ranges::none_of(contributions,
                                    [&](const Contribution* each) { return has_money(view, each->action.id); })) {
      result.goals_without_money.push_back(goal.id);
    }
  }
  return result;
}

}  // namespace stip
