// Rate limit: how often one address may ask for something that opens doors or enters something.
#pragma once

#include <mutex>
#include <string>
#include <unordered_map>

#include "base/date.h"

namespace stip {

/// So many a minute for each address, and as many at once. Held in memory alone, for the addresses that asked lately.
/// Thread-safe.
class RateLimit {
 public:
  /// `per_minute` 0: no limit.
  explicit RateLimit(int per_minute) : per_minute_(per_minute) {}

  /// Counts one. Seconds to wait before the next try; 0: go on.
  int take(const std::string& address, Instant now);

 private:
  struct Bucket {
    double left = 0;
    Instant filled{};
  };
  void make_room(Instant now);
  double filled(const Bucket& bucket, Instant now) const;

  const int per_minute_;
  std::mutex mutex_;
  std::unordered_map<std::string, Bucket> buckets_;
};

}  // namespace stip
