// AgendaChoice: solves, brings forward, looks for others, cuts, and says why.
#include "investing/agenda_choice.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "base/locale.h"
#include "investing/alternatives.h"
#include "investing/compact_model.h"
#include "investing/conflict.h"
#include "investing/funding_plan.h"

namespace stip {
namespace {

std::size_t at(int i) { return static_cast<std::size_t>(i); }
constexpr std::size_t most_brought_forward = 300;

/// The first year in which it could start after all that has to come before it.
int earliest_after(const PortfolioProblem& problem, const std::vector<int>& starts, int action) {
  int first = problem.actions[at(action)].earliest;
  for (const auto& [before, then] : problem.precedences)
    if (then == action) first = std::max(first, starts[at(before)] + problem.actions[at(before)].duration);
  return first;
}

bool has_same_actions(const InvestmentPlan& one, const InvestmentPlan& other) {
  for (std::size_t a = 0; a < one.start.size(); ++a)
    if ((one.start[a] == not_started) != (other.start[a] == not_started)) return false;
  return true;
}

class Chooser {
 public:
  Chooser(const View& view, const AgendaChoiceOptions& options) : view_(view), options_(options) {}

  ErrorOr<AgendaChoice> run(AgendaPortfolio portfolio) {
    result_.portfolio = std::move(portfolio);
    PortfolioProblem& problem = result_.portfolio.problem;
    for (const ChoiceScenario& scenario : options_.scenarios)
      if (!scenario.is_cut()) STIP_TRY(apply(scenario, view_, problem));
    PortfolioProblem less = problem;
    bool has_cut = false;
    for (const ChoiceScenario& scenario : options_.scenarios) {
      if (!scenario.is_cut()) continue;
      STIP_TRY(apply(scenario, view_, less));
      has_cut = true;
    }
    if (!result_.can_choose()) return std::move(result_);
    result_.answer = solve(problem, {}, options_.seconds);
    if (!result_.answer.found()) {
      if (result_.answer.impossible && options_.solver) result_.conflict = conflict(problem, *options_.solver);
      return std::move(result_);
    }
    result_.plans.push_back(result_.answer.plan);
    if (options_.solver && options_.alternatives > 0) {
      const AlternativeOptions wanted{options_.alternatives, options_.within, 2 * options_.seconds, options_.spent};
      for (InvestmentPlan& plan : alternatives(problem, result_.answer.plan, wanted, *options_.solver)) {
        plan = without_idle(problem, std::move(plan));
        const bool is_new = std::ranges::none_of(
            result_.plans, [&](const InvestmentPlan& other) { return has_same_actions(other, plan); });
        if (is_new) result_.plans.push_back(std::move(plan));
      }
    }
    explain(problem);
    if (has_cut) cut(less);
    return std::move(result_);
  }

 private:
  /// `before`: the answer to begin with.
  PortfolioAnswer solve(const PortfolioProblem& problem, const PortfolioAnswer& before, double seconds) const {
    PortfolioOptions how{
        .rounds = options_.rounds, .seed = options_.seed, .start = before.plan.start, .seconds = seconds};
    how.basis = before.basis;
    how.content = 1e-5;  // What a bound from branch and cut leaves open for rounding.
    how.spent = options_.spent;
    how.solver = options_.solver;
    if (before.plan.start.empty()) how.heard = options_.heard;
    PortfolioAnswer answer = solve_portfolio(problem, how);
    if (!answer.found()) return answer;
    answer.plan = without_idle(problem, std::move(answer.plan));
    if (options_.solver) answer.plan = as_early_as_can(problem, std::move(answer.plan), *options_.solver);
    answer.attainment = attainment(problem, answer.plan.start);
    return answer;
  }

  /// From the plan before it; if what runs cannot all go on, without having to.
  void cut(const PortfolioProblem& less) {
    CutAnswer& found = result_.cut.emplace();
    const std::vector<int>& before = result_.answer.plan.start;
    const double until = options_.spent ? options_.spent() + 2 : no_limit;
    found.answer = solve(less, result_.answer, until);
    if (!found.answer.found()) {
      if (found.answer.impossible && options_.solver) found.conflict = conflict(less, *options_.solver);
      PortfolioProblem loose = less;
      for (CandidateAction& action : loose.actions) action.committed = false;
      for (PortfolioGoal& goal : loose.goals) goal.least = 0;
      found.answer = solve(loose, result_.answer, until + 2);
    }
    const PortfolioProblem& problem = result_.portfolio.problem;
    for (std::size_t a = 0; a < before.size(); ++a) {
      const int now = found.answer.plan.start[a];
      const std::string& name = problem.actions[a].name;
      if (now == not_started && problem.actions[a].committed) found.stopped.push_back(name);
      if (now == before[a]) continue;
      (now == not_started ? found.dropped : before[a] == not_started ? found.added : found.moved).push_back(name);
    }
    for (std::size_t g = 0; g < problem.goals.size(); ++g)
      found.goals.push_back({result_.answer.attainment.goals[g], found.answer.attainment.goals[g]});
  }

  void explain(const PortfolioProblem& problem) {
    const std::vector<double> index = core_index(result_.plans);
    for (std::size_t a = 0; a < problem.actions.size(); ++a)
      result_.actions.push_back({reason_of(problem, static_cast<int>(a), index[a]), index[a]});
  }

  ChoiceReason reason_of(const PortfolioProblem& problem, int a, double in_plans) const {
    const std::vector<int>& starts = result_.answer.plan.start;
    if (result_.portfolio.about[at(a)].is_running) return ChoiceReason::under_way;
    const CandidateAction& action = problem.actions[at(a)];
    if (action.committed) return ChoiceReason::has_to;
    if (starts[at(a)] != not_started) return in_plans == 1 ? ChoiceReason::in_every_plan : ChoiceReason::in_some_plans;
    if (open_choices(problem)[at(a)].starts.empty()) return ChoiceReason::no_room;
    bool in_time = false, payable = false;
    for (const GoalContribution& one : action.contributions)
      in_time |= action.earliest <= action.last_start_for(problem.goals[at(one.goal)].due);
    if (!in_time) return ChoiceReason::too_late;
    for (int t = action.earliest; t <= action.latest && !payable; ++t)
      for (const GoalContribution& one : action.contributions)
        payable |= t <= action.last_start_for(problem.goals[at(one.goal)].due) && FundingGreedy(problem).pay(a, t);
    if (!payable) return ChoiceReason::no_money;
    for (const auto& [first, then] : problem.precedences)
      if (then == a && starts[at(first)] == not_started) return ChoiceReason::waits;
    std::vector<int> with = starts;
    with[at(a)] = std::min(action.latest, earliest_after(problem, starts, a));
    const Attainment more = attainment(problem, with);
    return more.value > result_.answer.attainment.value + 1e-9 ? ChoiceReason::others_more : ChoiceReason::adds_nothing;
  }

  const View& view_;
  const AgendaChoiceOptions& options_;
  AgendaChoice result_;
};

struct ReasonWords {
  std::string_view name, words;
};
constexpr ReasonWords reason_words[] = {
    {"under_way", tr_later("is under way")},
    {"has_to", tr_later("has to start: that was asked")},
    {"in_every_plan", tr_later("starts in every good plan that was found")},
    {"in_some_plans", tr_later("starts here; plans that are nearly as good do without it")},
    {"no_room", tr_later("has no years left: what has to come first takes them")},
    {"too_late", tr_later("cannot be finished before the years of its goals")},
    {"no_money", tr_later("its sources cannot pay for it, even if nothing else were started")},
    {"waits", tr_later("what has to come first does not start")},
    {"others_more", tr_later("with the same money other actions bring the goals further")},
    {"adds_nothing", tr_later("its goals come no nearer by it")},
};

}  // namespace

std::string_view name_of(ChoiceReason reason) { return reason_words[static_cast<std::size_t>(reason)].name; }
Said told(ChoiceReason reason) { return said_later(reason_words[static_cast<std::size_t>(reason)].words); }

InvestmentPlan without_idle(const PortfolioProblem& problem, InvestmentPlan plan) {
  if (problem.least_theme_share > 0) return plan;  // It may stand there for its theme.
  std::vector<int> order(plan.start.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(), [&](int a, int b) { return plan.start[at(a)] > plan.start[at(b)]; });
  const double value = attainment(problem, plan.start).value;
  for (const int a : order) {
    if (plan.start[at(a)] == not_started || problem.actions[at(a)].committed) continue;
    const bool is_waited_for = std::ranges::any_of(problem.precedences, [&](const Precedence& one) {
      return one.first == a && plan.start[at(one.then)] != not_started;
    });
    if (is_waited_for) continue;
    const int start = std::exchange(plan.start[at(a)], not_started);
    if (attainment(problem, plan.start).value >= value - 1e-12)
      std::erase_if(plan.payments, [&](const Payment& payment) { return payment.action == a; });
    else
      plan.start[at(a)] = start;
  }
  return plan;
}

InvestmentPlan as_early_as_can(const PortfolioProblem& problem, InvestmentPlan plan, const LinearSolver& solver) {
  if (problem.actions.size() > most_brought_forward) return plan;
  std::vector<int> order(plan.start.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(), [&](int a, int b) { return plan.start[at(a)] < plan.start[at(b)]; });
  for (const int a : order) {
    if (plan.start[at(a)] == not_started || problem.actions[at(a)].committed) continue;
    for (int t = earliest_after(problem, plan.start, a); t < plan.start[at(a)]; ++t) {
      std::vector<int> starts = plan.start;
      starts[at(a)] = t;
      FundingAnswer funding = funding_plan(problem, starts, solver);
      if (!funding.payments) continue;
      plan = {std::move(starts), std::move(*funding.payments)};
      break;
    }
  }
  return plan;
}

ErrorOr<AgendaChoice> agenda_choice(const View& view, Day today, const AgendaChoiceOptions& options) {
  return Chooser(view, options).run(agenda_portfolio(view, today, options.portfolio));
}

}  // namespace stip
