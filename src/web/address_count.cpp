// Address count: one small table, which only living connections are in.
#include "web/address_count.h"

#include <algorithm>
#include <array>

#include "base/error_or.h"

namespace stip {

std::string address_key(std::span<const std::uint8_t> bytes) {
  static constexpr std::array<std::uint8_t, 12> mapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
  if (bytes.size() == 16) {
    const bool is_ipv4 = std::equal(mapped.begin(), mapped.end(), bytes.begin());
    bytes = is_ipv4 ? bytes.subspan(12) : bytes.first(8);
  }
  return {bytes.begin(), bytes.end()};
}

bool AddressCount::enter(const std::string& key) {
  const std::lock_guard lock(mutex_);
  std::size_t& count = counts_[key];
  if (most_ > 0 && count >= most_) return false;
  ++count;
  return true;
}

void AddressCount::leave(const std::string& key) {
  const std::lock_guard lock(mutex_);
  const auto place = counts_.find(key);
  STIP_ASSERT(place != counts_.end());
  if (--place->second == 0) counts_.erase(place);
}

std::size_t AddressCount::addresses() const {
  const std::lock_guard lock(mutex_);
  return counts_.size();
}

AddressPlace& AddressPlace::operator=(AddressPlace&& other) noexcept {
  if (this != &other) {
    give_back();
    count_ = std::exchange(other.count_, nullptr);
    key_ = std::move(other.key_);
  }
  return *this;
}

void AddressPlace::give_back() {
  if (count_) count_->leave(key_);
  count_ = nullptr;
}

}  // namespace stip
