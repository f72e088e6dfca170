// CompactModel: builds the rows of the linear program.
#include "investing/compact_model.h"

#include <algorithm>
#include <map>

namespace stip {
namespace {

std::size_t at(int i) { return static_cast<std::size_t>(i); }

/// A sum of columns with factors, and what is fixed.
struct Sum {
  std::vector<LinearProgram::Element> elements;
  double constant = 0;
};

struct Builder {
  const PortfolioProblem& problem;
  CompactModel model;
  std::vector<Sum> budget;  ///< [funder * years + year]
  Sum public_money;

  void add(Sum& sum, int column, double factor) const { sum.elements.push_back({column, factor}); }
  /// factor * (1 if the action started in year t or before)
  void add_started(Sum& sum, int action, int t, double factor) const {
    const auto [column, constant] = model.started_by(action, t);
    if (column >= 0) sum.elements.push_back({column, factor});
    sum.constant += factor * constant;
  }
  /// factor * (1 if the action starts in its i-th year)
  void add_start(Sum& sum, int action, std::size_t i, double factor) const {
    const auto& starts = model.choices[at(action)].starts;
    add_started(sum, action, starts[i], factor);
    if (i > 0) add_started(sum, action, starts[i - 1], -factor);
  }
  void row(double low, double high, const Sum& sum) {
    model.program.add_row({low - sum.constant, high - sum.constant}, sum.elements);
  }

  void start_columns() {
    for (const StartChoice& choice : model.choices) {
      if (choice.must_start && choice.starts.empty()) model.program.add_row({1, 1}, {});  // Nothing can keep that.
      model.first_column.push_back(static_cast<int>(model.program.columns.size()));
      const std::size_t n = choice.starts.size() - (choice.must_start && !choice.starts.empty() ? 1 : 0);
      for (std::size_t i = 0; i < n; ++i) {
        const int column = model.program.add_column({0, 0, 1, true});
        if (i > 0) model.program.add_row({-no_limit, 0}, {{column - 1, 1}, {column, -1}});
      }
    }
  }

  void precedence_rows() {
    for (const auto& [first, then] : problem.precedences) {
      const auto& starts = model.choices[at(then)].starts;
      for (std::size_t i = 0; i < starts.size(); ++i) {
        const int duration = problem.actions[at(first)].duration;
        const auto now = model.started_by(first, starts[i] - duration);
        // The row of the next year says more if the first action can do nothing in between.
        if (i + 1 < starts.size()) {
          const auto next = model.started_by(first, starts[i + 1] - duration);
          if (next.column == now.column && next.constant == now.constant) continue;
        }
        if (now.column < 0 && now.constant == 1) continue;
        Sum sum;
        add_started(sum, then, starts[i], 1);
        add_started(sum, first, starts[i] - duration, -1);
        row(-no_limit, 0, sum);
      }
    }
  }

  void money_rows() {
    budget.resize(problem.funders.size() * at(problem.years));
    std::map<std::vector<int>, std::vector<int>> groups;
    for (std::size_t a = 0; a < problem.actions.size(); ++a)
      if (!problem.actions[a].funders.empty()) groups[problem.actions[a].funders].push_back(static_cast<int>(a));
    for (const auto& [funders, actions] : groups) {
      if (funders.size() == 1)
        one_funder(funders[0], actions);
      else
        several_funders(funders, actions);
    }
    for (std::size_t f = 0; f < problem.funders.size(); ++f)
      for (int u = 0; u < problem.years; ++u)
        row(-no_limit, problem.funders[f].budget[at(u)], budget[f * at(problem.years) + at(u)]);
    // Not without a limit: of a row that limits nothing CBC 2.10 concludes that there is nothing better, and is wrong.
    if (problem.most_public_money >= 0) row(-no_limit, problem.most_public_money, public_money);
  }

  void one_funder(int funder, const std::vector<int>& actions) {
    for (const int a : actions) {
      const CandidateAction& action = problem.actions[at(a)];
      const auto& starts = model.choices[at(a)].starts;
      for (std::size_t i = 0; i < starts.size(); ++i)
        for (int k = 0; k < action.duration; ++k)
          add_start(budget[at(funder * problem.years + starts[i] + k)], a, i, action.cost[at(k)]);
      if (problem.funders[at(funder)].kind != FunderKind::private_)
        add_started(public_money, a, problem.years, action.total_cost());
    }
  }

  void several_funders(const std::vector<int>& funders, const std::vector<int>& actions) {
    std::vector<Sum> demand(at(problem.years));
    Sum share, european;
    for (const int a : actions) {
      const CandidateAction& action = problem.actions[at(a)];
      const auto& starts = model.choices[at(a)].starts;
      for (std::size_t i = 0; i < starts.size(); ++i)
        for (int k = 0; k < action.duration; ++k) add_start(demand[at(starts[i] + k)], a, i, -action.cost[at(k)]);
      add_started(share, a, problem.years, -problem.private_share(action) * action.total_cost());
    }
    for (int u = 0; u < problem.years; ++u) {
      if (demand[at(u)].elements.empty() && demand[at(u)].constant == 0) continue;
      for (const int f : funders) {
        const int column = model.program.add_column({0, 0, problem.funders[at(f)].budget[at(u)], false});
        const FunderKind kind = problem.funders[at(f)].kind;
        add(demand[at(u)], column, 1);
        add(budget[at(f * problem.years + u)], column, 1);
        if (kind == FunderKind::private_) add(share, column, 1);
        if (kind != FunderKind::private_) add(public_money, column, 1);
        if (kind == FunderKind::european) add(european, column, 1);
        if (kind == FunderKind::public_) add(european, column, -problem.european_of_national);
      }
      row(0, 0, demand[at(u)]);
    }
    const auto some = [&](FunderKind kind) {
      return std::any_of(funders.begin(), funders.end(), [&](int f) { return problem.funders[at(f)].kind == kind; });
    };
    if (some(FunderKind::private_)) row(0, no_limit, share);
    if (some(FunderKind::european)) row(-no_limit, 0, european);
  }

  void theme_rows() {
    for (int theme = 0; theme < problem.themes; ++theme) {
      Sum sum;
      for (std::size_t a = 0; a < problem.actions.size(); ++a) {
        const CandidateAction& action = problem.actions[a];
        const double share = (action.theme == theme ? 1.0 : 0.0) - problem.least_theme_share;
        add_started(sum, static_cast<int>(a), problem.years, action.total_cost() * share);
      }
      row(0, no_limit, sum);
    }
  }

  void goal_rows() {
    double weights = 0;
    for (const auto& goal : problem.goals) weights += goal.weight;
    LinearProgram& lp = model.program;
    const std::size_t scenarios = at(problem.scenarios);
    std::vector<Sum> attainment(scenarios);
    for (std::size_t g = 0; g < problem.goals.size(); ++g) {
      const PortfolioGoal& goal = problem.goals[g];
      std::vector<Sum> reached(scenarios);
      for (std::size_t a = 0; a < problem.actions.size(); ++a)
        for (const auto& [to, amount] : problem.actions[a].contributions)
          if (at(to) == g)
            for (std::size_t s = 0; s < scenarios; ++s)
              add_started(reached[s], static_cast<int>(a), goal.due - problem.actions[a].duration + 1,
                          -amount * problem.actions[a].success[s] / goal.target);
      Sum mean;
      for (std::size_t s = 0; s < scenarios; ++s) {
        const double share = goal.weight / weights;
        const int column = lp.add_column({(1 - problem.tail_weight) * share / problem.scenarios, 0, 1, false});
        add(reached[s], column, 1);
        row(-no_limit, 0, reached[s]);
        add(attainment[s], column, -share);
        add(mean, column, 1.0 / problem.scenarios);
      }
      if (goal.least > 0) row(goal.least, no_limit, mean);
    }
    if (problem.tail_weight == 0) return;
    const int level = lp.add_column({problem.tail_weight, 0, 1, false});
    for (std::size_t s = 0; s < scenarios; ++s) {
      const int short_by = lp.add_column({-problem.tail_weight / (problem.tail * problem.scenarios), 0, 1, false});
      add(attainment[s], level, 1);
      add(attainment[s], short_by, -1);
      row(-no_limit, 0, attainment[s]);
    }
  }
};

}  // namespace

std::vector<StartChoice> open_choices(const PortfolioProblem& problem) {
  const std::size_t n = problem.actions.size();
  std::vector<int> earliest(n);
  for (std::size_t a = 0; a < n; ++a) earliest[a] = problem.actions[a].earliest;
  // A round for each link of the longest chain; what cannot be in time is pushed out of its window.
  for (bool moved = true; moved;) {
    moved = false;
    for (const auto& [first, then] : problem.precedences) {
      const CandidateAction& before = problem.actions[at(first)];
      const int after = earliest[at(first)] > before.latest ? problem.years : earliest[at(first)] + before.duration;
      if (earliest[at(then)] < after) earliest[at(then)] = after, moved = true;
    }
  }
  std::vector<StartChoice> choices(n);
  for (std::size_t a = 0; a < n; ++a) choices[a].must_start = problem.actions[a].committed;
  for (std::size_t a = 0; a < n; ++a)
    for (int t = earliest[a]; t <= problem.actions[a].latest; ++t) choices[a].starts.push_back(t);
  return choices;
}

CompactModel::Started CompactModel::started_by(int action, int t) const {
  const StartChoice& choice = choices[at(action)];
  const auto until = std::upper_bound(choice.starts.begin(), choice.starts.end(), t) - choice.starts.begin();
  if (until == 0) return {};
  if (choice.must_start && until == static_cast<std::ptrdiff_t>(choice.starts.size())) return {-1, 1};
  return {first_column[at(action)] + static_cast<int>(until) - 1, 0};
}

void CompactModel::add_charge_row(const std::vector<std::vector<double>>& charge, double most) {
  std::vector<LinearProgram::Element> row;
  for (std::size_t a = 0; a < choices.size(); ++a) {
    // What starting in a year costs more than starting in the year after it, and in the last year what it costs.
    const auto& starts = choices[a].starts;
    for (std::size_t i = 0; i < starts.size(); ++i) {
      const double step = charge[a][at(starts[i])] - (i + 1 < starts.size() ? charge[a][at(starts[i + 1])] : 0);
      const auto [column, constant] = started_by(static_cast<int>(a), starts[i]);
      if (column >= 0) row.push_back({column, step});
      most -= step * constant;
    }
  }
  program.add_row({-no_limit, most}, row);
}

std::vector<int> CompactModel::starts(const std::vector<double>& x) const {
  std::vector<int> result(choices.size(), not_started);
  for (std::size_t a = 0; a < choices.size(); ++a)
    for (const int t : choices[a].starts) {
      const auto [column, constant] = started_by(static_cast<int>(a), t);
      if (constant == 1 || (column >= 0 && x[at(column)] > 0.5)) {
        result[a] = t;
        break;
      }
    }
  return result;
}

CompactModel compact_model(const PortfolioProblem& problem, std::vector<StartChoice> choices) {
  Builder builder{problem, {}, {}, {}};
  builder.model.choices = std::move(choices);
  builder.start_columns();
  builder.model.chain_rows = builder.model.program.rows.size();
  builder.precedence_rows();
  builder.money_rows();
  builder.theme_rows();
  builder.goal_rows();
  return std::move(builder.model);
}

}  // namespace stip
