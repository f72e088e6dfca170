// PortfolioRead: every field is looked at before anything is worked out with it.
#include "investing/portfolio_read.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <optional>
#include <set>

namespace stip {
namespace {

using Problem = ErrorOr<Nothing>;

/// A member of the file, with the way to it for errors: "agenda.json, action 12: cost".
class Place {
 public:
  Place(const Json& json, std::string name) : json_(&json), name_(std::move(name)) {}

  ErrorOr<Place> at(std::string_view member) const {
    const Json* found = json_->find(member);
    if (!found) return wrong(said("'{}' is missing.", member), said("Add '{}'.", member));
    return Place(*found, name_ + ": " + std::string(member));
  }
  std::optional<Place> maybe(std::string_view member) const {
    const Json* found = json_->find(member);
    if (!found || found->is_null()) return std::nullopt;
    return Place(*found, name_ + ": " + std::string(member));
  }
  ErrorOr<std::vector<Place>> list(const std::string& item) const {
    if (!json_->is_array()) return wrong(said("this is no list."), said("Write it as [ … ]."));
    std::vector<Place> places;
    for (const Json& one : json_->as_array())
      places.emplace_back(one, name_ + ": " + item + " " + std::to_string(places.size()));
    return places;
  }
  ErrorOr<double> number(double least, double most) const {
    if (!json_->is_number()) return wrong(said("this is no number."), said("Write a number, as 0.5."));
    const double value = json_->as_number();
    if (!std::isfinite(value)) return wrong(said("this is no finite number."), said("Write a number, as 0.5."));
    if (value < least || value > most)
      return wrong(said("{} is not between {} and {}.", short_text(value), short_text(least), short_text(most)),
                   said("Correct it, or leave the whole record out."));
    return value;
  }
  ErrorOr<int> whole(int least, int most) const {
    STIP_TRY_AS(const double value, number(least, most));
    if (value != std::floor(value))
      return wrong(said("{} is no whole number.", short_text(value)), said("Write a whole number."));
    return static_cast<int>(value);
  }
  std::string text_or(std::string_view member, const std::string& otherwise) const {
    const Json* found = json_->find(member);
    if (found && found->is_string()) return found->as_string();
    if (found && found->is_number()) return short_text(found->as_number());
    return otherwise;
  }
  const Json& json() const { return *json_; }
  Error wrong(Said problem, Said remedy) const {
    return Error{ErrorKind::invalid, name_, std::move(problem), std::move(remedy)};
  }
  static std::string short_text(double value) { return to_text(Json(value)); }

 private:
  const Json* json_;
  std::string name_;
};

constexpr double huge = 1e12;
constexpr std::size_t most_multipliers = 50'000'000;  // Of all actions in all scenarios: 400 MB.

/// Names by which a plan is read again, and a source is cut.
Problem check_names(const Place& list, const auto& all) {
  std::set<std::string_view> names;
  for (const auto& one : all)
    if (!names.insert(one.name).second)
      return list.wrong(said("'{}' stands there twice.", one.name), said("Give each a name or id of its own."));
  return Nothing{};
}

ErrorOr<std::vector<double>> numbers(const Place& place, double least, double most, std::size_t wanted) {
  STIP_TRY_AS(const auto items, place.list("number"));
  if (items.size() != wanted)
    return place.wrong(
        said("there are {} numbers, and {} are needed.", std::to_string(items.size()), std::to_string(wanted)),
        said("Give one for each year or scenario."));
  std::vector<double> result;
  for (const Place& item : items) {
    STIP_TRY_AS(const double value, item.number(least, most));
    result.push_back(value);
  }
  return result;
}

Problem read_funders(const Place& top, PortfolioProblem& problem) {
  STIP_TRY_AS(const Place sources, top.at("sources"));
  STIP_TRY_AS(const auto funders, sources.list("source"));
  STIP_TRY_AS(const Place budgets, top.at("budget"));
  STIP_TRY_AS(const auto rows, budgets.list("row"));
  if (funders.empty()) return sources.wrong(said("there is no source of money."), said("Give at least one."));
  if (rows.size() != funders.size())
    return budgets.wrong(
        said("there are {} rows for {} sources.", std::to_string(rows.size()), std::to_string(funders.size())),
        said("Give a row of budgets for each source."));
  for (std::size_t f = 0; f < funders.size(); ++f) {
    Funder funder{.name = funders[f].text_or("name", std::to_string(f)), .kind = {}, .budget = {}};
    const std::string kind = funders[f].text_or("type", "public");
    if (kind == "eu")
      funder.kind = FunderKind::european;
    else if (kind == "private")
      funder.kind = FunderKind::private_;
    else if (kind != "public")
      return funders[f].wrong(said("'{}' is no type of source.", kind), said("Write public, eu or private."));
    STIP_TRY_AS(funder.budget, numbers(rows[f], 0, huge, static_cast<std::size_t>(problem.years)));
    problem.funders.push_back(std::move(funder));
  }
  return check_names(sources, problem.funders);
}

Problem read_goals(const Place& top, PortfolioProblem& problem) {
  STIP_TRY_AS(const Place list, top.at("goals"));
  STIP_TRY_AS(const auto goals, list.list("goal"));
  if (goals.empty()) return list.wrong(said("there is no goal."), said("Give at least one goal with a target."));
  for (const Place& place : goals) {
    PortfolioGoal goal{.name = place.text_or("name", place.text_or("id", std::to_string(problem.goals.size())))};
    STIP_TRY_AS(const Place due, place.at("due"));
    STIP_TRY_AS(goal.due, due.whole(0, problem.years - 1));
    STIP_TRY_AS(const Place weight, place.at("weight"));
    STIP_TRY_AS(goal.weight, weight.number(0, huge));
    STIP_TRY_AS(const Place target, place.at("target"));
    STIP_TRY_AS(goal.target, target.number(0, huge));
    if (goal.target <= 0)
      return target.wrong(said("a target of nothing is reached by nothing."),
                          said("Give a target above 0, or leave the goal out."));
    if (const auto least = place.maybe("least")) {
      STIP_TRY_AS(goal.least, least->number(0, 1));
    }
    problem.goals.push_back(std::move(goal));
  }
  double weights = 0;
  for (const PortfolioGoal& goal : problem.goals) weights += goal.weight;
  if (weights <= 0) return list.wrong(said("all weights are 0."), said("Give at least one goal a weight above 0."));
  return Nothing{};
}

ErrorOr<CandidateAction> read_action(const Place& place, std::size_t index, const PortfolioProblem& problem) {
  CandidateAction action;
  action.name = place.text_or("id", std::to_string(index));
  STIP_TRY_AS(const Place theme, place.at("theme"));
  STIP_TRY_AS(action.theme, theme.whole(0, problem.themes - 1));
  STIP_TRY_AS(const Place duration, place.at("duration"));
  STIP_TRY_AS(action.duration, duration.whole(1, problem.years));
  STIP_TRY_AS(const Place earliest, place.at("es"));
  STIP_TRY_AS(action.earliest, earliest.whole(0, problem.years - 1));
  STIP_TRY_AS(const Place latest, place.at("ls"));
  STIP_TRY_AS(action.latest, latest.whole(0, problem.years - 1));
  if (action.latest < action.earliest || action.latest + action.duration > problem.years)
    return place.wrong(
        said("a start between {} and {} with {} years does not fit in {} years.", std::to_string(action.earliest),
             std::to_string(action.latest), std::to_string(action.duration), std::to_string(problem.years)),
        said("Widen the window (es, ls) or shorten the duration."));
  STIP_TRY_AS(const Place cost, place.at("cost"));
  STIP_TRY_AS(action.cost, numbers(cost, 0, huge, static_cast<std::size_t>(action.duration)));
  STIP_TRY_AS(const Place sources, place.at("sources"));
  STIP_TRY_AS(const auto funders, sources.list("source"));
  for (const Place& funder : funders) {
    STIP_TRY_AS(const int f, funder.whole(0, static_cast<int>(problem.funders.size()) - 1));
    action.funders.push_back(f);
  }
  std::sort(action.funders.begin(), action.funders.end());
  action.funders.erase(std::unique(action.funders.begin(), action.funders.end()), action.funders.end());
  if (action.funders.empty() && action.total_cost() > 0)
    return sources.wrong(said("nobody may pay for it, and it costs money."),
                         said("Name a source, or make the cost 0."));
  if (const auto least = place.maybe("min_private")) {
    STIP_TRY_AS(action.least_private, least->number(0, 1));
  }
  STIP_TRY_AS(const Place contributions, place.at("contrib"));
  if (!contributions.json().is_object())
    return contributions.wrong(said("this is no object."),
                               "Write an object with a number for each goal, as \"2\": 1.5.");
  for (const JsonMember& member : contributions.json().as_object()) {
    int goal = -1;
    const char* end = member.name.data() + member.name.size();
    const auto read = std::from_chars(member.name.data(), end, goal);
    if (read.ec != std::errc{} || read.ptr != end || goal < 0 || goal >= static_cast<int>(problem.goals.size()) ||
        member.name != std::to_string(goal))  // Neither 02 nor -0, which would be a goal a second time.
      return contributions.wrong(said("'{}' is no goal.", member.name),
                                 said("Name a goal by its place in the list, from 0."));
    STIP_TRY_AS(const double amount, Place(member.value, place.text_or("id", "") + ": contrib").number(0, huge));
    action.contributions.push_back({goal, amount});
  }
  if (const auto committed = place.maybe("committed")) {
    if (!committed->json().is_bool())
      return committed->wrong(said("this is not true or false."), said("Write true or false."));
    action.committed = committed->json().as_bool();
  }
  if (const auto success = place.maybe("mult")) {
    STIP_TRY_AS(action.success, numbers(*success, 0, huge, static_cast<std::size_t>(problem.scenarios)));
  } else {
    action.success.assign(static_cast<std::size_t>(problem.scenarios), 1.0);
  }
  return action;
}

/// The actions of a circle of dependencies, in its order; empty without one.
std::vector<int> circle(const PortfolioProblem& problem) {
  const std::size_t n = problem.actions.size();
  std::vector<std::vector<int>> next(n);
  std::vector<int> waiting(n), from(n, -1), ready;
  for (const auto& [first, then] : problem.precedences) {
    next[static_cast<std::size_t>(first)].push_back(then);
    ++waiting[static_cast<std::size_t>(then)];
  }
  for (std::size_t a = 0; a < n; ++a)
    if (!waiting[a]) ready.push_back(static_cast<int>(a));
  for (std::size_t i = 0; i < ready.size(); ++i)
    for (const int a : next[static_cast<std::size_t>(ready[i])])
      if (--waiting[static_cast<std::size_t>(a)] == 0) ready.push_back(a);
  if (ready.size() == n) return {};
  // Whoever still waits has somebody before it who waits too: going back has to come round.
  for (const auto& [first, then] : problem.precedences)
    if (waiting[static_cast<std::size_t>(first)] > 0 && waiting[static_cast<std::size_t>(then)] > 0)
      from[static_cast<std::size_t>(then)] = first;
  int at = 0;
  while (waiting[static_cast<std::size_t>(at)] == 0) ++at;
  for (std::size_t i = 0; i < n; ++i) at = from[static_cast<std::size_t>(at)];
  std::vector<int> found{at};
  for (int a = from[static_cast<std::size_t>(at)]; a != at; a = from[static_cast<std::size_t>(a)]) found.push_back(a);
  std::reverse(found.begin(), found.end());
  return found;
}

Problem read_precedences(const Place& top, PortfolioProblem& problem) {
  const auto list = top.maybe("dependencies");
  if (!list) return Nothing{};
  STIP_TRY_AS(const auto rows, list->list("dependency"));
  const int last = static_cast<int>(problem.actions.size()) - 1;
  for (const Place& row : rows) {
    STIP_TRY_AS(const auto ends, row.list("action"));
    if (ends.size() != 2) return row.wrong(said("a dependency names two actions."), said("Write it as [FIRST, THEN]."));
    STIP_TRY_AS(const int first, ends[0].whole(0, last));
    STIP_TRY_AS(const int then, ends[1].whole(0, last));
    problem.precedences.push_back({first, then});
  }
  const std::vector<int> round = circle(problem);
  if (round.empty()) return Nothing{};
  std::string names;
  for (const int a : round) names += problem.actions[static_cast<std::size_t>(a)].name + " → ";
  return list->wrong(said("these actions wait for each other: {}.",
                          names + problem.actions[static_cast<std::size_t>(round.front())].name),
                     said("Take one of these dependencies out."));
}

}  // namespace

ErrorOr<PortfolioProblem> read_portfolio_problem(std::string_view text, const std::string& file) {
  STIP_TRY_AS(const Json json, parse_json(text));
  const Place top(json, file);
  PortfolioProblem problem;
  STIP_TRY_AS(const Place years, top.at("years"));
  STIP_TRY_AS(problem.years, years.whole(1, 200));
  STIP_TRY_AS(const Place scenarios, top.at("scenarios"));
  STIP_TRY_AS(problem.scenarios, scenarios.whole(1, 100000));
  STIP_TRY_AS(const Place themes, top.at("themes"));
  STIP_TRY_AS(problem.themes, themes.whole(1, 10000));
  if (const auto first = top.maybe("first_year")) {
    STIP_TRY_AS(problem.first_year, first->whole(0, 9999));
  }
  struct Share {
    const char* name;
    double PortfolioProblem::*member;
    double most;
  };
  const Share shares[] = {{"min_theme_share", &PortfolioProblem::least_theme_share, 1},
                          {"eu_max_of_national", &PortfolioProblem::european_of_national, huge},
                          {"max_public_share", &PortfolioProblem::most_public_share, 1},
                          {"cvar_tail", &PortfolioProblem::tail, 1},
                          {"lambda_cvar", &PortfolioProblem::tail_weight, 1}};
  for (const Share& share : shares)
    if (const auto place = top.maybe(share.name)) {
      STIP_TRY_AS(problem.*share.member, place->number(0, share.most));
    }
  if (problem.tail <= 0)
    return top.wrong(said("the worst tail ('cvar_tail') is 0."), said("Give a share above 0, as 0.2."));
  STIP_TRY(read_funders(top, problem));
  STIP_TRY(read_goals(top, problem));
  STIP_TRY_AS(const Place actions, top.at("actions"));
  STIP_TRY_AS(const auto rows, actions.list("action"));
  if (rows.size() * static_cast<std::size_t>(problem.scenarios) > most_multipliers)
    return actions.wrong(said("{} actions in {} scenarios are too many.", std::to_string(rows.size()),
                              std::to_string(problem.scenarios)),
                         said("Give fewer scenarios: at most 50,000,000 for all actions together."));
  for (std::size_t a = 0; a < rows.size(); ++a) {
    STIP_TRY_AS(CandidateAction action, read_action(rows[a], a, problem));
    problem.actions.push_back(std::move(action));
  }
  STIP_TRY(check_names(actions, problem.actions));
  STIP_TRY(read_precedences(top, problem));
  return problem;
}

ErrorOr<EarlierPlan> read_plan(std::string_view text, const std::string& file, const PortfolioProblem& problem) {
  STIP_TRY_AS(const Json json, parse_json(text));
  STIP_TRY_AS(const Place starts, Place(json, file).at("starts"));
  if (!starts.json().is_object())
    return starts.wrong(said("this is no object."), said("Take a file that `stip invest solve --json` wrote."));
  std::map<std::string, std::size_t> index;
  for (std::size_t a = 0; a < problem.actions.size(); ++a) index[problem.actions[a].name] = a;
  EarlierPlan plan{.start = std::vector<int>(problem.actions.size(), not_started)};
  for (const JsonMember& member : starts.json().as_object()) {
    const auto found = index.find(member.name);
    if (found == index.end()) continue;  // An action that this agenda does not have any more.
    const CandidateAction& action = problem.actions[found->second];
    STIP_TRY_AS(plan.start[found->second],
                Place(member.value, file + ": start of " + member.name).whole(action.earliest, action.latest));
  }
  if (const auto basis = Place(json, file).maybe("basis")) {
    const std::string digits = basis->json().is_string() ? basis->json().as_string() : "?";
    if (digits.find_first_not_of("012345") != std::string::npos)
      return basis->wrong(said("this is no text of digits from 0 to 5."),
                          said("Leave it out, or take a file that `stip invest solve --json` wrote."));
    for (const char digit : digits) plan.basis.push_back(static_cast<unsigned char>(digit - '0'));
  }
  return plan;
}

}  // namespace stip
