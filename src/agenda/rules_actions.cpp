// Rules about actions, milestones, goals and indicators.
#include <algorithm>

#include "agenda/records.h"
#include "agenda/rules_parts.h"

namespace stip {
namespace {

bool serves_something(const View& view, const Action& action) {
  return !action.effects.empty() || !view.referring<Contribution>("action", action.id).empty();
}

bool is_policy(const Action& action) {
  return action.phase != Phase::proposed && action.phase != Phase::merged && action.phase != Phase::moved;
}

void examine_owner(Examination& e, const Action& action) {
  if (action.phase != Phase::running) return;
  if (!action.owner) {
    e.found("action.owner", action, "owner", e.text(tr_later("it is running, but no owner is stated.")),
            e.text(tr_later("Name the one organisation that answers for it.")));
    return;
  }
  const Organisation* owner = e.view.find(action.owner);
  if (!owner || owner->valid_until.empty() || owner->valid_until.last() >= e.today) return;
  const Organisation* successor = e.view.find(owner->successor);
  e.found("action.owner_valid", action, "owner",
          e.text(tr_later("its owner, {}, ended in {}."), {owner->title, e.date(owner->valid_until)}),
          successor ? e.text(tr_later("Hand it to the successor, {}."), {successor->title})
                    : e.text(tr_later("Name the organisation that answers for it now.")));
}

void examine_one(Examination& e, const Action& action) {
  examine_owner(e, action);
  if (is_policy(action) && !serves_something(e.view, action)) {
    e.found("action.goal", action, "effects", e.text(tr_later("it is not said which goal or effect it serves.")),
            e.text(tr_later("Add a contribution to a goal, or name the effects that it serves.")));
  }
  if ((action.phase == Phase::stopped || action.phase == Phase::paused) && action.note.empty() &&
      action.open_points.empty()) {
    e.found("action.stopped", action, "note", e.text(tr_later("it stopped or stands still, and it is not said why.")),
            e.text(tr_later("Give the reason in “Note”; it stays public.")));
  }
  if (action.phase != Phase::done) return;
  const auto milestones = e.view.referring<Milestone>("action", action.id);
  const auto open = std::ranges::count_if(milestones, [](const Milestone* each) { return each->met_on.empty(); });
  if (open == 0) return;
  e.found("action.done", action, "phase", said_by([open](Language reader) {
            return tr_n(reader, "it is done, but {} milestone was not met.",
                        "it is done, but {} milestones were not met.", open);
          }),
          e.text(tr_later("Enter when the milestones were met, or retire those that no longer count.")));
}

void examine_one(Examination& e, const Milestone& milestone) {
  if (milestone.due.empty() && milestone.met_on.empty()) {
    e.found("milestone.due", milestone, "due", e.text(tr_later("it has no due date.")),
            e.text(tr_later("Say when it is due; a year or a quarter will do.")));
  }
  if (milestone.met_on && milestone.evidence.empty() && milestone.sources.empty()) {
    e.found("milestone.evidence", milestone, "evidence",
            e.text(tr_later("it was met ({}), but nothing shows that."), {e.date(milestone.met_on)}),
            e.text(tr_later("Say in “Evidence” what shows it, or name a source.")));
  }
}

Said missing_in(const Examination& e, const Indicator& indicator) {
  if (indicator.baseline.empty()) return e.text(tr_later("a baseline"));
  if (!indicator.baseline_year) return e.text(tr_later("the year of the baseline"));
  if (indicator.target.empty()) return e.text(tr_later("a target"));
  if (!indicator.target_year) return e.text(tr_later("the year of the target"));
  if (indicator.sources.empty()) return e.text(tr_later("a source"));
  return {};
}

void examine_measurable(Examination& e, const InterimGoal& goal) {
  Said missing = e.text(tr_later("an indicator"));
  for (const auto& ref : goal.indicators) {
    const Indicator* indicator = e.view.find(ref);
    if (!indicator) continue;
    missing = missing_in(e, *indicator);
    if (missing.empty()) return;
  }
  e.found("goal.measurable", goal, "indicators",
          e.text(tr_later("it is not yet measurable: {} is missing."), {missing}),
          e.text(tr_later("Give it an indicator with a baseline, a target, a year and a source.")));
}

void examine_one(Examination& e, const InterimGoal& goal) {
  if (goal.historic) return;  // It is told, and no longer worked on.
  examine_measurable(e, goal);
  const auto contributions = e.view.referring<Contribution>("goal", goal.id);
  if (contributions.empty()) {
    e.found("goal.action", goal, "", e.text(tr_later("no action contributes to it.")),
            e.text(tr_later("Add a contribution of an action, or end the goal.")));
    return;
  }
  const bool has_money = std::ranges::any_of(contributions, [&](const Contribution* each) {
    return !e.view.referring<Funding>("action", each->action.id).empty();
  });
  if (!has_money) {
    e.found("goal.money", goal, "", e.text(tr_later("there is no money for any of the actions that contribute to it.")),
            e.text(tr_later("Enter the money of these actions, or say in the open points why none is needed.")));
  }
}

void examine_one(Examination& e, const Indicator& indicator) {
  if (indicator.baseline_year && indicator.target_year && *indicator.baseline_year >= *indicator.target_year) {
    e.found("indicator.years", indicator, "target_year",
            e.text(tr_later("the target year {} does not come after the baseline year {}."),
                   {std::to_string(*indicator.target_year), std::to_string(*indicator.baseline_year)}),
            e.text(tr_later("Correct one of the two years.")));
  }
  if (indicator.baseline.empty() || indicator.target.empty() || indicator.direction == Direction::unstated) return;
  const bool wants_up = indicator.direction == Direction::up;
  const double rise = middle(indicator.target) - middle(indicator.baseline);
  if (wants_up ? rise >= 0 : rise <= 0) return;
  e.found("indicator.direction", indicator, "direction",
          e.text(wants_up ? tr_later("higher is better, but the target {} is lower than the baseline {}.")
                          : tr_later("lower is better, but the target {} is higher than the baseline {}."),
                 {e.quantity(indicator.target), e.quantity(indicator.baseline)}),
          e.text(tr_later("Correct the direction, the baseline or the target.")));
}

void examine_one(Examination& e, const Observation& observation) {
  if (observation.period && observation.period.first() > e.today && observation.status != ObservationStatus::forecast) {
    e.found("observation.forecast", observation, "status",
            e.text(tr_later("its period, {}, has yet to come."), {e.date(observation.period)}),
            e.text(tr_later("Set the status to forecast, or correct the period.")));
  }
  for (const Observation* other : e.view.referring<Observation>("indicator", observation.indicator.id)) {
    const bool same =
        other->period == observation.period && other->period_end == observation.period_end &&
        other->series == observation.series && other->published == observation.published &&
        (other->status == ObservationStatus::forecast) == (observation.status == ObservationStatus::forecast);
    if (other->id >= observation.id || !same || other->value == observation.value) continue;
    e.found("observation.vintage", observation, "published",
            e.text(tr_later("it gives {} for {}, and {}, published on the same day, gives {}."),
                   {e.quantity(observation.value), e.date(observation.period), other->id, e.quantity(other->value)}),
            e.text(tr_later("Say when each was published, so that the later one replaces the earlier one.")));
  }
}

}  // namespace

void examine_action(Examination& e, const RecordType& type, const Record& record) {
  if (const auto* action = as<Action>(type, record)) examine_one(e, *action);
  if (const auto* milestone = as<Milestone>(type, record)) examine_one(e, *milestone);
}

void examine_goal(Examination& e, const RecordType& type, const Record& record) {
  if (const auto* goal = as<InterimGoal>(type, record)) examine_one(e, *goal);
  if (const auto* indicator = as<Indicator>(type, record)) examine_one(e, *indicator);
  if (const auto* observation = as<Observation>(type, record)) examine_one(e, *observation);
}

}  // namespace stip
