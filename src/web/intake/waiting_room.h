// WaitingRoom: who comes by the open door without having solved the puzzle is let in one by one.
#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/hash.h"
#include "web/http.h"

namespace stip {

/// A turn, as the cookie of one browser holds it, sealed: the moment from which it is let in, and the key that it gets.
struct WaitingTurn {
  std::string consultation;
  std::string key;
  bool is_old_enough = false;
  Instant from{};
};

/// Hands out turns, two seconds apart, per consultation; nobody is asked to wait for longer than ten minutes. It knows
/// when the next turn is, and nothing of who waits. Thread-safe.
class WaitingRoom {
 public:
  WaitingRoom(const Hash& key, bool secure) : key_(key), secure_(secure) {}

  /// Nothing: so many wait that it would take longer than ten minutes.
  std::optional<WaitingTurn> next(const std::string& consultation, bool is_old_enough, Instant now);

  /// A Set-Cookie value.
  std::string remember(const WaitingTurn& turn) const;
  std::string forget() const;
  /// The turn of this browser; nothing: none, for another consultation, or half an hour past.
  std::optional<WaitingTurn> turn(const Request& request, std::string_view consultation, Instant now) const;

 private:
  Hash key_;
  bool secure_;
  std::mutex mutex_;
  std::map<std::string, Instant> free_from_;  ///< By consultation.
};

constexpr long seconds_between_turns = 2, longest_wait_seconds = 10 * 60;

}  // namespace stip
