// ChoiceScenario: reads it, and changes the problem.
#include "investing/choice_scenario.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/text.h"
#include "investing/stated_money.h"

namespace stip {
namespace {

constexpr double largest = 1e18;  // Euros: a million million millions.

Error wrong(std::string_view text, Said problem) {
  return {ErrorKind::invalid, "--scenario " + std::string(text), std::move(problem),
          said("Write cut:SOURCE=-20%, ceiling:SOURCE=4000000, start:ACTION or reach:GOAL=80%.")};
}

bool read(std::string_view text, double& number) {
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
  return failed == std::errc{} && end == text.data() + text.size() && std::abs(number) <= largest;
}

Error unknown(const std::string& id, std::string list) {
  return {ErrorKind::not_found, id, said("it is not part of the choice."),
          list.empty() ? said("The choice has none of that kind.") : said("Take one of: {}.", list)};
}

template <class T>
std::string names_of(const std::vector<T>& all) {
  std::vector<std::string> names;
  for (const T& one : all)
    if (!one.name.empty()) names.push_back(one.name);
  if (names.size() > 12) names.resize(12), names.push_back("…");
  return join(names, ", ");
}

}  // namespace

ErrorOr<ChoiceScenario> parse_scenario(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos) return wrong(text, said("it does not say what changes."));
  const std::string_view kind = text.substr(0, colon);
  std::string_view rest = text.substr(colon + 1), value;
  if (const std::size_t equal = rest.rfind('='); equal != std::string_view::npos) {
    value = rest.substr(equal + 1);
    rest = rest.substr(0, equal);
  }
  ChoiceScenario scenario;
  scenario.id = rest;
  if (scenario.id.empty()) return wrong(text, said("it does not say of what."));
  if (kind == "start") {
    if (rest.size() + colon + 1 < text.size()) return wrong(text, said("a start has no '='."));
    scenario.kind = ChoiceScenario::Kind::start;
    return scenario;
  }
  if (kind == "ceiling") {
    scenario.kind = ChoiceScenario::Kind::ceiling;
    if (!read(value, scenario.number) || scenario.number < 0)
      return wrong(text, said("'{}' is no amount of euros.", std::string(value)));
    scenario.number /= 1e6;
    return scenario;
  }
  if (kind != "cut" && kind != "reach") return wrong(text, said("there is no scenario '{}'.", std::string(kind)));
  scenario.kind = kind == "cut" ? ChoiceScenario::Kind::cut : ChoiceScenario::Kind::reach;
  std::string_view percent = value;
  if (ends_with(percent, "%")) percent.remove_suffix(1);
  if (scenario.is_cut() && starts_with(percent, "-")) percent.remove_prefix(1);
  if (!read(percent, scenario.number) || scenario.number < 0 || scenario.number > 100 || !ends_with(value, "%"))
    return wrong(text, said("'{}' is not between 0% and 100%.", std::string(value)));
  scenario.number /= 100;
  return scenario;
}

ErrorOr<Nothing> apply(const ChoiceScenario& scenario, const View& view, PortfolioProblem& problem) {
  bool found = false;
  if (scenario.kind == ChoiceScenario::Kind::start) {
    for (CandidateAction& action : problem.actions)
      if (action.name == scenario.id) action.committed = found = true;
    if (!found) return unknown(scenario.id, names_of(problem.actions));
  } else if (scenario.kind == ChoiceScenario::Kind::reach) {
    for (PortfolioGoal& goal : problem.goals)
      if (goal.name == scenario.id) goal.least = scenario.number, found = true;
    if (!found) return unknown(scenario.id, names_of(problem.goals));
  } else {
    const std::string source = source_in_force(view, scenario.id);
    for (Funder& funder : problem.funders) {
      if (funder.name != source) continue;
      found = true;
      for (double& year : funder.budget)
        year = scenario.is_cut() ? year * (1 - scenario.number) : scenario.number + budget_slack;
    }
    if (!found) return unknown(scenario.id, names_of(problem.funders));
  }
  return Nothing{};
}

}  // namespace stip
