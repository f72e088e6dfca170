// PlanCommands: when things will be finished, of a network of activities or of the agenda.
#pragma once

#include <string>
#include <vector>

#include "cli/commands.h"

namespace stip {

struct PlanOptions {
  std::string network;                ///< network: CSV with id, min, mode, max, predecessors.
  bool as_triangle = false;           ///< network: as is the default; to say so.
  bool as_shares = false;             ///< network: read min and max as 1 in 10 and 9 in 10.
  double shared = 0;                  ///< Correlation of any two durations.
  double same_owner = 0.3;            ///< The agenda: extra correlation of durations with one owner.
  std::vector<std::string> what_ifs;  ///< "A-014=+4q"; of a network "14=+2.5".
  std::string limits;                 ///< network: CSV with resource, limit; levels the plan.
  std::string towards;                ///< The agenda: only what this milestone or action hangs on.
  std::int64_t at_once = 0;           ///< The agenda: so many actions of one owner at once, in a levelled plan; 0: any.
  std::string moment;                 ///< The agenda: known when.
  std::string json;                   ///< File; "-": standard output; empty: not written.
  std::size_t samples = 0;            ///< 0: as the command says.
  std::uint64_t seed = 2040;
  unsigned threads = 0;
};

Exit plan_network_command(const Context& context, const PlanOptions& options);
Exit plan_command(const Context& context, const PlanOptions& options);

}  // namespace stip
