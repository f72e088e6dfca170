// Rehearsal orders: the choices of made-up people, given to the analyses that real ones are given to.
#include "ballots/rehearsal_orders.h"

#include <algorithm>
#include <numeric>

#include "consultation/budget_game.h"
#include "consultation/pairs.h"

namespace stip {
namespace {

const Json* answer_of(const SimulatedPerson& person, const std::string& label) {
  const auto found = std::ranges::find(person.answers, label, &std::pair<std::string, Json>::first);
  return found == person.answers.end() ? nullptr : &found->second;
}

/// Of how many pairs of options the estimates have the order of the worth.
void compare_orders(RehearsedOrder& order, const std::vector<double>& worth, const std::vector<double>& estimates) {
  for (std::size_t i = 0; i < worth.size(); ++i) {
    for (std::size_t j = i + 1; j < worth.size(); ++j) {
      ++order.pairs;
      order.right += (worth[i] > worth[j]) == (estimates[i] > estimates[j]) ? 1 : 0;
    }
  }
}

RehearsedOrder order_of_budget(const BallotQuestion& question, const std::vector<SimulatedPerson>& people,
                               const std::vector<double>& worth) {
  RehearsedOrder order{question.label, 0, 0, 0, 0, {}};
  BudgetGame game;
  game.n_options = question.options.size();
  GameVersion version{"1", {}, std::vector<std::vector<double>>(game.n_options)};
  std::int64_t unit = question.budget.millionths;
  for (const BallotOption& option : question.options) unit = std::gcd(unit, option.cost.millionths);
  game.unit = static_cast<double>(unit) / 1e6;
  game.budget = question.budget.millionths / unit;
  for (const BallotOption& option : question.options) version.costs.push_back(option.cost.millionths / unit);
  game.versions.push_back(std::move(version));
  PortfolioCounts counts(1);
  for (const SimulatedPerson& person : people) {
    const Json* answer = answer_of(person, question.label);
    if (!answer) continue;
    std::uint64_t portfolio = 0;
    for (const Json& chosen : answer->as_array()) portfolio |= std::uint64_t{1} << *question.option(chosen.as_string());
    ++counts[0][portfolio];
    ++order.answers;
  }
  const auto model = taste_model(game, counts, 0.0);
  if (!model.ok()) {
    order.why_not = model.error().problem;
    return order;
  }
  std::vector<double> estimates;
  for (std::size_t i = 0; i < game.n_options; ++i) {
    estimates.push_back(model->parameters[i].estimate);
    order.largest_error = std::max(order.largest_error, model->parameters[i].standard_error);
  }
  compare_orders(order, worth, estimates);
  return order;
}

RehearsedOrder order_of_pairs(const BallotQuestion& question, const std::vector<SimulatedPerson>& people,
                              const std::vector<double>& worth) {
  RehearsedOrder order{question.label, 0, 0, 0, 0, {}};
  std::string csv = "left,right,choice\n";
  for (const SimulatedPerson& person : people) {
    const Json* answer = answer_of(person, question.label);
    if (!answer) continue;
    for (const Json& pair : answer->as_array()) {
      csv += pair.as_array()[0].as_string() + "," + pair.as_array()[1].as_string() + ",l\n";
      ++order.answers;
    }
  }
  const auto ranking = pair_ranking(csv, question.label);
  if (!ranking.ok() || !ranking->why_not.empty()) {
    order.why_not = ranking.ok() ? ranking->why_not : std::string(ranking.error().problem);
    return order;
  }
  std::vector<double> estimates(worth.size());
  for (const PairedIdea& idea : ranking->ideas) {
    estimates[*question.option(idea.id)] = idea.strength.value_or(0);
    order.largest_error = std::max(order.largest_error, idea.standard_error.value_or(0));
  }
  compare_orders(order, worth, estimates);
  return order;
}

}  // namespace

std::vector<RehearsedOrder> find_orders(const BallotRules& rules, const std::vector<SimulatedPerson>& people,
                                        const SimulatedPeople& source) {
  std::vector<RehearsedOrder> orders;
  for (const BallotQuestion& question : rules.questions) {
    if (question.kind == BallotQuestionKind::budget)
      orders.push_back(order_of_budget(question, people, source.worth(question.label)));
    if (question.kind == BallotQuestionKind::pairs)
      orders.push_back(order_of_pairs(question, people, source.worth(question.label)));
  }
  return orders;
}

}  // namespace stip
