// Knapsack: local search on prices, then whole numbers among what is undecided.
#include "investing/knapsack.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <numeric>

#include "base/random_stream.h"
#include "investing/knapsack_breeding.h"
#include "investing/priced_bound.h"

namespace stip {
namespace {

LinearProgram program_of(const Knapsack& problem) {
  LinearProgram lp;
  for (const double worth : problem.worth) lp.add_column({worth, 0, 1, true});
  for (std::size_t i = 0; i < problem.budget.size(); ++i) {
    std::vector<LinearProgram::Element> row;
    for (std::size_t j = 0; j < problem.worth.size(); ++j) row.push_back({static_cast<int>(j), problem.weight[i][j]});
    lp.add_row({-no_limit, problem.budget[i]}, row);
  }
  return lp;
}

/// A choice with what is left of each budget.
class Packing {
 public:
  explicit Packing(const Knapsack& problem)
      : problem_(&problem), chosen_(problem.worth.size()), left_(problem.budget) {}

  bool fits(std::size_t j) const {
    for (std::size_t i = 0; i < left_.size(); ++i)
      if (problem_->weight[i][j] > left_[i] + 1e-9) return false;
    return true;
  }
  void put(std::size_t j, bool in) {
    chosen_[j] = in;
    for (std::size_t i = 0; i < left_.size(); ++i) left_[i] += in ? -problem_->weight[i][j] : problem_->weight[i][j];
    value_ += in ? problem_->worth[j] : -problem_->worth[j];
  }
  void fill(const std::vector<std::size_t>& order) {
    for (const std::size_t j : order)
      if (!chosen_[j] && fits(j)) put(j, true);
  }
  /// Takes one out for one that is worth more, as long as that can be done.
  void swap_up() {
    for (bool better = true; better;) {
      better = false;
      for (std::size_t out = 0; out < chosen_.size() && !better; ++out) {
        if (!chosen_[out]) continue;
        put(out, false);
        for (std::size_t in = 0; in < chosen_.size() && !better; ++in)
          if (!chosen_[in] && problem_->worth[in] > problem_->worth[out] && fits(in)) put(in, true), better = true;
        if (!better) put(out, true);
      }
    }
  }
  double value() const { return value_; }
  const std::vector<bool>& chosen() const { return chosen_; }

 private:
  const Knapsack* problem_;
  std::vector<bool> chosen_;
  std::vector<double> left_;
  double value_ = 0;
};

constexpr std::size_t few_budgets = 10;  // With more, programs over the least decided take too long to help.

class KnapsackSearch {
 public:
  KnapsackSearch(const Knapsack& problem, const KnapsackOptions& options)
      : problem_(problem), options_(options), lp_(program_of(problem)), random_(options.seed) {
    whole_worths_ =
        std::all_of(problem.worth.begin(), problem.worth.end(), [](double w) { return w == std::floor(w); });
  }

  KnapsackAnswer run() {
    relax();
    local_search(20);
    breeding(options_.rounds / 2, 0.3);
    if (options_.solver && open_projects().size() <= 80) whole_numbers();
    if (options_.solver && open_projects().size() > 80 && problem_.budget.size() <= few_budgets) by_number();
    breeding(options_.rounds, 1);
    answer_.proven = answer_.value >= answer_.bound - 1e-9 * std::abs(answer_.bound);
    answer_.out_of_time = left() <= 0;
    return std::move(answer_);
  }

 private:
  double left() const { return options_.spent ? options_.seconds - options_.spent() : no_limit; }
  bool goes_on() const { return left() > 0 && answer_.value < answer_.bound - 1e-9 * std::abs(answer_.bound); }

  void set_bound(double bound) {
    // Sums of whole worths are whole.
    if (whole_worths_) bound = std::floor(bound + 1e-9 * bound);
    if (answer_.bound == 0 || bound < answer_.bound) answer_.bound = bound;
  }

  void relax() {
    std::vector<double> prices;
    if (options_.solver) {
      LinearAnswer answer = options_.solver->relaxed(lp_, {.seconds = left()});
      prices = std::move(answer.row_price);
      relaxed_ = std::move(answer.x);
    }
    if (prices.empty()) prices = subgradient_prices(lp_, 0, 2000);
    set_bound(priced_bound(lp_, prices));
    prices_ = prices;
    for (std::size_t j = 0; j < problem_.worth.size(); ++j) {
      double price = 0;
      for (std::size_t i = 0; i < prices.size(); ++i) price += std::max(0.0, prices[i]) * problem_.weight[i][j];
      reduced_.push_back(problem_.worth[j] - price);
    }
  }

  void take(const Packing& packing) {
    if (packing.value() <= answer_.value && !answer_.chosen.empty()) return;
    answer_.value = packing.value();
    answer_.chosen = packing.chosen();
  }

  std::vector<std::size_t> order(double noise) {
    std::vector<double> key(reduced_);
    for (double& one : key) one += noise * (random_.uniform() - 0.5);
    std::vector<std::size_t> result(key.size());
    std::iota(result.begin(), result.end(), std::size_t{0});
    std::sort(result.begin(), result.end(),
              [&](std::size_t a, std::size_t b) { return key[a] != key[b] ? key[a] > key[b] : a < b; });
    return result;
  }

  void local_search(int rounds) {
    double spread = 0;
    for (const double one : reduced_) spread += std::abs(one) / static_cast<double>(reduced_.size());
    Packing best(problem_);
    best.fill(order(0));
    best.swap_up();
    take(best);
    for (int round = 0; round < rounds && goes_on(); ++round) {
      Packing next(problem_);
      next.fill(order(spread * (0.05 + 0.5 * random_.uniform())));
      next.swap_up();
      take(next);
    }
  }

  /// What loses more than bound - value at these prices is as the prices say in every better choice.
  std::vector<std::size_t> open_projects() const {
    std::vector<std::size_t> open;
    for (std::size_t j = 0; j < reduced_.size(); ++j)
      if (std::abs(reduced_[j]) <= answer_.bound - answer_.value) open.push_back(j);
    return open;
  }

  /// What a population chooses among; the others are as the prices say.
  struct Core {
    std::vector<std::size_t> open;
    std::vector<bool> by_price;
  };

  /// With few budgets all that could be better. With many, where that is nearly everything, the least decided by the
  /// prices of the relaxation, more and fewer in turn; for each fourth population, which is bred from those before it,
  /// by the prices of the relaxation with a likely number of projects given.
  Core core_of(int generation) {
    const bool has_many = problem_.budget.size() > few_budgets;
    if (has_many && options_.solver && is_bred_from_bests(generation)) {
      OneNumber one = one_number(likely_number() - generation / 4 % 2);
      if (one.undecided.size() > core_size()) one.undecided.resize(core_size());
      if (!one.by_price.empty()) return {std::move(one.undecided), std::move(one.by_price)};
    }
    Core core{open_projects(), {}};
    for (const double one : reduced_) core.by_price.push_back(one > 0);
    const std::size_t most = generation % 2 == 0 ? core_size() : core_size() * 3 / 4;
    if (!has_many || core.open.size() <= most) return core;
    std::ranges::stable_sort(core.open, {}, [&](std::size_t j) { return std::abs(reduced_[j]); });
    core.open.resize(most);
    return core;
  }
  static bool is_bred_from_bests(int generation) { return generation % 4 == 3; }
  std::size_t core_size() const { return 20 + 2 * problem_.budget.size(); }
  double likely_number() const { return std::round(std::accumulate(relaxed_.begin(), relaxed_.end(), 0.0)); }

  /// Populations one after the other; each fourth is bred from the best of those before it: with few budgets of all,
  /// with many of the last three, since the best of all would take every other over.
  void breeding(int generations, double share_of_time) {
    const double until = options_.spent ? left() * (1 - share_of_time) : -no_limit;
    for (int generation = 0; generation < generations && goes_on() && left() > until; ++generation) {
      Core core = core_of(generation);
      KnapsackBreeding population(problem_, prices_, std::move(core.open), core.by_price, random_.next());
      if (is_bred_from_bests(generation)) {
        for (const auto& one : bests_) population.adopt(one);
        if (problem_.budget.size() > few_budgets) bests_.clear();
      }
      double best = 0;
      for (int waited = 0; waited < 60 && goes_on() && left() > until; ++waited) {
        population.breed(1000);
        if (population.best() <= best) continue;
        best = population.best();
        waited = 0;
        take_chosen(population.chosen());
      }
      bests_.push_back(population.chosen());
    }
  }

  std::vector<std::size_t> least_decided() const {
    std::vector<std::size_t> order(reduced_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {}, [&](std::size_t j) { return std::abs(reduced_[j]); });
    return order;
  }

  void take_chosen(const std::vector<bool>& chosen) {
    Packing packing(problem_);
    for (std::size_t j = 0; j < chosen.size(); ++j) {
      if (!chosen[j]) continue;
      if (!packing.fits(j)) return;
      packing.put(j, true);
    }
    packing.swap_up();
    take(packing);
  }

  /// Solves over the projects of `free`; the others stay as they are in `fixed`.
  LinearStatus solve_over(LinearProgram lp, const std::vector<std::size_t>& free, const std::vector<bool>& fixed,
                          int nodes, double seconds) {
    for (std::size_t j = 0; j < fixed.size(); ++j) lp.columns[j].low = lp.columns[j].high = fixed[j] ? 1 : 0;
    for (const std::size_t j : free) lp.columns[j].low = 0, lp.columns[j].high = 1;
    const double step = whole_worths_ ? 0.999 : 1e-7 * answer_.value;
    const LinearProgram small = without_fixed(lp);
    const LinearAnswer answer = options_.solver->whole(
        small, {.seconds = std::min(seconds, left()), .nodes = nodes, .better_than = answer_.value + step - constant_});
    if (!answer.x.empty()) {
      std::vector<bool> chosen(fixed.size());
      for (std::size_t j = 0; j < fixed.size(); ++j)
        chosen[j] = place_[j] < 0 ? lp.columns[j].low > 0.5 : answer.x[static_cast<std::size_t>(place_[j])] > 0.5;
      take_chosen(chosen);
    }
    return answer.status;
  }

  /// The same over columns that are not fixed: place_ says where each went, constant_ what the others are worth.
  LinearProgram without_fixed(const LinearProgram& lp) {
    LinearProgram small;
    place_.assign(lp.columns.size(), -1);
    constant_ = 0;
    for (std::size_t j = 0; j < lp.columns.size(); ++j) {
      if (lp.columns[j].low < lp.columns[j].high)
        place_[j] = small.add_column(lp.columns[j]);
      else
        constant_ += lp.columns[j].low * lp.columns[j].value;
    }
    for (std::size_t i = 0; i < lp.rows.size(); ++i) {
      double taken = 0;
      std::vector<LinearProgram::Element> row;
      for (std::size_t e = lp.row_start[i]; e < lp.row_start[i + 1]; ++e) {
        const auto& [column, factor] = lp.elements[e];
        const int place = place_[static_cast<std::size_t>(column)];
        if (place >= 0)
          row.push_back({place, factor});
        else
          taken += factor * lp.columns[static_cast<std::size_t>(column)].low;
      }
      small.add_row({lp.rows[i].low - taken, lp.rows[i].high - taken}, row);
    }
    return small;
  }

  /// The problem with so many projects chosen, and no other number.
  struct OneNumber {
    LinearProgram lp;
    std::vector<bool> by_price;
    std::vector<std::size_t> undecided;  ///< Least decided first.
    double bound = 0;
  };

  OneNumber one_number(double number) {
    OneNumber one{lp_, {}, {}, -no_limit};
    const std::size_t n = problem_.worth.size();
    std::vector<LinearProgram::Element> row;
    for (std::size_t j = 0; j < n; ++j) row.push_back({static_cast<int>(j), 1});
    one.lp.add_row({number, number}, row);
    const LinearAnswer answer = options_.solver->relaxed(one.lp, {.seconds = left()});
    if (answer.row_price.empty()) return one;
    one.bound = priced_bound(one.lp, answer.row_price);
    std::vector<double> reduced(n);
    for (std::size_t j = 0; j < n; ++j) {
      double price = answer.row_price.back();
      for (std::size_t i = 0; i + 1 < answer.row_price.size(); ++i)
        price += answer.row_price[i] * problem_.weight[i][j];
      reduced[j] = problem_.worth[j] - price;
      one.by_price.push_back(reduced[j] > 0);
      one.undecided.push_back(j);
    }
    std::sort(one.undecided.begin(), one.undecided.end(), [&](std::size_t a, std::size_t b) {
      const double left = std::abs(reduced[a]), right = std::abs(reduced[b]);
      return left != right ? left < right : a < b;
    });
    return one;
  }

  /// Whole numbers over the least decided, for the three numbers of projects with the highest bounds: with the number
  /// given, prices tell projects apart much better. Source: Vasquez and Hao (2001), IJCAI-01, 328-333.
  void by_number() {
    std::vector<OneNumber> numbers;
    for (const int step : {0, -1, 1, -2, 2, -3, 3}) {
      OneNumber one = one_number(likely_number() + step);
      if (one.bound >= answer_.value + (whole_worths_ ? 1 : 0)) numbers.push_back(std::move(one));
    }
    std::ranges::stable_sort(numbers, std::greater{}, &OneNumber::bound);
    if (numbers.size() > 3) numbers.resize(3);
    std::vector<std::size_t> sizes(numbers.size(), 20 + problem_.budget.size());
    for (int round = 0; round < 20; ++round)
      for (std::size_t i = 0; i < numbers.size() && goes_on(); ++i) {
        const std::size_t size = std::min(sizes[i], problem_.worth.size());
        const std::vector<std::size_t> core(numbers[i].undecided.begin(),
                                            numbers[i].undecided.begin() + static_cast<std::ptrdiff_t>(size));
        const LinearStatus status = solve_over(numbers[i].lp, core, numbers[i].by_price, 5000, left() / 4);
        if (status == LinearStatus::optimal || status == LinearStatus::infeasible) sizes[i] += sizes[i] / 5 + 1;
      }
  }

  void whole_numbers() {
    const std::size_t n = problem_.worth.size();
    const std::vector<std::size_t> undecided = least_decided();
    std::vector<bool> by_price(n);
    for (std::size_t j = 0; j < n; ++j) by_price[j] = reduced_[j] > 0;
    std::size_t size = core_size();
    for (int round = 0; round < options_.rounds && goes_on(); ++round) {
      const std::size_t open = open_projects().size();
      const std::size_t now = std::min(size, open);
      const std::vector<std::size_t> core(undecided.begin(), undecided.begin() + static_cast<std::ptrdiff_t>(now));
      const LinearStatus status = solve_over(lp_, core, by_price, 20000, left() / 3);
      const bool all_seen = status == LinearStatus::optimal || status == LinearStatus::infeasible;
      if (all_seen && now == open) {
        set_bound(answer_.value);
        return;
      }
      if (all_seen)
        size += size / 4 + 1;
      else
        neighbourhoods(undecided, open, size);
    }
  }

  void neighbourhoods(const std::vector<std::size_t>& undecided, std::size_t open, std::size_t core) {
    std::size_t size = std::max<std::size_t>(20, core * 3 / 4);
    for (int round = 0; round < options_.rounds && goes_on(); ++round) {
      std::vector<std::pair<double, std::size_t>> order;
      for (std::size_t i = 0; i < open; ++i)
        order.push_back({(static_cast<double>(i) + 5) * (0.2 + random_.uniform()), undecided[i]});
      std::sort(order.begin(), order.end());
      std::vector<std::size_t> free;
      for (std::size_t i = 0; i < std::min(size, open); ++i) free.push_back(order[i].second);
      const double before = answer_.value;
      const LinearStatus status = solve_over(lp_, free, answer_.chosen, 2000, left());
      if (status != LinearStatus::optimal && status != LinearStatus::infeasible)
        size = std::max<std::size_t>(15, size - size / 8);
      else if (answer_.value == before)
        size += size / 12 + 1;
    }
  }

  const Knapsack& problem_;
  const KnapsackOptions& options_;
  LinearProgram lp_;
  RandomStream random_;
  KnapsackAnswer answer_;
  std::vector<double> relaxed_, prices_, reduced_;
  std::vector<std::vector<bool>> bests_;
  std::vector<int> place_;
  double constant_ = 0;
  bool whole_worths_ = false;
};

}  // namespace

ErrorOr<std::vector<Knapsack>> read_knapsacks(std::string_view text, const std::string& file) {
  const char* at = text.data();
  const char* const end = text.data() + text.size();
  std::size_t numbers = 0;
  const auto next = [&]() -> ErrorOr<double> {
    while (at < end && (*at == ' ' || *at == '\n' || *at == '\r' || *at == '\t')) ++at;
    double value = 0;
    const auto [stop, failed] = std::from_chars(at, end, value);
    const bool is_apart = stop == end || *stop == ' ' || *stop == '\n' || *stop == '\r' || *stop == '\t';
    if (failed != std::errc{} || !is_apart || !(value >= 0 && value <= 1e12))
      return Error{
          ErrorKind::invalid, file,
          said("number {} is missing, below 0, above a million million or no number.", std::to_string(numbers + 1)),
          said("Give the number of problems; of each n, m and 0; n worths; m rows of n weights; m budgets.")};
    at = stop;
    ++numbers;
    return value;
  };
  const auto count = [&](double most) -> ErrorOr<std::size_t> {
    STIP_TRY_AS(const double value, next());
    if (value != std::floor(value) || value > most)
      return Error{ErrorKind::invalid, file, said("number {} is no count.", std::to_string(numbers)),
                   said("Write a whole number.")};
    return static_cast<std::size_t>(value);
  };
  const auto list = [&](std::size_t n) -> ErrorOr<std::vector<double>> {
    std::vector<double> values;
    for (std::size_t i = 0; i < n; ++i) {
      STIP_TRY_AS(const double value, next());
      values.push_back(value);
    }
    return values;
  };
  STIP_TRY_AS(const std::size_t problems, count(1e6));
  std::vector<Knapsack> result;
  for (std::size_t p = 0; p < problems; ++p) {
    Knapsack problem;
    STIP_TRY_AS(const std::size_t n, count(1e6));
    STIP_TRY_AS(const std::size_t m, count(1e4));
    STIP_TRY(next());
    STIP_TRY_AS(problem.worth, list(n));
    for (std::size_t i = 0; i < m; ++i) {
      STIP_TRY_AS(std::vector<double> row, list(n));
      problem.weight.push_back(std::move(row));
    }
    STIP_TRY_AS(problem.budget, list(m));
    result.push_back(std::move(problem));
  }
  if (text.find_first_not_of(" \n\r\t", static_cast<std::size_t>(at - text.data())) != std::string_view::npos)
    return Error{ErrorKind::invalid, file,
                 said("something stands after number {}, the last of {} problems.", std::to_string(numbers),
                      std::to_string(problems)),
                 said("Begin the file with the number of its problems, and end it with the last budget.")};
  return result;
}

KnapsackAnswer solve_knapsack(const Knapsack& problem, const KnapsackOptions& options) {
  return KnapsackSearch(problem, options).run();
}

}  // namespace stip
