// GoalAmounts: units where they are known, classes where they are not, never both in one goal.
#include "investing/goal_amounts.h"

#include <algorithm>
#include <tuple>

#include "agenda/records.h"
#include "monitoring/series.h"

namespace stip {
namespace {

double bottom(const Quantity& size) { return size.exactness == Exactness::ceiling ? 0 : to_double(size.low); }
double top(const Quantity& size) { return to_double(size.exactness == Exactness::floor ? size.low : size.high); }

double points(Strength strength) { return static_cast<double>(strength); }

bool is_supported(const Contribution& one) {
  return one.evidence == EvidenceGrade::plausible || one.evidence == EvidenceGrade::measured;
}

class Builder {
 public:
  Builder(const View& view, Day today) : view_(view), today_(today) {}

  GoalAmounts build() {
    for (const SocietalEffect& effect : view_.all<SocietalEffect>()) {
      std::vector<const Indicator*> indicators;
      for (const Indicator* one : view_.referring<Indicator>("effects", effect.id))
        if (one->level != MeasureLevel::context && one->target) indicators.push_back(one);
      add_goal(effect.id, effect.horizon, indicators.size() == 1 ? indicators.front() : nullptr);
    }
    for (const InterimGoal& goal : view_.all<InterimGoal>()) {
      if (goal.historic) continue;
      const Indicator* indicator = nullptr;
      for (const auto& ref : goal.indicators)
        if (const Indicator* one = view_.find(ref); one && one->target && !indicator) indicator = one;
      add_goal(goal.id, goal.year, indicator);
    }
    return std::move(result_);
  }

 private:
  void miss(PortfolioGap gap, const std::string& id) { result_.gaps[gap].insert(id); }

  void add_goal(const std::string& id, const std::optional<int>& year, const Indicator* indicator) {
    std::vector<const Contribution*> helps;
    for (const Contribution* one : view_.referring<Contribution>("goal", id)) {
      const Action* action = view_.find(one->action);
      if (action && is_to_come(action->phase)) helps.push_back(one);
    }
    if (helps.empty()) return;
    if (!year) return miss(PortfolioGap::goal_without_year, id);
    if (*year < int{today_.year()}) return miss(PortfolioGap::goal_is_over, id);
    const auto known = indicator ? distance_of(*indicator) : std::nullopt;
    const double distance = known.value_or(0);
    const bool has_sizes = std::ranges::any_of(helps, [](const Contribution* one) { return !one->size.empty(); });
    if (known && distance <= 0) return miss(PortfolioGap::goal_is_over, id);
    CountedGoal goal{id, *year, 0, !(known && has_sizes)};
    std::vector<std::pair<std::string, ActionAmount>> amounts;
    for (const Contribution* one : helps) {
      const auto amount = goal.in_classes ? by_class(*one) : by_size(*one, indicator->direction);
      if (!amount) continue;
      if (!is_supported(*one)) miss(PortfolioGap::claim, one->id);
      goal.target += goal.in_classes ? amount->amount : 0;
      amounts.emplace_back(one->action.id, *amount);
    }
    if (!goal.in_classes) goal.target = distance;
    if (amounts.empty()) return;
    if (goal.in_classes) miss(PortfolioGap::in_classes, id);
    for (auto& [action, amount] : amounts) {
      amount.goal = result_.goals.size();
      result_.actions[action].push_back(amount);
    }
    result_.goals.push_back(std::move(goal));
  }

  /// How far it still is, in the direction in which it has to go; nothing if that is not known.
  std::optional<double> distance_of(const Indicator& indicator) const {
    if (indicator.direction == Direction::unstated) return std::nullopt;
    std::optional<double> now;
    if (indicator.baseline) now = middle(indicator.baseline);
    Day last{};
    for (const Line& line : series(view_, indicator)) {
      if (line.is_forecast || !line.series.empty() || line.points.empty()) continue;
      const Point& point = line.points.back();
      if (point.observation->value.empty() || (last.ok() && point.at < last)) continue;
      now = middle(point.observation->value);
      last = point.at;
    }
    if (!now) return std::nullopt;
    const double way = middle(indicator.target) - *now;
    return indicator.direction == Direction::down ? -way : way;
  }

  std::optional<ActionAmount> by_size(const Contribution& one, Direction direction) {
    if (one.size.empty()) {
      miss(one.strength == Strength::unstated ? PortfolioGap::no_size : PortfolioGap::no_unit, one.id);
      return std::nullopt;
    }
    // Of what has to go down, "5 less" is said as 5 and as -5.
    double low = bottom(one.size), high = top(one.size);
    if (direction == Direction::down && high <= 0) std::tie(low, high) = std::pair(-high, -low);
    return amount_of(one, one.size.exactness == Exactness::range ? (low + high) / 2 : high, low, high);
  }

  std::optional<ActionAmount> by_class(const Contribution& one) {
    if (one.strength == Strength::unstated) {
      miss(PortfolioGap::no_size, one.id);
      return std::nullopt;
    }
    const double middle = points(one.strength);
    return amount_of(one, middle, middle - 0.5, middle + 0.5);
  }

  std::optional<ActionAmount> amount_of(const Contribution& one, double amount, double low, double high) {
    if (!(amount > 0)) {
      miss(PortfolioGap::no_size, one.id);
      return std::nullopt;
    }
    if (!is_supported(one)) return ActionAmount{0, amount, 0, amount};
    return ActionAmount{0, amount, std::max(0.0, low), std::max(amount, high)};
  }

  const View& view_;
  Day today_;
  GoalAmounts result_;
};

}  // namespace

bool is_to_come(Phase phase) {
  return phase != Phase::done && phase != Phase::stopped && phase != Phase::merged && phase != Phase::moved;
}

GoalAmounts goal_amounts(const View& view, Day today) { return Builder(view, today).build(); }

}  // namespace stip
