// TestPortfolios: small problems, their best value by trying everything, and a checker that shares no code with the room.
#pragma once

#include <algorithm>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "base/random_stream.h"
#include "investing/portfolio_problem.h"

namespace stip {

/// A random problem with so many actions over four years: three funders, two goals, two scenarios, two themes.
inline PortfolioProblem random_problem(std::uint64_t seed, int actions) {
  RandomStream random(seed);
  PortfolioProblem problem{.years = 4,
                           .first_year = 2026,
                           .scenarios = 2,
                           .themes = 2,
                           .least_theme_share = 0.05,
                           .tail = 0.5,
                           .tail_weight = 0.5};
  problem.most_public_share = 0.8;
  const auto budget = [&](double most) {
    std::vector<double> row;
    for (int u = 0; u < 4; ++u) row.push_back(most * (0.5 + random.uniform()));
    return row;
  };
  problem.funders = {{"EZK", FunderKind::public_, budget(4)},
                     {"EU", FunderKind::european, budget(2)},
                     {"BEDRIJF", FunderKind::private_, budget(3)}};
  problem.goals = {{"a", 2, 1.0, 4.0}, {"b", 3, 0.5, 5.0}};
  for (int a = 0; a < actions; ++a) {
    CandidateAction action{.name = std::to_string(a), .theme = static_cast<int>(random.below(2))};
    action.duration = 1 + static_cast<int>(random.below(2));
    action.earliest = static_cast<int>(random.below(2));
    action.latest = 2;
    for (int k = 0; k < action.duration; ++k) action.cost.push_back(0.5 + 3 * random.uniform());
    action.funders = random.below(3) == 0 ? std::vector<int>{0} : std::vector<int>{0, 1, 2};
    action.least_private = random.below(2) == 0 ? 0.0 : 0.4;
    action.contributions = {{static_cast<int>(random.below(2)), 0.5 + 2 * random.uniform()}};
    action.success = {random.uniform(), 0.5 + random.uniform()};
    problem.actions.push_back(std::move(action));
  }
  if (actions > 2) problem.precedences = {{0, 2}};
  return problem;
}

/// What a plan breaks, in words; empty: nothing.
inline std::vector<std::string> broken(const PortfolioProblem& p, const InvestmentPlan& plan) {
  constexpr double rounding = 2e-6;
  std::vector<std::string> found;
  std::map<std::pair<int, int>, double> by_year, budget;
  std::map<int, std::map<FunderKind, double>> by_kind;
  for (const Payment& x : plan.payments) {
    const auto& allowed = p.actions[std::size_t(x.action)].funders;
    if (std::find(allowed.begin(), allowed.end(), x.funder) == allowed.end())
      found.push_back("a funder that may not pay");
    if (x.amount < 0) found.push_back("a payment below zero");
    by_year[{x.action, x.year}] += x.amount;
    budget[{x.funder, x.year}] += x.amount;
    by_kind[x.action][p.funders[std::size_t(x.funder)].kind] += x.amount;
  }
  for (const auto& [place, amount] : budget)
    if (amount > p.funders[std::size_t(place.first)].budget[std::size_t(place.second)] + rounding)
      found.push_back("a budget");
  double whole = 0;
  std::vector<double> theme(std::size_t(p.themes));
  for (std::size_t a = 0; a < p.actions.size(); ++a) {
    const CandidateAction& action = p.actions[a];
    const int start = plan.start[a], id = int(a);
    if (start != not_started && (start < action.earliest || start > action.latest)) found.push_back("a window");
    for (int u = 0; u < p.years; ++u) {
      const bool runs = start != not_started && u >= start && u < start + action.duration;
      const double due = runs ? action.cost[std::size_t(u - start)] : 0;
      if (std::abs(due - (by_year.count({id, u}) ? by_year[{id, u}] : 0)) > rounding) found.push_back("a cost");
    }
    if (start == not_started) continue;
    double total = 0;
    for (const double c : action.cost) total += c;
    whole += total;
    theme[std::size_t(action.theme)] += total;
    auto& paid = by_kind[id];
    const bool may = std::any_of(action.funders.begin(), action.funders.end(),
                                 [&](int f) { return p.funders[std::size_t(f)].kind == FunderKind::private_; });
    if (may && paid[FunderKind::private_] < action.least_private * total - rounding) found.push_back("private money");
    if (may && total - paid[FunderKind::private_] > p.most_public_share * total + rounding)
      found.push_back("public money");
    if (paid[FunderKind::european] > p.european_of_national * paid[FunderKind::public_] + rounding)
      found.push_back("European money");
  }
  for (const auto& [first, then] : p.precedences) {
    const int before = plan.start[std::size_t(first)], after = plan.start[std::size_t(then)];
    if (after != not_started && (before == not_started || before + p.actions[std::size_t(first)].duration > after))
      found.push_back("a dependency");
  }
  for (const double part : theme)
    if (part < p.least_theme_share * whole - rounding) found.push_back("a theme");
  return found;
}

/// Value by the definition, and no other way: scenarios sorted, the worst ones averaged.
inline double value_of(const PortfolioProblem& p, const std::vector<int>& starts) {
  double weights = 0, mean = 0, worst = 0;
  for (const auto& goal : p.goals) weights += goal.weight;
  std::vector<double> z;
  for (int s = 0; s < p.scenarios; ++s) {
    double sum = 0;
    for (std::size_t g = 0; g < p.goals.size(); ++g) {
      double q = 0;
      for (std::size_t a = 0; a < p.actions.size(); ++a)
        for (const auto& c : p.actions[a].contributions)
          if (std::size_t(c.goal) == g && starts[a] != not_started &&
              starts[a] + p.actions[a].duration - 1 <= p.goals[g].due)
            q += c.amount * p.actions[a].success[std::size_t(s)];
      sum += p.goals[g].weight / weights * std::min(1.0, q / p.goals[g].target);
    }
    z.push_back(sum);
    mean += sum / p.scenarios;
  }
  std::sort(z.begin(), z.end());
  const double tail = p.tail * p.scenarios;
  for (std::size_t s = 0; s < z.size(); ++s) worst += z[s] * std::clamp(tail - double(s), 0.0, 1.0) / tail;
  return (1 - p.tail_weight) * mean + p.tail_weight * worst;
}

/// `found(starts)` for every combination of starts that windows and dependencies allow.
inline void all_starts(const PortfolioProblem& p, const std::function<void(const std::vector<int>&)>& found) {
  std::vector<int> starts(p.actions.size(), not_started);
  const std::function<void(std::size_t)> from = [&](std::size_t a) {
    if (a == p.actions.size()) {
      for (const auto& [first, then] : p.precedences) {
        const int before = starts[std::size_t(first)], after = starts[std::size_t(then)];
        if (after != not_started && (before == not_started || before + p.actions[std::size_t(first)].duration > after))
          return;
      }
      found(starts);
      return;
    }
    starts[a] = not_started;
    from(a + 1);
    for (starts[a] = p.actions[a].earliest; starts[a] <= p.actions[a].latest; ++starts[a]) from(a + 1);
    starts[a] = not_started;
  };
  from(0);
}

}  // namespace stip
