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

ErrorOr<std::vector<AgendaForecast::Levelled>> level(const View& view, const AgendaNetwork& agenda,
                                                     const std::vector<std::size_t>& told, Day today,
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
  for (const std::size_t i : told) {
    const LevelledActivity& one = plan.activities[i];
    if (agenda.places[i].kind == PlanPlace::Kind::action)
      result.push_back({agenda.network.activities[i].id, plus(today, std::floor(one.start + 1e-3)),
                        day_of_finish(today, one.finish), std::round(one.waits)});
  }
  return result;
}

}  // namespace

AgendaForecast forecast_of(const AgendaFutures& futures) {
  const AgendaNetwork& agenda = futures.agenda;
  AgendaForecast result;
  result.today = result.end_half = result.end_four_fifths = futures.today;
  result.gaps = agenda.gaps;
  result.durations = agenda.durations;
  result.samples = futures.simulated.samples;
  for (const PlanPlace& place : agenda.places) result.actions += place.kind == PlanPlace::Kind::action ? 1 : 0;
  if (agenda.places.empty()) return result;
  for (std::size_t w = 0; w < futures.told.size(); ++w)
    result.forecasts.push_back(
        forecast_of(agenda, futures.told[w], futures.simulated, futures.simulated.finish[w], futures.today));
  std::vector<float> end = futures.simulated.end;
  result.end_half = day_of_finish(futures.today, quantile(end, 0.5));
  result.end_four_fifths = day_of_finish(futures.today, quantile(end, 0.8));
  std::ranges::sort(result.forecasts, [](const PlanForecast& a, const PlanForecast& b) {
    return std::pair(a.half, a.id) < std::pair(b.half, b.id);
  });
  return result;
}

ErrorOr<AgendaForecast> agenda_forecast(const View& view, Day today, const AgendaForecastOptions& options) {
  FuturesOptions how{options.network, options.samples, options.seed, options.threads, {}, true};
  STIP_TRY_AS(const AgendaFutures before, agenda_futures(view, today, how));
  AgendaForecast result = forecast_of(before);
  if (before.agenda.places.empty()) return result;
  if (!options.what_ifs.empty()) {
    how.delays = options.what_ifs;
    how.wants_drivers = false;
    STIP_TRY_AS(const AgendaFutures after, agenda_futures(view, today, how));
    for (PlanForecast& forecast : result.forecasts)
      if (forecast.by_planned)
        forecast.by_planned_then = share_by_date(*after.finish_of(forecast.id), today, forecast.planned);
    const PlanNetwork& network = before.agenda.network;
    for (Shift& shift : shifts(network, options.what_ifs, before.told, before.simulated, after.simulated)) {
      AgendaForecast::Shifted shifted{network.activities[shift.place].id, std::move(shift), {}};
      for (const std::size_t place : shifted.shift.chain) shifted.chain.push_back(network.activities[place].id);
      result.shifted.push_back(std::move(shifted));
    }
  }
  if (options.at_once > 0) {
    STIP_TRY_AS(result.levelled, level(view, before.agenda, before.told, today, options.at_once));
  }
  return result;
}

}  // namespace stip
