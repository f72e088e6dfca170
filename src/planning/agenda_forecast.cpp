// AgendaForecast: the network of the agenda, simulated, and its days as dates.
#include "planning/agenda_forecast.h"

#include <algorithm>
#include <cmath>

#include "agenda/action.h"

namespace stip {
namespace {

Day plus(Day today, double days) {
  return std::chrono::sys_days{today} + std::chrono::days{static_cast<int>(std::lround(days))};
}

/// The day in which a moment of finish falls: what is finished as a day ends is finished on it.
Day day_of_finish(Day today, double days) { return plus(today, std::max(0.0, std::ceil(days - 1e-3) - 1)); }

/// What is told: what was planned for a date, or hangs together with something else.
std::vector<std::size_t> told_places(const AgendaNetwork& agenda) {
  std::vector<bool> is_told(agenda.places.size());
  for (std::size_t i = 0; i < is_told.size(); ++i) {
    if (agenda.places[i].planned || !agenda.network.activities[i].links.empty()) is_told[i] = true;
    for (const PlanLink& link : agenda.network.activities[i].links) is_told[link.before] = true;
  }
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < is_told.size(); ++i)
    if (is_told[i]) places.push_back(i);
  return places;
}

/// The share that is finished by the last day of a date; a date stands for the end of its period.
std::optional<double> share_by_date(const std::vector<float>& finish, Day today, const Date& planned) {
  if (!planned) return {};
  return share_by(finish, days_between(today, planned.last()) + 1.0);
}

PlanForecast forecast_of(const AgendaNetwork& agenda, std::size_t place, const Simulation& simulated,
                         std::vector<float> finish, Day today) {
  const PlanActivity& activity = agenda.network.activities[place];
  const PlanPlace& known = agenda.places[place];
  PlanForecast forecast;
  forecast.id = activity.id;
  forecast.title = activity.title;
  forecast.kind = known.kind;
  forecast.planned = known.planned;
  forecast.is_earliest = known.is_earliest;
  forecast.by_planned = share_by_date(finish, today, known.planned);
  // Nothing that hangs on what is not known can be said to be in time: only that it is late.
  if (known.is_earliest && forecast.by_planned > 0) forecast.by_planned.reset();
  forecast.tenth = day_of_finish(today, quantile(finish, 0.1));
  forecast.half = day_of_finish(today, quantile(finish, 0.5));
  forecast.four_fifths = day_of_finish(today, quantile(finish, 0.8));
  forecast.nine_tenths = day_of_finish(today, quantile(finish, 0.9));
  forecast.hangs_on = static_cast<double>(simulated.critical[place]) / static_cast<double>(simulated.samples);
  forecast.driver = simulated.drivers[place];
  return forecast;
}

ErrorOr<std::vector<AgendaForecast::Levelled>> level(const View& view, const AgendaNetwork& agenda, Day today,
                                                     std::size_t at_once) {
  ResourceNeeds needs;
  needs.uses.resize(agenda.places.size());
  for (std::size_t i = 0; i < agenda.places.size(); ++i) {
    const Action* action = view.find<Action>(agenda.network.activities[i].id);
    if (!action || !action->owner) continue;
    const auto found = std::ranges::find(needs.resources, action->owner.id);
    if (found == needs.resources.end()) {
      needs.resources.push_back(action->owner.id);
      needs.limits.push_back(static_cast<double>(at_once));
      needs.uses[i].push_back({needs.resources.size() - 1, 1});
    } else {
      needs.uses[i].push_back({static_cast<std::size_t>(found - needs.resources.begin()), 1});
    }
  }
  STIP_TRY_AS(const LevelledPlan plan, levelled(agenda.network, needs));
  std::vector<AgendaForecast::Levelled> result;
  for (const std::size_t i : told_places(agenda)) {
    const LevelledActivity& one = plan.activities[i];
    if (agenda.places[i].kind == PlanPlace::Kind::action)
      result.push_back({agenda.network.activities[i].id, plus(today, std::floor(one.start + 1e-3)),
                        day_of_finish(today, one.finish), std::round(one.waits)});
  }
  return result;
}

}  // namespace

ErrorOr<AgendaForecast> agenda_forecast(const View& view, Day today, const AgendaForecastOptions& options) {
  STIP_TRY_AS(const AgendaNetwork agenda, agenda_network(view, today, options.network));
  AgendaForecast result;
  result.today = result.end_half = result.end_four_fifths = today;
  result.gaps = agenda.gaps;
  result.durations = agenda.durations;
  result.samples = options.samples;
  for (const PlanPlace& place : agenda.places) result.actions += place.kind == PlanPlace::Kind::action ? 1 : 0;
  if (agenda.places.empty()) return result;

  SimulationOptions how;
  how.samples = options.samples;
  how.seed = options.seed;
  how.threads = options.threads;
  how.watched = told_places(agenda);
  how.wants_drivers = true;
  STIP_TRY_AS(Simulation before, simulation(agenda.network, how));
  for (std::size_t w = 0; w < how.watched.size(); ++w)
    result.forecasts.push_back(forecast_of(agenda, how.watched[w], before, before.finish[w], today));
  std::vector<float> end = before.end;
  result.end_half = day_of_finish(today, quantile(end, 0.5));
  result.end_four_fifths = day_of_finish(today, quantile(end, 0.8));

  if (!options.what_ifs.empty()) {
    std::vector<std::string> follows;
    for (const PlanPlace& place : agenda.places) follows.push_back(place.action);
    STIP_TRY_AS(const PlanNetwork changed, delayed(agenda.network, options.what_ifs, follows));
    how.wants_drivers = false;
    STIP_TRY_AS(const Simulation after, simulation(changed, how));
    for (std::size_t w = 0; w < how.watched.size(); ++w)
      if (result.forecasts[w].by_planned)
        result.forecasts[w].by_planned_then = share_by_date(after.finish[w], today, result.forecasts[w].planned);
    for (Shift& shift : shifts(agenda.network, options.what_ifs, how.watched, before, after)) {
      AgendaForecast::Shifted shifted{agenda.network.activities[shift.place].id, std::move(shift), {}};
      for (const std::size_t place : shifted.shift.chain) shifted.chain.push_back(agenda.network.activities[place].id);
      result.shifted.push_back(std::move(shifted));
    }
  }
  if (options.at_once > 0) {
    STIP_TRY_AS(result.levelled, level(view, agenda, today, options.at_once));
  }
  std::ranges::sort(result.forecasts, [](const PlanForecast& a, const PlanForecast& b) {
    return std::pair(a.half, a.id) < std::pair(b.half, b.id);
  });
  return result;
}

}  // namespace stip
