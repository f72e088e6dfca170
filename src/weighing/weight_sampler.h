// WeightSampler: weights drawn from all that keep to what is known of them, each as likely.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "weighing/linear_program.h"
#include "weighing/weighing_problem.h"

namespace stip {

/// How weights are drawn.
enum class WeightDraw {
  exact,      ///< They are known.
  flat,       ///< Exponential numbers, divided by their sum: flat on the simplex.
  ordered,    ///< The same, sorted; drawn as sums of exponentials (Rényi).
  rejection,  ///< One of these two, until the rules are kept.
  chain,      ///< Hit-and-run, where less than 1 in 200 would be kept.
};

std::string_view name_of(WeightDraw method);

/// Cost to make: 64 blocks of candidates, and for a chain one linear program.
/// Source: L. Devroye (1986), Non-Uniform Random Variate Generation, V.2 and XI.2; A. Rényi (1953); hit-and-run: R.
/// Smith (1984), and T. Tervonen et al. (2013), doi 10.1016/j.ejor.2012.08.026, for the thinning.
class WeightSampler {
 public:
  /// Errors: invalid, if no weights keep to the rules, or if the rules leave no room without saying `=`.
  static ErrorOr<WeightSampler> of(const WeightKnowledge& known, const std::vector<std::string>& criteria,
                                   std::uint64_t seed);

  WeightDraw method() const { return method_; }
  double kept() const { return kept_; }  ///< The share of the candidates that keeps to the rules; 1 without rules.

  /// One run of samples, from its first block to its last. Only the blocks of a chain hang together.
  class Run {
   public:
    /// Draws by seed and number of the block, or of the first block of a chain.
    Run(const WeightSampler& sampler, std::uint32_t first_block);
    /// The weights of a block: by criterion, block_samples each.
    void block(std::uint32_t number, float* weights);

   private:
    void step();

    const WeightSampler& sampler_;
    std::vector<double> at_;
    std::vector<float> candidates_;
    std::uint64_t random_ = 0;
  };

 private:
  friend class Run;
  void candidates(std::uint32_t block, std::uint32_t attempt, float* weights) const;
  bool keeps_rules(const float* weights, std::size_t sample) const;

  std::size_t n_ = 0;
  std::uint64_t seed_ = 0;
  WeightDraw method_ = WeightDraw::flat;
  double kept_ = 1;
  std::vector<double> exact_;
  std::vector<std::size_t> order_;             ///< All criteria, most important first; empty: no order.
  std::vector<double> lowest_;                 ///< Of each weight, taken out of the rules.
  std::vector<LinearRow> rules_;               ///< What is left to be checked.
  std::vector<std::vector<double>> equal_to_;  ///< Orthonormal: a chain stays at right angles to them.
  std::vector<double> inside_;                 ///< Where a chain starts.
  std::size_t thinning_ = 1;
};

/// The rows of a linear program that say the same as what is known, with the sum of 1 as the first.
std::vector<LinearRow> rows_of(const WeightKnowledge& known, std::size_t criteria);

}  // namespace stip
