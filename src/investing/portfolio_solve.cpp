// PortfolioSolve: greedy, relaxation, kernel, neighbourhoods.
#include "investing/portfolio_solve.h"

#include <algorithm>
#include <numeric>
#include <optional>

#include "base/random_stream.h"
#include "investing/compact_model.h"
#include "investing/funding_plan.h"
#include "investing/portfolio_greedy.h"
#include "investing/priced_bound.h"

namespace stip {
namespace {

std::size_t at(int i) { return static_cast<std::size_t>(i); }
class Search {
 public:
  Search(const PortfolioProblem& problem, const PortfolioOptions& options)
      : problem_(problem), options_(options), open_(open_choices(problem)), random_(options.seed) {}

  PortfolioAnswer run() {
    begin();
    if (!options_.solver) {
      without_solver();
      return std::move(result_);
    }
    relax();
    round_down();
    kernel();
    prove();
    for (; result_.found() && result_.rounds < options_.rounds && goes_on(); ++result_.rounds) neighbourhood();
    result_.out_of_time = !time_left();
    return std::move(result_);
  }

 private:
  double left() const { return options_.spent ? options_.seconds - options_.spent() : no_limit; }
  bool time_left() const { return left() > 0; }
  bool goes_on() const { return time_left() && result_.gap() > std::max(options_.content, 1e-9); }
  double value() const { return result_.attainment.value; }

  void take(InvestmentPlan plan, const char* method) {
    Attainment reached = attainment(problem_, plan.start);
    if (!keeps_demands(plan.start, reached)) return;
    if (result_.found() && reached.value <= value()) return;
    result_.plan = std::move(plan);
    result_.attainment = std::move(reached);
    result_.method = method;
    tell();
  }

  void tell() const {
    if (options_.heard && result_.found()) options_.heard(value(), result_.bound);
  }

  bool keeps_demands(const std::vector<int>& starts, const Attainment& reached) const {
    for (std::size_t a = 0; a < starts.size(); ++a)
      if (problem_.actions[a].committed && starts[a] == not_started) return false;
    for (std::size_t g = 0; g < problem_.goals.size(); ++g)
      if (reached.goals[g] < problem_.goals[g].least - 1e-7) return false;
    return true;
  }

  void begin() {
    take(greedy_portfolio(problem_, open_, {.first = {}, .rounds = 20, .seed = options_.seed}), "greedy");
    if (options_.start.empty()) return;
    take(greedy_portfolio(problem_, open_, {.first = options_.start, .rounds = 0, .seed = options_.seed}),
         "given start");
    if (options_.solver) unpayable(options_.start, "given start");
  }

  void without_solver() {
    const CompactModel model = compact_model(problem_, open_);
    set_bound(priced_bound(model.program, subgradient_prices(model.program, value(), 300)), "subgradients");
    for (; result_.rounds < options_.rounds && goes_on(); ++result_.rounds)
      take(greedy_portfolio(problem_, open_, {.first = result_.plan.start, .rounds = 50, .seed = random_.next()}),
           "greedy search");
    result_.out_of_time = !time_left();
  }

  void set_bound(double bound, const char* by) {
    if (bound >= result_.bound) return;
    result_.bound = bound;
    result_.bound_by = by;
    tell();
  }

  void relax() {
    model_ = compact_model(problem_, open_);
    LinearBasis basis = options_.basis;
    for (int round = 0; round < 3 && time_left(); ++round) {
      LinearAnswer answer = options_.solver->relaxed(model_.program, {.seconds = left(), .from = &basis});
      result_.impossible = answer.status == LinearStatus::infeasible;
      if (answer.row_price.empty()) return;
      set_bound(priced_bound(model_.program, answer.row_price), "relaxation");
      regrets_ = regrets(model_, answer.row_price);
      relaxed_ = std::move(answer.x);
      basis = std::move(answer.basis);
      if (round == 0) result_.basis = basis;
      const FundingAnswer funding = funding_plan(problem_, parts(), *options_.solver);
      if (funding.payments || funding.price.empty() || open_.size() > 600) return;
      rows_.push_back(price_row(problem_, funding));
      model_.add_charge_row(rows_.back().charge, rows_.back().most);
    }
  }

  /// How much of the action the relaxation has started by year t.
  double relaxed_by(std::size_t a, int t) const {
    const auto [column, constant] = model_.started_by(static_cast<int>(a), t);
    return column >= 0 ? relaxed_[at(column)] : constant;
  }

  std::vector<PartStart> parts() const {
    std::vector<PartStart> result;
    for (std::size_t a = 0; a < open_.size(); ++a) {
      double before = 0;
      for (const int t : open_[a].starts) {
        const double until = relaxed_by(a, t);
        if (until > before + 1e-9) result.push_back({static_cast<int>(a), t, until - before});
        before = std::max(before, until);
      }
    }
    return result;
  }

  /// What is left open at prices: each choice that loses no more than `most`, and what the relaxation does in part.
  std::vector<StartChoice> undecided(double most) const {
    std::vector<StartChoice> choices(open_.size());
    for (std::size_t a = 0; a < open_.size(); ++a) {
      const auto& starts = open_[a].starts;
      double before = 0;
      for (std::size_t i = 0; i < starts.size(); ++i) {
        const double until = relaxed_by(a, starts[i]);
        if (regrets_[a][i] <= most || until - before > 1e-6) choices[a].starts.push_back(starts[i]);
        before = until;
      }
      choices[a].must_start =
          open_[a].must_start || (regrets_[a].back() > most && before > 1 - 1e-6 && !choices[a].starts.empty());
    }
    return choices;
  }

  /// The threshold at which about so many choices are left besides one for each action.
  double threshold(std::size_t wanted) const {
    std::vector<double> all;
    for (const auto& of_action : regrets_) {
      if (of_action.size() < 2) continue;
      std::vector<double> sorted = of_action;
      std::sort(sorted.begin(), sorted.end());
      all.insert(all.end(), sorted.begin() + 1, sorted.end());
    }
    if (all.empty()) return 0;
    const std::size_t place = std::min(wanted, all.size() - 1);
    std::nth_element(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(place), all.end());
    return all[place];
  }

  /// Pays for these starts and takes them if they are better; if they cannot be paid for, notes by which row.
  std::optional<FundingAnswer> unpayable(const std::vector<int>& starts, const char* method) {
    FundingAnswer funding = funding_plan(problem_, starts, *options_.solver);
    if (funding.payments) {
      take({starts, std::move(*funding.payments)}, method);
      return std::nullopt;
    }
    if (!funding.price.empty()) rows_.push_back(price_row(problem_, funding));
    take(greedy_portfolio(problem_, open_, {.first = starts, .rounds = 0, .seed = options_.seed}), method);
    return funding;
  }

  LinearAnswer best_of(const CompactModel& model, const LinearLimits& limits) const {
    LinearLimits now = limits;
    if (result_.found() && now.better_than == -no_limit) now.better_than = value() + 1e-7;
    now.seconds = std::min(limits.seconds, left());
    return options_.solver->whole(model.program, now);
  }

  CompactModel model_of(const PortfolioProblem& problem, const std::vector<StartChoice>& choices) const {
    CompactModel model = compact_model(problem, choices);
    for (const PriceRow& row : rows_) model.add_charge_row(row.charge, row.most);
    return model;
  }

  /// Looks for a better portfolio among these choices. What cannot be paid for is mended around where money lacks.
  LinearAnswer solve_over(std::vector<StartChoice> choices, const char* method, const LinearLimits& limits) {
    LinearAnswer first;
    PortfolioProblem tighter;  // From the second attempt on, with less where money lacked.
    for (int attempt = 0; attempt < 5 && time_left(); ++attempt) {
      const CompactModel model = model_of(attempt == 0 ? problem_ : tighter, choices);
      LinearAnswer answer =
          best_of(model, attempt == 0 ? limits : LinearLimits{.seconds = limits.seconds, .nodes = 50});
      if (attempt == 0) first = answer;
      if (answer.x.empty()) break;
      const std::vector<int> starts = model.starts(answer.x);
      const auto lacking = unpayable(starts, method);
      if (!lacking) break;
      if (attempt == 0) tighter = problem_;
      for (std::size_t i = 0; i < lacking->price.size(); ++i) {
        double& budget = tighter.funders[i / at(problem_.years)].budget[i % at(problem_.years)];
        budget = std::max(0.0, budget - 1.2 * lacking->overspent[i]);
      }
      choices = around(starts, *lacking);
    }
    return first;
  }

  double second_best(std::size_t a) const {
    if (regrets_.empty() || regrets_[a].size() < 2) return 1;
    std::vector<double> sorted = regrets_[a];
    std::nth_element(sorted.begin(), sorted.begin() + 1, sorted.end());
    return sorted[1];
  }

  /// These starts, and free choice for the least decided actions that could use the money that lacks.
  std::vector<StartChoice> around(const std::vector<int>& starts, const FundingAnswer& lacking) const {
    std::vector<std::pair<double, std::size_t>> order;
    for (std::size_t a = 0; a < open_.size(); ++a) {
      const CandidateAction& action = problem_.actions[a];
      bool uses = false;
      for (const int f : action.funders)
        for (int u = action.earliest; u < action.latest + action.duration; ++u)
          uses = uses || lacking.price[at(f * problem_.years + u)] > 1e-6;
      order.push_back({(second_best(a) + 1e-5) * (uses ? 1 : 20), a});
    }
    return freed(starts, std::move(order), 30);
  }

  /// Starts as they are, but for the first `n_free` of the order (lowest number first), which may do all that could
  /// still be better at the prices.
  std::vector<StartChoice> freed(const std::vector<int>& starts, std::vector<std::pair<double, std::size_t>> order,
                                 std::size_t n_free) const {
    std::sort(order.begin(), order.end());
    std::vector<StartChoice> choices(open_.size());
    const auto allowed = regrets_.empty() ? open_ : undecided(result_.bound - value());
    for (std::size_t i = 0; i < order.size(); ++i) {
      const std::size_t a = order[i].second;
      const int now = starts[a];
      StartChoice& choice = choices[a];
      if (i >= n_free) {
        if (now != not_started) choice = {{now}, true};
        continue;
      }
      choice = allowed[a];
      if (now == not_started)
        choice.must_start = open_[a].must_start;
      else if (std::find(choice.starts.begin(), choice.starts.end(), now) == choice.starts.end())
        choice.starts.insert(std::upper_bound(choice.starts.begin(), choice.starts.end(), now), now);
    }
    return choices;
  }

  /// What the relaxation starts wholly: keeps dependencies, and leaves money over.
  void round_down() {
    if (relaxed_.empty()) return;
    std::vector<int> starts(open_.size(), not_started);
    double all = 0;
    std::vector<double> themes(at(problem_.themes));
    for (std::size_t a = 0; a < open_.size(); ++a) {
      for (const int t : open_[a].starts)
        if (starts[a] == not_started && relaxed_by(a, t) > 1 - 1e-6) starts[a] = t;
      if (starts[a] == not_started) continue;
      const double cost = problem_.actions[a].total_cost();
      themes[at(problem_.actions[a].theme)] += cost;
      all += cost;
    }
    if (*std::min_element(themes.begin(), themes.end()) >= problem_.least_theme_share * all)
      unpayable(starts, "rounded relaxation");
  }

  /// Whole numbers over the least decided choices: few, for a good plan soon, and then more. Small problems are looked
  /// at whole afterwards.
  void kernel() {
    if (relaxed_.empty()) return;
    const std::size_t n = open_.size();
    std::vector<std::size_t> sizes{100, 200 + n * 9 / 20, 200 + n * 7 / 10};
    if (n <= 600) sizes = {200 + n * 9 / 20};
    for (const std::size_t size : sizes)
      if (goes_on()) solve_over(undecided(threshold(size)), "undecided choices", {.seconds = left() / 2, .nodes = 400});
  }

  /// All that could be better, with cuts: its bound is often far below that of the relaxation. The plan that is known
  /// is asked for as well, so that a solver which says that there is none is seen to be wrong, and proves nothing.
  void prove() {
    if (relaxed_.empty() || !goes_on()) return;
    const auto choices = undecided(result_.bound - value());
    std::size_t size = 0;
    for (const StartChoice& choice : choices) size += choice.starts.size();
    if (size > 2000 && result_.found()) return;
    LinearLimits limits{.seconds = left() / 2, .nodes = 2000};
    if (result_.found()) limits = {.seconds = left() / 2, .nodes = 1, .better_than = value() - 1e-6};
    const LinearAnswer answer = solve_over(choices, "all open choices", limits);
    if (answer.status == LinearStatus::infeasible)
      result_.impossible = !result_.found() && !exists(choices);
    else if (answer.status != LinearStatus::failed && answer.bound > 0)
      set_bound(std::max(answer.bound, value()) + 1e-6, "branch and cut");
  }

  /// Whether there is any plan at all among these choices, asked in another way: no value leads the solver.
  bool exists(const std::vector<StartChoice>& choices) const {
    CompactModel model = model_of(problem_, choices);
    for (auto& column : model.program.columns) column.value = 0;
    return options_.solver->whole(model.program, {.seconds = left(), .nodes = 2000}).status != LinearStatus::infeasible;
  }

  void neighbourhood() {
    const auto kind = random_.below(4);
    const int theme = static_cast<int>(random_.below(at(problem_.themes)));
    const int year = static_cast<int>(random_.below(at(problem_.years)));
    const int funder = static_cast<int>(random_.below(problem_.funders.size()));
    std::vector<std::pair<double, std::size_t>> order;
    for (std::size_t a = 0; a < open_.size(); ++a) {
      const CandidateAction& action = problem_.actions[a];
      const bool meant = kind == 0   ? action.theme == theme
                         : kind == 1 ? action.earliest <= year + 1 && action.latest >= year - 1
                         : kind == 2
                             ? std::find(action.funders.begin(), action.funders.end(), funder) != action.funders.end()
                             : true;
      order.push_back({(second_best(a) + 1e-5) * (meant ? 1 : 20) * (0.1 + random_.uniform()), a});
    }
    const auto choices = freed(result_.plan.start, std::move(order), free_);
    const LinearStatus status = solve_over(choices, "neighbourhoods", {.seconds = no_limit, .nodes = 100}).status;
    if (status == LinearStatus::optimal || status == LinearStatus::infeasible)
      free_ = std::min(open_.size(), free_ + free_ / 5 + 1);
    else
      free_ = std::max<std::size_t>(10, free_ - free_ / 5);
  }

  const PortfolioProblem& problem_;
  const PortfolioOptions& options_;
  std::vector<StartChoice> open_;
  RandomStream random_;
  PortfolioAnswer result_;
  CompactModel model_;
  std::vector<std::vector<double>> regrets_;
  std::vector<double> relaxed_;
  std::vector<PriceRow> rows_;
  std::size_t free_ = 40;
};

}  // namespace

PortfolioAnswer solve_portfolio(const PortfolioProblem& problem, const PortfolioOptions& options) {
  return Search(problem, options).run();
}

}  // namespace stip
