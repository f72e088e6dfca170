// CellKey: a uniform number from a hash, and from that the noise.
#include "consultation/cell_key.h"

#include <algorithm>
#include <cmath>

#include "base/hash.h"

namespace stip {
namespace {

constexpr double cut_off = 1e-6;

/// What names a cell, so that two tables with the same cell name it the same: its levels without the totals.
std::string name_of(const FrequencyTable& table, const FrequencyCell& cell) {
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < table.by.size(); ++i) {
    const std::uint32_t level = i == 0 ? cell.row : cell.column;
    if (level == FrequencyCell::total) continue;
    const std::string& text = table.levels[i][level];
    parts.push_back(std::to_string(table.by[i].size()) + ":" + table.by[i] + std::to_string(text.size()) + ":" + text);
  }
  std::sort(parts.begin(), parts.end());
  std::string name = std::to_string(cell.count);
  for (const std::string& part : parts) name += "\n" + part;
  return name;
}

}  // namespace

NoiseBudget noise_budget(std::size_t n_properties, double epsilon) {
  NoiseBudget budget;
  budget.epsilon = epsilon;
  budget.cells_each = n_properties == 1 ? 2 : 4;
  budget.epsilon_per_cell = epsilon / static_cast<double>(budget.cells_each);
  const double a = std::exp(-budget.epsilon_per_cell);
  // Beyond the bound lies 2 a^(bound + 1) / (1 + a).
  budget.bound = static_cast<std::int64_t>(std::ceil(std::log(cut_off * (1 + a) / 2) / std::log(a))) - 1;
  double all = 0, squares = 0;
  for (std::int64_t z = -budget.bound; z <= budget.bound; ++z) {
    const double weight = std::pow(a, static_cast<double>(std::abs(z)));
    all += weight;
    squares += weight * static_cast<double>(z * z);
  }
  budget.standard_deviation = std::sqrt(squares / all);
  budget.delta = static_cast<double>(budget.cells_each) * std::pow(a, static_cast<double>(budget.bound)) / all;
  return budget;
}

std::int64_t noise_at(const NoiseBudget& budget, double uniform) {
  const double a = std::exp(-budget.epsilon_per_cell);
  double all = 0;
  for (std::int64_t z = -budget.bound; z <= budget.bound; ++z) all += std::pow(a, static_cast<double>(std::abs(z)));
  double passed = 0;
  for (std::int64_t z = -budget.bound; z < budget.bound; ++z) {
    passed += std::pow(a, static_cast<double>(std::abs(z))) / all;
    if (uniform < passed) return z;
  }
  return budget.bound;
}

std::vector<std::int64_t> noised_counts(const FrequencyTable& table, const std::string& key,
                                        const NoiseBudget& budget) {
  const Hmac hmac(key);
  std::vector<std::int64_t> counts;
  for (const FrequencyCell& cell : table.cells) {
    const bool by_people = table.with_keys && cell.count > 0;
    const Hash hash = hmac(by_people ? "people\n" + std::to_string(cell.keys) : "cell\n" + name_of(table, cell));
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < 8; ++i) bits = bits << 8 | hash[i];
    counts.push_back(
        std::max<std::int64_t>(0, cell.count + noise_at(budget, static_cast<double>(bits >> 11) * 0x1p-53)));
  }
  return counts;
}

}  // namespace stip
