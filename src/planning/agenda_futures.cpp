// AgendaFutures: one simulation of the agenda, and what can be read from it.
#include "planning/agenda_futures.h"

#include <algorithm>
#include <cmath>

#include "base/hash.h"

namespace stip {
namespace {

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

/// The part of a network that leads to some places; the causes stay, so that all is drawn as in the whole.
PlanNetwork leading_to(const PlanNetwork& network, std::vector<std::size_t> open) {
  std::vector<bool> leads(network.activities.size(), false);
  while (!open.empty()) {
    const std::size_t at = open.back();
    open.pop_back();
    if (leads[at]) continue;
    leads[at] = true;
    for (const PlanLink& link : network.activities[at].links) open.push_back(link.before);
  }
  PlanNetwork kept;
  kept.causes = network.causes;
  std::vector<std::size_t> place(leads.size());
  for (std::size_t i = 0; i < leads.size(); ++i) {
    if (!leads[i]) continue;
    place[i] = kept.activities.size();
    kept.activities.push_back(network.activities[i]);
  }
  for (PlanActivity& activity : kept.activities)
    for (PlanLink& link : activity.links) link.before = place[link.before];
  return kept;
}

std::string number(double value) { return std::to_string(std::llround(value * 1000)) + " "; }

}  // namespace

std::size_t futures_for(std::size_t places) {
  constexpr std::size_t most = 10'000, fewest = 1'000, all = 24'000'000;
  return std::clamp(all / std::max<std::size_t>(places, 1) / 1'000 * 1'000, fewest, most);
}

Day day_of_finish(Day today, double days) {
  const int whole = static_cast<int>(std::lround(std::max(0.0, std::ceil(days - 1e-3) - 1)));
  return std::chrono::sys_days{today} + std::chrono::days{whole};
}

std::optional<double> share_by_date(const std::vector<float>& finish, Day today, const Date& planned) {
  if (!planned) return {};
  return share_by(finish, days_between(today, planned.last()) + 1.0);
}

const PlanPlace* AgendaFutures::find(const std::string& id) const {
  const auto at = place_of.find(id);
  return at == place_of.end() ? nullptr : &agenda.places[at->second];
}

const std::vector<float>* AgendaFutures::finish_of(const std::string& id) const {
  const auto at = place_of.find(id);
  if (at == place_of.end()) return nullptr;
  const auto found = std::ranges::lower_bound(told, at->second);  // Told in the order of the network.
  return found == told.end() || *found != at->second
             ? nullptr
             : &simulated.finish[static_cast<std::size_t>(found - told.begin())];
}

ErrorOr<AgendaFutures> agenda_futures(const View& view, Day today, const FuturesOptions& options) {
  AgendaFutures futures;
  futures.today = today;
  futures.seed = options.seed;
  STIP_TRY_AS(futures.agenda, agenda_network(view, today, options.network));
  if (!options.delays.empty()) {
    std::vector<std::string> follows;
    for (const PlanPlace& place : futures.agenda.places) follows.push_back(place.action);
    STIP_TRY_AS(futures.agenda.network, delayed(futures.agenda.network, options.delays, follows));
  }
  futures.told = told_places(futures.agenda);
  for (std::size_t i = 0; i < futures.agenda.places.size(); ++i)
    futures.place_of.emplace(futures.agenda.network.activities[i].id, i);
  futures.simulated.samples = options.samples ? options.samples : futures_for(futures.agenda.places.size());
  if (futures.agenda.places.empty()) return futures;
  SimulationOptions how;
  how.samples = futures.simulated.samples;
  how.seed = options.seed;
  how.threads = options.threads;
  how.watched = futures.told;
  how.wants_drivers = options.wants_drivers;
  STIP_TRY_AS(futures.simulated, simulation(futures.agenda.network, how));
  return futures;
}

std::vector<float> last_finish(const AgendaFutures& futures, const std::vector<std::string>& actions) {
  std::vector<float> last;
  for (const std::string& id : actions) {
    const PlanPlace* place = futures.find(id);
    if (!place || place->is_earliest) continue;
    const std::vector<float>* finish = futures.finish_of(id);
    if (!finish) continue;
    if (last.empty()) last = *finish;
    for (std::size_t i = 0; i < last.size(); ++i) last[i] = std::max(last[i], (*finish)[i]);
  }
  return last;
}

WorkForecast work_forecast(const AgendaFutures& futures, const std::vector<std::string>& actions, const Date& by) {
  WorkForecast work;
  for (const std::string& id : actions) {
    const PlanPlace* place = futures.find(id);
    if (!place) continue;
    work.actions.push_back(id);
    if (place->is_earliest) work.unknown.push_back(id);
  }
  std::vector<float> last = last_finish(futures, work.actions);
  if (last.empty()) return work;
  work.in_time = share_by_date(last, futures.today, by);
  if (!work.unknown.empty() && work.in_time > 0) work.in_time.reset();
  work.tenth = day_of_finish(futures.today, quantile(last, 0.1));
  work.half = day_of_finish(futures.today, quantile(last, 0.5));
  work.nine_tenths = day_of_finish(futures.today, quantile(last, 0.9));
  return work;
}

DateDrivers date_drivers(const AgendaFutures& futures, const std::vector<std::string>& ids) {
  std::vector<std::size_t> places;
  for (const std::string& id : ids)
    if (const auto at = futures.place_of.find(id); at != futures.place_of.end()) places.push_back(at->second);
  DateDrivers found;
  if (futures.agenda.places.empty() || (!ids.empty() && places.empty())) return found;
  const bool is_whole = ids.empty() && !futures.simulated.drivers.empty();  // Then it was worked out already.
  const PlanNetwork part = ids.empty() ? PlanNetwork{} : leading_to(futures.agenda.network, places);
  const PlanNetwork& network = ids.empty() ? futures.agenda.network : part;
  SimulationOptions how;
  how.samples = futures.simulated.samples;
  how.seed = futures.seed;
  how.wants_drivers = true;
  ErrorOr<Simulation> again = is_whole ? ErrorOr<Simulation>(Simulation{}) : simulation(network, how);
  if (!again.ok()) return found;  // A part of a network without cycles has none.
  const Simulation* simulated = is_whole ? &futures.simulated : &*again;
  found.mean = simulated->mean;
  for (std::size_t i = 0; i < network.activities.size(); ++i) {
    const Driver& driver = simulated->drivers[i];
    if (network.activities[i].duration.high <= network.activities[i].duration.low) continue;
    found.drivers.push_back({network.activities[i].id, network.activities[i].title, driver.end_if_short,
                             driver.end_if_long, driver.correlation,
                             static_cast<double>(simulated->critical[i]) / static_cast<double>(simulated->samples)});
  }
  std::ranges::stable_sort(found.drivers, [](const DateDriver& a, const DateDriver& b) {
    return std::pair(-std::fabs(a.if_long - a.if_short), a.id) < std::pair(-std::fabs(b.if_long - b.if_short), b.id);
  });
  return found;
}

std::string digest_of(const AgendaFutures& futures) {
  const PlanNetwork& network = futures.agenda.network;
  Sha256 hash;
  hash.add(to_text(futures.today) + " " + std::to_string(futures.seed) + " " +
           std::to_string(futures.simulated.samples) + "\n");
  for (const PlanActivity& activity : network.activities) {
    std::string line = activity.id + " " + number(activity.duration.low) + number(activity.duration.mode) +
                       number(activity.duration.high) + number(static_cast<double>(activity.duration.as)) +
                       number(activity.not_before) + number(activity.delay);
    for (const PlanLink& link : activity.links)
      line += "< " + network.activities[link.before].id + " " + number(link.lag);
    for (const CauseShare& cause : activity.causes)
      line += "~ " + network.causes[cause.cause] + " " + number(cause.weight);
    hash.add(line + "\n");
  }
  return to_hex(hash.digest()).substr(0, 16);
}

}  // namespace stip
