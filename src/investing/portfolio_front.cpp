// PortfolioFront: one problem solved for each point.
#include "investing/portfolio_front.h"

#include <algorithm>

#include "base/locale.h"

namespace stip {
namespace {

double public_money(const PortfolioProblem& problem, const InvestmentPlan& plan) {
  double sum = 0;
  for (const Payment& payment : plan.payments)
    if (problem.funders[static_cast<std::size_t>(payment.funder)].kind != FunderKind::private_) sum += payment.amount;
  return sum;
}

bool beats(const CarePoint& one, const CarePoint& other) {
  constexpr double same = 1e-9;
  const double value = one.answer.attainment.value - other.answer.attainment.value, speed = one.speed - other.speed;
  if (value < -same || speed < -same || one.uncleared > other.uncleared) return false;
  return value > same || speed > same || one.uncleared < other.uncleared;
}

struct LevelWords {
  std::string_view name, words;
};
constexpr LevelWords level_words[] = {
    {"at-once", tr_later("nothing waits for conditions or red lines")},
    {"open-first", tr_later("what has an open condition or red line starts a year later at the earliest")},
    {"weighed-first", tr_later("so does what was never weighed")},
    {"only-clear", tr_later("what has an open condition or red line does not start")},
};

}  // namespace

std::string_view name_of(CareLevel care) { return level_words[static_cast<std::size_t>(care)].name; }
Said told(CareLevel care) { return said_later(level_words[static_cast<std::size_t>(care)].words); }

std::vector<CostPoint> cost_front(PortfolioProblem problem, int points, const std::function<PortfolioOptions()>& how,
                                  const std::function<void(const CostPoint&)>& found) {
  std::vector<CostPoint> front;
  for (int point = points; point > 0; --point) {
    if (!front.empty()) problem.most_public_money = front.front().public_money * point / points;
    PortfolioOptions options = how();
    if (!front.empty()) {
      options.start = front.back().answer.plan.start;
      if (front.size() > 1) options.basis = front.back().answer.basis;  // The first has no row for the limit.
    }
    CostPoint one;
    one.answer = solve_portfolio(problem, options);
    if (!one.answer.found()) break;
    if (!front.empty()) one.limit = problem.most_public_money;
    one.public_money = public_money(problem, one.answer.plan);
    if (found) found(one);
    front.push_back(std::move(one));
  }
  return front;
}

double speed_of(const PortfolioProblem& problem, const std::vector<int>& starts) {
  double sum = 0;
  int last = 0;
  for (const PortfolioGoal& goal : problem.goals) last = std::max(last, goal.due);
  for (int year = 0; year <= last; ++year) {
    PortfolioProblem until = problem;
    for (PortfolioGoal& goal : until.goals) goal.due = std::min(goal.due, year);
    sum += attainment(until, starts).mean;
  }
  return sum / (last + 1);
}

Json to_json(const CostPoint& point) {
  Json json = Json::object();
  json.add("limit", point.limit ? Json(*point.limit) : Json())
      .add("public_millions", point.public_money)
      .add("value", point.answer.attainment.value)
      .add("bound", point.answer.bound);
  return json;
}

Json to_json(const CarePoint& point) {
  Json json = Json::object();
  json.add("care", name_of(point.care))
      .add("value", point.answer.attainment.value)
      .add("bound", point.answer.bound)
      .add("speed", point.speed)
      .add("started", point.started)
      .add("uncleared", point.uncleared)
      .add("beaten", point.is_beaten);
  return json;
}

std::vector<CarePoint> care_front(const View& view, Day today, const AgendaChoiceOptions& options,
                                  const std::function<void(double share)>& found) {
  constexpr CareLevel levels[] = {CareLevel::at_once, CareLevel::open_first, CareLevel::weighed_first,
                                  CareLevel::only_clear};
  std::vector<CarePoint> front;
  double done = 0;
  const double begun = options.spent ? options.spent() : 0;
  for (const CareLevel care : levels) {
    AgendaChoiceOptions at_level = options;
    at_level.seconds = begun + options.seconds * (done + 1) / std::size(levels);
    at_level.portfolio.care = care;
    at_level.alternatives = 0;
    std::erase_if(at_level.scenarios, [](const ChoiceScenario& one) { return one.is_cut(); });
    const auto choice = agenda_choice(view, today, at_level);
    if (found) found(++done / std::size(levels));
    if (!choice.ok() || !choice->answer.found()) continue;
    CarePoint point;
    point.care = care;
    point.answer = choice->answer;
    point.speed = speed_of(choice->portfolio.problem, choice->answer.plan.start);
    for (std::size_t a = 0; a < choice->portfolio.about.size(); ++a) {
      const ChosenAbout& about = choice->portfolio.about[a];
      const int start = choice->answer.plan.start[a];
      if (about.is_running || start == not_started) continue;
      ++point.started;
      // A year is taken to be enough to check, to find out and to weigh.
      point.uncleared += start == 0 && (!about.conditions.empty() || about.has_open_line || !about.is_weighed) ? 1 : 0;
    }
    front.push_back(std::move(point));
  }
  for (CarePoint& point : front)
    point.is_beaten = std::ranges::any_of(front, [&](const CarePoint& other) { return beats(other, point); });
  return front;
}

}  // namespace stip
