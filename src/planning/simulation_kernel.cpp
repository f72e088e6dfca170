// SimulationKernel: each loop is plain, so that the compiler makes vectors of it.
#include "planning/simulation_kernel.h"

#include <cmath>

#include "base/float_math.h"
#include "base/wide.h"

namespace stip {

STIP_WIDE void triangle_block(const std::uint32_t* words, const TriangleParts& parts, float* out) {
  const TriangleParts p = parts;
  for (std::size_t i = 0; i < block_samples; ++i) {
    const float u = open_unit(words[i]);
    const bool is_low = u < p.below;
    const float root = std::sqrt(is_low ? u * p.low_square : (1.0f - u) * p.high_square);
    out[i] = is_low ? p.low + root : p.high - root;
  }
}

STIP_WIDE void even_block(const std::uint32_t* words, float low, float width, float* out) {
  for (std::size_t i = 0; i < block_samples; ++i) out[i] = low + width * open_unit(words[i]);
}

STIP_WIDE void normal_block(const std::uint32_t* words, float* out) {
  for (std::size_t i = 0; i < block_samples; ++i) out[i] = normal_of_share(open_unit(words[i]));
}

STIP_WIDE void scale_block(float* values, float factor) {
  for (std::size_t i = 0; i < block_samples; ++i) values[i] *= factor;
}

STIP_WIDE void add_scaled_block(const float* values, float factor, float* sum) {
  for (std::size_t i = 0; i < block_samples; ++i) sum[i] += values[i] * factor;
}

STIP_WIDE void words_of_normal_block(const float* normal, std::uint32_t* words) {
  for (std::size_t i = 0; i < block_samples; ++i) {
    const float share = share_of_normal(normal[i]) * 0x1p23f;
    const std::int32_t step = static_cast<std::int32_t>(share < 8388607.0f ? share : 8388607.0f);
    words[i] = static_cast<std::uint32_t>(step) << 9;
  }
}

STIP_WIDE void two_sided_block(const float* normal, const TwoSidedParts& parts, float* out) {
  const TwoSidedParts p = parts;
  for (std::size_t i = 0; i < block_samples; ++i)
    out[i] = p.mode * float_exp(normal[i] * (normal[i] < 0 ? p.shorter : p.longer));
}

STIP_WIDE void fill_block(float value, float* out) {
  for (std::size_t i = 0; i < block_samples; ++i) out[i] = value;
}

STIP_WIDE void add_block(const float* values, float* sum) {
  for (std::size_t i = 0; i < block_samples; ++i) sum[i] += values[i];
}

STIP_WIDE void latest_block(const float* finish, float lag, float* out) {
  for (std::size_t i = 0; i < block_samples; ++i) {
    const float start = finish[i] + lag;
    out[i] = start > out[i] ? start : out[i];
  }
}

STIP_WIDE bool drives_block(const float* finish, float lag, const float* start, const std::int32_t* is_critical,
                            std::int32_t* critical) {
  std::int32_t any = 0;
  for (std::size_t i = 0; i < block_samples; ++i) {
    const std::int32_t drives = finish[i] + lag == start[i] ? is_critical[i] : 0;
    critical[i] |= drives;
    any |= drives;
  }
  return any != 0;
}

STIP_WIDE bool at_end_block(const float* finish, const float* end, std::int32_t* critical) {
  std::int32_t any = 0;
  for (std::size_t i = 0; i < block_samples; ++i) {
    critical[i] = finish[i] == end[i] ? -1 : 0;
    any |= critical[i];
  }
  return any != 0;
}

STIP_WIDE std::int64_t count_block(const std::int32_t* flags, std::size_t n) {
  std::int32_t count = 0;
  for (std::size_t i = 0; i < n; ++i) count -= flags[i];
  return count;
}

}  // namespace stip
