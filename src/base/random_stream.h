// RandomStream: the same numbers from the same seed on every machine (splitmix64).
#pragma once

#include <cstdint>
#include <string_view>

namespace stip {

/// Source: G. Steele, D. Lea and C. Flood (2014), doi 10.1145/2714064.2660195.
class RandomStream {
 public:
  explicit RandomStream(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() { return mixed(state_ += step); }
  double uniform() { return static_cast<double>(next() >> 11) * 0x1p-53; }  ///< From 0, below 1.
  /// From 0, below n. Precondition: 0 < n < 2^32.
  std::uint64_t below(std::uint64_t n) { return ((next() >> 32) * n) >> 32; }

  static std::uint64_t mixed(std::uint64_t z) {
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9;
    z = (z ^ z >> 27) * 0x94d049bb133111eb;
    return z ^ z >> 31;
  }
  static constexpr std::uint64_t step = 0x9e3779b97f4a7c15;

 private:
  std::uint64_t state_;
};

/// A number for a text, the same wherever it stands in a list: for samples that do not depend on the order of arrival.
inline std::uint64_t scattered(std::string_view text, std::uint64_t seed) {
  std::uint64_t hash = RandomStream::mixed(seed + RandomStream::step);
  for (const char c : text) hash = RandomStream::mixed(hash + RandomStream::step + static_cast<unsigned char>(c));
  return hash;
}

}  // namespace stip
