// SlowProgress: a thread that tells now and then.
#include "cli/slow_progress.h"

#include <iostream>

namespace stip {

SlowProgress::SlowProgress(const World& world, const std::string& what, bool quiet_at_first,
                           std::chrono::milliseconds pause)
    : world_(world), line_(world, what), what_(what), is_quiet_(quiet_at_first) {
  if (world.is_terminal) return;
  teller_ = std::jthread([this, pause](const std::stop_token& over) { tell_now_and_then(over, pause); });
}

void SlowProgress::say(const std::string& what) {
  const std::lock_guard lock(mutex_);
  if (world_.is_terminal) return line_.say(what);
  what_ = what;
  if (!is_quiet_) tell();
  is_quiet_ = true;
}

void SlowProgress::tell() const { world_.err << "stip: " << what_ << "\n" << std::flush; }

void SlowProgress::tell_now_and_then(const std::stop_token& over, std::chrono::milliseconds pause) {
  std::unique_lock lock(mutex_);
  while (!ended_.wait_for(lock, over, pause, [&] { return over.stop_requested(); })) tell();
}

}  // namespace stip
