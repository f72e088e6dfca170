// PortfolioJson: names as the file has them, indices where the file has indices.
#include "investing/portfolio_json.h"

#include <algorithm>
#include <charconv>

#include "investing/alternatives.h"

namespace stip {
namespace {

std::size_t at(int i) { return static_cast<std::size_t>(i); }

/// Ids that are numbers in the file are numbers again.
Json id_of(const std::string& name) {
  std::int64_t number = 0;
  const auto [end, failed] = std::from_chars(name.data(), name.data() + name.size(), number);
  if (failed == std::errc{} && end == name.data() + name.size() && std::to_string(number) == name) return number;
  return name;
}

}  // namespace

Json to_json(const Attainment& reached, const PortfolioProblem& problem) {
  Json goals = Json::array();
  for (std::size_t g = 0; g < problem.goals.size(); ++g) {
    Json goal = Json::object();
    goal.add("goal", id_of(problem.goals[g].name))
        .add("due", problem.first_year + problem.goals[g].due)
        .add("mean", reached.goals[g])
        .add("worst_tail", reached.goals_in_tail[g]);
    goals.push(std::move(goal));
  }
  Json json = Json::object();
  json.add("value", reached.value)
      .add("mean", reached.mean)
      .add("worst_tail", reached.worst_tail)
      .add("goals", std::move(goals));
  return json;
}

Json to_json(const PortfolioProblem& problem, const PortfolioAnswer& answer) {
  Json starts = Json::object(), funding = Json::array(), sources = Json::array();
  std::vector<double> paid(problem.funders.size() * at(problem.years));
  int started = 0;
  for (std::size_t a = 0; a < answer.plan.start.size(); ++a)
    if (answer.plan.start[a] != not_started) starts.add(problem.actions[a].name, answer.plan.start[a]), ++started;
  for (const Payment& payment : answer.plan.payments) {
    Json one = Json::object();
    one.add("action", id_of(problem.actions[at(payment.action)].name))
        .add("source", payment.funder)
        .add("year", payment.year)
        .add("amount", payment.amount);
    funding.push(std::move(one));
    paid[at(payment.funder * problem.years + payment.year)] += payment.amount;
  }
  for (std::size_t f = 0; f < problem.funders.size(); ++f) {
    Json by_year = Json::array(), left = Json::array();
    for (std::size_t u = 0; u < at(problem.years); ++u) {
      by_year.push(paid[f * at(problem.years) + u]);
      left.push(problem.funders[f].budget[u] - paid[f * at(problem.years) + u]);
    }
    Json one = Json::object();
    one.add("source", static_cast<int>(f))
        .add("name", problem.funders[f].name)
        .add("paid", std::move(by_year))
        .add("left", std::move(left));
    sources.push(std::move(one));
  }
  Json json = Json::object();
  json.add("value", answer.attainment.value)
      .add("bound", answer.bound)
      .add("gap", answer.gap())
      .add("method", answer.method)
      .add("bound_by", answer.bound_by)
      .add("rounds", answer.rounds)
      .add("stopped_by", answer.out_of_time ? "time" : "rounds")
      .add("actions_started", started)
      .add("attainment", to_json(answer.attainment, problem))
      .add("sources", std::move(sources))
      .add("starts", std::move(starts))
      .add("funding", std::move(funding));
  if (!answer.basis.empty()) {
    std::string digits;
    for (const unsigned char one : answer.basis) digits += static_cast<char>('0' + one);
    json.add("basis", digits);
  }
  return json;
}

Json to_json(const OutOfSample& told) {
  Json json = Json::object();
  json.add("samples", told.samples)
      .add("mean", told.mean)
      .add("mean_error", told.mean_error)
      .add("worst_tail", told.worst_tail)
      .add("worst_tail_error", told.tail_error)
      .add("supposes", "actions succeed or fail independently of each other, as often as in their own scenarios");
  return json;
}

Json alternatives_json(const PortfolioProblem& problem, const std::vector<InvestmentPlan>& plans) {
  Json others = Json::array(), always = Json::array(), never = Json::array(), sometimes = Json::object();
  for (std::size_t i = 1; i < plans.size(); ++i) {
    Json starts = Json::object();
    int differ = 0;
    for (std::size_t a = 0; a < problem.actions.size(); ++a) {
      if (plans[i].start[a] != not_started) starts.add(problem.actions[a].name, plans[i].start[a]);
      differ += (plans[i].start[a] == not_started) != (plans[0].start[a] == not_started) ? 1 : 0;
    }
    Json one = Json::object();
    one.add("value", attainment(problem, plans[i].start).value)
        .add("other_choices", differ)
        .add("starts", std::move(starts));
    others.push(std::move(one));
  }
  const std::vector<double> index = core_index(plans);
  for (std::size_t a = 0; a < index.size(); ++a) {
    if (index[a] == 1)
      always.push(id_of(problem.actions[a].name));
    else if (index[a] == 0)
      never.push(id_of(problem.actions[a].name));
    else
      sometimes.add(problem.actions[a].name, index[a]);
  }
  Json core = Json::object();
  core.add("plans", plans.size())
      .add("in_every_plan", std::move(always))
      .add("in_no_plan", std::move(never))
      .add("depends", std::move(sometimes));
  Json json = Json::object();
  json.add("plans", std::move(others)).add("core", std::move(core));
  return json;
}

Json to_json(const KnapsackAnswer& answer) {
  Json chosen = Json::array();
  for (std::size_t j = 0; j < answer.chosen.size(); ++j)
    if (answer.chosen[j]) chosen.push(j);
  Json json = Json::object();
  json.add("value", answer.value)
      .add("bound", answer.bound)
      .add("proven", answer.proven)
      .add("stopped_by", answer.out_of_time ? "time" : "rounds")
      .add("chosen", std::move(chosen));
  return json;
}

}  // namespace stip
