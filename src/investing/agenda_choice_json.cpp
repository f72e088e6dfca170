// AgendaChoiceJson: what the command and the page hand out.
#include "investing/agenda_choice_json.h"

#include <cmath>

#include "base/locale.h"

namespace stip {
namespace {

std::size_t at(int i) { return static_cast<std::size_t>(i); }

Json texts(const std::vector<std::string>& all) {
  Json list = Json::array();
  for (const std::string& one : all) list.push(one);
  return list;
}

Json words(const std::vector<Said>& all, Language language = Language::en) {
  Json list = Json::array();
  for (const Said& one : all) list.push(one.in(language));
  return list;
}

Json gaps(const std::vector<PortfolioGapList>& all) {
  Json list = Json::array();
  for (const PortfolioGapList& gap : all) {
    Json one = Json::object();
    one.add("gap", name_of(gap.gap))
        .add("told", std::string(told(gap.gap)))
        .add("count", gap.ids.size())
        .add("ids", texts(gap.ids));
    list.push(std::move(one));
  }
  return list;
}

Json year_of(const PortfolioProblem& problem, int start) {
  return start == not_started ? Json() : Json(problem.first_year + start);
}

Json payments(const PortfolioProblem& problem, const InvestmentPlan& plan) {
  Json list = Json::array();
  for (const Payment& payment : plan.payments) {
    Json one = Json::object();
    one.add("action", problem.actions[at(payment.action)].name)
        .add("source", problem.funders[at(payment.funder)].name)
        .add("year", problem.first_year + payment.year)
        .add("millions", payment.amount);
    list.push(std::move(one));
  }
  return list;
}

Json starts(const PortfolioProblem& problem, const InvestmentPlan& plan) {
  Json json = Json::object();
  for (std::size_t a = 0; a < plan.start.size(); ++a)
    if (plan.start[a] != not_started) json.add(problem.actions[a].name, year_of(problem, plan.start[a]));
  return json;
}

Json actions(const AgendaChoice& choice) {
  const PortfolioProblem& problem = choice.portfolio.problem;
  Json list = Json::array();
  for (std::size_t a = 0; a < choice.actions.size(); ++a) {
    const ChosenAbout& about = choice.portfolio.about[a];
    Json one = Json::object();
    one.add("action", problem.actions[a].name)
        .add("start", year_of(problem, choice.answer.plan.start[a]))
        .add("under_way", about.is_running)
        .add("planned_start", about.planned_start)
        .add("years", problem.actions[a].duration)
        .add("millions", problem.actions[a].total_cost())
        .add("reason", name_of(choice.actions[a].reason))
        .add("in_plans", choice.actions[a].in_plans)
        .add("conditions_not_met", texts(about.conditions))
        .add("red_line_open", about.has_open_line);
    list.push(std::move(one));
  }
  return list;
}

Json goals(const PortfolioProblem& problem, const Attainment& reached) {
  Json list = Json::array();
  for (std::size_t g = 0; g < problem.goals.size(); ++g) {
    Json one = Json::object();
    one.add("goal", problem.goals[g].name)
        .add("year", problem.first_year + problem.goals[g].due)
        .add("target", problem.goals[g].target)
        .add("mean", reached.goals[g])
        .add("worst_tail", reached.goals_in_tail[g]);
    list.push(std::move(one));
  }
  return list;
}

void add_answer(Json& json, const PortfolioProblem& problem, const PortfolioAnswer& answer) {
  json.add("value", answer.attainment.value)
      .add("bound", answer.bound)
      .add("gap", answer.gap())
      .add("bound_by", answer.bound_by)
      .add("method", answer.method)
      .add("mean", answer.attainment.mean)
      .add("worst_tail", answer.attainment.worst_tail)
      .add("goals", goals(problem, answer.attainment))
      .add("starts", starts(problem, answer.plan))
      .add("payments", payments(problem, answer.plan));
}

Json cut_json(const AgendaChoice& choice) {
  const PortfolioProblem& problem = choice.portfolio.problem;
  const CutAnswer& cut = *choice.cut;
  Json json = Json::object(), losses = Json::array();
  json.add("found", cut.answer.found())
      .add("conflict", words(cut.conflict))
      .add("conflict_nl", words(cut.conflict, Language::nl))
      .add("stopped", texts(cut.stopped));
  if (!cut.answer.found()) return json;
  add_answer(json, problem, cut.answer);
  for (std::size_t g = 0; g < cut.goals.size(); ++g) {
    Json one = Json::object();
    one.add("goal", problem.goals[g].name)
        .add("before", cut.goals[g].before)
        .add("after", cut.goals[g].after)
        .add("difference", cut.goals[g].after - cut.goals[g].before);
    losses.push(std::move(one));
  }
  json.add("losses", std::move(losses))
      .add("dropped", texts(cut.dropped))
      .add("added", texts(cut.added))
      .add("moved", texts(cut.moved));
  return json;
}

Json sources(const PortfolioProblem& problem) {
  Json list = Json::array();
  for (const Funder& funder : problem.funders) {
    Json budget = Json::object(), one = Json::object();
    for (int u = 0; u < problem.years; ++u)
      budget.add(std::to_string(problem.first_year + u), std::round(funder.budget[at(u)] * 1e4) / 1e4);
    constexpr std::string_view sides[] = {"public", "eu", "private"};
    one.add("source", funder.name)
        .add("side", sides[static_cast<std::size_t>(funder.kind)])
        .add("budget", std::move(budget));
    list.push(std::move(one));
  }
  return list;
}

}  // namespace

Json to_json(const AgendaChoice& choice) {
  const PortfolioProblem& problem = choice.portfolio.problem;
  Json json = Json::object();
  json.add("actions_to_come", choice.portfolio.to_come)
      .add("candidates", problem.actions.size())
      .add("to_choose", choice.portfolio.open())
      .add("can_choose", choice.can_choose())
      .add("found", choice.answer.found())
      .add("conflict", words(choice.conflict))
      .add("conflict_nl", words(choice.conflict, Language::nl))
      .add("scenarios", problem.scenarios)
      .add("gaps", gaps(choice.portfolio.gaps))
      .add("wanted", gaps(choice.portfolio.wanted()))
      .add("sources", sources(problem));
  if (!choice.answer.found()) return json;
  Json others = Json::array();
  for (std::size_t i = 1; i < choice.plans.size(); ++i) {
    Json one = Json::object();
    one.add("value", attainment(problem, choice.plans[i].start).value).add("starts", starts(problem, choice.plans[i]));
    others.push(std::move(one));
  }
  add_answer(json, problem, choice.answer);
  json.add("actions", actions(choice)).add("alternatives", std::move(others));
  if (choice.cut) json.add("cut", cut_json(choice));
  return json;
}

}  // namespace stip
