// LatentClasses: expectation and maximisation.
#include "consultation/latent_classes.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/random_stream.h"

namespace stip {
namespace {

constexpr std::size_t stride = LatentClasses::stride;
constexpr double prior_votes = 2;
using ByKind = std::array<double, stride>;

/// Counts of votes by kind, [(statement * 4 + vote + 1) * stride + g], and of people.
struct Counts {
  std::vector<double> votes;
  ByKind people{};
};

LatentClasses maximised(const Counts& counts, std::size_t n, const std::vector<double>& overall) {
  LatentClasses model;
  model.n = n;
  model.log_share.assign(stride, -1e300);
  model.log_chance.assign(counts.votes.size(), 0);
  double total = 0;
  for (std::size_t g = 0; g < n; ++g) total += counts.people[g];
  for (std::size_t g = 0; g < n; ++g)
    model.log_share[g] = std::log((counts.people[g] + 1) / (total + static_cast<double>(n)));
  for (std::size_t s = 0; s < overall.size(); ++s) {
    const double* const disagree = &counts.votes[s * 4 * stride];
    const double* const agree = disagree + 2 * stride;
    for (std::size_t g = 0; g < n; ++g) {
      const double chance = (agree[g] + prior_votes * overall[s]) / (agree[g] + disagree[g] + prior_votes);
      model.log_chance[s * 4 * stride + g] = std::log1p(-chance);
      model.log_chance[(s * 4 + 2) * stride + g] = std::log(chance);
    }
  }
  return model;
}

/// Of all these people: the chance to agree, by statement, never 0 or 1.
std::vector<double> overall_chances(const Votes& votes, const WeightedPeople& people) {
  std::vector<double> agree(votes.n_statements(), 0.5), both(votes.n_statements(), 1);
  for (std::size_t i = 0; i < people.people.size(); ++i) {
    for (const PackedVote vote : votes.of(people.people[i])) {
      if (vote.value() == 0) continue;
      both[vote.statement()] += people.weights[i];
      if (vote.value() > 0) agree[vote.statement()] += people.weights[i];
    }
  }
  for (std::size_t s = 0; s < agree.size(); ++s) agree[s] /= both[s];
  return agree;
}

/// Adds the votes of one person to each kind, by how much the person is of it.
void add(Counts& counts, std::span<const PackedVote> own, const ByKind& part) {
  for (const PackedVote vote : own) {
    double* const cells = &counts.votes[vote.bits * stride];
    for (std::size_t g = 0; g < stride; ++g) cells[g] += part[g];
  }
  for (std::size_t g = 0; g < stride; ++g) counts.people[g] += part[g];
}

/// One step; gives the log-likelihood of the model before it.
double step(LatentClasses& model, const Votes& votes, const WeightedPeople& people,
            const std::vector<double>& overall) {
  Counts counts{std::vector<double>(model.log_chance.size()), {}};
  double log_likelihood = 0;
  ByKind part{};
  for (std::size_t i = 0; i < people.people.size(); ++i) {
    const auto own = votes.of(people.people[i]);
    const double log_sum = model.log_chances(own, part);
    log_likelihood += people.weights[i] * log_sum;
    for (double& chance : part) chance = people.weights[i] * std::exp(chance - log_sum);
    add(counts, own, part);
  }
  model = maximised(counts, model.n, overall);
  return log_likelihood;
}

/// A start: everybody goes, for the most part, with that one of n chosen people with whom they agree most.
LatentClasses start(const Votes& votes, const WeightedPeople& people, std::size_t n, RandomStream& random,
                    const std::vector<double>& overall) {
  std::vector<double> opinion(votes.n_statements() * stride);  // Of the chosen: their votes less the mean.
  for (std::size_t g = 0; g < n; ++g) {
    // Of a few drawn the one with most votes, since who voted on little is near nobody.
    std::uint32_t chosen = people.people[random.below(people.people.size())];
    for (int more = 0; more < 4; ++more) {
      const std::uint32_t other = people.people[random.below(people.people.size())];
      if (votes.of(other).size() > votes.of(chosen).size()) chosen = other;
    }
    for (const PackedVote vote : votes.of(chosen))
      if (vote.value()) opinion[vote.statement() * stride + g] = vote.value() - (2 * overall[vote.statement()] - 1);
  }
  Counts counts{std::vector<double>(votes.n_statements() * 4 * stride), {}};
  for (std::size_t i = 0; i < people.people.size(); ++i) {
    const auto own = votes.of(people.people[i]);
    ByKind score{};
    for (const PackedVote vote : own) {
      if (!vote.value()) continue;
      const double apart = vote.value() - (2 * overall[vote.statement()] - 1);
      for (std::size_t g = 0; g < stride; ++g) score[g] += apart * opinion[vote.statement() * stride + g];
    }
    const auto nearest = static_cast<std::size_t>(
        std::max_element(score.begin(), score.begin() + static_cast<std::ptrdiff_t>(n)) - score.begin());
    ByKind part{};
    for (std::size_t g = 0; g < n; ++g) part[g] = people.weights[i] * 0.3 / static_cast<double>(n);
    part[nearest] += people.weights[i] * 0.7;
    add(counts, own, part);
  }
  return maximised(counts, n, overall);
}

}  // namespace

double LatentClasses::log_chances(std::span<const PackedVote> votes, std::span<double, stride> by_kind) const {
  ByKind sum;
  std::copy(log_share.begin(), log_share.end(), sum.begin());
  for (const PackedVote vote : votes) {
    const double* const chances = &log_chance[vote.bits * stride];
    for (std::size_t g = 0; g < stride; ++g) sum[g] += chances[g];
  }
  double largest = sum[0];
  for (std::size_t g = 1; g < n; ++g) largest = std::max(largest, sum[g]);
  double total = 0;
  for (std::size_t g = 0; g < n; ++g) total += std::exp(sum[g] - largest);
  std::copy(sum.begin(), sum.end(), by_kind.begin());
  return largest + std::log(total);
}

std::uint32_t LatentClasses::best(std::span<const PackedVote> votes) const {
  ByKind sum;
  std::copy(log_share.begin(), log_share.end(), sum.begin());
  for (const PackedVote vote : votes) {
    const double* const chances = &log_chance[vote.bits * stride];
    for (std::size_t g = 0; g < stride; ++g) sum[g] += chances[g];
  }
  return static_cast<std::uint32_t>(std::max_element(sum.begin(), sum.begin() + static_cast<std::ptrdiff_t>(n)) -
                                    sum.begin());
}

double LatentClasses::log_likelihood(const Votes& votes, const WeightedPeople& people) const {
  ByKind by_kind{};
  double sum = 0;
  for (std::size_t i = 0; i < people.people.size(); ++i)
    sum += people.weights[i] * log_chances(votes.of(people.people[i]), by_kind);
  return sum;
}

LatentClasses refit_classes(const Votes& votes, const WeightedPeople& people, LatentClasses model, int steps) {
  const std::vector<double> overall = overall_chances(votes, people);
  double before = -1e300;
  for (int i = 0; i < steps; ++i) {
    const double now = step(model, votes, people, overall);
    if (now - before <= 1e-7 * std::abs(now)) break;
    before = now;
  }
  return model;
}

LatentClasses fit_classes(const Votes& votes, const WeightedPeople& people, std::size_t n, const FitOptions& options) {
  RandomStream random(options.seed);
  const std::vector<double> overall = overall_chances(votes, people);
  LatentClasses best;
  double best_likelihood = -1e300;
  for (int i = 0; i < (n == 1 ? 1 : options.starts); ++i) {
    LatentClasses model = start(votes, people, n, random, overall);
    double likelihood = 0;
    for (int j = 0; j < options.short_steps; ++j) likelihood = step(model, votes, people, overall);
    if (likelihood <= best_likelihood && best.n) continue;
    best_likelihood = likelihood;
    best = std::move(model);
  }
  return refit_classes(votes, people, std::move(best), options.steps);
}

}  // namespace stip
