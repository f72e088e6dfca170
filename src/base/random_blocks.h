// RandomBlocks: random numbers by their place, so that any part of a sample can be made by itself.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace stip {

/// Four random words for a counter and a key.
/// Source: J. Salmon, M. Moraes, R. Dror and D. Shaw (2011), "Parallel random numbers: as easy as 1, 2, 3", Philox4x32;
/// seven rounds are the fewest that pass all their tests, ten are their safe default.
template <int rounds>
constexpr std::array<std::uint32_t, 4> philox(std::array<std::uint32_t, 4> counter, std::array<std::uint32_t, 2> key) {
  auto [c0, c1, c2, c3] = counter;
  auto [k0, k1] = key;
  for (int round = 0; round < rounds; ++round, k0 += 0x9e3779b9, k1 += 0xbb67ae85) {
    const std::uint64_t first = std::uint64_t{0xd2511f53} * c0, second = std::uint64_t{0xcd9e8d57} * c2;
    c0 = static_cast<std::uint32_t>(second >> 32) ^ c1 ^ k0;
    c1 = static_cast<std::uint32_t>(second);
    c2 = static_cast<std::uint32_t>(first >> 32) ^ c3 ^ k1;
    c3 = static_cast<std::uint32_t>(first);
  }
  return {c0, c1, c2, c3};
}

/// How many samples are worked out at once: small enough for the nearest memory, a multiple of every width of vectors.
inline constexpr std::size_t block_samples = 256;

/// The random words of one quantity in the block of samples with this number: the same whatever else is drawn.
/// Cost: about half a nanosecond a word.
void random_block(std::uint64_t seed, std::uint64_t quantity, std::uint32_t block, std::uint32_t* words);

/// A word as a number above 0 and below 1, in steps of 2^-23.
inline float open_unit(std::uint32_t word) {
  return (static_cast<float>(static_cast<std::int32_t>(word >> 9)) + 0.5f) * 0x1p-23f;
}

}  // namespace stip
