// PlanComparison: pairs of futures, and the way along which a change came.
#include "planning/plan_comparison.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <queue>

namespace stip {
namespace {

/// From what was changed along the dependencies of either plan to each other id: by whom it came.
std::map<std::string, std::string> carried(const PlanNetwork& network, const std::vector<std::string>& changed) {
  std::map<std::string, std::vector<std::string>> after;
  for (const PlanActivity& activity : network.activities)
    for (const PlanLink& link : activity.links) after[network.activities[link.before].id].push_back(activity.id);
  std::map<std::string, std::string> came_by;
  std::queue<std::string> open;
  for (const std::string& id : changed)
    if (came_by.emplace(id, id).second) open.push(id);
  while (!open.empty()) {
    const std::string at = open.front();
    open.pop();
    for (const std::string& next : after[at])
      if (came_by.emplace(next, at).second) open.push(next);
  }
  return came_by;
}

std::vector<std::string> chain_to(const std::map<std::string, std::string>& came_by, std::string at) {
  std::vector<std::string> chain;
  for (auto found = came_by.find(at); found != came_by.end(); found = came_by.find(at)) {
    chain.push_back(at);
    if (found->second == at) break;
    at = found->second;
  }
  std::ranges::reverse(chain);
  return chain.size() < 2 ? std::vector<std::string>{} : chain;
}

double limit_of(const Date& date, Day today) { return days_between(today, date.last()) + 1.0; }

/// Whether nothing at all became different: then there is nothing to work out, which holds of most of a large plan.
bool is_untouched(const AgendaFutures& today, const AgendaFutures& then, const DateChange& change) {
  if (change.in != DateChange::In::both || change.planned != change.planned_then ||
      change.is_earliest != change.is_earliest_then)
    return false;
  const std::vector<float>*before = today.finish_of(change.id), *after = then.finish_of(change.id);
  return before && after ? *before == *after : !before && !after;
}

void put_futures(const AgendaFutures& today, const AgendaFutures& then, DateChange& change) {
  const std::vector<float>*before = today.finish_of(change.id), *after = then.finish_of(change.id);
  const auto half = [&](const AgendaFutures& futures, std::vector<float> finish) {
    return day_of_finish(futures.today, quantile(finish, 0.5));
  };
  if (before) change.half = half(today, *before);
  if (after) change.half_then = half(then, *after);
  if (after && change.planned_then && change.planned_then != change.planned)
    change.by_new_date = share_by_date(*after, then.today, change.planned_then);
  // Of what hangs on something unknown it can be said that it is late, and never that it is in time.
  if (change.is_earliest_then && change.by_new_date > 0) change.by_new_date.reset();
  if (!before || !after) return;
  const double n = static_cast<double>(before->size());
  double sum = 0, square = 0;
  for (std::size_t i = 0; i < before->size(); ++i) {
    const double by = static_cast<double>((*after)[i]) - static_cast<double>((*before)[i]);
    sum += by, square += by * by;
  }
  change.mean = sum / n;
  change.error = std::sqrt(std::max(0.0, square / n - change.mean * change.mean) / n);
  if (!change.planned) return;
  const double limit = limit_of(change.planned, today.today);
  const PairedShare share = paired_share(*before, *after, limit, limit);
  const bool is_known = (!change.is_earliest || share.today == 0) && (!change.is_earliest_then || share.then == 0);
  if (is_known) change.in_time = share;
}

}  // namespace

bool PairedShare::is_noise() const { return difference() != 0 && std::fabs(difference()) < 2 * error; }

PairedShare paired_share(const std::vector<float>& today, const std::vector<float>& then, double limit_today,
                         double limit_then) {
  const double n = static_cast<double>(today.size());
  double in_time = 0, gained = 0, lost = 0;
  for (std::size_t i = 0; i < today.size(); ++i) {
    const bool before = today[i] <= limit_today, after = then[i] <= limit_then;
    in_time += before ? 1 : 0;
    gained += after && !before ? 1 : 0;
    lost += before && !after ? 1 : 0;
  }
  const double difference = (gained - lost) / n;
  return {in_time / n, (in_time + gained - lost) / n,
          std::sqrt(std::max(0.0, (gained + lost) / n - difference * difference) / n)};
}

std::vector<DateChange> date_changes(const AgendaFutures& today, const AgendaFutures& then,
                                     const std::vector<std::string>& changed) {
  const std::map<std::string, std::string> came_by = carried(then.agenda.network, changed);
  std::vector<DateChange> changes;
  const auto add = [&](const AgendaFutures& futures, std::size_t place, bool is_today) {
    const PlanActivity& activity = futures.agenda.network.activities[place];
    const AgendaFutures& other = is_today ? then : today;
    const PlanPlace* there = other.find(activity.id);
    if (!is_today && there) return;
    const PlanPlace& here = futures.agenda.places[place];
    DateChange change;
    change.id = activity.id;
    change.title = activity.title;
    change.kind = here.kind;
    change.in = there ? DateChange::In::both : is_today ? DateChange::In::today_only : DateChange::In::then_only;
    const PlanPlace *before = is_today ? &here : nullptr, *after = is_today ? there : &here;
    if (before) change.planned = before->planned, change.is_earliest = before->is_earliest;
    if (after) change.planned_then = after->planned, change.is_earliest_then = after->is_earliest;
    if (is_untouched(today, then, change)) return;
    put_futures(today, then, change);
    change.chain = chain_to(came_by, activity.id);
    changes.push_back(std::move(change));
  };
  // Also what has no date of its own: that it stops or comes is told all the same.
  for (std::size_t place = 0; place < today.agenda.places.size(); ++place) add(today, place, true);
  for (std::size_t place = 0; place < then.agenda.places.size(); ++place) add(then, place, false);
  std::ranges::stable_sort(changes, [](const DateChange& a, const DateChange& b) {
    return std::pair(-std::fabs(a.mean), a.id) < std::pair(-std::fabs(b.mean), b.id);
  });
  return changes;
}

std::optional<PairedShare> work_change(const AgendaFutures& today, const std::vector<std::string>& actions_today,
                                       const AgendaFutures& then, const std::vector<std::string>& actions_then,
                                       const Date& by) {
  if (!by) return {};
  const WorkForecast before = work_forecast(today, actions_today, by), after = work_forecast(then, actions_then, by);
  if (!before.in_time || !after.in_time) return {};
  const double limit = limit_of(by, today.today);
  return paired_share(last_finish(today, actions_today), last_finish(then, actions_then), limit, limit);
}

}  // namespace stip
