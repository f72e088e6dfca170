// FundingPlan: who pays how much for which action in which year, once it is known when actions start.
#pragma once

#include <optional>
#include <vector>

#include "investing/linear_program.h"
#include "investing/portfolio_problem.h"

namespace stip {

/// Puts actions one by one to what is left of the budgets.
class FundingGreedy {
 public:
  explicit FundingGreedy(const PortfolioProblem& problem);
  /// Pays for the action from year `start` on; false, and nothing is paid, if it cannot be done with what is left.
  bool pay(int action, int start);
  void take_back(int action);
  /// The payments, by action.
  std::vector<Payment> payments() const;

 private:
  double& left(int funder, int year) { return left_[static_cast<std::size_t>(funder * problem_->years + year)]; }

  const PortfolioProblem* problem_;
  std::vector<double> left_;                    ///< [funder * years + year]
  std::vector<std::vector<Payment>> payments_;  ///< By action.
  double public_left_;
};

struct FundingAnswer {
  std::optional<std::vector<Payment>> payments;  ///< Empty: these starts cannot be paid for.
  /// Then: what one more of a budget would mend, by [funder * years + year], and of the limit on public money.
  std::vector<double> price;
  double public_price = 0;
  std::vector<double> overspent;  ///< The least that has to be added, by [funder * years + year].
};

/// Payments that keep every condition, by a linear program over all actions at once. What cannot be paid for lacks a
/// millionth of the unit at least. Of several plans it is one with the least public money.
FundingAnswer funding_plan(const PortfolioProblem& problem, const std::vector<int>& starts, const LinearSolver& solver);

/// A share of a start, as a relaxation has it. Those of one action stand together.
struct PartStart {
  int action = 0, start = 0;
  double share = 1;
};
/// The same for shares of starts, of which each condition of an action is asked together.
FundingAnswer funding_plan(const PortfolioProblem& problem, const std::vector<PartStart>& parts,
                           const LinearSolver& solver);

/// A row that every fundable portfolio keeps: at these prices the cheapest way to pay for each action, added up, is at
/// most what the budgets are worth. So it tells apart what taking payments together (compact_model) cannot.
struct PriceRow {
  std::vector<std::vector<double>> charge;  ///< By action and year of start.
  double most = 0;
};
PriceRow price_row(const PortfolioProblem& problem, const FundingAnswer& prices);

}  // namespace stip
