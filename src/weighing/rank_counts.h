// RankCounts: what a part of the samples adds to the acceptability of options.
#pragma once

#include <cstdint>
#include <vector>

#include "weighing/acceptability.h"

namespace stip {

/// Sums over samples. Parts are added up in the order of the samples, so the sum does not depend on who counted.
class RankCounts {
 public:
  RankCounts(std::size_t options, std::size_t criteria);

  /// Of a block: how many options are worth more than each (block_samples a row), and the weights.
  void add_block(const std::int32_t* ranks, std::size_t n, bool has_ties, const float* weights);
  /// Of one sample.
  void add_sample(const std::vector<int>& ranks, const double* weights);
  void add(const RankCounts& other);
  std::int64_t* wins() { return wins_.data(); }

  /// ranks, pairwise and first_weights.
  void put_in(Acceptability& result, std::size_t samples) const;

 private:
  void add_tied(const std::int32_t* ranks, std::size_t stride, std::size_t sample);
  template <class Weight>
  void add_first(std::size_t option, double share, const Weight* weights, std::size_t stride);

  std::size_t options_, criteria_;
  std::vector<std::int64_t> counts_;       ///< By option and rank.
  std::vector<double> shares_;             ///< The same, of samples with ties.
  std::vector<std::int64_t> wins_;         ///< By option: over whom.
  std::vector<double> first_, first_sum_;  ///< How often first, and the sums of the weights then.
  std::vector<int> tied_;                  ///< Room to work in.
};

}  // namespace stip
