// ScoreBlocks: what options are worth in a block of samples.
#pragma once

#include <cstdint>

#include "weighing/weighing_problem.h"

namespace stip {

/// values, by option: the sum over criteria of weight (by criterion) times a drawn score; block_samples each.
void value_block(const WeighingProblem& problem, std::uint64_t seed, std::uint32_t block, const float* weights,
                 float* values);
/// The scores of one option on one criterion, as value_block() draws them.
void score_block(const WeighingProblem& problem, std::uint64_t seed, std::uint32_t block, std::size_t option,
                 std::size_t criterion, float* scores);

}  // namespace stip
