// Rate limit: how often one address may ask for something that opens doors or enters something.
#pragma once

#include <mutex>
#include <string>
#include <unordered_map>

#include "base/date.h"

namespace stip {

/// So many a day for each address; held in memory alone, from midnight (UTC) to midnight. Thread-safe.
class DailyLimit {
 public:
  /// `per_day` 0: no limit.
  explicit DailyLimit(int per_day) : per_day_(per_day) {}

  /// Counts one. False: that was one too many.
  bool take(const std::string& address, Instant now);

 private:
  const int per_day_;
  std::mutex mutex_;
  Day day_{};
  std::unordered_map<std::string, int> taken_;
};

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
