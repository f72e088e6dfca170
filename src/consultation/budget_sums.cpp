// BudgetSums: what a step with an option does to the sums by cost.
#include "consultation/budget_sums.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace stip {
namespace {

/// [cost]: sum of the weights of the portfolios that cost exactly that, less a common factor exp(log_scale).
struct ByCost {
  std::vector<double> sums;
  double log_scale = 0;
};

ByCost only_empty(std::int64_t budget) {
  ByCost table{std::vector<double>(static_cast<std::size_t>(budget) + 1), 0};
  table.sums[0] = 1;
  return table;
}

/// The same with one option more to choose from. `weight` = exp(v), scaled here so that nothing runs over.
void with_option(ByCost& table, double v, std::int64_t cost) {
  const double take = v > 0 ? 1 : std::exp(v), leave = v > 0 ? std::exp(-v) : 1;
  if (v > 0) table.log_scale += v;
  const auto shift = static_cast<std::size_t>(cost);
  for (std::size_t c = table.sums.size(); c-- > 0;)
    table.sums[c] = leave * table.sums[c] + (c >= shift ? take * table.sums[c - shift] : 0);
  const double largest = *std::max_element(table.sums.begin(), table.sums.end());
  if (largest > 1e100 || largest < 1e-100) {
    for (double& sum : table.sums) sum /= largest;
    table.log_scale += std::log(largest);
  }
}

/// Log of the sum of the weights of all pairs, one portfolio of each table, that together cost at most `room`.
double log_joined(const ByCost& left, const ByCost& right, std::int64_t room) {
  if (room < 0) return -std::numeric_limits<double>::infinity();
  double up_to = 0, total = 0;
  const auto most = static_cast<std::size_t>(room);
  std::size_t next = 0;
  for (std::size_t c = most + 1; c-- > 0;) {  // Left costs c; right may cost room - c.
    while (next <= most - c) up_to += right.sums[next++];
    total += left.sums[c] * up_to;
  }
  return std::log(total) + left.log_scale + right.log_scale;
}

}  // namespace

BudgetSums budget_sums(const std::vector<double>& v, const std::vector<std::int64_t>& costs, std::int64_t budget) {
  const std::size_t n = v.size();
  std::vector<ByCost> before{only_empty(budget)}, after(n + 1);  // Of the options before j; of those from j on.
  for (std::size_t j = 0; j < n; ++j) {
    before.push_back(before.back());
    with_option(before.back(), v[j], costs[j]);
  }
  after[n] = only_empty(budget);
  for (std::size_t j = n; j-- > 0;) {
    after[j] = after[j + 1];
    with_option(after[j], v[j], costs[j]);
  }
  BudgetSums result;
  result.log_total = log_joined(before[n], after[n], budget);
  result.share.assign(n, 0);
  result.shares.assign(n, std::vector<double>(n));
  for (std::size_t j = 0; j < n; ++j) {
    result.share[j] = std::exp(log_joined(before[j], after[j + 1], budget - costs[j]) + v[j] - result.log_total);
    result.shares[j][j] = result.share[j];
    ByCost without = before[j];  // Of the options before k, but for j.
    for (std::size_t k = j + 1; k < n; ++k) {
      const double log_sum = log_joined(without, after[k + 1], budget - costs[j] - costs[k]) + v[j] + v[k];
      result.shares[j][k] = result.shares[k][j] = std::exp(log_sum - result.log_total);
      with_option(without, v[k], costs[k]);
    }
  }
  return result;
}

std::vector<std::size_t> best_portfolio(const std::vector<double>& v, const std::vector<std::int64_t>& costs,
                                        std::int64_t budget) {
  const auto most = static_cast<std::size_t>(budget);
  std::vector<double> best(most + 1, 0);
  std::vector<std::vector<char>> taken(v.size(), std::vector<char>(most + 1));
  for (std::size_t j = 0; j < v.size(); ++j) {
    const auto cost = static_cast<std::size_t>(costs[j]);
    for (std::size_t room = most + 1; room-- > cost;) {
      const double with = best[room - cost] + v[j];
      if (with <= best[room]) continue;
      best[room] = with;
      taken[j][room] = 1;
    }
  }
  std::vector<std::size_t> options;
  std::size_t room = most;
  for (std::size_t j = v.size(); j-- > 0;) {
    if (!taken[j][room]) continue;
    options.insert(options.begin(), j);
    room -= static_cast<std::size_t>(costs[j]);
  }
  return options;
}

}  // namespace stip
