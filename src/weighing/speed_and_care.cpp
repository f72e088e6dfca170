// SpeedAndCare: both sides are worth what they are once for each sample, and mixed in 201 ways.
#include "weighing/speed_and_care.h"

#include <algorithm>

#include "base/threads.h"
#include "weighing/acceptability_kernel.h"
#include "weighing/score_blocks.h"

namespace stip {
namespace {

constexpr std::size_t most_samples = 16'384;

/// The part of a problem that belongs to one side.
WeighingProblem side_of(const WeighingProblem& problem, const std::vector<std::size_t>& criteria) {
  WeighingProblem side;
  side.options = problem.options;
  for (const std::size_t j : criteria) side.criteria.push_back(problem.criteria[j]);
  for (std::size_t i = 0; i < problem.options.size(); ++i)
    for (const std::size_t j : criteria) side.scores.push_back(problem.score(i, j));
  return side;
}

std::vector<double> side_values(const WeighingProblem& side) {
  std::vector<double> values(side.options.size(), 0);
  for (std::size_t i = 0; i < values.size(); ++i)
    for (std::size_t j = 0; j < side.criteria.size(); ++j)
      values[i] += (side.score(i, j).low + side.score(i, j).high) / 2;
  return values;
}

std::vector<std::size_t> undominated(const std::vector<double>& speed, const std::vector<double>& care) {
  std::vector<std::size_t> result;
  for (std::size_t i = 0; i < speed.size(); ++i) {
    bool is_dominated = false;
    for (std::size_t k = 0; k < speed.size(); ++k)
      is_dominated |= speed[k] >= speed[i] && care[k] >= care[i] && (speed[k] > speed[i] || care[k] > care[i]);
    if (!is_dominated) result.push_back(i);
  }
  return result;
}

/// By step and option, how often it is first in one block.
std::vector<double> count_first(const std::vector<float>& speed, const std::vector<float>& care, std::size_t n,
                                std::size_t in_block) {
  std::vector<double> first((SpeedAndCare::steps + 1) * n, 0);
  std::vector<float> mixed(n * block_samples);
  for (std::size_t k = 0; k <= SpeedAndCare::steps; ++k) {
    const float share = static_cast<float>(k) / static_cast<float>(SpeedAndCare::steps);
    for (std::size_t v = 0; v < mixed.size(); ++v) mixed[v] = (1 - share) * speed[v] + share * care[v];
    for (std::size_t s = 0; s < in_block; ++s) {
      std::size_t best = 0, together = 1;
      for (std::size_t i = 1; i < n; ++i) {
        const float a = mixed[i * block_samples + s], b = mixed[best * block_samples + s];
        if (a == b) ++together;
        if (a > b) best = i, together = 1;
      }
      for (std::size_t i = best; i < n; ++i)
        if (mixed[i * block_samples + s] == mixed[best * block_samples + s])
          first[k * n + i] += 1.0 / static_cast<double>(together);
    }
  }
  return first;
}

/// Where the lead changes, between two steps by the lines through both.
void set_breakpoints(SpeedAndCare& result) {
  const auto leader = [&](std::size_t k) {
    return static_cast<std::size_t>(std::ranges::max_element(result.first[k]) - result.first[k].begin());
  };
  for (std::size_t k = 1; k <= SpeedAndCare::steps; ++k) {
    const std::size_t before = leader(k - 1), after = leader(k);
    if (before == after) continue;
    const double lead = result.first[k - 1][before] - result.first[k - 1][after];
    const double behind = result.first[k][after] - result.first[k][before];
    const double part = lead + behind > 0 ? lead / (lead + behind) : 0;
    result.breakpoints.push_back({(static_cast<double>(k - 1) + part) / SpeedAndCare::steps, before, after});
  }
}

}  // namespace

std::optional<SpeedAndCare> speed_and_care(const WeighingProblem& problem, const AcceptabilityOptions& options) {
  if (problem.speed.empty() || problem.care.empty()) return {};
  const std::size_t n = problem.options.size();
  const WeighingProblem sides[] = {side_of(problem, problem.speed), side_of(problem, problem.care)};
  const WeightSampler samplers[] = {WeightSampler::of({}, sides[0].criteria, options.seed).value(),
                                    WeightSampler::of({}, sides[1].criteria, options.seed + 1).value()};
  SpeedAndCare result;
  result.samples = std::min(options.samples, most_samples);
  const std::size_t n_blocks = (result.samples + block_samples - 1) / block_samples;
  std::vector<std::vector<double>> counted(n_blocks);
  run_all(n_blocks, options.threads, [&](std::size_t b) {
    const auto block = static_cast<std::uint32_t>(b);
    std::vector<float> values[2];
    for (std::size_t side : {0u, 1u}) {
      std::vector<float> weights(sides[side].criteria.size() * block_samples);
      values[side].resize(n * block_samples);
      WeightSampler::Run(samplers[side], block).block(block, weights.data());
      value_block(sides[side], options.seed + side, block, weights.data(), values[side].data());
    }
    counted[b] = count_first(values[0], values[1], n, std::min(block_samples, result.samples - b * block_samples));
  });
  result.first.assign(SpeedAndCare::steps + 1, std::vector<double>(n, 0));
  for (const auto& block : counted)
    for (std::size_t k = 0; k <= SpeedAndCare::steps; ++k)
      for (std::size_t i = 0; i < n; ++i) result.first[k][i] += block[k * n + i] / static_cast<double>(result.samples);
  set_breakpoints(result);
  result.undominated = undominated(side_values(sides[0]), side_values(sides[1]));
  return result;
}

}  // namespace stip
