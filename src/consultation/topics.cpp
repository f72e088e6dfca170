// Topics: weights, spherical k-means, and the number of topics that comes back.
#include "consultation/topics.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <span>

#include "base/random_stream.h"
#include "base/threads.h"
#include "consultation/stable_groups.h"

namespace stip {
namespace {

constexpr std::size_t most_words = 4000;
constexpr double most_common = 0.6;

using Texts = std::vector<const WordVector*>;

/// Centres by word and topic, as the assignment reads them.
struct Centers {
  std::size_t k = 0;
  std::vector<double> of;  ///< [word * k + topic]
};

struct Closest {
  int topic = -1;
  double cosine = 0;
};

Closest closest(const WordVector& text, const Centers& centers, std::vector<double>& cosines) {
  if (text.words.empty()) return {};
  cosines.assign(centers.k, 0);
  for (const auto& [word, weight] : text.words)
    for (std::size_t t = 0; t < centers.k; ++t) cosines[t] += weight * centers.of[word * centers.k + t];
  const auto best = std::max_element(cosines.begin(), cosines.end());
  return {static_cast<int>(best - cosines.begin()), *best};
}

/// The mean direction of the texts of each topic; a topic without texts keeps its place.
void move_centers(Centers& centers, const Texts& texts, const std::vector<Closest>& where) {
  std::vector<double> sums(centers.of.size(), 0), squares(centers.k, 0);
  for (std::size_t i = 0; i < texts.size(); ++i)
    for (const auto& [word, weight] : texts[i]->words)
      sums[word * centers.k + static_cast<std::size_t>(where[i].topic)] += weight;
  for (std::size_t i = 0; i < sums.size(); ++i) squares[i % centers.k] += sums[i] * sums[i];
  for (std::size_t i = 0; i < sums.size(); ++i)
    if (const double square = squares[i % centers.k]; square > 0) centers.of[i] = sums[i] / std::sqrt(square);
}

/// Texts to begin with: far from those before, by chance (k-means++ with 1 - cosine).
Centers start_from(const Texts& texts, std::size_t n_words, std::size_t k, RandomStream& random) {
  Centers centers{k, std::vector<double>(n_words * k, 0)};
  std::vector<double> away(texts.size(), 1);
  std::vector<double> dense(n_words);
  for (std::size_t t = 0; t < k; ++t) {
    const double total = std::accumulate(away.begin(), away.end(), 0.0);
    double drawn = random.uniform() * total;
    std::size_t chosen = 0;
    while (chosen + 1 < texts.size() && drawn >= away[chosen]) drawn -= away[chosen++];
    std::fill(dense.begin(), dense.end(), 0);
    for (const auto& [word, weight] : texts[chosen]->words) {
      centers.of[word * k + t] = weight;
      dense[word] = weight;
    }
    for (std::size_t i = 0; i < texts.size(); ++i) {
      double cosine = 0;
      for (const auto& [word, weight] : texts[i]->words) cosine += weight * dense[word];
      away[i] = std::min(away[i], std::max(0.0, 1 - cosine));
    }
  }
  return centers;
}

Centers spherical_k_means(const Texts& texts, std::size_t n_words, std::size_t k, const TopicOptions& options,
                          std::uint64_t seed) {
  Centers best;
  double best_sum = -1;
  RandomStream random(seed);
  std::vector<double> cosines;
  for (std::size_t start = 0; start < options.starts; ++start) {
    Centers centers = start_from(texts, n_words, k, random);
    std::vector<Closest> where(texts.size());
    double sum = 0;
    for (std::size_t step = 0; step < options.steps; ++step) {
      bool moved = false;
      sum = 0;
      for (std::size_t i = 0; i < texts.size(); ++i) {
        const Closest next = closest(*texts[i], centers, cosines);
        moved |= next.topic != where[i].topic;
        where[i] = next;
        sum += next.cosine;
      }
      if (!moved) break;
      move_centers(centers, texts, where);
    }
    if (sum <= best_sum) continue;
    best_sum = sum;
    best = std::move(centers);
  }
  return best;
}

std::vector<int> assigned(const Texts& texts, const Centers& centers) {
  std::vector<int> topics;
  std::vector<double> cosines;
  for (const WordVector* text : texts) topics.push_back(closest(*text, centers, cosines).topic);
  return topics;
}

/// Topics of either half, and where both put all texts.
struct Halving {
  std::vector<int> first, second;
};
Halving halving(const Texts& texts, const std::vector<std::uint64_t>& scatter, std::size_t n_words, std::size_t k,
                std::size_t number, const TopicOptions& options) {
  Texts halves[2];
  for (std::size_t i = 0; i < texts.size(); ++i)
    halves[RandomStream::mixed(scatter[i] + number * RandomStream::step) >> 63].push_back(texts[i]);
  if (halves[0].size() < k || halves[1].size() < k) return {};
  const std::uint64_t seed = options.seed + number;
  return {assigned(texts, spherical_k_means(halves[0], n_words, k, options, seed)),
          assigned(texts, spherical_k_means(halves[1], n_words, k, options, seed))};
}

/// Mean over the divisions of the largest overlap of a topic with one of theirs.
std::vector<double> overlaps(const std::vector<int>& topics, std::size_t k,
                             const std::vector<const std::vector<int>*>& divisions) {
  std::vector<double> mean(k, 0);
  for (const std::vector<int>* other : divisions) {
    std::vector<double> both(k * k, 0), size(k, 0), other_size(k, 0);
    for (std::size_t i = 0; i < topics.size(); ++i) {
      const auto a = static_cast<std::size_t>(topics[i]), b = static_cast<std::size_t>((*other)[i]);
      ++both[a * k + b];
      ++size[a];
      ++other_size[b];
    }
    for (std::size_t a = 0; a < k; ++a) {
      double most = 0;
      for (std::size_t b = 0; b < k; ++b) {
        const double together = size[a] + other_size[b] - both[a * k + b];
        if (together > 0) most = std::max(most, both[a * k + b] / together);
      }
      mean[a] += most / static_cast<double>(divisions.size());
    }
  }
  return mean;
}

/// A number of topics, tried.
struct Attempt {
  TopicStability tried;
  Centers centers;
  std::vector<double> overlap;  ///< By topic.
};
Attempt attempt(const Texts& texts, std::size_t n_words, std::size_t k, std::span<const Halving> halvings,
                const TopicOptions& options) {
  Attempt result;
  result.tried.k = k;
  std::vector<const std::vector<int>*> divisions;
  for (const Halving& each : halvings) {
    if (each.first.empty()) continue;
    result.tried.adjusted_rand += adjusted_rand(each.first, each.second) / static_cast<double>(halvings.size());
    divisions.push_back(&each.first);
    divisions.push_back(&each.second);
  }
  result.centers = spherical_k_means(texts, n_words, k, options, options.seed);
  const std::vector<int> topics = assigned(texts, result.centers);
  result.overlap = overlaps(topics, k, divisions);
  for (const int topic : topics)
    result.tried.covered += result.overlap[static_cast<std::size_t>(topic)] >= options.overlap;
  result.tried.covered /= static_cast<double>(texts.size());
  return result;
}

}  // namespace

WeighedTexts weighed(const std::vector<WordCounts>& texts, std::uint32_t n_words) {
  std::vector<std::uint32_t> in(n_words, 0);
  std::size_t n_texts = 0;
  for (const WordCounts& text : texts) {
    n_texts += !text.empty();
    for (const auto& [word, count] : text) ++in[word];
  }
  const std::size_t fewest = std::max<std::size_t>(2, n_texts / 1000);
  std::vector<std::uint32_t> kept;
  for (std::uint32_t word = 0; word < n_words; ++word)
    if (in[word] >= fewest && in[word] <= most_common * static_cast<double>(n_texts)) kept.push_back(word);
  std::stable_sort(kept.begin(), kept.end(), [&](std::uint32_t a, std::uint32_t b) { return in[a] > in[b]; });
  if (kept.size() > most_words) kept.resize(most_words);
  std::sort(kept.begin(), kept.end());

  WeighedTexts result;
  result.n_words = static_cast<std::uint32_t>(kept.size());
  result.word_of = kept;
  std::vector<std::uint32_t> number(n_words, result.n_words);
  for (std::uint32_t i = 0; i < kept.size(); ++i) number[kept[i]] = i;
  for (const WordCounts& text : texts) {
    WordVector vector;
    double squares = 0;
    for (const auto& [word, count] : text) {
      if (number[word] == result.n_words) continue;
      const double weight = (1 + std::log(count)) * std::log(static_cast<double>(n_texts) / in[word]);
      vector.words.emplace_back(number[word], weight);
      squares += weight * weight;
    }
    for (auto& entry : vector.words) entry.second /= std::sqrt(squares);
    result.texts.push_back(std::move(vector));
  }
  return result;
}

Topics find_topics(const WeighedTexts& weighed, const std::vector<std::uint64_t>& scatter,
                   const TopicOptions& options) {
  Topics topics;
  topics.of.assign(weighed.texts.size(), -1);
  topics.closeness.assign(weighed.texts.size(), 0);
  std::vector<std::size_t> drawn;  // Those with words, by their scatter.
  for (std::size_t i = 0; i < weighed.texts.size(); ++i)
    if (!weighed.texts[i].words.empty()) drawn.push_back(i);
  if (drawn.size() < options.fewest_texts) return topics;
  if (drawn.size() > options.sample) {
    std::stable_sort(drawn.begin(), drawn.end(), [&](std::size_t a, std::size_t b) { return scatter[a] < scatter[b]; });
    drawn.resize(options.sample);
    std::sort(drawn.begin(), drawn.end());
  }
  Texts texts;
  std::vector<std::uint64_t> own_scatter;
  for (const std::size_t i : drawn) {
    texts.push_back(&weighed.texts[i]);
    own_scatter.push_back(scatter[i]);
  }

  const std::size_t largest = std::min(options.most_topics, texts.size() / 8);
  const std::size_t n_tried = largest < 2 ? 0 : largest - 1;
  std::vector<Halving> halvings(n_tried * options.halvings);
  run_all(halvings.size(), options.threads, [&](std::size_t i) {
    halvings[i] = halving(texts, own_scatter, weighed.n_words, 2 + i / options.halvings, i % options.halvings, options);
  });
  std::vector<Attempt> attempts(n_tried);
  run_all(n_tried, options.threads, [&](std::size_t t) {
    attempts[t] =
        attempt(texts, weighed.n_words, t + 2, {halvings.data() + t * options.halvings, options.halvings}, options);
  });
  double best = 0;
  const Attempt* chosen = nullptr;
  for (const Attempt& each : attempts) {
    topics.tried.push_back(each.tried);
    const double told = each.tried.covered * (1 - 1 / static_cast<double>(each.tried.k));
    if (each.tried.adjusted_rand < options.stability || told <= best) continue;
    best = told;
    chosen = &each;
  }
  if (!chosen) return topics;
  const Centers& centers = chosen->centers;
  topics.k = chosen->tried.k;
  topics.stability = chosen->overlap;
  std::vector<double> cosines;
  for (std::size_t i = 0; i < weighed.texts.size(); ++i) {
    const Closest where = closest(weighed.texts[i], centers, cosines);
    topics.of[i] = where.topic;
    topics.closeness[i] = where.cosine;
  }
  topics.centers.assign(topics.k, std::vector<double>(weighed.n_words));
  for (std::size_t word = 0; word < weighed.n_words; ++word)
    for (std::size_t t = 0; t < topics.k; ++t) topics.centers[t][word] = centers.of[word * topics.k + t];
  return topics;
}

}  // namespace stip
