// AgendaChoice: a proposal of which actions start when, what a cut costs, what else is nearly as good, and why.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "investing/agenda_portfolio.h"
#include "investing/choice_scenario.h"
#include "investing/portfolio_solve.h"

namespace stip {

struct AgendaChoiceOptions {
  AgendaPortfolioOptions portfolio = {};
  std::vector<ChoiceScenario> scenarios = {};  ///< Cuts are compared with the plan without them.
  int rounds = 20;
  std::uint64_t seed = 2040;
  double seconds = no_limit;                                   ///< Of `spent`, for the first plan; a cut has two.
  std::function<double()> spent = {};                          ///< Seconds since it began.
  std::function<void(double value, double bound)> heard = {};  ///< Of the first plan; see PortfolioOptions.
  const LinearSolver* solver = nullptr;
  int alternatives = 4;
  double within = 0.01;
};

/// Why an action starts or does not.
enum class ChoiceReason {
  under_way,      ///< It runs already.
  has_to,         ///< A scenario says that it has to start.
  in_every_plan,  ///< Every plan that was found and is nearly as good starts it.
  in_some_plans,  ///< This plan starts it; others that are nearly as good do not.
  no_room,        ///< It has no years left in which it could be done.
  too_late,       ///< It cannot be finished before the years of its goals.
  no_money,       ///< Even if nothing else were started, its sources could not pay for it.
  waits,          ///< What has to come first does not start.
  others_more,    ///< With the same money other actions bring the goals further.
  adds_nothing,   ///< Its goals are reached as far as they can be without it.
};
std::string_view name_of(ChoiceReason reason);
Said told(ChoiceReason reason);

struct ChosenAction {
  ChoiceReason reason{};
  double in_plans = 0;  ///< Share of the plans that were found that start it.
};

struct GoalLoss {
  double before = 0, after = 0;  ///< Mean share of the goal that is reached.
};

/// The new plan under a cut, found from the plan before it.
struct CutAnswer {
  PortfolioAnswer answer;
  std::vector<Said> conflict;  ///< What cannot be kept together under the cut; then `answer` lets go of what runs.
  std::vector<std::string> stopped;  ///< Then: actions under way that it does not go on with.
  std::vector<GoalLoss> goals;
  std::vector<std::string> dropped, added, moved;  ///< Against the plan before.
};

struct AgendaChoice {
  AgendaPortfolio portfolio;  ///< With the scenarios that are no cuts.
  PortfolioAnswer answer;     ///< Not found if nothing can be chosen or conditions are in conflict.
  std::vector<Said> conflict;
  std::vector<ChosenAction> actions;  ///< As those of the problem; empty without an answer.
  std::vector<InvestmentPlan> plans;  ///< The plan and those that are nearly as good.
  std::optional<CutAnswer> cut;

  bool can_choose() const { return portfolio.can_choose(); }
};

/// A proposal, never a decision. Errors: as of apply().
ErrorOr<AgendaChoice> agenda_choice(const View& view, Day today, const AgendaChoiceOptions& options);

/// Without what brings no goal nearer and is not waited for: its money stays free.
InvestmentPlan without_idle(const PortfolioProblem& problem, InvestmentPlan plan);

/// The same starts, each as early as money, windows and dependencies allow: reaching a goal early costs no more here.
InvestmentPlan as_early_as_can(const PortfolioProblem& problem, InvestmentPlan plan, const LinearSolver& solver);

}  // namespace stip
