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
constexpr int rounds = 8;

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
  for (std::size_t c = 0; c < chances.size(); ++c) {
    while (i + 1 < values.size() && passed + values[i].second < chances[c] * total) passed += values[i++].second;
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

}  // namespace

ErrorTable fit_errors(const std::vector<Outcome>& outcomes) {
  const Data data = data_of(outcomes);
  const Eigen::Index n = data.value.size();
  VectorXd middle = VectorXd::Zero(n_middle_terms), common = VectorXd::Zero(n_spread_terms), spread(n), error;
  for (Eigen::Index i = 0; i < n; ++i) spread[i] = std::sqrt(outcomes[static_cast<std::size_t>(i)].h);
  const VectorXd no_middle = middle, no_spread = common;
  for (int round = 0; round < rounds; ++round) {
    error = data.value - data.middle * middle;
    VectorXd weight(n);
    for (Eigen::Index i = 0; i < n; ++i)
      weight[i] = data.weight[i] / std::max(std::abs(error[i]), 0.1 * spread[i]) / std::sqrt(spread[i]);
    middle = solved(data.middle, data.value, weight, ridge, no_middle);
    error = data.value - data.middle * middle;
    for (int step = 0; step < 3; ++step) common = spread_step(data, error, data.weight, common, ridge, no_spread);
    spread = spreads(data, common);
  }
  VectorXd side[2] = {common, common};
  for (int above = 0; above < 2; ++above) {
    VectorXd weight = data.weight;
    for (Eigen::Index i = 0; i < n; ++i)
      if ((error[i] > 0) != (above == 1)) weight[i] = 0;
    for (int step = 0; step < 4; ++step)
      side[above] = spread_step(data, error, weight, side[above], side_ridge, common);
  }
  const VectorXd down = spreads(data, side[0]), up = spreads(data, side[1]);
  std::array<std::vector<std::pair<double, double>>, 3> left;
  for (Eigen::Index i = 0; i < n; ++i)
    left[horizon_class(outcomes[static_cast<std::size_t>(i)].h)].push_back(
        {error[i] / (error[i] > 0 ? up[i] : down[i]), data.weight[i]});
  ErrorTable table{array_of<n_middle_terms>(middle, 1), array_of<n_spread_terms>(side[1], 2),
                   array_of<n_spread_terms>(side[0], 2), {}};
  for (std::size_t c = 0; c < left.size(); ++c) table.quantiles[c] = weighted_quantiles(std::move(left[c]));
  return table;
}

}  // namespace stip
