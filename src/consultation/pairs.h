// Pairs: how ideas rank when people choose between two at a time.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error_or.h"

namespace stip {

struct PairedIdea {
  std::string id;
  std::int64_t wins = 0, losses = 0, skips = 0;
  double score = 50;  ///< 100 (wins + 1) / (wins + losses + 2): as it is shown, whoever it was held against.
  /// Log-strength by Bradley and Terry, 0 on average, with its standard error; empty where it cannot be said.
  std::optional<double> strength, standard_error;
  std::optional<double> win_chance;  ///< Chance to win of another idea, on average over all others.
};

struct PairRanking {
  std::vector<PairedIdea> ideas;  ///< In the order of their ids.
  std::int64_t choices = 0, skips = 0;
  double log_likelihood = 0;
  std::string why_not;  ///< Why there are no strengths; empty if there are.
};

/// Reads `left,right,choice` (l, r, or s for cannot decide, which is counted and decides nothing) and estimates
/// strengths s with P(i wins of j) = exp s_i / (exp s_i + exp s_j) by maximum likelihood. There are none unless from
/// each idea a chain of lost choices leads to each other one (Ford 1957): an idea that always won is stronger by no
/// number that these choices can tell.
/// Cost: ideas^3 a step. Errors: invalid, with the line, for another choice or an idea held against itself; more than
/// 5,000 ideas.
/// Source: R. Bradley and M. Terry (1952), doi 10.2307/2334029; docs/methods-consultation.md#pairs.
ErrorOr<PairRanking> pair_ranking(std::string_view text, const std::string& file);

}  // namespace stip
