// ErrorFit: iterated weighted least squares.
#include "error_fit.h"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>

namespace stip {
namespace {

using Eigen::MatrixXd;
using Eigen::VectorXd;

constexpr double ridge = 1e-3, side_ridge = 0.02;
constexpr int rounds = 8, rounds_without = 3;
constexpr std::size_t parts = 10;

struct Data {
  MatrixXd middle, spread;
  VectorXd value, weight;
};

Data data_of(const std::vector<Outcome>& outcomes) {
  const auto n = static_cast<Eigen::Index>(outcomes.size());
  Data data{MatrixXd(n, n_middle_terms), MatrixXd(n, n_spread_terms), VectorXd(n), VectorXd(n)};
  for (Eigen::Index i = 0; i < n; ++i) {
    const Outcome& outcome = outcomes[static_cast<std::size_t>(i)];
    for (std::size_t j = 0; j < n_middle_terms; ++j) data.middle(i, static_cast<Eigen::Index>(j)) = outcome.middle[j];
    for (std::size_t j = 0; j < n_spread_terms; ++j) data.spread(i, static_cast<Eigen::Index>(j)) = outcome.spread[j];
    data.value[i] = outcome.value;
    data.weight[i] = outcome.weight;
  }
  return data;
}

/// Weighted least squares, shrunk to `towards`.
VectorXd solved(const MatrixXd& x, const VectorXd& y, const VectorXd& weight, double shrink, const VectorXd& towards) {
  const MatrixXd rooted = weight.cwiseSqrt().asDiagonal() * x;
  MatrixXd squares = MatrixXd::Zero(x.cols(), x.cols());
  squares.selfadjointView<Eigen::Lower>().rankUpdate(rooted.transpose());
  squares.triangularView<Eigen::StrictlyUpper>() = squares.transpose();
  VectorXd right = x.transpose() * weight.cwiseProduct(y);
  const VectorXd diagonal = squares.diagonal();
  for (Eigen::Index j = 0; j < diagonal.size(); ++j) {
    squares(j, j) += shrink * diagonal[j] + 1e-9;
    right[j] += shrink * diagonal[j] * towards[j];
  }
  return squares.ldlt().solve(right);
}

double clamped_exp(double x, double low, double high) { return std::exp(std::clamp(x, low, high)); }

/// A step of the fit of E sqrt|error| = exp(x·c).
VectorXd spread_step(const Data& data, const VectorXd& error, const VectorXd& weight, const VectorXd& before,
                     double shrink, const VectorXd& towards) {
  const VectorXd fitted = data.spread * before;
  VectorXd working(fitted.size());
  for (Eigen::Index i = 0; i < fitted.size(); ++i) {
    const double mean = clamped_exp(fitted[i], -6, 6);
    working[i] = fitted[i] + std::min(5.0, (std::sqrt(std::abs(error[i])) - mean) / mean);
  }
  return solved(data.spread, working, weight, shrink, towards);
}

/// Of the root to of the size: doubled.
VectorXd spreads(const Data& data, const VectorXd& coefficients) {
  VectorXd result = 2 * (data.spread * coefficients);
  for (double& x : result) x = clamped_exp(x, -6, 8);
  return result;
}

Quantiles weighted_quantiles(std::vector<std::pair<double, double>> values) {
  std::ranges::sort(values);
  double total = 0;
  for (const auto& [value, weight] : values) total += weight;
  Quantiles result{};
  double passed = 0;
  std::size_t i = 0;
  for (std::size_t c = 0; c < quantile_chances.size(); ++c) {
    while (i + 1 < values.size() && passed + values[i].second < quantile_chances[c] * total)
      passed += values[i++].second;
    if (!values.empty()) result[c] = values[i].first;
  }
  return result;
}

template <std::size_t N>
std::array<double, N> array_of(const VectorXd& values, double times) {
  std::array<double, N> result;
  for (std::size_t i = 0; i < N; ++i) result[i] = times * values[static_cast<Eigen::Index>(i)];
  return result;
}

struct Coefficients {
  VectorXd middle = VectorXd::Zero(n_middle_terms), common = VectorXd::Zero(n_spread_terms);
  VectorXd down = common, up = common;
};

/// From where another fit ended, if `is_new` is false.
Coefficients fitted(const Data& data, const std::vector<Outcome>& outcomes, Coefficients c, int n_rounds, bool is_new) {
  const Eigen::Index n = data.value.size();
  const VectorXd no_middle = VectorXd::Zero(n_middle_terms), no_spread = VectorXd::Zero(n_spread_terms);
  VectorXd spread = spreads(data, c.common), error(n);
  if (is_new)
    for (Eigen::Index i = 0; i < n; ++i) spread[i] = std::sqrt(outcomes[static_cast<std::size_t>(i)].h);
  for (int round = 0; round < n_rounds; ++round) {
    error = data.value - data.middle * c.middle;
    VectorXd weight(n);
    for (Eigen::Index i = 0; i < n; ++i)
      weight[i] = data.weight[i] / std::max(std::abs(error[i]), 0.1 * spread[i]) / std::sqrt(spread[i]);
    c.middle = solved(data.middle, data.value, weight, ridge, no_middle);
    error = data.value - data.middle * c.middle;
    for (int step = 0; step < 3; ++step) c.common = spread_step(data, error, data.weight, c.common, ridge, no_spread);
    spread = spreads(data, c.common);
  }
  for (const bool above : {false, true}) {
    VectorXd weight = data.weight;
    for (Eigen::Index i = 0; i < n; ++i)
      if ((error[i] > 0) != above) weight[i] = 0;
    VectorXd& side = above ? c.up : c.down;
    side = c.common;
    for (int step = 0; step < 4; ++step) side = spread_step(data, error, weight, side, side_ridge, c.common);
  }
  return c;
}

using Left = std::array<std::vector<std::pair<double, double>>, 3>;  ///< Errors in units of their spread, and weights.

void add_errors(Left& left, const std::vector<Outcome>& outcomes, const Coefficients& c) {
  const Data data = data_of(outcomes);
  const VectorXd error = data.value - data.middle * c.middle, up = spreads(data, c.up), down = spreads(data, c.down);
  for (Eigen::Index i = 0; i < error.size(); ++i)
    left[horizon_class(outcomes[static_cast<std::size_t>(i)].h)].push_back(
        {error[i] / (error[i] > 0 ? up[i] : down[i]), data.weight[i]});
}

}  // namespace

ErrorTable fit_errors(const std::vector<Outcome>& outcomes) {
  const Coefficients all = fitted(data_of(outcomes), outcomes, {}, rounds, true);
  Left left;
  for (std::size_t part = 0; part < parts; ++part) {
    std::vector<Outcome> kept, left_out;
    for (const Outcome& outcome : outcomes) (outcome.series % parts == part ? left_out : kept).push_back(outcome);
    add_errors(left, left_out, fitted(data_of(kept), kept, all, rounds_without, false));
  }
  ErrorTable table{array_of<n_middle_terms>(all.middle, 1),
                   array_of<n_spread_terms>(all.up, 2),
                   array_of<n_spread_terms>(all.down, 2),
                   {}};
  for (std::size_t c = 0; c < left.size(); ++c) table.quantiles[c] = weighted_quantiles(std::move(left[c]));
  return table;
}

}  // namespace stip
