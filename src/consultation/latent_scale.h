// LatentScale: people along one or two gradual scales, the alternative to groups.
#pragma once

#include <vector>

#include "consultation/latent_classes.h"

namespace stip {

/// Item response model: the chance to agree with statement s of a person at z is
///
///   1 / (1 + exp(-(a_s + b_s . z))),   z normally distributed in one or two dimensions
///
/// so that people differ gradually, with most of them in the middle and no gap between them anywhere. With a free
/// spread the part of the people at each point of one scale is found too, smoothed over neighbours; then there may be a
/// gap.
struct LatentScale {
  std::vector<std::vector<double>> nodes;       ///< Points of the scale that the sum is taken over.
  std::vector<double> log_share;                ///< By node.
  std::vector<double> log_agree, log_disagree;  ///< [statement * nodes + node]
};

enum class ScaleKind : std::uint8_t { one_normal, two_normal, one_free };

/// By expectation and maximisation (R. Bock and M. Aitkin 1981, doi 10.1007/BF02293801), on 15 nodes of one scale or
/// 7 x 7 of two; a free spread is smoothed after each step (B. Silverman and others 1990, EMS).
LatentScale fit_scale(const Votes& votes, const WeightedPeople& people, ScaleKind kind, int steps = 25);

/// How deep the valley is between the two highest peaks of one scale: lowest point between them divided by the lower
/// peak. 1 without a second peak.
double valley(const LatentScale& scale);

double log_likelihood(const LatentScale& scale, const Votes& votes, const WeightedPeople& people);

}  // namespace stip
