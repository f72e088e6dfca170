// FundingPlan: one action at a time where that is enough, all at once where it is not.
#include "investing/funding_plan.h"

#include <algorithm>

namespace stip {
namespace {

std::size_t at(int i) { return static_cast<std::size_t>(i); }

/// Kept free in every budget and share, so that a plan is within its limits after rounding too.
constexpr double margin = 1e-6;

}  // namespace

FundingGreedy::FundingGreedy(const PortfolioProblem& problem)
    : problem_(&problem),
      payments_(problem.actions.size()),
      public_left_(problem.most_public_money < 0 ? no_limit : problem.most_public_money) {
  for (const Funder& funder : problem.funders)
    for (const double budget : funder.budget) left_.push_back(budget - margin);
}

bool FundingGreedy::pay(int a, int start) {
  const CandidateAction& action = problem_->actions[at(a)];
  struct Year {
    double cost = 0, privately = 0, most_private = 0, most_european = 0, most_national = 0;
  };
  std::vector<Year> years(at(action.duration));
  for (int k = 0; k < action.duration; ++k) {
    Year& year = years[at(k)];
    year.cost = action.cost[at(k)];
    for (const int f : action.funders) {
      const double free = std::max(0.0, left(f, start + k));
      switch (problem_->funders[at(f)].kind) {
        case FunderKind::private_:
          year.most_private += free;
          break;
        case FunderKind::european:
          year.most_european += free;
          break;
        case FunderKind::public_:
          year.most_national += free;
          break;
      }
    }
    year.privately = std::max(0.0, year.cost - year.most_european - year.most_national);
    if (year.privately > year.most_private) return false;
  }
  const double total = action.total_cost();
  double lacking =
      problem_->private_share(action) * total * (1 + 1e-12) + (problem_->may_be_private(action) ? margin : 0);
  lacking = std::min(lacking, total);
  for (const Year& year : years) lacking -= year.privately;
  // More private money where most is left of it.
  const auto top_up = [&](double amount) {
    while (amount > 0) {
      Year* best = nullptr;
      double room = 0;
      for (Year& year : years) {
        const double free = std::min(year.cost, year.most_private) - year.privately;
        if (free > room) room = free, best = &year;
      }
      if (!best) return false;
      const double put = std::min(room, amount);
      best->privately += put;
      amount -= put;
    }
    return true;
  };
  if (!top_up(lacking)) return false;
  // European money may be k times national money at most: a share k / (1 + k) of what is not private.
  const double k = problem_->european_of_national;
  double rest = 0, least_european = 0;
  for (const Year& year : years) {
    rest += year.cost - year.privately;
    least_european += std::max(0.0, year.cost - year.privately - year.most_national);
  }
  double european_room = rest * k / (1 + k) * (1 - 1e-12) - least_european;
  if (least_european > 0 && european_room < 0) {
    // Where national money falls short, private money takes its place: each euro lowers both sides.
    for (Year& year : years) {
      const double short_of = std::max(0.0, year.cost - year.privately - year.most_national);
      const double put =
          std::min({short_of, std::min(year.cost, year.most_private) - year.privately, -european_room * (1 + k)});
      if (put <= 0) continue;
      year.privately += put;
      european_room += put / (1 + k);
    }
    if (european_room < -1e-12) return false;
  }
  double public_part = 0;
  for (const Year& year : years) public_part += year.cost - year.privately;
  if (public_part > public_left_) return false;
  public_left_ -= public_part;
  for (int i = 0; i < action.duration; ++i) {
    const Year& year = years[at(i)];
    const double publicly = year.cost - year.privately;
    double european = std::max(0.0, publicly - year.most_national);
    // European money in the measure in which it is left.
    const double all = year.most_european + year.most_national;
    const double wished = all > 0 ? publicly * year.most_european / all : 0;
    if (wished > european) {
      const double more = std::min({wished - european, year.most_european - european, std::max(0.0, european_room)});
      european += std::max(0.0, more);
      european_room -= std::max(0.0, more);
    }
    const auto hand_out = [&](FunderKind kind, double amount, double most) {
      double given = 0;
      Payment* last = nullptr;
      for (const int f : action.funders) {
        if (problem_->funders[at(f)].kind != kind || amount <= 0 || most <= 0) continue;
        const double part = amount * std::max(0.0, left(f, start + i)) / most;
        if (part <= 0) continue;
        payments_[at(a)].push_back({a, f, start + i, part});
        last = &payments_[at(a)].back();
        given += part;
      }
      if (last) last->amount += amount - given;
    };
    hand_out(FunderKind::private_, year.privately, year.most_private);
    hand_out(FunderKind::european, european, year.most_european);
    hand_out(FunderKind::public_, publicly - european, year.most_national);
  }
  for (const Payment& payment : payments_[at(a)]) left(payment.funder, payment.year) -= payment.amount;
  return true;
}

void FundingGreedy::take_back(int a) {
  for (const Payment& payment : payments_[at(a)]) {
    left(payment.funder, payment.year) += payment.amount;
    if (problem_->funders[at(payment.funder)].kind != FunderKind::private_) public_left_ += payment.amount;
  }
  payments_[at(a)].clear();
}

std::vector<Payment> FundingGreedy::payments() const {
  std::vector<Payment> all;
  for (const auto& payments : payments_) all.insert(all.end(), payments.begin(), payments.end());
  return all;
}

FundingAnswer funding_plan(const PortfolioProblem& problem, const std::vector<int>& starts,
                           const LinearSolver& solver) {
  std::vector<PartStart> parts;
  for (std::size_t a = 0; a < starts.size(); ++a)
    if (starts[a] != not_started) parts.push_back({static_cast<int>(a), starts[a], 1});
  return funding_plan(problem, parts, solver);
}

FundingAnswer funding_plan(const PortfolioProblem& problem, const std::vector<PartStart>& parts,
                           const LinearSolver& solver) {
  constexpr double mending =
      1000;  // Times the price of public money: a budget is overspent only if nothing else is left.
  LinearProgram lp;
  std::vector<Payment> payments;  // One for each of the first columns.
  std::vector<std::vector<LinearProgram::Element>> budget(problem.funders.size() * at(problem.years));
  std::vector<LinearProgram::Element> public_money;
  for (std::size_t from = 0, to = 0; from < parts.size(); from = to) {
    const int a = parts[from].action;
    const CandidateAction& action = problem.actions[at(a)];
    std::vector<double> cost(at(problem.years));
    double total = 0;
    for (; to < parts.size() && parts[to].action == a; ++to)
      for (int k = 0; k < action.duration; ++k) {
        cost[at(parts[to].start + k)] += parts[to].share * action.cost[at(k)];
        total += parts[to].share * action.cost[at(k)];
      }
    std::vector<LinearProgram::Element> share, european;
    bool european_here = false;
    for (int year = 0; year < problem.years; ++year) {
      if (cost[at(year)] == 0) continue;
      std::vector<LinearProgram::Element> paid;
      for (const int f : action.funders) {
        const FunderKind kind = problem.funders[at(f)].kind;
        const int column = lp.add_column({kind == FunderKind::private_ ? 0.0 : -1.0, 0, cost[at(year)], false});
        payments.push_back({a, f, year, 0});
        paid.push_back({column, 1});
        budget[at(f * problem.years + year)].push_back({column, 1});
        if (kind == FunderKind::private_)
          share.push_back({column, 1});
        else
          public_money.push_back({column, 1});
        if (kind == FunderKind::european) european.push_back({column, 1}), european_here = true;
        if (kind == FunderKind::public_) european.push_back({column, -problem.european_of_national});
      }
      if (!paid.empty()) lp.add_row({cost[at(year)], cost[at(year)]}, paid);
    }
    if (!share.empty()) lp.add_row({std::min(total, problem.private_share(action) * total + margin), no_limit}, share);
    if (european_here) lp.add_row({-no_limit, 0}, european);
  }
  const std::size_t first_budget = lp.rows.size();
  for (std::size_t i = 0; i < budget.size(); ++i) {
    budget[i].push_back({lp.add_column({-mending, 0, no_limit, false}), -1});
    const double most = problem.funders[i / at(problem.years)].budget[i % at(problem.years)];
    lp.add_row({-no_limit, std::max(0.0, most - margin)}, budget[i]);
  }
  if (problem.most_public_money >= 0) {
    public_money.push_back({lp.add_column({-mending, 0, no_limit, false}), -1});
    lp.add_row({-no_limit, std::max(0.0, problem.most_public_money - margin)}, public_money);
  }
  const LinearAnswer answer = solver.relaxed(lp, {});
  FundingAnswer result;
  if (answer.status != LinearStatus::optimal) return result;
  double lacking = 0;
  for (std::size_t j = payments.size(); j < answer.x.size(); ++j) lacking += std::max(0.0, answer.x[j]);
  if (lacking < margin / 2) {
    result.payments.emplace();
    for (std::size_t j = 0; j < payments.size(); ++j) {
      payments[j].amount = answer.x[j];
      if (answer.x[j] > 1e-9) result.payments->push_back(payments[j]);
    }
    return result;
  }
  result.overspent.assign(answer.x.begin() + static_cast<std::ptrdiff_t>(payments.size()), answer.x.end());
  for (std::size_t i = 0; i < budget.size(); ++i)
    result.price.push_back(std::max(0.0, answer.row_price[first_budget + i] / mending));
  if (problem.most_public_money >= 0) result.public_price = std::max(0.0, answer.row_price.back() / mending);
  return result;
}

namespace {

/// The least that a start costs at these prices, by its dual: sum over years of cost * min(private - x, european + y,
/// national - k * y) + x * least private, highest over x and y >= 0. Every x and y gives less than or as much as the least.
class CheapestStart {
 public:
  CheapestStart(const PortfolioProblem& problem, const FundingAnswer& prices) : problem_(problem), prices_(prices) {}

  double operator()(int a, int start) {
    const CandidateAction& action = problem_.actions[at(a)];
    least_private_ = problem_.private_share(action) * action.total_cost();
    years_.clear();
    for (int k = 0; k < action.duration; ++k) {
      Year year{action.cost[at(k)], no_price, no_price, no_price};
      for (const int f : action.funders) {
        const FunderKind kind = problem_.funders[at(f)].kind;
        double& least = kind == FunderKind::private_   ? year.privately
                        : kind == FunderKind::european ? year.european
                                                       : year.national;
        const double price = prices_.price[at(f * problem_.years + start + k)] +
                             (kind == FunderKind::private_ ? 0 : prices_.public_price);
        least = std::min(least, price);
      }
      years_.push_back(year);
    }
    double low = 0, high = 4;
    for (int i = 0; i < 40; ++i) {
      const double left = low + (high - low) / 3, right = high - (high - low) / 3;
      if (at_european(left) < at_european(right))
        low = left;
      else
        high = right;
    }
    return std::max(at_european(0), at_european(low));
  }

 private:
  static constexpr double no_price = 1e6;
  struct Year {
    double cost, privately, european, national;
  };

  double at_european(double y) const {
    // Concave in x, with a kink where a year changes from public to private: one of the kinks is best.
    const auto publicly = [&](const Year& year) {
      return std::min(year.european + y, year.national - problem_.european_of_national * y);
    };
    const auto sum = [&](double x) {
      double total = x * least_private_;
      for (const Year& year : years_) total += year.cost * std::min(year.privately - x, publicly(year));
      return total;
    };
    double best = sum(0);
    for (const Year& year : years_) {
      const double kink = year.privately - publicly(year);
      if (kink > 0 && kink < no_price / 2) best = std::max(best, sum(kink));
    }
    return best;
  }

  const PortfolioProblem& problem_;
  const FundingAnswer& prices_;
  std::vector<Year> years_;
  double least_private_ = 0;
};

}  // namespace

PriceRow price_row(const PortfolioProblem& problem, const FundingAnswer& prices) {
  PriceRow row;
  CheapestStart cheapest(problem, prices);
  for (std::size_t a = 0; a < problem.actions.size(); ++a) {
    const CandidateAction& action = problem.actions[a];
    std::vector<double> charge(at(problem.years));
    for (int t = action.earliest; t <= action.latest; ++t)
      charge[at(t)] = action.funders.empty() ? 0 : cheapest(static_cast<int>(a), t);
    row.charge.push_back(std::move(charge));
  }
  for (std::size_t i = 0; i < prices.price.size(); ++i)
    row.most += prices.price[i] * problem.funders[i / at(problem.years)].budget[i % at(problem.years)];
  if (problem.most_public_money >= 0) row.most += prices.public_price * problem.most_public_money;
  return row;
}

}  // namespace stip
