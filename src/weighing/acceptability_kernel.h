// AcceptabilityKernel: the loops over a block of samples, apart because they are compiled for wide vectors.
#pragma once

#include <cstddef>
#include <cstdint>

#include "base/random_blocks.h"

namespace stip {

/// Of arrays of block_samples values each:
void exponential_block(const std::uint32_t* words, float* out);
void zero_block(float* out);
void sum_block(const float* values, float* sum);
/// values /= sum
void share_block(const float* sum, float* values);
/// values = shift + factor * values
void affine_block(float shift, float factor, float* values);

void add_weighted_block(const float* values, float factor, float* sum);

// What a score adds to the value of an option: value += weight * score.
void add_exact_block(float score, const float* weight, float* value);
/// Takes the lower (half 0) or the upper (half 1) sixteen bits of each word: two scores from one word.
void add_even_block(const std::uint32_t* words, int half, float low, float width, const float* weight, float* value);
void add_normal_block(const std::uint32_t* words, float mean, float sd, const float* weight, float* value);
void add_triangle_block(const std::uint32_t* words, float low, float mode, float high, const float* weight,
                        float* value);

/// Of `options` values, one block after the other: how many others are worth more, in the same order; and of each two
/// options i < k, in wins[i * options + k] and wins[k * options + i], in how many of the first n samples i is worth
/// more than k and k more than i (added to what stands there). Returns whether any two are worth the same in one of
/// them.
bool rank_block(const float* values, std::size_t options, std::size_t n, std::int32_t* ranks, std::int64_t* wins);
/// In how many of the first n samples this option is worth most, a tie counting as its share.
double first_in_block(const float* values, std::size_t options, std::size_t option, std::size_t n);

}  // namespace stip
