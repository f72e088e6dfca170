// AgendaFutures: the agenda in so many possible futures, kept by future, so that two can be held against each other.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "planning/agenda_network.h"
#include "planning/simulation.h"
#include "planning/what_if.h"

namespace stip {

struct FuturesOptions {
  AgendaNetworkOptions network = {};
  std::size_t samples = 0;  ///< 0: as many as futures_for() says.
  std::uint64_t seed = 2040;
  unsigned threads = 0;
  std::vector<Delay> delays = {};  ///< Of actions and milestones; milestones of a delayed action follow it.
  bool wants_drivers = false;
};

struct AgendaFutures {
  Day today;
  std::uint64_t seed = 0;
  AgendaNetwork agenda;
  std::vector<std::size_t> told;  ///< Places of what has a planned date or hangs together with something.
  Simulation simulated;           ///< `finish` is of `told`, in that order.
  std::unordered_map<std::string, std::size_t> place_of;  ///< By id.

  const PlanPlace* find(const std::string& id) const;  ///< nullptr if it is not in the plan.
  /// Finish by future; nullptr if it is not told.
  const std::vector<float>* finish_of(const std::string& id) const;
};

/// A pure function of what a viewer may see. Cost: that of simulation(). Errors: invalid for a cycle; not_found for a
/// delay of what is not in the plan. Source: docs/methods-planning.md#the-agenda.
ErrorOr<AgendaFutures> agenda_futures(const View& view, Day today, const FuturesOptions& options = {});

/// How many futures are drawn for a network of so many places: 10,000, and fewer for a large one, so that an answer
/// does not take longer; never fewer than 1,000. A share of one half is then known to 0.5 or 1.6 in 100.
std::size_t futures_for(std::size_t places);

/// The day in which a moment of finish falls: what is finished as a day ends is finished on it.
Day day_of_finish(Day today, double days);
/// The share of the futures in which it is finished by the last day of a date, which stands for its whole period. Empty
/// for an empty date.
std::optional<double> share_by_date(const std::vector<float>& finish, Day today, const Date& planned);

/// When all of the work for something is there.
struct WorkForecast {
  std::vector<std::string> actions;             ///< Under way or to start.
  std::vector<std::string> unknown;             ///< Those of which no end is known, or that wait for such a one.
  std::optional<double> in_time;                ///< In which share all are finished by the date; empty: cannot be said.
  std::optional<Day> tenth, half, nine_tenths;  ///< Of the last of those that are known; empty: none is.
};
/// The last finish of all of these actions, as far as they are known, by future; empty if none is known.
std::vector<float> last_finish(const AgendaFutures& futures, const std::vector<std::string>& actions);
/// Cost: linear in actions and futures. If anything is unknown nothing can be said to be in time, only to be late.
WorkForecast work_forecast(const AgendaFutures& futures, const std::vector<std::string>& actions, const Date& by);

/// How much the date of something hangs on one duration.
struct DateDriver {
  std::string id, title;
  double if_short = 0, if_long = 0;  ///< Mean days from today to the date, if it takes short (a tenth) and long.
  double correlation = 0;
  double hangs_on = 0;  ///< In which share of the futures the date hangs on it.
};
struct DateDrivers {
  double mean = 0;                  ///< Days from today.
  std::vector<DateDriver> drivers;  ///< Largest swing first; certain durations are left out.
};
/// What the last date of these ids hangs on; of none: of the whole agenda. Ids that are not in the plan are passed
/// over. Cost: that of a simulation of what leads to them.
DateDrivers date_drivers(const AgendaFutures& futures, const std::vector<std::string>& ids);

/// 16 hexadecimal digits of a SHA-256 over all that the futures are a function of: who has the same has the same input.
std::string digest_of(const AgendaFutures& futures);

}  // namespace stip
