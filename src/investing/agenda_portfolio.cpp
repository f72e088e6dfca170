// AgendaPortfolio: goals first, then who may be chosen, then money, then what waits for what.
#include "investing/agenda_portfolio.h"

#include <algorithm>
#include <cstring>
#include <map>
#include <numeric>
#include <optional>
#include <set>

#include "agenda/records.h"
#include "base/random_stream.h"
#include "investing/goal_amounts.h"
#include "investing/stated_money.h"
#include "weighing/argument_map.h"

namespace stip {
namespace {

constexpr double cents_per_million = 1e8;
constexpr double no_condition = 1e6;
constexpr int longest = 60;  // Years: a slip of the keyboard in a date is no plan.

bool is_under_way(const Action& action) { return action.actual_start || action.phase == Phase::running; }
const Date& start_of(const Action& action) { return action.actual_start ? action.actual_start : action.planned_start; }

using FunderKey = std::pair<std::string, FunderKind>;

class Builder {
 public:
  Builder(const View& view, Day today, const AgendaPortfolioOptions& options)
      : view_(view), today_(today), options_(options), first_(int{today.year()}) {}

  AgendaPortfolio build() {
    amounts_ = goal_amounts(view_, today_);
    gaps_ = amounts_.gaps;
    weigh();
    settings();
    for (const Action& action : view_.all<Action>())
      if (is_to_come(action.phase)) add_action(action);
    for (const Dependency& dependency : view_.all<Dependency>()) add_dependency(dependency);
    close_years();
    open_circles();
    add_goals();
    add_funders();
    for (const auto& [gap, ids] : gaps_) result_.gaps.push_back({gap, {ids.begin(), ids.end()}});
    return std::move(result_);
  }

 private:
  void miss(PortfolioGap gap, const std::string& id) { gaps_[gap].insert(id); }
  void miss(PortfolioGap gap, const std::vector<std::string>& ids) {
    if (!ids.empty()) gaps_[gap].insert(ids.begin(), ids.end());
  }
  PortfolioProblem& problem() { return result_.problem; }

  void settings() {
    PortfolioProblem& p = problem();
    p.first_year = first_;
    p.scenarios = options_.scenarios;
    p.tail = options_.tail;
    p.tail_weight = options_.tail_weight;
    p.least_theme_share = options_.least_theme_share;
    p.european_of_national = options_.european_of_national < 0 ? no_condition : options_.european_of_national;
    p.most_public_share = options_.most_public_share;
  }

  /// Red lines and conditions, of those that have any: weighing says how they stand.
  void weigh() {
    std::set<std::string> ids;
    for (const std::string& id : weighed(view_)) ids.insert(id);
    for (const Condition& condition : view_.all<Condition>())
      for (const auto& ref : condition.actions) ids.insert(ref.id);
    for (const std::string& id : ids) {
      if (!view_.find<Action>(id)) continue;
      const auto map = argument_map(view_, id, today_);
      if (!map.ok()) continue;
      ChosenAbout& about = weighed_[id];
      about.is_weighed = !map->assessments.empty();
      for (const ConditionState& state : map->conditions) {
        if (state.condition->met) continue;
        about.conditions.push_back(state.condition->id);
        if (state.checked_days_ago) failed_[id].push_back(state.condition->id);
      }
      if (!about.is_weighed) continue;
      if (map->admissibility == Admissibility::out) crossed_.insert(id);
      for (const WeighingReasons& reason : map->reasons)
        about.has_open_line |= reason.reason == WeighingReason::red_line_open;
    }
  }

  /// Whether weighing lets it be chosen; a year later at the earliest if care asks for it.
  bool admits(const Action& action, CandidateAction& candidate, const ChosenAbout& about) {
    if (crossed_.contains(action.id)) return miss(PortfolioGap::red_line_crossed, action.id), false;
    if (const auto failed = failed_.find(action.id); failed != failed_.end())
      return miss(PortfolioGap::condition_not_met, failed->second), false;
    const bool is_open = !about.conditions.empty() || about.has_open_line;
    miss(PortfolioGap::condition_open, about.conditions);
    if (about.has_open_line) miss(PortfolioGap::red_line_open, action.id);
    if (is_open && options_.care == CareLevel::only_clear) return false;
    const bool waits = (is_open && options_.care == CareLevel::open_first) ||
                       ((is_open || !about.is_weighed) && options_.care == CareLevel::weighed_first);
    if (waits) candidate.earliest = std::max(candidate.earliest, 1);
    return true;
  }

  void add_action(const Action& action) {
    ++result_.to_come;
    const StatedMoney stated = stated_money(view_, action);
    if (!is_candidate(action, stated)) leave_out(stated);
  }

  /// What is promised to an action that is left out stays with it.
  void leave_out(const StatedMoney& stated) {
    for (const StatedSource& source : stated.sources)
      for (const auto& [year, cents] : source.years) taken_[{source.source, source.side}][year] += cents.promised;
  }

  bool is_candidate(const Action& action, const StatedMoney& stated) {
    const auto amounts = amounts_.actions.find(action.id);
    const bool brings = amounts != amounts_.actions.end();
    const bool has_dates = start_of(action) && action.planned_end && start_of(action).year() - first_ <= longest;
    const bool runs = is_under_way(action);
    if (action.phase == Phase::paused) return miss(PortfolioGap::not_open, action.id), false;
    if (!brings) miss(PortfolioGap::no_contribution, action.id);
    if (!has_dates) miss(PortfolioGap::no_dates, action.id);
    note(stated);
    const bool has_money = stated.all() > 0;
    if (!has_money) miss(runs ? PortfolioGap::money_missing : PortfolioGap::no_money, action.id);
    if (!brings || !has_dates || (!has_money && !runs)) return false;

    CandidateAction candidate;
    candidate.name = action.id;
    const auto known = weighed_.find(action.id);
    ChosenAbout about = known == weighed_.end() ? ChosenAbout{} : known->second;
    about.is_running = runs;
    about.planned_start = start_of(action).year();
    candidate.earliest = runs ? 0 : std::max(0, about.planned_start - first_);
    const int from = runs ? first_ : about.planned_start;
    candidate.duration = std::clamp(action.planned_end.year() - from + 1, 1, longest);
    candidate.latest = candidate.earliest;
    candidate.committed = runs;
    if (!runs && !admits(action, candidate, about)) return false;
    if (!pay(action, stated, from, runs, candidate)) return false;
    candidate.theme = theme_of(action);
    contribute(amounts->second, candidate);
    places_.emplace(action.id, static_cast<int>(problem().actions.size()));
    problem().actions.push_back(std::move(candidate));
    result_.about.push_back(std::move(about));
    return true;
  }

  void note(const StatedMoney& stated) {
    miss(PortfolioGap::confidential, stated.confidential);
    miss(PortfolioGap::not_in_euros, stated.not_in_euros);
    miss(PortfolioGap::no_stage, stated.without_stage);
    miss(PortfolioGap::no_year, stated.without_year);
    miss(PortfolioGap::spread, stated.spread);
    miss(PortfolioGap::inexact, stated.inexact);
  }

  int funder(const FunderKey& key) {
    const auto [at, is_new] = funders_.emplace(key, static_cast<int>(problem().funders.size()));
    if (is_new) problem().funders.push_back({key.first, key.second, {}});
    return at->second;
  }

  /// What it costs in each of its years, and who may pay; money outside its years is moved to the nearest of them.
  bool pay(const Action& action, const StatedMoney& stated, int from, bool runs, CandidateAction& candidate) {
    candidate.cost.assign(static_cast<std::size_t>(candidate.duration), 0);
    double private_money = 0, whole = 0;
    std::set<int> funders;
    for (const StatedSource& source : stated.sources) {
      if (runs && source.all() > source.promised()) miss(PortfolioGap::asked_only, action.id);
      double sum = 0;
      for (const auto& [year, cents] : source.years) {
        if (runs && year < first_) continue;  // Spent.
        const double money = static_cast<double>(runs ? cents.promised : cents.all) / cents_per_million;
        candidate.cost[static_cast<std::size_t>(std::clamp(year - from, 0, candidate.duration - 1))] += money;
        sum += money;
        // A ceiling of a source is of the calendar: what runs pays then.
        if (runs)
          running_[{source.source, source.side}][year] += cents.promised;
        else
          promised_[{source.source, source.side}][year] += cents.promised;
      }
      whole += sum;
      if (source.source.empty() || source.all() == 0) continue;
      funders.insert(funder({source.source, source.side}));
      if (source.side == FunderKind::private_) private_money += sum;
    }
    if (funders.empty() && whole > 0) return miss(PortfolioGap::no_source, action.id), false;
    candidate.funders.assign(funders.begin(), funders.end());
    if (private_money > 0 && private_money < whole) {
      candidate.least_private = private_money / whole;
      miss(PortfolioGap::share_as_stated, action.id);
    }
    return true;
  }

  int theme_of(const Action& action) {
    std::string id;
    for (const auto& ref : action.themes)
      if (id.empty() && view_.find(ref)) id = ref.id;
    const auto at = std::ranges::find(result_.themes, id);
    if (at != result_.themes.end()) return static_cast<int>(at - result_.themes.begin());
    result_.themes.push_back(id);
    return static_cast<int>(result_.themes.size()) - 1;
  }

  /// Each scenario has one draw for all that an action brings; over the scenarios the draws are spread evenly.
  void contribute(const std::vector<ActionAmount>& amounts, CandidateAction& candidate) {
    const auto n = static_cast<std::size_t>(options_.scenarios);
    double low = 0, high = 0;
    for (const ActionAmount& one : amounts) {
      candidate.contributions.push_back({static_cast<int>(one.goal), one.amount});
      low += one.low / one.amount / static_cast<double>(amounts.size());
      high += one.high / one.amount / static_cast<double>(amounts.size());
    }
    RandomStream random(scattered(candidate.name, options_.seed));
    std::vector<std::size_t> order(n);
    std::iota(order.begin(), order.end(), std::size_t{0});
    for (std::size_t i = n; i > 1; --i) std::swap(order[i - 1], order[random.below(i)]);
    for (const std::size_t place : order)
      candidate.success.push_back(low + (high - low) * (static_cast<double>(place) + 0.5) / static_cast<double>(n));
  }

  /// To the last goal or the last planned end, whichever comes later; whoever has not begun may start later than
  /// planned.
  void close_years() {
    int last = first_;
    for (const CountedGoal& goal : amounts_.goals) last = std::max(last, std::min(goal.year, first_ + longest));
    for (const CandidateAction& action : problem().actions)
      last = std::max(last, first_ + action.earliest + action.duration - 1);
    problem().years = last - first_ + 1;
    for (CandidateAction& action : problem().actions)
      if (!action.committed) action.latest = problem().years - action.duration;
    problem().themes = std::max<int>(1, static_cast<int>(result_.themes.size()));
  }

  /// Whoever has to wait for itself starts never; what waits for it keeps waiting. Taken off from both ends is whatever
  /// is in no circle, until nothing more can be.
  void open_circles() {
    std::vector<bool> in_circle(problem().actions.size(), true);
    for (bool changed = true; changed;) {
      changed = false;
      std::vector<bool> has_before(in_circle.size()), has_after(in_circle.size());
      for (const auto& [first, then] : problem().precedences) {
        const auto a = static_cast<std::size_t>(first), b = static_cast<std::size_t>(then);
        if (in_circle[a] && in_circle[b]) has_after[a] = has_before[b] = true;
      }
      for (std::size_t a = 0; a < in_circle.size(); ++a)
        if (in_circle[a] && !(has_before[a] && has_after[a])) in_circle[a] = false, changed = true;
    }
    std::erase_if(problem().precedences, [&](const Precedence& one) {
      return in_circle[static_cast<std::size_t>(one.first)] && in_circle[static_cast<std::size_t>(one.then)];
    });
    for (std::size_t a = 0; a < in_circle.size(); ++a) {
      if (!in_circle[a]) continue;
      CandidateAction& action = problem().actions[a];
      miss(PortfolioGap::in_circle, action.name);
      action.latest = action.earliest - 1;
    }
  }

  void add_goals() {
    for (const CountedGoal& goal : amounts_.goals)
      problem().goals.push_back({goal.id, std::min(goal.year - first_, problem().years - 1), 1, goal.target, 0});
  }

  void add_funders() {
    if (problem().funders.empty() && !problem().actions.empty()) funder({"", FunderKind::public_});
    for (const auto& [key, at] : funders_) {
      Funder& funder = problem().funders[static_cast<std::size_t>(at)];
      const auto* source = view_.find<FundingSource>(key.first);
      const bool has_ceiling = source && source->ceiling && key.second != FunderKind::private_ &&
                               std::strcmp(source->ceiling.high.currency, "EUR") == 0;
      const bool private_ceiling = source && source->ceiling && source->party == FundingParty::private_;
      if (!has_ceiling && !private_ceiling && source) miss(PortfolioGap::no_ceiling, key.first);
      for (int year = first_; year < first_ + problem().years; ++year) {
        std::int64_t cents = running_[key][year] + promised_[key][year];
        if (has_ceiling || private_ceiling)
          cents = is_valid(*source, year) ? source->ceiling.high.cents - taken_[key][year] : 0;
        funder.budget.push_back(static_cast<double>(std::max<std::int64_t>(0, cents)) / cents_per_million +
                                budget_slack);
      }
    }
    for (CandidateAction& action : problem().actions)
      if (action.funders.empty()) action.funders.push_back(0);  // It costs nothing.
  }

  static bool is_valid(const FundingSource& source, int year) {
    return !(source.valid_from && year < source.valid_from.year()) &&
           !(source.valid_until && year > source.valid_until.year());
  }

  /// The year in which something that is no candidate is there; nothing if that is not known.
  std::optional<int> there_in(const std::string& id) const {
    if (const auto* action = view_.find<Action>(id)) {
      if (action->phase == Phase::done) return first_ - 1;
      if (!is_to_come(action->phase) || !action->planned_end) return std::nullopt;
      return action->planned_end.year();
    }
    if (const auto* milestone = view_.find<Milestone>(id)) {
      if (milestone->met_on) return first_ - 1;
      if (milestone->due) return milestone->due.year();
    }
    if (const auto* stage = view_.find<DossierStage>(id)) {
      if (stage->state == StageState::reached) return first_ - 1;
      if (stage->state != StageState::dropped && stage->date) return stage->date.year();
    }
    return std::nullopt;
  }

  void add_dependency(const Dependency& dependency) {
    const auto then = places_.find(dependency.action.id);
    if (then == places_.end()) return;
    CandidateAction& waits = problem().actions[static_cast<std::size_t>(then->second)];
    if (waits.committed) return;  // It has begun.
    if (const auto first = places_.find(dependency.before.id); first != places_.end()) {
      problem().precedences.push_back({first->second, then->second});
      return;
    }
    const auto year = there_in(dependency.before.id);
    if (!year || *year - first_ > longest) return miss(PortfolioGap::waits_unknown, dependency.id);
    waits.earliest = std::max(waits.earliest, *year - first_);
  }

  const View& view_;
  Day today_;
  const AgendaPortfolioOptions& options_;
  int first_;
  AgendaPortfolio result_;
  GoalAmounts amounts_;
  PortfolioGapIds gaps_;
  std::map<std::string, ChosenAbout> weighed_;
  std::map<std::string, std::vector<std::string>>
      failed_;  ///< By action: conditions that were checked and are not met.
  std::set<std::string> crossed_;
  std::map<std::string, int> places_;
  std::map<FunderKey, int> funders_;
  std::map<FunderKey, std::map<int, std::int64_t>> taken_, running_, promised_;  ///< Cents by year.
};

}  // namespace

std::size_t AgendaPortfolio::open() const {
  return static_cast<std::size_t>(
      std::ranges::count_if(problem.actions, [](const CandidateAction& one) { return !one.committed; }));
}

std::vector<PortfolioGapList> AgendaPortfolio::wanted() const {
  std::vector<PortfolioGapList> list;
  for (const PortfolioGapList& gap : gaps)
    if (!remedy(gap.gap).empty()) list.push_back(gap);
  return list;
}

AgendaPortfolio agenda_portfolio(const View& view, Day today, const AgendaPortfolioOptions& options) {
  return Builder(view, today, options).build();
}

}  // namespace stip
