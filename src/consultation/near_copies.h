// NearCopies: answers that are copies of each other, but for a few words.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace stip {

struct CopyLimits {
  std::size_t words = 3;        ///< That make one shingle.
  std::size_t shingles = 1024;  ///< Kept of each text: those with the smallest hashes.
  double alike = 0.6;           ///< Jaccard index from which two texts are copies.
  std::size_t bands = 20, rows = 3;
  std::size_t leaders = 8;  ///< Texts of one bucket that the others are held against.
  std::uint64_t seed = 2040;
};

/// A text as the set of its shingles: hashes, in order. Of fewer words than make one, the text is one shingle.
using Shingles = std::vector<std::uint64_t>;
Shingles shingles_of(const std::vector<std::string>& words, const CopyLimits& limits = {});

/// |A and B| / |A or B|; of longer texts estimated from the smallest hashes of the union.
double jaccard(const Shingles& a, const Shingles& b, std::size_t kept);

/// By text: the number of the first one, in their order, of the group of copies that it is in; itself if it has none.
/// A text without shingles has none.
///
/// Texts that may be alike meet in a bucket: a band of `rows` minima under as many hash functions (MinHash) that are
/// equal, in one of `bands`. A pair that is alike by 0.6 meets with a chance of 0.992, one by 0.3 of 0.42. In a bucket
/// each text is held against at most eight others, so that ten thousand copies do not cost their square; pairs that are
/// alike by `alike` are joined, and what is joined to the same is one group.
/// Cost: shingles times bands times rows, and texts times bands times leaders.
/// Source: A. Broder (1997), doi 10.1109/SEQUEN.1997.666900; docs/methods-consultation.md#open-answers.
std::vector<std::uint32_t> near_copies(const std::vector<Shingles>& texts, const CopyLimits& limits = {});

}  // namespace stip
