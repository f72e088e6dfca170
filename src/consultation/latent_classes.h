// LatentClasses: people as a mixture of kinds, each with a chance to agree with each statement.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "consultation/votes.h"

namespace stip {

/// Which participants a model is fitted to, each with how much they count.
struct WeightedPeople {
  std::vector<std::uint32_t> people;
  std::vector<double> weights;  ///< By place in `people`.
};

/// A mixture of n kinds of people. A person of kind g agrees with statement s with chance p_gs, of those who agree or
/// disagree; passes and what was not seen tell nothing. Tables are padded to `stride` kinds, so that one step takes
/// all.
class LatentClasses {
 public:
  static constexpr std::size_t stride = 8;

  std::size_t n = 0;               ///< Kinds, at most `stride`.
  std::vector<double> log_share;   ///< [g]
  std::vector<double> log_chance;  ///< [(statement * 4 + vote + 1) * stride + g]

  /// Log of share times chance of these votes, by kind; and the log of their sum.
  double log_chances(std::span<const PackedVote> votes, std::span<double, stride> by_kind) const;
  /// The kind that fits these votes best, of equal ones the first.
  std::uint32_t best(std::span<const PackedVote> votes) const;
  double log_likelihood(const Votes& votes, const WeightedPeople& people) const;
};

struct FitOptions {
  std::uint64_t seed = 0;
  int starts = 4, short_steps = 8, steps = 60;
};

/// By expectation and maximisation: from several starts a few steps each, then the best of them until it stands still.
/// Chances are drawn to that of all people by the weight of two votes, so that small kinds do not run to 0 or 1.
/// Cost: votes of these people * stride a step. Source: docs/methods-consultation.md#stable-groups.
LatentClasses fit_classes(const Votes& votes, const WeightedPeople& people, std::size_t n, const FitOptions& options);
/// The same from a model that is there.
LatentClasses refit_classes(const Votes& votes, const WeightedPeople& people, LatentClasses from, int steps);

}  // namespace stip
