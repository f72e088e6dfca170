// AcceptabilityKernel: each loop is plain, so that the compiler makes vectors of it.
#include "weighing/acceptability_kernel.h"

#include <algorithm>
#include <cmath>

#include "base/float_math.h"
#include "base/wide.h"

namespace stip {

STIP_WIDE void exponential_block(const std::uint32_t* words, float* out) {
  for (std::size_t i = 0; i < block_samples; ++i) out[i] = -float_log(open_unit(words[i]));
}

STIP_WIDE void zero_block(float* out) {
  for (std::size_t i = 0; i < block_samples; ++i) out[i] = 0;
}

STIP_WIDE void sum_block(const float* values, float* sum) {
  for (std::size_t i = 0; i < block_samples; ++i) sum[i] += values[i];
}

STIP_WIDE void share_block(const float* sum, float* values) {
  for (std::size_t i = 0; i < block_samples; ++i) values[i] /= sum[i];
}

STIP_WIDE void affine_block(float shift, float factor, float* values) {
  for (std::size_t i = 0; i < block_samples; ++i) values[i] = shift + factor * values[i];
}

STIP_WIDE void add_weighted_block(const float* values, float factor, float* sum) {
  for (std::size_t i = 0; i < block_samples; ++i) sum[i] += factor * values[i];
}

STIP_WIDE void add_exact_block(float score, const float* weight, float* value) {
  for (std::size_t i = 0; i < block_samples; ++i) value[i] += weight[i] * score;
}

STIP_WIDE void add_even_block(const std::uint32_t* words, int half, float low, float width, const float* weight,
                              float* value) {
  const int shift = half * 16;
  const float step = width * 0x1p-16f, first = low + 0.5f * step;
  for (std::size_t i = 0; i < block_samples; ++i)
    value[i] +=
        weight[i] * (first + step * static_cast<float>(static_cast<std::int32_t>((words[i] >> shift) & 0xffff)));
}

STIP_WIDE void add_normal_block(const std::uint32_t* words, float mean, float sd, const float* weight, float* value) {
  for (std::size_t i = 0; i < block_samples; ++i)
    value[i] += weight[i] * (mean + sd * normal_of_share(open_unit(words[i])));
}

STIP_WIDE void add_triangle_block(const std::uint32_t* words, float low, float mode, float high, const float* weight,
                                  float* value) {
  const float width = high - low, below = (mode - low) / width;
  const float low_square = width * (mode - low), high_square = width * (high - mode);
  for (std::size_t i = 0; i < block_samples; ++i) {
    const float u = open_unit(words[i]);
    const bool is_low = u < below;
    const float root = std::sqrt(is_low ? u * low_square : (1.0f - u) * high_square);
    value[i] += weight[i] * (is_low ? low + root : high - root);
  }
}

namespace {

struct Compared {
  std::int32_t more = 0, less = 0;
};

/// Of two options: adds to the ranks of both, and counts.
inline __attribute__((always_inline)) Compared compare(const float* a, const float* b, std::size_t n,
                                                       std::int32_t* rank_a, std::int32_t* rank_b) {
  Compared result;
  for (std::size_t i = 0; i < n; ++i) {
    const std::int32_t more = a[i] > b[i] ? 1 : 0, less = b[i] > a[i] ? 1 : 0;
    rank_b[i] += more;
    rank_a[i] += less;
    result.more += more;
    result.less += less;
  }
  return result;
}

}  // namespace

STIP_WIDE bool rank_block(const float* values, std::size_t options, std::size_t n, std::int32_t* ranks,
                          std::int64_t* wins) {
  std::fill_n(ranks, options * block_samples, 0);
  bool has_ties = false;
  for (std::size_t i = 0; i < options; ++i) {
    for (std::size_t k = i + 1; k < options; ++k) {
      const float *a = values + i * block_samples, *b = values + k * block_samples;
      std::int32_t *rank_a = ranks + i * block_samples, *rank_b = ranks + k * block_samples;
      // Of a whole block the compiler knows the number of turns.
      const Compared found =
          n == block_samples ? compare(a, b, block_samples, rank_a, rank_b) : compare(a, b, n, rank_a, rank_b);
      wins[i * options + k] += found.more;
      wins[k * options + i] += found.less;
      has_ties |= static_cast<std::size_t>(found.more) + static_cast<std::size_t>(found.less) < n;
    }
  }
  return has_ties;
}

STIP_WIDE double first_in_block(const float* values, std::size_t options, std::size_t option, std::size_t n) {
  std::int32_t more[block_samples] = {}, same[block_samples] = {};
  const float* own = values + option * block_samples;
  for (std::size_t k = 0; k < options; ++k) {
    const float* other = values + k * block_samples;
    for (std::size_t i = 0; i < block_samples; ++i) {
      more[i] += other[i] > own[i] ? 1 : 0;
      same[i] += other[i] == own[i] ? 1 : 0;
    }
  }
  double first = 0;
  for (std::size_t i = 0; i < n; ++i) first += more[i] == 0 ? 1.0 / same[i] : 0.0;
  return first;
}

}  // namespace stip
