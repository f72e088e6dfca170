// SeriesSets: the shared series with their continuations, and what became of their histories.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "error_fit.h"

namespace stip {

struct KnownSeries {
  std::string id;
  std::size_t set = 0;
  History history, continuation;
  double mean_step = 0;  ///< Of the history: what its errors are divided by.
  int sign = 0;          ///< Of the target: 1 above, -1 below; 0: it has none.
  double target = 0, target_at = 0;
  bool is_reached = false;
};

struct SeriesSets {
  std::vector<std::string> names;
  std::vector<double> best_peer;            ///< By set: the lowest sCRPS of its reference file,
  std::vector<std::string> best_peer_name;  ///< and whose that is.
  std::vector<KnownSeries> series;
};

/// Reads planning/mcomp and planning/sdg_annual below a folder. Ends the program if something is missing.
SeriesSets read_sets(const std::string& folder);

/// What became of the histories of one series: of the whole one, and of those that end earlier. `share` is the
/// weight of all of them together.
std::vector<Outcome> outcomes_of(const KnownSeries& series, double share);
/// The same of its last three to six observations, as if there were no more.
std::vector<Outcome> short_outcomes_of(const KnownSeries& series, double share);
/// The last `n` observations.
History last_of(const History& history, std::size_t n);

}  // namespace stip
