// Conflict: drops one condition after the other, and keeps those without which the rest would be possible.
#include "investing/conflict.h"

#include <functional>

#include "investing/compact_model.h"

namespace stip {
namespace {

std::size_t at(int i) { return static_cast<std::size_t>(i); }

struct Condition {
  Said words;
  std::function<void(PortfolioProblem&)> drop;
};

std::string percent(double share) { return std::to_string(static_cast<int>(share * 100 + 0.5)); }

std::vector<Condition> conditions_of(const PortfolioProblem& problem) {
  std::vector<Condition> all;
  double everything = 1;
  for (const CandidateAction& action : problem.actions) everything += action.total_cost();
  if (problem.least_theme_share > 0)
    all.push_back({said("each theme gets {} % of the money at least", percent(problem.least_theme_share)),
                   [](PortfolioProblem& p) { p.least_theme_share = 0; }});
  all.push_back(
      {said("European money is at most {} times national money", std::to_string(problem.european_of_national)),
       [everything](PortfolioProblem& p) { p.european_of_national = everything; }});
  all.push_back({said("private funders pay their share of each action, and public money at most {} %",
                      percent(problem.most_public_share)),
                 [](PortfolioProblem& p) {
                   p.most_public_share = 1;
                   for (CandidateAction& action : p.actions) action.least_private = 0;
                 }});
  if (problem.most_public_money >= 0)
    all.push_back(
        {said("the limit on public money over all years"), [](PortfolioProblem& p) { p.most_public_money = -1; }});
  for (std::size_t i = 0; i < problem.precedences.size(); ++i) {
    const auto [first, then] = problem.precedences[i];
    all.push_back(
        {said("action {} waits for action {}", problem.actions[at(then)].name, problem.actions[at(first)].name),
         [i](PortfolioProblem& p) { p.precedences[i].first = -1; }});
  }
  for (std::size_t f = 0; f < problem.funders.size(); ++f)
    all.push_back({said("the budgets of {}", problem.funders[f].name), [f, everything](PortfolioProblem& p) {
                     p.funders[f].budget.assign(p.funders[f].budget.size(), everything);
                   }});
  for (std::size_t g = 0; g < problem.goals.size(); ++g)
    if (problem.goals[g].least > 0)
      all.push_back(
          {said("goal {} is reached for {} % at least", problem.goals[g].name, percent(problem.goals[g].least)),
           [g](PortfolioProblem& p) { p.goals[g].least = 0; }});
  for (std::size_t a = 0; a < problem.actions.size(); ++a)
    if (problem.actions[a].committed)
      all.push_back({said("action {} has to start", problem.actions[a].name),
                     [a](PortfolioProblem& p) { p.actions[a].committed = false; }});
  return all;
}

/// Whether no plan keeps all but what was dropped: proven.
class Impossible {
 public:
  Impossible(const PortfolioProblem& problem, const std::vector<Condition>& conditions, const LinearSolver& solver)
      : problem_(problem), conditions_(conditions), solver_(solver) {}

  bool operator()(const std::vector<bool>& dropped) const {
    PortfolioProblem problem = problem_;
    for (std::size_t i = 0; i < conditions_.size(); ++i)
      if (dropped[i]) conditions_[i].drop(problem);
    std::erase_if(problem.precedences, [](const Precedence& one) { return one.first < 0; });
    const LinearProgram program = compact_model(problem, open_choices(problem)).program;
    const LinearStatus status = solver_.relaxed(program, {}).status;
    if (status != LinearStatus::optimal) return status == LinearStatus::infeasible;
    return solver_.whole(program, {.seconds = 5, .nodes = 200}).status == LinearStatus::infeasible;
  }

  /// Drops as many of these at once as can be, halving where that is too many.
  void filter(std::vector<bool>& dropped, std::size_t from, std::size_t to) const {
    std::vector<bool> tried = dropped;
    for (std::size_t i = from; i < to; ++i) tried[i] = true;
    if ((*this)(tried)) {
      dropped = tried;
      return;
    }
    if (to - from == 1) return;
    const std::size_t middle = from + (to - from) / 2;
    filter(dropped, from, middle);
    filter(dropped, middle, to);
  }

 private:
  const PortfolioProblem& problem_;
  const std::vector<Condition>& conditions_;
  const LinearSolver& solver_;
};

}  // namespace

std::vector<Said> conflict(const PortfolioProblem& problem, const LinearSolver& solver) {
  const std::vector<Condition> conditions = conditions_of(problem);
  const Impossible impossible(problem, conditions, solver);
  std::vector<bool> dropped(conditions.size());
  if (!impossible(dropped)) return {};
  impossible.filter(dropped, 0, conditions.size());
  std::vector<Said> left;
  for (std::size_t i = 0; i < conditions.size(); ++i)
    if (!dropped[i]) left.push_back(conditions[i].words);
  return left;
}

}  // namespace stip
