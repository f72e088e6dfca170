// Steering: asks the analyses, of today and of then.
#include "web/steering.h"

#include <algorithm>
#include <map>
#include <set>

#include "access/with_changes.h"
#include "agenda/records.h"
#include "monitoring/matrix.h"

namespace stip {
namespace {

/// By effect or goal, the actions that help it, as aimed_actions() finds them for one: in one pass over all.
std::map<std::string, std::vector<std::string>> all_helping(const View& view) {
  std::map<std::string, std::vector<std::string>> helping;
  for (const Action& action : view.all<Action>()) {
    if (action.phase == Phase::proposed) continue;
    std::set<std::string> goals;
    for (const std::string& effect : effects_of(view, action)) goals.insert(effect);
    for (const Contribution* claim : view.referring<Contribution>("action", action.id)) goals.insert(claim->goal.id);
    for (const std::string& goal : goals) helping[goal].push_back(action.id);
  }
  return helping;
}

std::vector<GoalOdds> odds_of(const View& view, const InterimGoal& goal) {
  std::vector<GoalOdds> odds;
  for (const auto& ref : goal.indicators) {
    const Indicator* indicator = view.find(ref);
    if (!indicator || indicator->level == MeasureLevel::context) continue;
    for (const Outlook& outlook : outlooks(view, *indicator))
      if (outlook.prospect) odds.push_back({indicator->id, outlook.series, outlook.series_en, *outlook.prospect});
  }
  return odds;
}

Date year_date(std::optional<int> year) {
  if (!year) return {};
  const auto date = parse_date(std::to_string(*year));
  return date.ok() ? *date : Date{};
}

std::vector<SteeringGoal> goals_of(const View& view, const AgendaFutures& futures) {
  std::vector<SteeringGoal> goals;
  auto helping = all_helping(view);
  const auto add = [&](SteeringGoal goal) {
    goal.helping = std::move(helping[goal.id]);
    goal.work = work_forecast(futures, goal.helping, goal.by);
    goals.push_back(std::move(goal));
  };
  for (const SocietalEffect& effect : view.all<SocietalEffect>())
    add({effect.id, true, year_date(effect.horizon), {}, {}, {}});
  for (const InterimGoal& goal : view.all<InterimGoal>())
    if (!goal.historic) add({goal.id, false, year_date(goal.year), odds_of(view, goal), {}, {}});
  return goals;
}

bool same_work(const WorkForecast& one, const WorkForecast& other) {
  return one.actions == other.actions && one.unknown == other.unknown && one.in_time == other.in_time &&
         one.half == other.half && one.tenth == other.tenth && one.nine_tenths == other.nine_tenths;
}

std::vector<GoalChange> goal_changes(const Steering& today, const Steering& then) {
  std::vector<GoalChange> changes;
  for (const SteeringGoal& before : today.goals) {
    const auto after = std::ranges::find(then.goals, before.id, &SteeringGoal::id);
    if (after == then.goals.end() || same_work(before.work, after->work)) continue;
    changes.push_back({before.id, before.work.actions.size(), after->work.actions.size(), before.work, after->work,
                       work_change(today.futures, before.helping, then.futures, after->helping, before.by)});
  }
  return changes;
}

/// Sums by source, stage and kind over all years, as far as money() may add them.
std::vector<MoneyChange> source_changes(const View& today, const View& then) {
  using Place = std::tuple<std::string, FundingStage, FundingKind>;
  std::map<Place, std::pair<AmountSum, AmountSum>> sums;
  const auto add = [&](const View& view, bool is_today) {
    const MoneyTable table = money(view);
    for (const auto* cells : {&table.public_, &table.private_, &table.mixed})
      for (const MoneyCell& cell : *cells) {
        if (cell.total.empty() || cell.currency != "EUR") continue;
        auto& sum = sums[{cell.source, cell.stage, cell.kind}];
        (is_today ? sum.first : sum.second).add(cell.total);
      }
  };
  add(today, true), add(then, false);
  std::vector<MoneyChange> changes;
  for (const auto& [place, sum] : sums) {
    const auto total = [](const AmountSum& amounts) { return amounts.empty() ? Amount{} : amounts.total(); };
    const Amount was = total(sum.first), is = total(sum.second);
    if (was != is) changes.push_back({std::get<0>(place), std::get<2>(place), std::get<1>(place), was, is});
  }
  return changes;
}

void goal_money_changes(const View& today, const View& then, WhatIfAnswer& answer) {
  const auto add = [&](const std::string& id) {
    const GoalMoney before = goal_money(today, id), after = goal_money(then, id);
    for (const FundingKind kind :
         {FundingKind::unstated, FundingKind::obligation, FundingKind::expenditure, FundingKind::receipt}) {
      const auto gap = [&](const GoalMoney& all) {
        const auto at = std::ranges::find(all.gaps, kind, &GoalGap::kind);
        return at == all.gaps.end() ? GoalGap{} : *at;
      };
      const GoalGap was = gap(before), is = gap(after);
      if (was.secured != is.secured) answer.secured.push_back({id, kind, {}, was.secured, is.secured});
      if (was.promised != is.promised) answer.promised.push_back({id, kind, {}, was.promised, is.promised});
    }
  };
  for (const SocietalEffect& effect : today.all<SocietalEffect>()) add(effect.id);
  for (const InterimGoal& goal : today.all<InterimGoal>())
    if (!goal.historic) add(goal.id);
}

}  // namespace

bool are_same(const SteeringQuestion& one, const SteeringQuestion& other) {
  return one.today == other.today && have_same_tables(one.view, other.view) && one.delays.empty() &&
         other.delays.empty() && one.samples == other.samples && one.wants_forecast == other.wants_forecast;
}

Steering steering(const SteeringQuestion& question) {
  Steering made;
  FuturesOptions how;
  how.delays = question.delays;
  how.samples = question.samples;
  how.wants_drivers = question.wants_forecast;
  auto futures = agenda_futures(question.view, question.today, how);
  if (futures.ok()) {
    made.futures = *std::move(futures);
    if (question.wants_forecast) made.forecast = forecast_of(made.futures);
  } else {
    made.problem = std::string(futures.error().problem);
    made.futures.today = question.today;
  }
  made.goals = goals_of(question.view, made.futures);
  return made;
}

ErrorOr<WhatIfAnswer> what_if_answer(KeptSteering& kept, const View& view, Day today, ScenarioChanges made) {
  STIP_TRY_AS(const View then, with_changes(view, made.changes));
  WhatIfAnswer answer{std::move(made), then, kept.of({view, today}), {}, {}, {}, {}, {}, {}};
  const Steering& before = *answer.steering_today;
  // Pairs need as many futures in both; an addition may tip the number that is drawn for a plan of its size.
  answer.steering_then = steering({then, today, answer.made.delays, before.futures.simulated.samples, false});
  answer.dates = date_changes(before.futures, answer.steering_then.futures, answer.made.touched);
  answer.goals = goal_changes(before, answer.steering_then);
  answer.by_source = source_changes(view, then);
  goal_money_changes(view, then, answer);
  return answer;
}

}  // namespace stip
