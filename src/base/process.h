// Process: runs another program, without a shell, within bounds.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <stop_token>
#include <string>
#include <vector>

#include "base/error_or.h"

namespace stip {

/// A program to run, and the bounds within which it must stay.
struct Command {
  std::vector<std::string> words =
      {};                        ///< Program and arguments. A name without "/" is looked up in the system's folders.
  std::string input_file = {};   ///< Read as its standard input; empty: nothing.
  std::string output_file = {};  ///< Made anew, gets its standard output; empty: thrown away.
  std::string folder = {};       ///< Where it runs; empty: where we do.
  std::vector<std::string> environment = {};  ///< "NAME=value"; it inherits nothing, PATH and LANG are set.
  std::chrono::milliseconds timeout{60'000};
  std::size_t memory_bytes = std::size_t{2} << 30;  ///< Data of each of its processes; 0: no bound.
  std::size_t file_bytes = std::size_t{512} << 20;  ///< Longest file that it may write.
  int niceness = 0;                                 ///< How much it lets others go first: 0 to 19.
  std::stop_token stop = {};                        ///< Ends it, within `look_again`.
  std::function<void()> while_running = {};  ///< Called about every `look_again`, and once more when it has ended.
  std::chrono::milliseconds look_again{250};
};

/// How a program ended.
struct Ended {
  int exit_code = 0;      ///< 128 + the signal that ended it.
  std::string complaint;  ///< The first 16 KiB of its standard error.
};

/// Where a program stands; empty if it is not installed.
std::string installed_program(const std::string& name);

/// Runs a program and waits for it. Whatever it started is ended with it, also when it takes too long.
/// Errors: not_found (not installed), storage (cannot be started, file cannot be opened, out of time), conflict (it was
/// asked to stop).
/// A program that ends badly is no error here: see exit_code.
ErrorOr<Ended> run(const Command& command);

}  // namespace stip
