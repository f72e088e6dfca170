// OpinionAxes: the two directions in which opinions differ most.
#pragma once

#include <array>
#include <vector>

namespace stip {

class CoVotes;

/// By statement; two axes of length 1, or of zeros where there is no such direction.
struct OpinionAxes {
  std::vector<double> mean;  ///< Of the votes on it: 1 all agree, -1 all disagree. 0 where it is kept out.
  std::array<std::vector<double>, 2> exact;   ///< Leading eigenvectors, converged.
  std::array<std::vector<double>, 2> pinned;  ///< What at most 101 steps of power iteration from ones give.
  std::array<double, 2> variance{};           ///< The eigenvalues that go with `exact`.
  double total_variance = 0;                  ///< Sum of all eigenvalues.
};

/// Principal components of the votes, where a missing vote counts as the mean of its statement:
///
///   G_ij = R_ij - m_i T_ji - m_j T_ij + m_i m_j N_ij,   m_i = T_ii / N_ii
///
/// G is the matrix of sums of squares of all votes less their means, so its eigenvectors are the principal axes,
/// without a matrix of people. `is_out`, by statement: kept out, as if everybody passed. The sign of an axis is such
/// that its loadings add up to 0 or more; so it is the one that power iteration from ones finds.
/// Cost: some hundred products of G and a vector, however many people there are.
/// Source: docs/methods-consultation.md#opinion-axes; iteration by C. Lanczos (1950), J. Res. Natl. Bur. Stand. 45(4).
OpinionAxes opinion_axes(const CoVotes& sums, const std::vector<char>& is_out);

}  // namespace stip
