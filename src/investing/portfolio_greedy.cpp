// PortfolioGreedy: fills up by density, and tries again from what is left after a part was taken out.
#include "investing/portfolio_greedy.h"

#include <algorithm>
#include <numeric>

#include "base/random_stream.h"
#include "investing/attainment.h"
#include "investing/funding_plan.h"

namespace stip {
namespace {

std::size_t at(int i) { return static_cast<std::size_t>(i); }

class Filling {
 public:
  Filling(const PortfolioProblem& problem, const std::vector<StartChoice>& choices)
      : problem_(&problem),
        choices_(&choices),
        funding_(problem),
        starts_(problem.actions.size(), not_started),
        before_(problem.actions.size()),
        after_(problem.actions.size()) {
    for (const auto& [first, then] : problem.precedences) {
      before_[at(then)].push_back(first);
      after_[at(first)].push_back(then);
    }
    for (const CandidateAction& action : problem.actions) {
      double worth = 0;
      for (const auto& [goal, amount] : action.contributions)
        worth += problem.goals[at(goal)].weight * amount / problem.goals[at(goal)].target;
      double success = 0;
      for (const double one : action.success) success += one / problem.scenarios;
      density_.push_back(worth * success / (action.total_cost() + 1e-6));
    }
  }

  const std::vector<int>& starts() const { return starts_; }
  std::vector<Payment> payments() const { return funding_.payments(); }
  double value() const { return attainment(*problem_, starts_).value; }

  /// Puts in all that can be, in that order; starts of `wished` first where it has one.
  void fill(const std::vector<int>& order, const std::vector<int>& wished) {
    for (const int a : order)
      if (starts_[at(a)] == not_started) put_in(a, wished);
  }

  std::vector<int> by_density(RandomStream& random, double noise) const {
    std::vector<double> key(density_);
    if (noise > 0)
      for (double& one : key) one *= 1 + noise * (random.uniform() - 0.5);
    std::vector<int> order(key.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [&](int a, int b) { return key[at(a)] > key[at(b)]; });
    return order;
  }

  void take_out(int a) {
    if (starts_[at(a)] == not_started) return;
    for (const int later : after_[at(a)]) take_out(later);
    funding_.take_back(a);
    starts_[at(a)] = not_started;
  }

  /// Takes out what costs most for what it contributes, in the themes that have more than their minimum, until each
  /// theme has its share of the whole.
  void keep_theme_shares() {
    for (;;) {
      std::vector<double> spent(at(problem_->themes));
      for (std::size_t a = 0; a < starts_.size(); ++a)
        if (starts_[a] != not_started) spent[at(problem_->actions[a].theme)] += problem_->actions[a].total_cost();
      const double all = std::accumulate(spent.begin(), spent.end(), 0.0);
      const double least = problem_->least_theme_share * all;
      if (std::all_of(spent.begin(), spent.end(), [&](double one) { return one >= least; })) return;
      int worst = -1;
      for (std::size_t a = 0; a < starts_.size(); ++a)
        if (starts_[a] != not_started && spent[at(problem_->actions[a].theme)] > least &&
            problem_->actions[a].total_cost() > 0 && (worst < 0 || density_[a] < density_[at(worst)]))
          worst = static_cast<int>(a);
      if (worst < 0) return;
      take_out(worst);
    }
  }

 private:
  bool put_in(int a, const std::vector<int>& wished) {
    std::vector<int> put;
    if (put_in_with(a, wished, put)) return true;
    for (const int one : put) {
      funding_.take_back(one);
      starts_[at(one)] = not_started;
    }
    return false;
  }

  bool put_in_with(int a, const std::vector<int>& wished, std::vector<int>& put) {
    int earliest = 0;
    for (const int first : before_[at(a)]) {
      if (starts_[at(first)] == not_started && !put_in_with(first, wished, put)) return false;
      earliest = std::max(earliest, starts_[at(first)] + problem_->actions[at(first)].duration);
    }
    const auto& years = (*choices_)[at(a)].starts;
    const auto pay = [&](int t) {
      if (t < earliest || !funding_.pay(a, t)) return false;
      starts_[at(a)] = t;
      put.push_back(a);
      return true;
    };
    const int wish = wished.empty() ? not_started : wished[at(a)];
    if (wish != not_started && std::find(years.begin(), years.end(), wish) != years.end() && pay(wish)) return true;
    return std::any_of(years.begin(), years.end(), pay);
  }

  const PortfolioProblem* problem_;
  const std::vector<StartChoice>* choices_;
  FundingGreedy funding_;
  std::vector<int> starts_;
  std::vector<std::vector<int>> before_, after_;
  std::vector<double> density_;
};

/// One theme, the starts of three years, what one funder may pay for, or any: of these, about a third.
void take_part_out(Filling& filling, const PortfolioProblem& problem, RandomStream& random) {
  const auto kind = random.below(4);
  const int theme = static_cast<int>(random.below(at(problem.themes)));
  const int year = static_cast<int>(random.below(at(problem.years)));
  const int funder = static_cast<int>(random.below(problem.funders.size()));
  const double share = kind == 3 ? 0.1 : 0.35;
  for (std::size_t a = 0; a < problem.actions.size(); ++a) {
    const int start = filling.starts()[a];
    if (start == not_started) continue;
    const CandidateAction& action = problem.actions[a];
    const bool meant = kind == 0   ? action.theme == theme
                       : kind == 1 ? start >= year && start < year + 3
                       : kind == 2
                           ? std::find(action.funders.begin(), action.funders.end(), funder) != action.funders.end()
                           : true;
    if (meant && random.uniform() < share) filling.take_out(static_cast<int>(a));
  }
}

}  // namespace

InvestmentPlan greedy_portfolio(const PortfolioProblem& problem, const std::vector<StartChoice>& choices,
                                const GreedyOptions& options) {
  RandomStream random(options.seed);
  Filling best(problem, choices);
  std::vector<int> order = best.by_density(random, 0);
  std::stable_partition(order.begin(), order.end(), [&](int a) { return problem.actions[at(a)].committed; });
  if (!options.first.empty())
    std::stable_partition(order.begin(), order.end(), [&](int a) { return options.first[at(a)] != not_started; });
  best.fill(order, options.first);
  best.keep_theme_shares();
  double value = best.value();
  for (int round = 0; round < options.rounds; ++round) {
    Filling next = best;
    take_part_out(next, problem, random);
    next.fill(next.by_density(random, 0.6), {});
    next.keep_theme_shares();
    const double reached = next.value();
    if (reached < value) continue;
    value = reached;
    best = next;
  }
  return {best.starts(), best.payments()};
}

}  // namespace stip
