// BudgetGame: maximum likelihood by Newton's method.
#include "consultation/budget_game.h"

#include <Eigen/Dense>
#include <cmath>

#include "consultation/budget_sums.h"

namespace stip {
namespace {

using Eigen::MatrixXd;
using Eigen::VectorXd;
using Index = Eigen::Index;

constexpr int most_steps = 100;
constexpr double collinear = 1e-9;  ///< Of the largest eigenvalue of the information: as good as none.

/// The model of one version: utilities v = design * theta + fixed, by option; and what is left of the budget counts.
struct VersionModel {
  MatrixXd design;  ///< [option][parameter]
  VectorXd fixed;   ///< [option]
  double constant = 0;
  VectorXd chosen;  ///< [option]: how often it was chosen.
  double n = 0;
};

std::vector<double> as_list(const VectorXd& v) { return {v.data(), v.data() + v.size()}; }

std::vector<VersionModel> models(const BudgetGame& game, const PortfolioCounts& choices, std::optional<double> delta0) {
  const auto n = static_cast<Index>(game.n_options), a = static_cast<Index>(game.attributes.size());
  std::vector<VersionModel> result;
  for (std::size_t version = 0; version < game.versions.size(); ++version) {
    const GameVersion& shown = game.versions[version];
    VersionModel model{MatrixXd::Zero(n, n + a + (delta0 ? 0 : 1)), VectorXd::Zero(n), 0, VectorXd::Zero(n)};
    for (Index j = 0; j < n; ++j) {
      const auto option = static_cast<std::size_t>(j);
      const double cost = static_cast<double>(shown.costs[option]) * game.unit;
      model.design(j, j) = 1;
      for (Index k = 0; k < a; ++k) model.design(j, n + k) = shown.attributes[option][static_cast<std::size_t>(k)];
      if (delta0) {
        model.fixed[j] = -*delta0 * cost;
      } else {
        model.design(j, n + a) = -cost;
      }
    }
    for (const auto& [portfolio, count] : choices[version]) {
      model.n += static_cast<double>(count);
      for (Index j = 0; j < n; ++j)
        if (portfolio >> j & 1u) model.chosen[j] += static_cast<double>(count);
    }
    result.push_back(std::move(model));
  }
  return result;
}

struct Likelihood {
  double value = 0;
  VectorXd gradient;
  MatrixXd information;  ///< Minus the second derivatives.
};

Likelihood likelihood(const BudgetGame& game, const std::vector<VersionModel>& versions, const VectorXd& theta) {
  Likelihood sum{0, VectorXd::Zero(theta.size()), MatrixXd::Zero(theta.size(), theta.size())};
  for (std::size_t version = 0; version < versions.size(); ++version) {
    const VersionModel& model = versions[version];
    if (model.n == 0) continue;
    const VectorXd v = model.design * theta + model.fixed;
    const BudgetSums sums = budget_sums(as_list(v), game.versions[version].costs, game.budget);
    const auto n = static_cast<Index>(sums.share.size());
    VectorXd share(n);
    MatrixXd covariance(n, n);
    for (Index j = 0; j < n; ++j) share[j] = sums.share[static_cast<std::size_t>(j)];
    for (Index j = 0; j < n; ++j)
      for (Index k = 0; k < n; ++k)
        covariance(j, k) = sums.shares[static_cast<std::size_t>(j)][static_cast<std::size_t>(k)] - share[j] * share[k];
    sum.value += model.chosen.dot(v) - model.n * sums.log_total;
    sum.gradient += model.design.transpose() * (model.chosen - model.n * share);
    sum.information += model.n * (model.design.transpose() * covariance * model.design);
  }
  return sum;
}

std::vector<TasteParameter> names(const BudgetGame& game, bool with_delta0) {
  std::vector<TasteParameter> parameters;
  for (std::size_t j = 0; j < game.n_options; ++j) parameters.push_back({"asc_" + std::to_string(j), 0, 0});
  for (const std::string& attribute : game.attributes) parameters.push_back({attribute, 0, 0});
  if (with_delta0) parameters.push_back({"delta0", 0, 0});
  return parameters;
}

/// Options that nobody or everybody who could chose: their constants would run away to infinity.
ErrorOr<Nothing> check_chosen(const std::vector<VersionModel>& versions) {
  double n = 0;
  VectorXd chosen = VectorXd::Zero(versions[0].chosen.size());
  for (const VersionModel& model : versions) {
    n += model.n;
    chosen += model.chosen;
  }
  if (n == 0) return Error{ErrorKind::invalid, "choices", "there are none", "Give a row for each respondent."};
  for (Index j = 0; j < chosen.size(); ++j) {
    if (chosen[j] > 0 && chosen[j] < n) continue;
    return Error{
        ErrorKind::invalid, "option " + std::to_string(j),
        std::string(chosen[j] > 0 ? "everybody" : "nobody") + " chose it, so how much it is valued cannot be said",
        "Leave the option out of game and choices, and report that fact by itself."};
  }
  return Nothing{};
}

/// The parameters that make up the direction in which the likelihood does not change.
ErrorOr<Nothing> check_apart(const MatrixXd& information, const std::vector<TasteParameter>& parameters) {
  const VectorXd scale = information.diagonal().cwiseSqrt().cwiseMax(1e-300).cwiseInverse();
  const Eigen::SelfAdjointEigenSolver<MatrixXd> solver(scale.asDiagonal() * information * scale.asDiagonal());
  if (solver.eigenvalues()[0] > collinear * solver.eigenvalues()[solver.eigenvalues().size() - 1]) return Nothing{};
  const VectorXd direction = scale.asDiagonal() * solver.eigenvectors().col(0);
  std::string involved;
  bool of_delta0 = false;
  for (Index i = 0; i < direction.size(); ++i) {
    if (std::abs(direction[i]) < 1e-4 * direction.cwiseAbs().maxCoeff()) continue;
    const std::string& name = parameters[static_cast<std::size_t>(i)].name;
    involved += (involved.empty() ? "" : ", ") + name;
    of_delta0 = of_delta0 || name == "delta0";
  }
  return Error{ErrorKind::invalid, "parameters", "these cannot be told apart by any choices: " + involved,
               of_delta0
                   ? "The costs are the same in all versions. Fix the value of money that is left with --fix-delta0, "
                     "or vary the costs over versions."
                   : "An attribute is the same in all versions, or the sum of others. Leave it out, or vary it."};
}

void add_portfolios(TasteModel& model, const BudgetGame& game, const std::vector<VersionModel>& versions,
                    const VectorXd& theta, std::optional<double> delta0) {
  const double left = (delta0 ? *delta0 : theta[theta.size() - 1]) * static_cast<double>(game.budget) * game.unit;
  for (std::size_t version = 0; version < versions.size(); ++version) {
    const auto& costs = game.versions[version].costs;
    const std::vector<double> v = as_list(versions[version].design * theta + versions[version].fixed);
    const BudgetSums sums = budget_sums(v, costs, game.budget);
    Portfolio best{best_portfolio(v, costs, game.budget), 0, left, 0};
    std::int64_t cost = 0;
    for (const std::size_t j : best.options) {
      best.utility += v[j];
      cost += costs[j];
    }
    best.cost = static_cast<double>(cost) * game.unit;
    best.probability = std::exp(best.utility - left - sums.log_total);
    model.best.push_back(std::move(best));
    model.predicted_share.push_back(sums.share);
  }
}

}  // namespace

ErrorOr<TasteModel> taste_model(const BudgetGame& game, const PortfolioCounts& choices, std::optional<double> delta0) {
  const std::vector<VersionModel> versions = models(game, choices, delta0);
  STIP_TRY(check_chosen(versions));
  TasteModel model;
  model.parameters = names(game, !delta0);
  VectorXd theta = VectorXd::Zero(static_cast<Index>(model.parameters.size()));
  Likelihood here = likelihood(game, versions, theta);
  STIP_TRY(check_apart(here.information, model.parameters));
  for (std::size_t version = 0; version < versions.size(); ++version) {
    model.n += static_cast<std::int64_t>(versions[version].n);
    const std::vector<double> nothing(game.n_options);
    model.log_likelihood_null -=
        versions[version].n * budget_sums(nothing, game.versions[version].costs, game.budget).log_total;
  }
  for (; model.steps < most_steps; ++model.steps) {
    if (here.gradient.cwiseAbs().maxCoeff() <= 1e-12 * static_cast<double>(model.n)) break;
    const VectorXd step = here.information.ldlt().solve(here.gradient);
    double length = 1;
    Likelihood next = likelihood(game, versions, theta + step);
    while (!(next.value >= here.value) && length > 1e-4) {
      length /= 2;
      next = likelihood(game, versions, theta + length * step);
    }
    if (!(next.value >= here.value)) break;  // As high as rounding lets it come.
    const bool still = next.value == here.value;
    theta += length * step;
    here = std::move(next);
    if (still) break;
  }
  STIP_TRY(check_apart(here.information, model.parameters));
  model.log_likelihood = here.value;
  model.largest_gradient = here.gradient.cwiseAbs().maxCoeff();
  const MatrixXd variance = here.information.ldlt().solve(MatrixXd::Identity(theta.size(), theta.size()));
  for (Index i = 0; i < theta.size(); ++i) {
    model.parameters[static_cast<std::size_t>(i)].estimate = theta[i];
    model.parameters[static_cast<std::size_t>(i)].standard_error = std::sqrt(std::max(0.0, variance(i, i)));
  }
  add_portfolios(model, game, versions, theta, delta0);
  return model;
}

}  // namespace stip
