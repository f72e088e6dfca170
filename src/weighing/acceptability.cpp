// Acceptability: parts of the samples side by side, then the confidence with the weights that favour each option.
#include "weighing/acceptability.h"

#include <algorithm>
#include <cmath>

#include "base/threads.h"
#include "weighing/acceptability_kernel.h"
#include "weighing/rank_counts.h"
#include "weighing/score_blocks.h"

namespace stip {
namespace {

constexpr std::size_t chunk_blocks = 64;

/// Means and squares of the weights in half a chunk of a chain.
struct HalfChain {
  std::vector<double> sum, square;
  double n = 0;
};

struct Chunk {
  RankCounts counts;
  HalfChain halves[2];
};

/// R-hat of the worst weight, from chains of which each was cut in two.
/// Source: A. Gelman et al. (2013), Bayesian Data Analysis, 11.4.
double convergence_of(const std::vector<const HalfChain*>& chains, std::size_t criteria) {
  double worst = 1;
  for (std::size_t j = 0; j < criteria; ++j) {
    double all = 0, within = 0, between = 0, length = 0;
    const double m = static_cast<double>(chains.size());
    for (const HalfChain* chain : chains) {
      all += chain->sum[j] / chain->n / m;
      length += chain->n / m;
    }
    for (const HalfChain* chain : chains) {
      const double mean = chain->sum[j] / chain->n;
      within += (chain->square[j] / chain->n - mean * mean) * chain->n / (chain->n - 1) / m;
      between += (mean - all) * (mean - all) / (m - 1);
    }
    if (within > 1e-18) worst = std::max(worst, std::sqrt((length - 1) / length + between / within));
  }
  return worst;
}

Chunk count_chunk(const WeighingProblem& problem, const WeightSampler& sampler, const AcceptabilityOptions& options,
                  std::size_t chunk) {
  const std::size_t n = problem.options.size(), m = problem.criteria.size();
  Chunk result{RankCounts(n, m), {}};
  for (HalfChain& half : result.halves) half.sum.assign(m, 0), half.square.assign(m, 0);
  std::vector<float> weights(m * block_samples), values(n * block_samples);
  std::vector<std::int32_t> ranks(n * block_samples);
  const std::size_t n_blocks = (options.samples + block_samples - 1) / block_samples, first = chunk * chunk_blocks;
  const std::size_t last = std::min(n_blocks, first + chunk_blocks);
  WeightSampler::Run run(sampler, static_cast<std::uint32_t>(first));
  for (std::size_t b = first; b < last; ++b) {
    const std::size_t in_block = std::min(block_samples, options.samples - b * block_samples);
    run.block(static_cast<std::uint32_t>(b), weights.data());
    value_block(problem, options.seed, static_cast<std::uint32_t>(b), weights.data(), values.data());
    const bool has_ties = rank_block(values.data(), n, in_block, ranks.data(), result.counts.wins());
    result.counts.add_block(ranks.data(), in_block, has_ties, weights.data());
    if (sampler.method() != WeightDraw::chain) continue;
    HalfChain& half = result.halves[b - first >= (last - first) / 2 && b > first ? 1 : 0];
    for (std::size_t j = 0; j < m; ++j)
      for (std::size_t s = 0; s < in_block; ++s) {
        const double weight = weights[j * block_samples + s];
        half.sum[j] += weight;
        half.square[j] += weight * weight;
      }
    half.n += static_cast<double>(in_block);
  }
  return result;
}

/// How often each option is first with the weights that are its own, by block of drawn scores.
std::vector<double> count_confident(const WeighingProblem& problem, const Acceptability& found,
                                    const std::vector<std::size_t>& able, std::uint64_t seed, std::uint32_t block,
                                    std::size_t in_block) {
  const std::size_t n = problem.options.size(), m = problem.criteria.size();
  std::vector<float> scores(n * m * block_samples), values(n * block_samples);
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j < m; ++j) score_block(problem, seed, block, i, j, &scores[(i * m + j) * block_samples]);
  std::vector<double> first(n, 0);
  for (const std::size_t option : able) {
    for (std::size_t i = 0; i < n; ++i) {
      zero_block(&values[i * block_samples]);
      for (std::size_t j = 0; j < m; ++j)
        add_weighted_block(&scores[(i * m + j) * block_samples],
                           static_cast<float>(found.first_weights[option * m + j]), &values[i * block_samples]);
    }
    first[option] = first_in_block(values.data(), n, option, in_block);
  }
  return first;
}

void set_confidence(const WeighingProblem& problem, const AcceptabilityOptions& options, Acceptability& result) {
  const std::size_t n = problem.options.size();
  std::vector<std::size_t> able;
  for (std::size_t i = 0; i < n; ++i)
    if (!std::isnan(result.first_weights[i * result.criteria])) able.push_back(i);
  result.confidence_samples = std::min(options.confidence_samples, options.samples);
  const std::size_t n_blocks = (result.confidence_samples + block_samples - 1) / block_samples;
  std::vector<std::vector<double>> counted(n_blocks);
  run_all(n_blocks, options.threads, [&](std::size_t b) {
    // Other scores than those by which the weights were found: with the same, each option would look better than it is.
    counted[b] = count_confident(problem, result, able, ~options.seed, static_cast<std::uint32_t>(b),
                                 std::min(block_samples, result.confidence_samples - b * block_samples));
  });
  result.confidence.assign(n, std::nullopt);
  for (const std::size_t option : able) {
    double first = 0;
    for (const auto& block : counted) first += block[option];
    result.confidence[option] = first / static_cast<double>(result.confidence_samples);
  }
}

}  // namespace

double Acceptability::error_of(double share) const {
  return std::sqrt(std::max(0.0, share * (1 - share)) / static_cast<double>(samples));
}

ErrorOr<Acceptability> acceptability(const WeighingProblem& problem, const WeightKnowledge& known,
                                     const AcceptabilityOptions& options) {
  STIP_ASSERT(options.samples > 0 && !problem.options.empty() && !problem.criteria.empty());
  STIP_TRY_AS(const WeightSampler sampler, WeightSampler::of(known, problem.criteria, options.seed));
  const std::size_t n = problem.options.size(), m = problem.criteria.size();
  const std::size_t per_chunk = chunk_blocks * block_samples;
  std::vector<std::optional<Chunk>> chunks((options.samples + per_chunk - 1) / per_chunk);
  run_all(chunks.size(), options.threads,
          [&](std::size_t c) { chunks[c] = count_chunk(problem, sampler, options, c); });

  RankCounts total(n, m);
  std::vector<const HalfChain*> chains;
  for (const auto& chunk : chunks) {
    total.add(chunk->counts);
    for (const HalfChain& half : chunk->halves)
      if (half.n > 1) chains.push_back(&half);
  }
  Acceptability result;
  total.put_in(result, options.samples);
  result.method = sampler.method();
  result.kept = sampler.kept();
  if (sampler.method() == WeightDraw::chain && chains.size() > 1) result.convergence = convergence_of(chains, m);
  set_confidence(problem, options, result);
  return result;
}

Acceptability replayed(const DrawnSamples& drawn) {
  const std::size_t n = drawn.options.size(), m = drawn.criteria.size();
  RankCounts total(n, m);
  std::vector<double> value(n);
  std::vector<int> ranks(n);
  const auto rank_with = [&](const double* weights, const double* scores) {
    for (std::size_t i = 0; i < n; ++i) {
      value[i] = 0;
      for (std::size_t j = 0; j < m; ++j) value[i] += weights[j] * scores[i * m + j];
    }
    for (std::size_t i = 0; i < n; ++i)
      ranks[i] = static_cast<int>(std::ranges::count_if(value, [&](double other) { return other > value[i]; }));
  };
  for (std::size_t s = 0; s < drawn.iterations; ++s) {
    const double* weights = &drawn.weights[s * m];
    rank_with(weights, &drawn.scores[s * n * m]);
    total.add_sample(ranks, weights);
  }
  Acceptability result;
  total.put_in(result, drawn.iterations);
  result.method = WeightDraw::exact;
  result.confidence_samples = drawn.iterations;
  result.confidence.assign(n, std::nullopt);
  for (std::size_t i = 0; i < n; ++i) {
    if (std::isnan(result.first_weights[i * m])) continue;
    double first = 0;
    for (std::size_t s = 0; s < drawn.iterations; ++s) {
      rank_with(&result.first_weights[i * m], &drawn.scores[s * n * m]);
      if (ranks[i] == 0) first += 1.0 / static_cast<double>(std::ranges::count(ranks, 0));
    }
    result.confidence[i] = first / static_cast<double>(drawn.iterations);
  }
  return result;
}

}  // namespace stip
