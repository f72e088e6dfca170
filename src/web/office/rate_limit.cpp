// Rate limit: a bucket for each address, that fills up again.
#include "web/office/rate_limit.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "web/address_count.h"

namespace stip {
namespace {

// An attack from very many addresses costs no more memory than this; newcomers then share one bucket.
constexpr std::size_t most_buckets = 20'000;

/// The IPv4 address, or the /64 of an IPv6 address; what is neither as it is.
std::string neighbourhood(const std::string& address) {
  std::array<std::uint8_t, 16> bytes{};
  if (inet_pton(AF_INET6, address.c_str(), bytes.data()) == 1) return address_key(bytes);
  if (inet_pton(AF_INET, address.c_str(), bytes.data()) == 1) return address_key(std::span(bytes).first(4));
  return address;
}

/// Where an address is counted; beyond `most_buckets` newcomers share one place.
template <class Counted>
std::string place_in(const std::unordered_map<std::string, Counted>& all, const std::string& address) {
  std::string key = neighbourhood(address);
  return all.size() < most_buckets || all.contains(key) ? key : std::string{};
}

}  // namespace

bool DailyLimit::take(const std::string& address, Instant now) {
  if (per_day_ == 0) return true;
  const std::lock_guard lock(mutex_);
  if (const Day today = day_of(now); today != day_) {
    day_ = today;
    taken_.clear();
  }
  int& taken = taken_[place_in(taken_, address)];
  if (taken >= per_day_) return false;
  return ++taken, true;
}

double RateLimit::filled(const Bucket& bucket, Instant now) const {
  const double seconds = std::max<double>(0, static_cast<double>((now - bucket.filled).count()));
  return std::min<double>(per_minute_, bucket.left + seconds * per_minute_ / 60);
}

void RateLimit::make_room(Instant now) {
  if (buckets_.size() < most_buckets) return;
  std::erase_if(buckets_, [&](const auto& each) { return filled(each.second, now) >= per_minute_; });
}

int RateLimit::take(const std::string& address, Instant now) {
  if (per_minute_ == 0) return 0;
  const std::lock_guard lock(mutex_);
  make_room(now);
  const auto [at, is_new] =
      buckets_.try_emplace(place_in(buckets_, address), Bucket{static_cast<double>(per_minute_), now});
  Bucket& bucket = at->second;
  bucket.left = filled(bucket, now);
  bucket.filled = now;
  if (bucket.left >= 1) {
    bucket.left -= 1;
    return 0;
  }
  return static_cast<int>(std::ceil((1 - bucket.left) * 60 / per_minute_));
}

}  // namespace stip
