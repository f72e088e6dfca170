// CellKey: noise that depends on a secret key and the cell alone, so that the same cell always gets the same.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "consultation/frequency_table.h"

namespace stip {

/// What the noise of a table costs and how large it can be.
struct NoiseBudget {
  double epsilon = 1;             ///< Of the table.
  std::size_t cells_each = 1;     ///< In how many cells one participant is counted: 2 or, with two properties, 4.
  double epsilon_per_cell = 1;    ///< epsilon / cells_each.
  std::int64_t bound = 0;         ///< Noise is from -bound to bound.
  double standard_deviation = 0;  ///< Of the noise.
  double delta = 0;               ///< Chance, over the cells of one participant, that the bound gives somebody away.
};
NoiseBudget noise_budget(std::size_t n_properties, double epsilon = 1);

/// The noise whose distribution function passes `uniform` (from 0, below 1): discrete Laplace, cut off at the bound,
///
///   P(z) = a^|z| / sum over |y| <= bound of a^|y|,   a = exp(-epsilon_per_cell)
///
/// with the bound the smallest for which the part that is cut off is at most 10^-6.
/// Source: A. Ghosh, T. Roughgarden and M. Sundararajan (2012), doi 10.1137/09076828X.
std::int64_t noise_at(const NoiseBudget& budget, double uniform);

/// By cell: count with noise, never below 0. The noise comes from HMAC-SHA-256 under `key` of the sum of the keys of
/// those counted; of a table without keys, and of a cell without people, of its levels and its count.
/// Source: G. Thompson, S. Broadfoot and D. Elazar (2013), the cell key method of the Australian Bureau of Statistics;
/// docs/methods-consultation.md#tables.
std::vector<std::int64_t> noised_counts(const FrequencyTable& table, const std::string& key, const NoiseBudget& budget);

}  // namespace stip
