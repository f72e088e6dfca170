// Portfolio: an agenda that is accepted keeps its promises, and is read again as it was written; so is a plan of it.
#include <cmath>

#include "base/json.h"
#include "fuzz/fuzz.h"
#include "fuzz/reading.h"
#include "investing/attainment.h"
#include "investing/portfolio_read.h"

namespace {

using namespace stip;

template <class Number>
Json list(const std::vector<Number>& numbers) {
  Json json = Json::array();
  for (const Number number : numbers) json.push(number);
  return json;
}

Json action_json(const CandidateAction& action) {
  Json contributions = Json::object(), json = Json::object();
  for (const GoalContribution& each : action.contributions) contributions.add(std::to_string(each.goal), each.amount);
  json.add("id", action.name).add("theme", action.theme).add("duration", action.duration);
  json.add("es", action.earliest).add("ls", action.latest).add("cost", list(action.cost));
  json.add("sources", list(action.funders)).add("min_private", action.least_private);
  json.add("contrib", std::move(contributions)).add("committed", action.committed).add("mult", list(action.success));
  return json;
}

Json json_of(const PortfolioProblem& problem) {
  Json sources = Json::array(), budget = Json::array(), goals = Json::array(), actions = Json::array();
  Json dependencies = Json::array();
  for (const Funder& each : problem.funders) {
    const char* kind = each.kind == FunderKind::european   ? "eu"
                       : each.kind == FunderKind::private_ ? "private"
                                                           : "public";
    sources.push(Json::object().add("name", each.name).add("type", kind));
    budget.push(list(each.budget));
  }
  for (const PortfolioGoal& each : problem.goals)
    goals.push(Json::object()
                   .add("name", each.name)
                   .add("due", each.due)
                   .add("weight", each.weight)
                   .add("target", each.target)
                   .add("least", each.least));
  for (const CandidateAction& each : problem.actions) actions.push(action_json(each));
  for (const Precedence& each : problem.precedences) dependencies.push(list(std::vector<int>{each.first, each.then}));
  Json json = Json::object();
  json.add("years", problem.years).add("first_year", problem.first_year).add("scenarios", problem.scenarios);
  json.add("themes", problem.themes).add("min_theme_share", problem.least_theme_share);
  json.add("eu_max_of_national", problem.european_of_national).add("max_public_share", problem.most_public_share);
  json.add("cvar_tail", problem.tail).add("lambda_cvar", problem.tail_weight).add("sources", std::move(sources));
  json.add("budget", std::move(budget)).add("goals", std::move(goals)).add("actions", std::move(actions));
  return json.add("dependencies", std::move(dependencies));
}

void must_keep_promises(const PortfolioProblem& problem) {
  for (const CandidateAction& each : problem.actions) {
    MUST(0 <= each.earliest && each.earliest <= each.latest && each.latest + each.duration <= problem.years);
    MUST(each.cost.size() == static_cast<std::size_t>(each.duration));
    MUST(each.success.size() == static_cast<std::size_t>(problem.scenarios));
    MUST(each.theme >= 0 && each.theme < problem.themes && std::isfinite(each.total_cost()));
    for (const int f : each.funders) MUST(f >= 0 && f < static_cast<int>(problem.funders.size()));
    for (const GoalContribution& one : each.contributions)
      MUST(one.goal >= 0 && one.goal < static_cast<int>(problem.goals.size()) && one.amount >= 0);
  }
  for (const Precedence& each : problem.precedences)
    MUST(each.first != each.then && static_cast<std::size_t>(std::max(each.first, each.then)) < problem.actions.size());
}

}  // namespace

FUZZ_TARGET(portfolio) {
  const auto [agenda, plan_text] = parts_of<2>(input);
  const auto problem = read_portfolio_problem(agenda, "agenda.json");
  if (!problem.ok()) return must_be_clear(problem.error(), input);
  must_keep_promises(*problem);
  if (problem->scenarios > 1000) return;
  const std::string text = to_text(json_of(*problem));
  const auto again = read_portfolio_problem(text, "agenda.json");
  MUST(again.ok() && to_text(json_of(*again)) == text);

  const auto plan = read_plan(plan_text, "plan.json", *problem);
  if (!plan.ok()) return must_be_clear(plan.error(), input);
  MUST(plan->start.size() == problem->actions.size());
  for (std::size_t a = 0; a < plan->start.size(); ++a)
    MUST(plan->start[a] == not_started || plan->start[a] + problem->actions[a].duration <= problem->years);
  const Attainment reached = attainment(*problem, plan->start);
  MUST(reached.value >= 0 && reached.value <= 1 + 1e-9);
}
