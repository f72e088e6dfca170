// StableGroups: halves against halves.
#include "consultation/stable_groups.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "base/locale.h"
#include "base/random_stream.h"
#include "base/threads.h"
#include "consultation/latent_scale.h"
#include "consultation/opinion_groups.h"

namespace stip {
namespace {

constexpr std::size_t most_groups = 6, n_splits = 2, fewest_people = 40;
constexpr double like_enough = 0.7, deep_valley = 0.8;

/// Everybody who voted enough, or a sample of them by label.
WeightedPeople sampled(const Votes& votes, const std::vector<char>& is_in, const StableOptions& options) {
  std::vector<std::pair<std::uint64_t, std::uint32_t>> drawn;
  for (std::uint32_t p = 0; p < is_in.size(); ++p) {
    if (!is_in[p]) continue;
    const std::string label = votes.participants.empty() ? std::to_string(p) : votes.participants[p];
    drawn.emplace_back(scattered(label, options.seed), p);
  }
  const std::size_t n = std::min(options.sample, drawn.size());
  std::nth_element(drawn.begin(), drawn.begin() + static_cast<std::ptrdiff_t>(n), drawn.end());
  drawn.resize(n);
  std::sort(drawn.begin(), drawn.end());
  WeightedPeople people;
  for (const auto& [key, p] : drawn) {
    people.people.push_back(p);
    people.weights.push_back(options.weights.empty() ? 1 : options.weights[p]);
  }
  return people;
}

/// The same people with only the votes on statements that count.
Votes without(const Votes& votes, const std::vector<char>& is_out) {
  Votes live{votes.statements, votes.participants, {0}, {}};
  for (std::size_t p = 0; p < votes.n_participants(); ++p) {
    for (const PackedVote vote : votes.of(p))
      if (!is_out[vote.statement()]) live.votes.push_back(vote);
    live.first.push_back(live.votes.size());
  }
  return live;
}

struct Halves {
  WeightedPeople first, second;
};

Halves split(const WeightedPeople& people, RandomStream random) {
  std::vector<std::size_t> order(people.people.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random.below(i)]);
  Halves halves;
  for (std::size_t i = 0; i < order.size(); ++i) {
    WeightedPeople& half = i < order.size() / 2 ? halves.first : halves.second;
    half.people.push_back(people.people[order[i]]);
    half.weights.push_back(people.weights[order[i]]);
  }
  return halves;
}

std::vector<std::uint32_t> assigned(const LatentClasses& model, const Votes& votes, const WeightedPeople& people) {
  std::vector<std::uint32_t> of;
  for (const std::uint32_t p : people.people) of.push_back(model.best(votes.of(p)));
  return of;
}

/// How much more a kind agrees with each statement than people do on average.
std::vector<double> opinions(const LatentClasses& model, std::size_t kind) {
  std::vector<double> result;
  constexpr std::size_t stride = LatentClasses::stride;
  for (std::size_t row = 2 * stride; row < model.log_chance.size(); row += 4 * stride) {
    double mean = 0;
    for (std::size_t g = 0; g < model.n; ++g) mean += std::exp(model.log_share[g] + model.log_chance[row + g]);
    result.push_back(std::exp(model.log_chance[row + kind]) - mean);
  }
  return result;
}

double correlation(const std::vector<double>& a, const std::vector<double>& b) {
  double ab = 0, aa = 0, bb = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    ab += a[i] * b[i];
    aa += a[i] * a[i];
    bb += b[i] * b[i];
  }
  return aa > 0 && bb > 0 ? ab / std::sqrt(aa * bb) : 0;
}

/// The correlation of the worst pair once the kinds of two models are paired off, the most alike first.
double likeness(const LatentClasses& a, const LatentClasses& b) {
  struct Pair {
    double correlation;
    std::size_t first, second;
  };
  std::vector<Pair> pairs;
  for (std::size_t g = 0; g < a.n; ++g)
    for (std::size_t h = 0; h < b.n; ++h) pairs.push_back({correlation(opinions(a, g), opinions(b, h)), g, h});
  std::stable_sort(pairs.begin(), pairs.end(),
                   [](const Pair& x, const Pair& y) { return x.correlation > y.correlation; });
  std::vector<char> first_taken(a.n), second_taken(b.n);
  double worst = 1;
  for (const Pair& pair : pairs) {
    if (first_taken[pair.first] || second_taken[pair.second]) continue;
    first_taken[pair.first] = second_taken[pair.second] = 1;
    worst = pair.correlation;
  }
  return worst;
}

/// What one model did on the half that it did not see.
struct Trial {
  double log_likelihood = 0;
  double likeness = 1;  ///< Of classes: with those of the other half.
  double valley = 1;    ///< Of scales.
};

/// Votes of these people that agree or disagree, each with the weight of its person.
double weight_of_votes(const Votes& votes, const WeightedPeople& people) {
  double sum = 0;
  for (std::size_t i = 0; i < people.people.size(); ++i)
    for (const PackedVote vote : votes.of(people.people[i])) sum += vote.value() ? people.weights[i] : 0;
  return sum;
}

Trial try_classes(const Votes& votes, const Halves& halves, std::size_t k, std::uint64_t seed) {
  const LatentClasses first = fit_classes(votes, halves.first, k, {seed});
  const LatentClasses second = fit_classes(votes, halves.second, k, {seed + 1});
  return {first.log_likelihood(votes, halves.second) + second.log_likelihood(votes, halves.first),
          k == 1 ? 1 : likeness(first, second), 1};
}

Trial try_scale(const Votes& votes, const Halves& halves, ScaleKind kind) {
  const LatentScale first = fit_scale(votes, halves.first, kind), second = fit_scale(votes, halves.second, kind);
  return {log_likelihood(first, votes, halves.second) + log_likelihood(second, votes, halves.first), 1,
          std::max(valley(first), valley(second))};
}

/// All trials, by number of groups and then of dimensions; each split in its turn, many at once.
struct Trials {
  std::vector<Trial> classes, scales;
};

Trials all_trials(const Votes& votes, const WeightedPeople& people, const StableOptions& options) {
  constexpr ScaleKind scales[] = {ScaleKind::one_normal, ScaleKind::two_normal, ScaleKind::one_free};
  constexpr std::size_t n_models = most_groups + 3;
  std::vector<Halves> halves;
  for (std::size_t s = 0; s < n_splits; ++s) halves.push_back(split(people, RandomStream(options.seed + 101 * s)));
  // The longest first, so that no thread is left with them.
  std::vector<Trial> done(n_models * n_splits);
  run_all(done.size(), options.threads, [&](std::size_t i) {
    const std::size_t model = n_models - 1 - i / n_splits, s = i % n_splits;
    done[model * n_splits + s] = model < most_groups ? try_classes(votes, halves[s], model + 1, options.seed + 7 * s)
                                                     : try_scale(votes, halves[s], scales[model - most_groups]);
  });
  Trials trials;
  for (std::size_t model = 0; model < n_models; ++model) {
    Trial sum{0, 0, 0};
    for (std::size_t s = 0; s < n_splits; ++s) {
      const Trial& trial = done[model * n_splits + s];
      sum.log_likelihood += trial.log_likelihood / n_splits;
      sum.likeness += trial.likeness / n_splits;
      sum.valley = std::max(sum.valley, trial.valley);
    }
    (model < most_groups ? trials.classes : trials.scales).push_back(sum);
  }
  return trials;
}

void judge(StableGroups& result, const Trials& trials, double n_votes) {
  const double alone = trials.classes[0].log_likelihood;
  std::size_t best = 0, best_stable = 0;  // Less one.
  for (std::size_t k = 0; k < trials.classes.size(); ++k) {
    const Trial& trial = trials.classes[k];
    result.tried.push_back({k + 1, (trial.log_likelihood - alone) / n_votes, trial.likeness});
    if (trial.log_likelihood > trials.classes[best].log_likelihood) best = k;
    if (trial.likeness >= like_enough && trial.log_likelihood > trials.classes[best_stable].log_likelihood)
      best_stable = k;
  }
  for (std::size_t d = 0; d < 3; ++d) result.gain_of_scale[d] = (trials.scales[d].log_likelihood - alone) / n_votes;
  result.valley = trials.scales[2].valley;
  const double best_scale = std::max(result.gain_of_scale[0], result.gain_of_scale[1]);
  const bool two_camps = result.valley < deep_valley && result.gain_of_scale[2] > result.gain_of_scale[0] &&
                         result.tried[1].likeness >= like_enough;
  if (best == 0) {
    result.verdict = GroupsVerdict::all_alike;
  } else if (best_scale > result.tried[best].gain) {
    result.verdict = two_camps ? GroupsVerdict::groups : GroupsVerdict::gradual;
    result.k = two_camps ? 2 : 0;
  } else {
    result.verdict = best_stable == 0 ? GroupsVerdict::unstable : GroupsVerdict::groups;
    result.k = best_stable == 0 ? 0 : best_stable + 1;
  }
}

/// Numbers the kinds from the largest to the smallest.
LatentClasses by_size(const LatentClasses& model) {
  std::vector<std::size_t> order(model.n);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return model.log_share[a] > model.log_share[b]; });
  LatentClasses sorted = model;
  constexpr std::size_t stride = LatentClasses::stride;
  for (std::size_t g = 0; g < model.n; ++g) {
    sorted.log_share[g] = model.log_share[order[g]];
    for (std::size_t row = 0; row < model.log_chance.size(); row += stride)
      sorted.log_chance[row + g] = model.log_chance[row + order[g]];
  }
  return sorted;
}

std::vector<double> shares(const std::vector<std::uint32_t>& of, const std::vector<double>& weights, std::size_t k) {
  std::vector<double> share(k);
  for (std::size_t i = 0; i < of.size(); ++i) share[of[i]] += weights[i];
  const double total = std::accumulate(share.begin(), share.end(), 0.0);
  for (double& s : share) s /= total;
  return share;
}

/// Overlap of each group with the group of the same number in the other grouping: both / either.
std::vector<double> overlaps(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b, std::size_t k) {
  std::vector<double> both(k), either(k);
  for (std::size_t i = 0; i < a.size(); ++i) {
    ++either[a[i]];
    if (a[i] == b[i]) {
      ++both[a[i]];
    } else {
      ++either[b[i]];
    }
  }
  for (std::size_t g = 0; g < k; ++g) both[g] /= std::max(1.0, either[g]);
  return both;
}

void bootstrap(StableGroups& result, const Votes& votes, const WeightedPeople& people, const LatentClasses& model,
               const StableOptions& options) {
  struct Draw {
    std::vector<double> share, overlap;
  };
  const std::vector<std::uint32_t> own = assigned(model, votes, people);
  std::vector<Draw> draws(static_cast<std::size_t>(options.bootstraps));
  run_all(draws.size(), options.threads, [&](std::size_t i) {
    RandomStream random(options.seed + 1009 * (i + 1));
    WeightedPeople drawn;
    for (std::size_t j = 0; j < people.people.size(); ++j) {
      const std::size_t one = random.below(people.people.size());
      drawn.people.push_back(people.people[one]);
      drawn.weights.push_back(people.weights[one]);
    }
    const LatentClasses again = refit_classes(votes, drawn, model, 10);
    draws[i] = {shares(assigned(again, votes, drawn), drawn.weights, model.n),
                overlaps(own, assigned(again, votes, people), model.n)};
  });
  const double n = static_cast<double>(draws.size());
  for (std::size_t g = 0; g < model.n; ++g) {
    double sum = 0, squares = 0, overlap = 0;
    for (const Draw& draw : draws) {
      sum += draw.share[g];
      squares += draw.share[g] * draw.share[g];
      overlap += draw.overlap[g];
    }
    result.stability.push_back(overlap / n);
    result.share_error.push_back(std::sqrt(std::max(0.0, (squares - sum * sum / n) / (n - 1))));
  }
}

void put_in_groups(StableGroups& result, const Votes& votes, const std::vector<char>& is_in, const LatentClasses& model,
                   const StableOptions& options) {
  in_parts<char>(is_in.size(), options.threads, [&](std::size_t from, std::size_t to) {
    for (std::size_t p = from; p < to; ++p)
      if (is_in[p]) result.group[p] = static_cast<int>(model.best(votes.of(p)));
    return char{};
  });
  result.share.assign(model.n, 0);
  double total = 0;
  for (std::size_t p = 0; p < is_in.size(); ++p) {
    if (!is_in[p]) continue;
    const double weight = options.weights.empty() ? 1 : options.weights[p];
    result.share[static_cast<std::size_t>(result.group[p])] += weight;
    total += weight;
  }
  for (double& share : result.share) share /= total;
}

double certainty(const Votes& votes, const WeightedPeople& people, const LatentClasses& model) {
  double sum = 0, weight = 0, by_kind[LatentClasses::stride];
  for (std::size_t i = 0; i < people.people.size(); ++i) {
    const double total = model.log_chances(votes.of(people.people[i]), by_kind);
    sum += people.weights[i] * std::exp(*std::max_element(by_kind, by_kind + model.n) - total);
    weight += people.weights[i];
  }
  return sum / weight;
}

}  // namespace

std::string_view name_of(GroupsVerdict verdict) {
  constexpr std::string_view names[] = {"groups", "too_few_people", "all_alike", "gradual", "unstable"};
  return names[static_cast<std::size_t>(verdict)];
}

std::string_view sentence_of(GroupsVerdict verdict) {
  constexpr std::string_view sentences[] = {
      tr_later("There are groups of people who vote alike."),
      tr_later("Too few people voted enough to say whether there are groups."),
      tr_later("People do not differ in a way that makes groups."),
      tr_later(
          "People differ gradually: wherever one drew a line, as many people would stand just on either side of it."),
      tr_later("Each half of the people gives other groups, so none is reported."),
  };
  return sentences[static_cast<std::size_t>(verdict)];
}

StableGroups stable_groups(const Votes& all_votes, const std::vector<char>& is_out, const StableOptions& options) {
  const bool some_out = std::find(is_out.begin(), is_out.end(), 1) != is_out.end();
  const Votes live = some_out ? without(all_votes, is_out) : Votes{};
  const Votes& votes = some_out ? live : all_votes;
  StableGroups result;
  result.group.assign(votes.n_participants(), -1);
  const std::vector<char> is_in = who_is_grouped(all_votes);
  const WeightedPeople people = sampled(votes, is_in, options);
  result.n_sample = people.people.size();
  if (people.people.size() < fewest_people) {
    result.verdict = GroupsVerdict::too_few_people;
    return result;
  }
  judge(result, all_trials(votes, people, options), weight_of_votes(votes, people));
  if (result.k == 0) return result;
  FitOptions careful{options.seed + 3};
  careful.starts = 8;
  const LatentClasses model = by_size(fit_classes(votes, people, result.k, careful));
  put_in_groups(result, votes, is_in, model, options);
  result.certainty = certainty(votes, people, model);
  bootstrap(result, votes, people, model, options);
  return result;
}

double adjusted_rand(const std::vector<int>& a, const std::vector<int>& b) {
  std::map<std::pair<int, int>, double> both;
  std::map<int, double> of_a, of_b;
  double n = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i] < 0 || b[i] < 0) continue;
    ++both[{a[i], b[i]}];
    ++of_a[a[i]];
    ++of_b[b[i]];
    ++n;
  }
  const auto pairs = [](double m) { return m * (m - 1) / 2; };
  double together = 0, in_a = 0, in_b = 0;
  for (const auto& [key, m] : both) together += pairs(m);
  for (const auto& [key, m] : of_a) in_a += pairs(m);
  for (const auto& [key, m] : of_b) in_b += pairs(m);
  if (n < 2) return 0;
  const double expected = in_a * in_b / pairs(n), most = (in_a + in_b) / 2;
  return most == expected ? 1 : (together - expected) / (most - expected);
}

}  // namespace stip
