// Alternatives: plans that are nearly as good and as different as can be, and what they have in common.
#pragma once

#include <functional>
#include <vector>

#include "investing/linear_program.h"
#include "investing/portfolio_problem.h"

namespace stip {

struct AlternativeOptions {
  int count = 4;              ///< How many are looked for.
  double within = 0.01;       ///< Of the best value: how much less they may reach.
  double seconds = no_limit;  ///< Of `spent`.
  std::function<double()> spent = {};
};

/// Plans that keep every condition and reach (1 - within) * the value of `best` at least; each is chosen to start what
/// those before it, `best` included, do not start, and the other way round. Fewer if no more are found.
/// Source: modelling to generate alternatives, Brill (1979), doi 10.1287/mnsc.25.5.413.
std::vector<InvestmentPlan> alternatives(const PortfolioProblem& problem, const InvestmentPlan& best,
                                         const AlternativeOptions& options, const LinearSolver& solver);

/// By action: the share of the plans that start it. 1: in every good plan; 0: in none; else it depends.
/// Source: core index, Liesio, Mild and Salo (2007), doi 10.1016/j.ejor.2006.12.001.
std::vector<double> core_index(const std::vector<InvestmentPlan>& plans);

}  // namespace stip
