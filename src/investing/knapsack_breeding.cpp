// KnapsackBreeding: bits of open projects, in the order of what they are worth for their price.
#include "investing/knapsack_breeding.h"

#include <algorithm>
#include <unordered_set>

#include "base/random_stream.h"

namespace stip {

struct KnapsackBreeding::State {
  using Genes = std::vector<std::uint8_t>;

  std::vector<std::size_t> open;  ///< Dearest for their price first.
  std::vector<bool> fixed;
  std::vector<double> weights;  ///< [project * budgets + budget]
  std::vector<double> worth, room;
  std::vector<std::uint64_t> keys;  ///< For telling packings apart.
  std::size_t budgets = 0;
  double fixed_worth = 0;
  RandomStream random{0};

  std::vector<Genes> population;
  std::vector<double> values;
  std::unordered_set<std::uint64_t> known;
  std::vector<std::uint64_t> hashes;
  Genes child;
  std::vector<double> left;

  static constexpr std::size_t size = 100;

  const double* weight(std::size_t i) const { return &weights[i * budgets]; }
  bool fits(std::size_t i) const {
    const double* w = weight(i);
    for (std::size_t b = 0; b < budgets; ++b)
      if (w[b] > left[b] + 1e-9) return false;
    return true;
  }
  bool fits_all() const {
    for (const double one : left)
      if (one < -1e-9) return false;
    return true;
  }
  void change(std::size_t i, bool in) {
    child[i] = in;
    const double* w = weight(i);
    for (std::size_t b = 0; b < budgets; ++b) left[b] += in ? -w[b] : w[b];
  }

  void repair() {
    left = room;
    for (std::size_t i = 0; i < child.size(); ++i)
      if (child[i]) {
        const double* w = weight(i);
        for (std::size_t b = 0; b < budgets; ++b) left[b] -= w[b];
      }
    for (std::size_t i = child.size(); i-- > 0 && !fits_all();)
      if (child[i]) change(i, false);
    for (std::size_t i = 0; i < child.size(); ++i)
      if (!child[i] && fits(i)) change(i, true);
  }

  /// Gives the child a place, unless it is known; tells whether it did.
  void settle() {
    double value = fixed_worth;
    std::uint64_t hash = 0;
    for (std::size_t i = 0; i < child.size(); ++i)
      if (child[i]) value += worth[i], hash ^= keys[i];
    if (!known.insert(hash).second) return;
    if (population.size() < size) {
      population.push_back(child);
      values.push_back(value);
      hashes.push_back(hash);
      return;
    }
    const auto worst = static_cast<std::size_t>(std::min_element(values.begin(), values.end()) - values.begin());
    if (value <= values[worst]) {
      known.erase(hash);
      return;
    }
    known.erase(hashes[worst]);
    population[worst] = child;
    values[worst] = value;
    hashes[worst] = hash;
  }

  std::size_t parent() {
    const std::size_t a = random.below(population.size()), b = random.below(population.size());
    return values[a] >= values[b] ? a : b;
  }

  void found() {
    for (std::size_t tries = 0; population.size() < size && tries < 20 * size; ++tries) {
      // At random around where the prices change sides.
      for (std::size_t i = 0; i < child.size(); ++i) {
        const double place = (static_cast<double>(i) + 0.5) / static_cast<double>(child.size());
        child[i] = random.uniform() > place;
      }
      repair();
      settle();
    }
  }

  void one_child() {
    const Genes& a = population[parent()];
    const Genes& b = population[parent()];
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < child.size(); ++i) {
      if (i % 64 == 0) bits = random.next();
      child[i] = bits & 1 ? a[i] : b[i];
      bits >>= 1;
    }
    for (int i = 0; i < 2; ++i) child[random.below(child.size())] ^= 1;
    repair();
    settle();
  }
};

KnapsackBreeding::KnapsackBreeding(const Knapsack& problem, const std::vector<double>& prices,
                                   std::vector<std::size_t> open, const std::vector<bool>& fixed, std::uint64_t seed)
    : state_(new State) {
  State& s = *state_;
  s.budgets = problem.budget.size();
  s.random = RandomStream(seed);
  s.fixed = fixed;
  s.room = problem.budget;
  for (const std::size_t j : open) s.fixed[j] = false;
  for (std::size_t j = 0; j < fixed.size(); ++j)
    if (s.fixed[j]) {
      s.fixed_worth += problem.worth[j];
      for (std::size_t b = 0; b < s.budgets; ++b) s.room[b] -= problem.weight[b][j];
    }
  std::vector<double> ratio(problem.worth.size());
  for (const std::size_t j : open) {
    double price = 1e-9;
    for (std::size_t b = 0; b < s.budgets; ++b) price += std::max(0.0, prices[b]) * problem.weight[b][j];
    ratio[j] = problem.worth[j] / price;
  }
  std::sort(open.begin(), open.end(),
            [&](std::size_t a, std::size_t b) { return ratio[a] != ratio[b] ? ratio[a] > ratio[b] : a < b; });
  for (const std::size_t j : open) {
    s.worth.push_back(problem.worth[j]);
    s.keys.push_back(RandomStream::mixed(j + 1));
    for (std::size_t b = 0; b < s.budgets; ++b) s.weights.push_back(problem.weight[b][j]);
  }
  s.open = std::move(open);
  s.child.resize(s.open.size());
  if (!s.open.empty()) s.found();
}

KnapsackBreeding::~KnapsackBreeding() { delete state_; }

void KnapsackBreeding::adopt(const std::vector<bool>& chosen) {
  State& s = *state_;
  for (std::size_t i = 0; i < s.open.size(); ++i) s.child[i] = chosen[s.open[i]] ? 1 : 0;
  s.repair();
  s.settle();
}

void KnapsackBreeding::breed(int children) {
  if (state_->population.size() < 2) return;
  for (int i = 0; i < children; ++i) state_->one_child();
}

double KnapsackBreeding::best() const {
  return state_->values.empty() ? 0 : *std::max_element(state_->values.begin(), state_->values.end());
}

std::vector<bool> KnapsackBreeding::chosen() const {
  const State& s = *state_;
  std::vector<bool> result = s.fixed;
  if (s.values.empty()) return result;
  const auto& best =
      s.population[static_cast<std::size_t>(std::max_element(s.values.begin(), s.values.end()) - s.values.begin())];
  for (std::size_t i = 0; i < best.size(); ++i) result[s.open[i]] = best[i] != 0;
  return result;
}

}  // namespace stip
