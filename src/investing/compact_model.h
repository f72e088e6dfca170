// CompactModel: the portfolio as a linear program in which payments are taken together by kind of action.
#pragma once

#include <vector>

#include "investing/linear_program.h"
#include "investing/portfolio_problem.h"

namespace stip {

/// What an action may still do: start in one of these years, or (unless it must start) not at all.
struct StartChoice {
  std::vector<int> starts;  ///< Ascending.
  bool must_start = false;
};

/// All that windows and dependencies leave open: an action cannot start before what has to come first can be finished.
std::vector<StartChoice> open_choices(const PortfolioProblem& problem);

struct CompactModel {
  LinearProgram program;
  std::vector<StartChoice> choices;
  std::vector<int> first_column;  ///< By action: of "started by the first of its years"; the others follow.
  std::size_t chain_rows = 0;     ///< The first rows only say that what has started stays started.

  /// "Action started in year t or before": a column, or no column and a constant 0 or 1.
  struct Started {
    int column = -1;
    double constant = 0;
  };
  Started started_by(int action, int t) const;

  /// Adds a row over starts: the sum of charge[a][t] of actions a that start in year t is at most `most`.
  void add_charge_row(const std::vector<std::vector<double>>& charge, double most);

  /// Year of start of each action in a solution of whole numbers.
  std::vector<int> starts(const std::vector<double>& x) const;
};

/// max mean and worst tail of attainment over starts and payments; a payment is of a group of actions with the same
/// funders, and conditions of single actions (private share, European money) are asked of their group. So each
/// portfolio is a solution, and the value of the program is never less than that of the best portfolio.
/// Cost: linear in actions x years x scenarios.
CompactModel compact_model(const PortfolioProblem& problem, std::vector<StartChoice> choices);

}  // namespace stip
