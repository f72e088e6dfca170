// ScoreBlocks: two scores from one word where that is fine enough, else one.
#include "weighing/score_blocks.h"

#include <algorithm>

#include "weighing/acceptability_kernel.h"

namespace stip {
namespace {

/// Scores that lie anywhere in a range share words by two; steps of 1 in 65,536 of the range are fine enough for them.
std::uint64_t stream_of(std::size_t option, std::size_t criterion, ScoreKind kind) {
  const std::uint64_t place = (std::uint64_t{option} << 20) + criterion;
  return kind == ScoreKind::even ? (place & ~std::uint64_t{1}) | std::uint64_t{1} << 40 : place;
}

class Adder {
 public:
  Adder(std::uint64_t seed, std::uint32_t block) : seed_(seed), block_(block) {}

  void add(const Score& score, std::size_t option, std::size_t criterion, const float* weight, float* value) {
    const auto low = static_cast<float>(score.low), high = static_cast<float>(score.high);
    if (score.kind == ScoreKind::exact || score.low == score.high) return add_exact_block(low, weight, value);
    const std::uint64_t stream = stream_of(option, criterion, score.kind);
    if (stream != drawn_) random_block(seed_, stream, block_, words_);
    drawn_ = stream;
    if (score.kind == ScoreKind::even) {
      add_even_block(words_, static_cast<int>(criterion & 1), low, high - low, weight, value);
    } else if (score.kind == ScoreKind::normal) {
      add_normal_block(words_, (low + high) / 2, (high - low) / 4, weight, value);
    } else {
      add_triangle_block(words_, low, static_cast<float>(score.mode), high, weight, value);
    }
  }

 private:
  std::uint64_t seed_, drawn_ = ~std::uint64_t{0};
  std::uint32_t block_;
  alignas(64) std::uint32_t words_[block_samples];
};

}  // namespace

void value_block(const WeighingProblem& problem, std::uint64_t seed, std::uint32_t block, const float* weights,
                 float* values) {
  Adder adder(seed, block);
  const std::size_t criteria = problem.criteria.size();
  for (std::size_t i = 0; i < problem.options.size(); ++i) {
    float* value = values + i * block_samples;
    zero_block(value);
    for (std::size_t j = 0; j < criteria; ++j) adder.add(problem.score(i, j), i, j, weights + j * block_samples, value);
  }
}

void score_block(const WeighingProblem& problem, std::uint64_t seed, std::uint32_t block, std::size_t option,
                 std::size_t criterion, float* scores) {
  alignas(64) float one[block_samples];
  std::fill_n(one, block_samples, 1.0f);
  zero_block(scores);
  Adder(seed, block).add(problem.score(option, criterion), option, criterion, one, scores);
}

}  // namespace stip
