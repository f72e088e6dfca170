// Conflict: which conditions cannot be kept together, in words.
#pragma once

#include <vector>

#include "base/said.h"
#include "investing/linear_program.h"
#include "investing/portfolio_problem.h"

namespace stip {

/// A smallest set of conditions that no plan keeps together: if any one of them is dropped, the rest can be kept (or it
/// is not proven that they cannot). Empty: there is a plan, or it is not proven that there is none.
/// Conditions are: that an action starts, what a goal has to reach, the budgets of a funder, dependencies, the shares of
/// themes, of private and of European money, and the limit on public money.
/// Source: deletion filter, Chinneck and Dravnieks (1991), doi 10.1287/ijoc.3.2.157. Cost: a relaxation, and where that
/// does not tell a program of whole numbers, for each condition.
std::vector<Said> conflict(const PortfolioProblem& problem, const LinearSolver& solver);

}  // namespace stip
