// KnapsackBreeding: a population of packings from which better ones are bred.
#pragma once

#include <cstdint>
#include <vector>

#include "investing/knapsack.h"

namespace stip {

/// A steady population of a hundred different packings. Each child takes every project from one of two parents, changes
/// two, drops what is least worth its price until it fits, adds what is most worth it while it fits, and takes the place
/// of the worst. Deterministic by its seed. Cost: of a child, open projects x budgets.
/// Source: P. Chu and J. Beasley (1998), doi 10.1023/A:1009642405419; prices from the relaxation, as they have.
class KnapsackBreeding {
 public:
  /// Only projects of `open` are chosen about; the others are as in `fixed`. `prices` are of the budgets.
  KnapsackBreeding(const Knapsack& problem, const std::vector<double>& prices, std::vector<std::size_t> open,
                   const std::vector<bool>& fixed, std::uint64_t seed);
  ~KnapsackBreeding();
  KnapsackBreeding(const KnapsackBreeding&) = delete;
  KnapsackBreeding& operator=(const KnapsackBreeding&) = delete;

  /// Takes a packing in, as far as it is about `open`, made to fit.
  void adopt(const std::vector<bool>& chosen);
  void breed(int children);
  double best() const;  ///< Value of the best, projects outside `open` included.
  std::vector<bool> chosen() const;

 private:
  struct State;
  State* state_;
};

}  // namespace stip
