// RandomBlocks: the loop over a block.
#include "base/random_blocks.h"

#include "base/wide.h"

namespace stip {

STIP_WIDE void random_block(std::uint64_t seed, std::uint64_t quantity, std::uint32_t block, std::uint32_t* words) {
  constexpr std::uint32_t quarter = block_samples / 4;
  const std::uint32_t k0 = static_cast<std::uint32_t>(seed), k1 = static_cast<std::uint32_t>(seed >> 32);
  const std::uint32_t q0 = static_cast<std::uint32_t>(quantity), q1 = static_cast<std::uint32_t>(quantity >> 32);
  for (std::uint32_t i = 0; i < quarter; ++i) {
    const auto four = philox<7>({block * quarter + i, q1, q0, 0}, {k0, k1});
    words[i] = four[0];
    words[quarter + i] = four[1];
    words[2 * quarter + i] = four[2];
    words[3 * quarter + i] = four[3];
  }
}

}  // namespace stip
