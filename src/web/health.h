// Health: what a monitor asks: is the site up, and does it still read its ledger.
#pragma once

#include <atomic>
#include <chrono>

#include "registry/registry.h"
#include "web/http.h"

namespace stip {

/// When the ledger was last read with success. Safe to use from several threads.
class LastRead {
 public:
  explicit LastRead(Instant now) : at_(now.time_since_epoch().count()) {}
  void happened(Instant now) { at_ = now.time_since_epoch().count(); }
  /// A clock that was put back does not count.
  std::chrono::seconds ago(Instant now) const {
    return std::chrono::seconds{std::max<std::int64_t>(0, now.time_since_epoch().count() - at_)};
  }

 private:
  std::atomic<std::int64_t> at_;
};

/// Longer without reading the ledger is not well: nodes look every second, and a server that broke down is tried again
/// within some seconds.
inline constexpr std::chrono::seconds most_behind{30};

/// Answers GET /gezondheid: 200, or 503 when the ledger has not been read for longer than `most_behind`; passes all else on.
/// It tells the number of entries, as a checkpoint does, and nothing of what is in them.
Handler with_health(const Registry& registry, const LastRead& read, std::function<Instant()> clock, Handler others);

}  // namespace stip
