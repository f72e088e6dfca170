// AgendaForecast: when actions and milestones will be there, and how likely that is by the planned date.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/json.h"
#include "planning/agenda_futures.h"
#include "planning/levelled.h"
#include "planning/simulation.h"
#include "planning/what_if.h"

namespace stip {

struct AgendaForecastOptions {
  AgendaNetworkOptions network = {};
  std::size_t samples = 10'000;
  std::uint64_t seed = 2040;
  unsigned threads = 0;
  std::vector<Delay> what_ifs = {};
  std::size_t at_once = 0;  ///< So many actions of one owner at once, in a levelled plan; 0: not levelled.
};

struct PlanForecast {
  std::string id, title;
  PlanPlace::Kind kind{};
  Date planned;                               ///< Empty: no date was planned.
  Day tenth, half, four_fifths, nine_tenths;  ///< Finished by then in so many of the futures.
  std::optional<double> by_planned;           ///< In which share it is finished by the last day of the planned date.
  std::optional<double> by_planned_then;      ///< The same with the what-ifs.
  double hangs_on = 0;                        ///< In which share the last of all (or `towards`) hangs on it.
  bool is_earliest = false;                   ///< Something it hangs on is not known: no sooner than this.
  Driver driver;                              ///< Of the last of all, or of `towards`.
};

struct AgendaForecast {
  Day today;
  std::vector<PlanForecast>
      forecasts;  ///< Of what has a planned date or hangs together with something; by half, then id.
  std::vector<PlanGaps> gaps;
  std::size_t actions = 0, durations = 0, samples = 0;  ///< Actions under way or to start; durations that were drawn.
  Day end_half, end_four_fifths;                        ///< Of the last of all, or of `towards`.
  struct Shifted {
    std::string id;
    Shift shift;
    std::vector<std::string> chain;
  };
  std::vector<Shifted> shifted;  ///< By the what-ifs.
  struct Levelled {
    std::string id;
    Day start, finish;
    double waits = 0;  ///< Days for want of people.
  };
  std::vector<Levelled> levelled;
};

/// A pure function of what a viewer may see. Cost: that of simulation(), twice with what-ifs.
/// Errors: invalid for a cycle; not_found for an id that is not in the plan.
ErrorOr<AgendaForecast> agenda_forecast(const View& view, Day today, const AgendaForecastOptions& options);

/// What futures of the agenda come to, without what-ifs. Precondition: they have drivers.
AgendaForecast forecast_of(const AgendaFutures& futures);

Json to_json(const AgendaForecast& forecast);

}  // namespace stip
