// SlowProgress: how far work is that takes minutes, also where nobody looks at a terminal.
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

#include "cli/context.h"

namespace stip {

/// On a terminal the line of Progress. Elsewhere, in a pipe or a log, a line on standard error when the work is first
/// told of (unless it is `quiet_at_first`, being done in a moment as a rule), and one every `pause` from then on, so
/// that nobody takes it for hanging. Threads may say() at once; nothing else may write to standard error meanwhile.
class SlowProgress {
 public:
  SlowProgress(const World& world, const std::string& what, bool quiet_at_first,
               std::chrono::milliseconds pause = std::chrono::seconds(10));
  void say(const std::string& what);

 private:
  void tell() const;
  void tell_now_and_then(const std::stop_token& over, std::chrono::milliseconds pause);

  const World& world_;
  Progress line_;
  std::mutex mutex_;
  std::condition_variable_any ended_;
  std::string what_;
  bool is_quiet_;
  std::jthread teller_;  // The last member: it uses the others, and ends before they do.
};

}  // namespace stip
