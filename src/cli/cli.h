// Cli: the program `stip` as a function of its arguments.
#pragma once

#include <string>
#include <vector>

#include "cli/context.h"

namespace stip {

/// Runs one command. `arguments` are those after the name of the program.
/// Gives the exit code: 0 good, 1 "no" as an answer, 2 invalid, 3 not found, 4 forbidden, 5 conflict, 6 storage.
int run(const std::vector<std::string>& arguments, World world);

}  // namespace stip
