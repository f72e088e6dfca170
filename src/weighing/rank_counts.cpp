// RankCounts: one more at a place, or a share of one where options are worth the same.
#include "weighing/rank_counts.h"

#include <cmath>
#include <limits>

#include "base/random_blocks.h"

namespace stip {

RankCounts::RankCounts(std::size_t options, std::size_t criteria)
    : options_(options),
      criteria_(criteria),
      counts_(options * options),
      shares_(options * options),
      wins_(options * options),
      first_(options),
      first_sum_(options * criteria),
      tied_(options) {}

template <class Weight>
void RankCounts::add_first(std::size_t option, double share, const Weight* weights, std::size_t stride) {
  first_[option] += share;
  for (std::size_t j = 0; j < criteria_; ++j)
    first_sum_[option * criteria_ + j] += share * static_cast<double>(weights[j * stride]);
}

void RankCounts::add_tied(const std::int32_t* ranks, std::size_t stride, std::size_t sample) {
  std::fill(tied_.begin(), tied_.end(), 0);
  for (std::size_t i = 0; i < options_; ++i) ++tied_[static_cast<std::size_t>(ranks[i * stride + sample])];
  for (std::size_t i = 0; i < options_; ++i) {
    const std::size_t rank = static_cast<std::size_t>(ranks[i * stride + sample]);
    const std::size_t together = static_cast<std::size_t>(tied_[rank]);
    if (together == 1) {
      ++counts_[i * options_ + rank];
    } else {
      for (std::size_t k = 0; k < together; ++k)
        shares_[i * options_ + rank + k] += 1.0 / static_cast<double>(together);
    }
  }
}

void RankCounts::add_block(const std::int32_t* ranks, std::size_t n, bool has_ties, const float* weights) {
  if (has_ties)
    for (std::size_t s = 0; s < n; ++s) add_tied(ranks, block_samples, s);
  for (std::size_t i = 0; i < options_; ++i) {
    std::int64_t* count = &counts_[i * options_];
    const std::int32_t* rank = ranks + i * block_samples;
    for (std::size_t s = 0; s < n; ++s) {
      if (!has_ties) ++count[rank[s]];
      if (rank[s] != 0) continue;
      std::size_t together = 1;
      if (has_ties) {
        together = 0;
        for (std::size_t k = 0; k < options_; ++k) together += ranks[k * block_samples + s] == 0 ? 1 : 0;
      }
      add_first(i, 1.0 / static_cast<double>(together), weights + s, block_samples);
    }
  }
}

void RankCounts::add_sample(const std::vector<int>& ranks, const double* weights) {
  std::size_t first = 0;
  for (const int rank : ranks) first += rank == 0 ? 1 : 0;
  add_tied(ranks.data(), 1, 0);
  for (std::size_t i = 0; i < options_; ++i) {
    if (ranks[i] == 0) add_first(i, 1.0 / static_cast<double>(first), weights, 1);
    for (std::size_t k = 0; k < options_; ++k) wins_[i * options_ + k] += ranks[i] < ranks[k] ? 1 : 0;
  }
}

void RankCounts::add(const RankCounts& other) {
  for (std::size_t k = 0; k < counts_.size(); ++k) {
    counts_[k] += other.counts_[k];
    shares_[k] += other.shares_[k];
    wins_[k] += other.wins_[k];
  }
  for (std::size_t i = 0; i < first_.size(); ++i) first_[i] += other.first_[i];
  for (std::size_t k = 0; k < first_sum_.size(); ++k) first_sum_[k] += other.first_sum_[k];
}

void RankCounts::put_in(Acceptability& result, std::size_t samples) const {
  const double n = static_cast<double>(samples);
  result.samples = samples;
  result.options = options_;
  result.criteria = criteria_;
  result.ranks.resize(counts_.size());
  result.pairwise.resize(counts_.size());
  for (std::size_t k = 0; k < counts_.size(); ++k) result.ranks[k] = (static_cast<double>(counts_[k]) + shares_[k]) / n;
  for (std::size_t i = 0; i < options_; ++i)
    for (std::size_t k = 0; k < options_; ++k) {
      if (i == k) continue;
      const double won = static_cast<double>(wins_[i * options_ + k]),
                   lost = static_cast<double>(wins_[k * options_ + i]);
      result.pairwise[i * options_ + k] = (won + (n - won - lost) / 2) / n;
    }
  result.first_weights.assign(first_sum_.size(), std::numeric_limits<double>::quiet_NaN());
  for (std::size_t i = 0; i < options_; ++i)
    for (std::size_t j = 0; j < criteria_ && first_[i] > 0; ++j)
      result.first_weights[i * criteria_ + j] = first_sum_[i * criteria_ + j] / first_[i];
}

}  // namespace stip
