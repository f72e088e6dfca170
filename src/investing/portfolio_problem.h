// PortfolioProblem: which actions start when and who pays, as plain data.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace stip {

enum class FunderKind { public_, european, private_ };

/// Who can pay, and how much in each year. Amounts are in the unit of the file (millions of euros).
struct Funder {
  std::string name = {};
  FunderKind kind{};
  std::vector<double> budget = {};  ///< By year.
};

struct PortfolioGoal {
  std::string name = {};
  int due = 0;        ///< Year index: an action counts if its last year is not after it.
  double weight = 0;  ///< Above zero.
  double target = 0;  ///< Above zero, in units of contribution.
  double least = 0;   ///< Share of the target that has to be reached in the mean; 0: as far as it goes.
};

struct GoalContribution {
  int goal = 0;
  double amount = 0;  ///< Never negative.
};

/// Invariants: 0 <= earliest <= latest, latest + duration <= years; cost has `duration` elements, none negative.
struct CandidateAction {
  std::string name = {};
  int theme = 0;
  int duration = 1;  ///< Years.
  int earliest = 0, latest = 0;
  std::vector<double> cost = {};  ///< By year since the start.
  std::vector<int> funders = {};  ///< Indices, ascending; never empty.
  double least_private = 0;       ///< Share of its whole cost; asked only if a private funder may pay.
  std::vector<GoalContribution> contributions = {};
  std::vector<double> success = {};  ///< By scenario: times its contribution.
  bool committed = false;            ///< Has to start.

  double total_cost() const {
    double sum = 0;
    for (const double year : cost) sum += year;
    return sum;
  }
  int last_start_for(int due) const { return due - duration + 1 < latest ? due - duration + 1 : latest; }
};

/// `first` has to be finished before `then` starts.
struct Precedence {
  int first = 0, then = 0;
};

struct PortfolioProblem {
  int years = 0;
  int first_year = 0;
  int scenarios = 0;
  int themes = 0;
  double least_theme_share = 0;     ///< Of what is spent in all.
  double european_of_national = 1;  ///< European money of an action at most so many times its national public money.
  double most_public_share = 1;     ///< Of an action that a private funder may pay for, European money included.
  double tail = 1;                  ///< Share of the scenarios that is the worst tail: above 0, at most 1.
  double tail_weight = 0;           ///< Of the worst tail against the mean.
  double most_public_money = -1;    ///< Over all years; negative: no limit.
  std::vector<Funder> funders = {};
  std::vector<PortfolioGoal> goals = {};
  std::vector<CandidateAction> actions = {};
  std::vector<Precedence> precedences = {};

  bool may_be_private(const CandidateAction& action) const {
    for (const int f : action.funders)
      if (funders[static_cast<std::size_t>(f)].kind == FunderKind::private_) return true;
    return false;
  }
  /// The share of its cost that private funders have to pay: by its own condition, or as public money is limited.
  double private_share(const CandidateAction& action) const {
    if (!may_be_private(action)) return 0;
    return action.least_private > 1 - most_public_share ? action.least_private : 1 - most_public_share;
  }
};

/// One amount that a funder pays for an action in a year.
struct Payment {
  int action = 0, funder = 0, year = 0;
  double amount = 0;
};

struct InvestmentPlan {
  std::vector<int> start = {};  ///< By action: year index, or not_started.
  std::vector<Payment> payments = {};
};
inline constexpr int not_started = -1;

}  // namespace stip
