// RandomBlocks and FloatMath, tested: known answers, and as exact as promised.
#include "base/random_blocks.h"

#include <doctest/doctest.h>

#include <cmath>

#include "base/float_math.h"

namespace stip {

TEST_CASE("random blocks: the known answers of Philox4x32") {
  const std::uint32_t ones = 0xffffffff;
  CHECK(philox<7>({0, 0, 0, 0}, {0, 0}) ==
        std::array<std::uint32_t, 4>{0x5f6fb709, 0x0d893f64, 0x4f121f81, 0x4f730a48});
  CHECK(philox<10>({0, 0, 0, 0}, {0, 0}) ==
        std::array<std::uint32_t, 4>{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8});
  CHECK(philox<10>({ones, ones, ones, ones}, {ones, ones}) ==
        std::array<std::uint32_t, 4>{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd});
}

TEST_CASE("random blocks: a block is the same whatever was drawn before, and differs by seed, quantity and number") {
  std::uint32_t a[block_samples], b[block_samples];
  random_block(7, 8, 9, a);
  const auto first = philox<7>({9 * block_samples / 4, 0, 8, 0}, {7, 0});
  CHECK(a[0] == first[0]);
  CHECK(a[block_samples / 4] == first[1]);
  const std::uint32_t others[][3] = {{8, 8, 9}, {7, 9, 9}, {7, 8, 10}};
  for (const auto& [seed, quantity, block] : others) {
    random_block(seed, quantity, block, b);
    CHECK(a[0] != b[0]);
    CHECK(a[255] != b[255]);
  }
}

TEST_CASE("random blocks: numbers are even over 0 to 1 and never either of them") {
  CHECK(open_unit(0) > 0);
  CHECK(open_unit(0xffffffff) < 1);
  double sum = 0, square = 0;
  std::uint32_t words[block_samples];
  for (std::uint32_t block = 0; block < 400; ++block) {
    random_block(1, 2, block, words);
    for (const std::uint32_t word : words) {
      const double u = open_unit(word);
      sum += u;
      square += u * u;
    }
  }
  const double n = 400.0 * block_samples;
  CHECK(std::abs(sum / n - 0.5) < 4 * std::sqrt(1.0 / 12 / n));
  CHECK(std::abs(square / n - 1.0 / 3) < 4 * std::sqrt(4.0 / 45 / n));
}

TEST_CASE("float math: within the errors that are promised") {
  for (float x = -80; x < 80; x += 0.37f) CHECK(std::abs(float_exp(x) / std::exp(static_cast<double>(x)) - 1) < 3e-7);
  for (float x = 1e-6f; x < 1e6f; x *= 1.37f) {
    const double expected = std::log(static_cast<double>(x));
    CHECK(std::abs(float_log(x) - expected) < 3e-7 * std::max(1.0, std::abs(expected)));
  }
  CHECK(std::abs(normal_of_share(0.5f)) < 1e-6);
  CHECK(std::abs(normal_of_share(0.975f) - 1.959964) < 1e-5);
  CHECK(std::abs(normal_of_share(1e-6f) + 4.753424) < 1e-4);
  for (float z = -5; z < 5; z += 0.11f)
    CHECK(std::abs(share_of_normal(z) - 0.5 * std::erfc(-static_cast<double>(z) / std::sqrt(2.0))) < 3e-7);
}

}  // namespace stip
