// WeightSampler: flat or ordered candidates, the rules, and a chain for what is left of a small region.
#include "weighing/weight_sampler.h"

#include <algorithm>
#include <cmath>
#include <ranges>

#include "base/random_stream.h"
#include "base/text.h"
#include "weighing/acceptability_kernel.h"

namespace stip {
namespace {

constexpr std::uint64_t weights_stream = 0x7765696768740000;  // Apart from the scores.
constexpr double least_kept = 1.0 / 200;
constexpr std::uint32_t trial_blocks = 64;

double dot(const std::vector<double>& a, const std::vector<double>& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

Error no_weights(const WeightKnowledge& known, Said problem, Said remedy) {
  return {ErrorKind::invalid, known.group.empty() ? said("weights") : said("weights of {}", known.group),
          std::move(problem), std::move(remedy)};
}

/// The rules that cannot be kept together: each of them can be left out to no avail only if it is not listed.
std::string contradiction(const WeightKnowledge& known, std::size_t n) {
  WeightKnowledge left = known;
  for (std::size_t r = 0; r < left.rules.size();) {
    WeightKnowledge without = left;
    without.rules.erase(without.rules.begin() + static_cast<std::ptrdiff_t>(r));
    if (least_cost(std::vector<double>(n, 0), rows_of(without, n))) {
      ++r;
    } else {
      left = std::move(without);
    }
  }
  std::vector<std::string> said_rules;
  for (const WeightRule& rule : left.rules) said_rules.push_back(rule.said_as);
  if (!known.order.empty()) said_rules.push_back("order");
  return join(said_rules, "; ");
}

/// The point with the most room around it, and how much; unknowns are the weights and the room.
std::pair<std::vector<double>, double> middle_of(const std::vector<LinearRow>& rows, std::size_t n) {
  std::vector<LinearRow> wider = rows;
  for (LinearRow& row : wider) {
    row.terms.push_back(row.is_equal ? 0 : -std::sqrt(dot(row.terms, row.terms)));
  }
  for (std::size_t j = 0; j < n; ++j) {
    LinearRow positive{std::vector<double>(n + 1, 0), 0, false};
    positive.terms[j] = 1;
    positive.terms[n] = -1;
    wider.push_back(std::move(positive));
  }
  std::vector<double> cost(n + 1, 0);
  cost[n] = -1;
  auto found = least_cost(cost, wider);
  if (!found) return {{}, -1};
  const double room = found->back();
  found->pop_back();
  return {std::move(*found), room};
}

std::vector<std::vector<double>> orthonormal(const std::vector<LinearRow>& rows) {
  std::vector<std::vector<double>> result;
  for (const LinearRow& row : rows) {
    if (!row.is_equal) continue;
    std::vector<double> left = row.terms;
    for (const auto& unit : result) {
      const double along = dot(left, unit);
      for (std::size_t j = 0; j < left.size(); ++j) left[j] -= along * unit[j];
    }
    const double length = std::sqrt(dot(left, left));
    if (length < 1e-9) continue;  // It says nothing new.
    for (double& term : left) term /= length;
    result.push_back(std::move(left));
  }
  return result;
}

}  // namespace

std::string_view name_of(WeightDraw method) {
  static constexpr std::string_view names[] = {"exact", "flat", "ordered", "rejection", "hit-and-run"};
  return names[static_cast<std::size_t>(method)];
}

std::vector<LinearRow> rows_of(const WeightKnowledge& known, std::size_t n) {
  std::vector<LinearRow> rows{{std::vector<double>(n, 1), 1, true}};
  for (std::size_t k = 0; k + 1 < known.order.size(); ++k) {
    LinearRow row{std::vector<double>(n, 0), 0, false};
    row.terms[known.order[k]] = 1;
    row.terms[known.order[k + 1]] = -1;
    rows.push_back(std::move(row));
  }
  for (const WeightRule& rule : known.rules) rows.push_back({rule.terms, rule.at_least, rule.is_equal});
  for (std::size_t j = 0; j < known.exact.size(); ++j) {
    LinearRow row{std::vector<double>(n, 0), known.exact[j], true};
    row.terms[j] = 1;
    rows.push_back(std::move(row));
  }
  return rows;
}

ErrorOr<WeightSampler> WeightSampler::of(const WeightKnowledge& known, const std::vector<std::string>& criteria,
                                         std::uint64_t seed) {
  WeightSampler sampler;
  const std::size_t n = sampler.n_ = criteria.size();
  sampler.seed_ = seed;
  sampler.lowest_.assign(n, 0);
  if (!known.exact.empty()) {
    sampler.method_ = WeightDraw::exact;
    sampler.exact_ = known.exact;
    return sampler;
  }
  const std::vector<LinearRow> rows = rows_of(known, n);
  if (!least_cost(std::vector<double>(n, 0), rows))
    return no_weights(known, said("no weights keep to all of these: {}.", contradiction(known, n)),
                      said("Take one of them out, or make it wider."));
  bool has_equal = false;
  if (known.order.size() == n) sampler.order_ = known.order;
  for (const LinearRow& row : rows) {
    if (&row == &rows.front()) continue;
    has_equal |= row.is_equal;
    const auto used = std::ranges::count_if(row.terms, [](double term) { return term != 0; });
    const auto first = std::ranges::find_if(row.terms, [](double term) { return term != 0; });
    if (used == 1 && *first > 0 && !row.is_equal && sampler.order_.empty()) {
      double& lowest = sampler.lowest_[static_cast<std::size_t>(first - row.terms.begin())];
      lowest = std::max(lowest, row.value / *first);
    } else {
      sampler.rules_.push_back(row);
    }
  }
  if (!sampler.order_.empty())
    std::erase_if(sampler.rules_, [&](const LinearRow& row) {
      // What the order says is kept by how it is drawn.
      return std::ranges::any_of(std::views::iota(std::size_t{0}, n - 1), [&](std::size_t k) {
        return !row.is_equal && row.value == 0 && row.terms == rows[k + 1].terms;
      });
    });
  sampler.method_ = sampler.order_.empty() ? WeightDraw::flat : WeightDraw::ordered;
  double lowest_sum = 0;
  for (const double lowest : sampler.lowest_) lowest_sum += lowest;
  if (sampler.rules_.empty() && lowest_sum < 1) return sampler;

  if (!has_equal && lowest_sum < 1) {
    std::vector<float> drawn(n * block_samples), kept(n * block_samples);
    std::size_t total = 0;
    for (std::uint32_t b = 0; b < trial_blocks; ++b) {
      sampler.candidates(b, 1u << 31, drawn.data());
      for (std::size_t s = 0; s < block_samples; ++s) total += sampler.keeps_rules(drawn.data(), s) ? 1 : 0;
    }
    sampler.kept_ = static_cast<double>(total) / static_cast<double>(trial_blocks * block_samples);
    if (sampler.kept_ >= least_kept) {
      sampler.method_ = WeightDraw::rejection;
      return sampler;
    }
  }
  auto [inside, room] = middle_of(rows, n);
  sampler.equal_to_ = orthonormal(rows);
  const std::size_t dimensions = n - sampler.equal_to_.size();
  if (room < 1e-9 && dimensions > 0)
    return no_weights(known, said("the rules leave no room, or hardly any."),
                      said("Say with = what is meant to be equal, or make the rules wider."));
  sampler.method_ = WeightDraw::chain;
  sampler.inside_ = std::move(inside);
  sampler.thinning_ = std::max<std::size_t>(1, dimensions * dimensions);
  sampler.rules_ = rows;
  std::erase_if(sampler.rules_, [](const LinearRow& row) { return row.is_equal; });
  return sampler;
}

bool WeightSampler::keeps_rules(const float* weights, std::size_t sample) const {
  return std::ranges::all_of(rules_, [&](const LinearRow& rule) {
    double sum = 0;
    for (std::size_t j = 0; j < n_; ++j)
      sum += rule.terms[j] * static_cast<double>(weights[j * block_samples + sample]);
    return sum >= rule.value;
  });
}

void WeightSampler::candidates(std::uint32_t block, std::uint32_t attempt, float* weights) const {
  alignas(64) std::uint32_t words[block_samples];
  alignas(64) float sum[block_samples];
  zero_block(sum);
  for (std::size_t j = 0; j < n_; ++j) {
    random_block(seed_, weights_stream + j + (std::uint64_t{attempt} << 16), block, words);
    exponential_block(words, weights + j * block_samples);
    sum_block(weights + j * block_samples, sum);
  }
  double lowest_sum = 0;
  for (const double lowest : lowest_) lowest_sum += lowest;
  if (!order_.empty()) {
    // The k-th largest of n exponentials is the sum of e / i over i = k ... n (Rényi); their sum is that of all e.
    std::vector<float> drawn(weights, weights + n_ * block_samples);
    std::vector<float> largest(block_samples, 0);
    for (std::size_t k = n_; k-- > 0;) {
      float* part = drawn.data() + k * block_samples;
      affine_block(0, 1.0f / static_cast<float>(k + 1), part);
      sum_block(part, largest.data());
      std::ranges::copy(largest, weights + order_[k] * block_samples);
    }
  }
  for (std::size_t j = 0; j < n_; ++j) {
    share_block(sum, weights + j * block_samples);
    if (lowest_sum > 0)
      affine_block(static_cast<float>(lowest_[j]), static_cast<float>(1 - lowest_sum), weights + j * block_samples);
  }
}

WeightSampler::Run::Run(const WeightSampler& sampler, std::uint32_t first_block)
    : sampler_(sampler),
      at_(sampler.inside_),
      random_(RandomStream::mixed(sampler.seed_ ^ weights_stream) + first_block) {
  if (sampler.method_ == WeightDraw::rejection) candidates_.resize(sampler.n_ * block_samples);
  if (sampler.method_ != WeightDraw::chain) return;
  random_ = RandomStream::mixed(random_ + RandomStream::step);
  for (std::size_t k = 0; k < 50 * sampler.thinning_; ++k) step();
}

/// One step of hit-and-run: a direction of chance, and a place of chance on the line within the rules.
void WeightSampler::Run::step() {
  RandomStream random(random_);
  const std::size_t n = at_.size();
  std::vector<double> direction(n);
  for (double& d : direction) {
    const double radius = std::sqrt(-2 * std::log(1 - random.uniform()));
    d = radius * std::cos(6.283185307179586 * random.uniform());
  }
  for (const auto& unit : sampler_.equal_to_) {
    const double along = dot(direction, unit);
    for (std::size_t j = 0; j < n; ++j) direction[j] -= along * unit[j];
  }
  double from = -1e30, to = 1e30;
  const auto within = [&](double slope, double room) {  // slope * t >= -room
    if (slope > 1e-14) from = std::max(from, -room / slope);
    if (slope < -1e-14) to = std::min(to, -room / slope);
  };
  for (std::size_t j = 0; j < n; ++j) within(direction[j], at_[j]);
  for (const LinearRow& rule : sampler_.rules_) within(dot(rule.terms, direction), dot(rule.terms, at_) - rule.value);
  const double share = random.uniform();
  random_ = RandomStream::mixed(random_ + RandomStream::step);
  if (!(from < to) || from < -1e29 || to > 1e29) return;
  for (std::size_t j = 0; j < n; ++j) at_[j] = std::max(0.0, at_[j] + (from + share * (to - from)) * direction[j]);
}

void WeightSampler::Run::block(std::uint32_t number, float* weights) {
  const std::size_t n = sampler_.n_;
  if (sampler_.method_ == WeightDraw::exact) {
    for (std::size_t j = 0; j < n; ++j)
      std::fill_n(weights + j * block_samples, block_samples, static_cast<float>(sampler_.exact_[j]));
  } else if (sampler_.method_ == WeightDraw::chain) {
    for (std::size_t s = 0; s < block_samples; ++s) {
      for (std::size_t k = 0; k < sampler_.thinning_; ++k) step();
      for (std::size_t j = 0; j < n; ++j) weights[j * block_samples + s] = static_cast<float>(at_[j]);
    }
  } else if (sampler_.method_ == WeightDraw::rejection) {
    std::size_t have = 0;
    for (std::uint32_t attempt = 0; have < block_samples; ++attempt) {
      sampler_.candidates(number, attempt, candidates_.data());
      for (std::size_t s = 0; s < block_samples && have < block_samples; ++s) {
        if (!sampler_.keeps_rules(candidates_.data(), s)) continue;
        for (std::size_t j = 0; j < n; ++j) weights[j * block_samples + have] = candidates_[j * block_samples + s];
        ++have;
      }
    }
  } else {
    sampler_.candidates(number, 0, weights);
  }
}

}  // namespace stip
