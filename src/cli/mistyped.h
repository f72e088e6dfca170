// Mistyped: what is wrong with a command line, told in the language of who typed it.
#pragma once

#include <string>
#include <vector>

#include "base/error_or.h"

namespace stip {

/// A command line that could not be read.
struct Mistyped {
  std::string kind;                   ///< What the option parser calls it: "RequiredError".
  std::string message;                ///< And how it tells it, in English: "--reason is required".
  std::string command;                ///< The command that was found: "stip edition"; "stip" if none was.
  std::vector<std::string> commands;  ///< The commands that it has: "freeze".
  std::vector<std::string> strays;    ///< Words that nothing was expected to be.
};

/// The error, with the command or option that may have been meant.
Error told_of(const Mistyped& line);

}  // namespace stip
