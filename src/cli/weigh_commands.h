// WeighCommands: how options compare, without a total and without a verdict.
#pragma once

#include <string>

#include "cli/commands.h"

namespace stip {

struct WeighOptions {
  std::string problem;     ///< acceptability: a folder.
  std::string instance;    ///< Of a file with several; empty: all.
  double threshold = 0.5;  ///< How often an option takes one of the first places to be acceptable to a group.
  std::string about;       ///< map: an action, proposal or application; empty: all that were weighed.
  std::string moment;      ///< map: known when.
  std::string json;        ///< File; "-": standard output; empty: not written.
  std::size_t samples = 100'000;
  std::uint64_t seed = 2040;
  unsigned threads = 0;
};

Exit weigh_acceptability_command(const Context& context, const WeighOptions& options);
Exit weigh_map_command(const Context& context, const WeighOptions& options);

}  // namespace stip
