// SimulationKernel: the loops over a block of samples, apart because they are compiled for wide vectors.
#pragma once

#include <cstddef>
#include <cstdint>

#include "base/random_blocks.h"

namespace stip {

/// A triangular distribution as its inverse needs it.
struct TriangleParts {
  float low = 0, high = 0;
  float below = 0;                        ///< The share of it below the mode.
  float low_square = 0, high_square = 0;  ///< (high - low) times (mode - low), and times (high - mode).
};

/// A duration whose logarithm is normal on either side of its mode.
struct TwoSidedParts {
  float mode = 0;
  float shorter = 0, longer = 0;  ///< Standard deviations of the logarithm below and above the mode.
};

/// Of arrays of block_samples values each:
void triangle_block(const std::uint32_t* words, const TriangleParts& parts, float* out);
void even_block(const std::uint32_t* words, float low, float width, float* out);
void normal_block(const std::uint32_t* words, float* out);
void scale_block(float* values, float factor);
void add_scaled_block(const float* values, float factor, float* sum);
/// The words whose shares are those of standard normal values: so that a triangle can share a cause.
void words_of_normal_block(const float* normal, std::uint32_t* words);
void two_sided_block(const float* normal, const TwoSidedParts& parts, float* out);
void fill_block(float value, float* out);
void add_block(const float* values, float* sum);
/// out = max(out, finish + lag)
void latest_block(const float* finish, float lag, float* out);
/// critical |= is_critical where finish + lag is start; returns whether any is.
bool drives_block(const float* finish, float lag, const float* start, const std::int32_t* is_critical,
                  std::int32_t* critical);
/// Where finish is the end: -1, else 0; returns whether any is.
bool at_end_block(const float* finish, const float* end, std::int32_t* critical);
/// How many of the first n are not 0.
std::int64_t count_block(const std::int32_t* flags, std::size_t n);

}  // namespace stip
