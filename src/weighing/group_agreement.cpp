// GroupAgreement: ranks by group, and a linear program for the least change.
#include "weighing/group_agreement.h"

#include <algorithm>
#include <cmath>

#include "base/random_blocks.h"
#include "weighing/linear_program.h"

namespace stip {
namespace {

double mean_of(const Score& score) {
  if (score.kind == ScoreKind::exact) return score.low;
  if (score.kind == ScoreKind::triangle) return (score.low + score.mode + score.high) / 3;
  return (score.low + score.high) / 2;
}

/// Mean weights over all that keep to what is known: of 65,536 draws.
std::vector<double> mean_weights(const WeightSampler& sampler, std::size_t criteria) {
  constexpr std::uint32_t blocks = 256;
  std::vector<double> mean(criteria, 0);
  std::vector<float> weights(criteria * block_samples);
  WeightSampler::Run run(sampler, 0);
  for (std::uint32_t b = 0; b < blocks; ++b) {
    run.block(b, weights.data());
    for (std::size_t j = 0; j < criteria; ++j)
      for (std::size_t s = 0; s < block_samples; ++s) mean[j] += weights[j * block_samples + s];
  }
  double sum = 0;
  for (const double weight : mean) sum += weight;
  for (double& weight : mean) weight /= sum;
  return mean;
}

/// The criterion that turns the sum of weight * difference round by moving least, the others in proportion.
std::optional<WeightFlip::OneCriterion> least_alone(const std::vector<double>& weights,
                                                    const std::vector<double>& difference) {
  std::optional<WeightFlip::OneCriterion> best;
  double all = 0;
  for (std::size_t j = 0; j < weights.size(); ++j) all += weights[j] * difference[j];
  for (std::size_t j = 0; j < weights.size(); ++j) {
    if (weights[j] >= 1) continue;
    const double others = (all - weights[j] * difference[j]) / (1 - weights[j]), slope = difference[j] - others;
    if (slope == 0) continue;
    const double to = -others / slope;  // to * difference + (1 - to) * others = 0
    if (to < 0 || to > 1) continue;
    if (!best || std::fabs(to - weights[j]) < std::fabs(best->to - best->from) - 1e-12) best = {j, weights[j], to};
  }
  return best;
}

/// Weights w + up - down by which the difference is no longer positive, with the least moved.
void set_least_moved(const std::vector<double>& difference, WeightFlip& flip) {
  const std::size_t m = difference.size();
  std::vector<LinearRow> rows;
  LinearRow sum{std::vector<double>(2 * m, 0), 0, true}, turned{std::vector<double>(2 * m, 0), 0, false};
  for (std::size_t j = 0; j < m; ++j) {
    sum.terms[j] = 1, sum.terms[m + j] = -1;
    turned.terms[j] = -difference[j], turned.terms[m + j] = difference[j];
    turned.value += flip.weights[j] * difference[j];
    LinearRow not_negative{std::vector<double>(2 * m, 0), -flip.weights[j], false};
    not_negative.terms[j] = 1, not_negative.terms[m + j] = -1;
    rows.push_back(std::move(not_negative));
  }
  rows.push_back(std::move(sum));
  rows.push_back(std::move(turned));
  const auto found = least_cost(std::vector<double>(2 * m, 0.5), rows);
  if (!found) return;
  for (std::size_t j = 0; j < m; ++j) {
    flip.moved += ((*found)[j] + (*found)[m + j]) / 2;
    flip.moved_to.push_back(flip.weights[j] + (*found)[j] - (*found)[m + j]);
  }
}

}  // namespace

double share_in_first(const Acceptability& found, std::size_t option, std::size_t places) {
  double share = 0;
  for (std::size_t r = 0; r < places; ++r) share += found.rank(option, r);
  return share;
}

ErrorOr<GroupAgreement> group_agreement(const WeighingProblem& problem, const AcceptabilityOptions& options,
                                        double threshold) {
  GroupAgreement result;
  result.threshold = threshold;
  result.places = std::clamp<std::size_t>(problem.options.size() / 2, 1, 3);
  for (const WeightKnowledge& group : problem.groups) {
    STIP_TRY_AS(Acceptability found, acceptability(problem, group, options));
    result.groups.push_back({group.group, std::move(found)});
  }
  for (std::size_t i = 0; i < problem.options.size() && !result.groups.empty(); ++i)
    if (std::ranges::all_of(result.groups, [&](const GroupView& view) {
          return share_in_first(view.acceptability, i, result.places) >= threshold;
        }))
      result.acceptable_to_all.push_back(i);
  return result;
}

std::optional<WeightFlip> weight_flip(const WeighingProblem& problem, const WeightKnowledge& known,
                                      std::uint64_t seed) {
  const std::size_t n = problem.options.size(), m = problem.criteria.size();
  const auto sampler = WeightSampler::of(known, problem.criteria, seed);
  if (n < 2 || !sampler.ok()) return {};
  WeightFlip flip;
  flip.weights = mean_weights(*sampler, m);
  std::vector<double> value(n, 0);
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j < m; ++j) value[i] += flip.weights[j] * mean_of(problem.score(i, j));
  std::vector<std::size_t> order(n);
  for (std::size_t i = 0; i < n; ++i) order[i] = i;
  std::ranges::sort(order,
                    [&](std::size_t a, std::size_t b) { return std::pair(-value[a], a) < std::pair(-value[b], b); });
  flip.first = order[0];
  flip.second = order[1];
  flip.difference = value[flip.first] - value[flip.second];
  std::vector<double> difference(m);
  for (std::size_t j = 0; j < m; ++j)
    difference[j] = mean_of(problem.score(flip.first, j)) - mean_of(problem.score(flip.second, j));
  flip.one = least_alone(flip.weights, difference);
  set_least_moved(difference, flip);
  return flip;
}

}  // namespace stip
