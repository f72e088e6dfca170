// Address count: how many connections each remote address has, so that one cannot take the places of all.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <mutex>
#include <span>
#include <string>
#include <utility>

namespace stip {

/// What counts as one address: an IPv4 address, or the /64 of an IPv6 address, since a household or an office has one.
/// An IPv4 address within IPv6 (::ffff:192.0.2.1) counts as what it is.
/// Precondition: 4 or 16 bytes, highest first.
std::string address_key(std::span<const std::uint8_t> bytes);

/// Connections by address. From any thread.
class AddressCount {
 public:
  /// `most` for each address; 0: no limit.
  explicit AddressCount(std::size_t most) : most_(most) {}

  /// Counts one more from `key`; false, and nothing counted, if it has as many as it may have.
  bool enter(const std::string& key);
  /// One less. Precondition: enter() gave true for it.
  void leave(const std::string& key);
  std::size_t addresses() const;

 private:
  const std::size_t most_;
  mutable std::mutex mutex_;
  std::map<std::string, std::size_t> counts_;
};

/// A place that was entered, given back when this goes. Without a place nothing is given back.
class AddressPlace {
 public:
  AddressPlace() = default;
  AddressPlace(AddressCount& count, std::string key) : count_(&count), key_(std::move(key)) {}
  AddressPlace(AddressPlace&& other) noexcept
      : count_(std::exchange(other.count_, nullptr)), key_(std::move(other.key_)) {}
  AddressPlace& operator=(AddressPlace&& other) noexcept;
  ~AddressPlace() { give_back(); }

 private:
  void give_back();

  AddressCount* count_ = nullptr;
  std::string key_;
};

}  // namespace stip
