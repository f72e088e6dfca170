// LatentScale: sums over nodes, and a small logistic regression for each statement.
#include "consultation/latent_scale.h"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>

#include "base/random_stream.h"

namespace stip {
namespace {

using Eigen::MatrixXd;
using Eigen::VectorXd;
using Index = Eigen::Index;

constexpr double slope_spread = 2;  ///< Slopes are drawn to 0 as by a normal prior with this deviation.
constexpr double intercept_spread = 4;

std::vector<double> steps_of(std::size_t n, double most) {
  std::vector<double> places;
  for (std::size_t i = 0; i < n; ++i)
    places.push_back(-most + 2 * most * static_cast<double>(i) / static_cast<double>(n - 1));
  return places;
}

void make_nodes(LatentScale& scale, ScaleKind kind) {
  if (kind != ScaleKind::two_normal) {
    for (const double z : steps_of(15, 3)) scale.nodes.push_back({z});
  } else {
    for (const double x : steps_of(7, 2.4))
      for (const double y : steps_of(7, 2.4)) scale.nodes.push_back({x, y});
  }
  double total = 0;
  for (const auto& node : scale.nodes) {
    double square = 0;
    for (const double z : node) square += z * z;
    scale.log_share.push_back(-square / 2);
    total += std::exp(-square / 2);
  }
  for (double& share : scale.log_share) share -= std::log(total);
}

/// By node: the weight of people who agree and disagree with each statement, and of all people.
struct Expected {
  std::vector<double>* agree = nullptr;
  std::vector<double>* disagree = nullptr;
  std::vector<double>* people = nullptr;
};

/// The log-likelihood; and what is expected is added up.
double expect(const LatentScale& scale, const Votes& votes, const WeightedPeople& people, const Expected& expected) {
  const std::size_t n = scale.nodes.size();
  std::vector<double> part(n);
  double log_likelihood = 0;
  for (std::size_t i = 0; i < people.people.size(); ++i) {
    const auto own = votes.of(people.people[i]);
    part = scale.log_share;
    for (const PackedVote vote : own) {
      if (!vote.value()) continue;
      const double* const chances =
          (vote.value() > 0 ? scale.log_agree : scale.log_disagree).data() + vote.statement() * n;
      for (std::size_t q = 0; q < n; ++q) part[q] += chances[q];
    }
    const double largest = *std::max_element(part.begin(), part.end());
    double total = 0;
    for (double& chance : part) total += chance = std::exp(chance - largest);
    log_likelihood += people.weights[i] * (largest + std::log(total));
    if (!expected.agree) continue;
    for (std::size_t q = 0; q < n; ++q) (*expected.people)[q] += part[q] *= people.weights[i] / total;
    for (const PackedVote vote : own) {
      if (!vote.value()) continue;
      double* const counts = (vote.value() > 0 ? *expected.agree : *expected.disagree).data() + vote.statement() * n;
      for (std::size_t q = 0; q < n; ++q) counts[q] += part[q];
    }
  }
  return log_likelihood;
}

/// Chances of one statement at the nodes, from its intercept and slopes.
void set_chances(LatentScale& scale, const MatrixXd& x, std::size_t statement, const VectorXd& beta) {
  const std::size_t n = scale.nodes.size();
  for (std::size_t q = 0; q < n; ++q) {
    const double u = x.row(static_cast<Index>(q)).dot(beta);
    const double log_one_plus = u > 0 ? u + std::log1p(std::exp(-u)) : std::log1p(std::exp(u));
    scale.log_agree[statement * n + q] = u - log_one_plus;
    scale.log_disagree[statement * n + q] = -log_one_plus;
  }
}

/// Newton steps of the logistic regression on the nodes, with the prior.
void maximise(VectorXd& beta, const MatrixXd& x, const double* agree, const double* disagree) {
  for (int step = 0; step < 3; ++step) {
    VectorXd gradient = VectorXd::Zero(beta.size());
    MatrixXd information = MatrixXd::Zero(beta.size(), beta.size());
    for (Index i = 0; i < beta.size(); ++i) {
      const double spread = i == 0 ? intercept_spread : slope_spread;
      gradient[i] = -beta[i] / (spread * spread);
      information(i, i) = 1 / (spread * spread);
    }
    for (Index q = 0; q < x.rows(); ++q) {
      const double n = agree[q] + disagree[q], p = 1 / (1 + std::exp(-x.row(q).dot(beta)));
      gradient += (agree[q] - n * p) * x.row(q).transpose();
      information += n * p * (1 - p) * (x.row(q).transpose() * x.row(q));
    }
    VectorXd move = information.ldlt().solve(gradient);
    const double longest = move.cwiseAbs().maxCoeff();
    if (longest > 1) move /= longest;
    beta += move;
  }
}

/// Logs of the parts, each with half of its own and a quarter of its neighbours' people.
std::vector<double> smoothed(const std::vector<double>& people) {
  const std::size_t n = people.size();
  std::vector<double> part(n);
  double total = 0;
  for (std::size_t q = 0; q < n; ++q) {
    const double left = people[q ? q - 1 : q], right = people[q + 1 < n ? q + 1 : q];
    total += part[q] = left / 4 + people[q] / 2 + right / 4 + 1e-9;
  }
  for (double& p : part) p = std::log(p / total);
  return part;
}

}  // namespace

double valley(const LatentScale& scale) {
  const std::vector<double>& height = scale.log_share;
  double deepest = 0;
  for (std::size_t low = 1; low + 1 < height.size(); ++low) {
    const auto at = height.begin() + static_cast<std::ptrdiff_t>(low);
    const double lower_peak = std::min(*std::max_element(height.begin(), at), *std::max_element(at + 1, height.end()));
    deepest = std::min(deepest, *at - lower_peak);
  }
  return std::exp(deepest);
}

LatentScale fit_scale(const Votes& votes, const WeightedPeople& people, ScaleKind kind, int steps) {
  LatentScale scale;
  make_nodes(scale, kind);
  const std::size_t dimensions = kind == ScaleKind::two_normal ? 2 : 1;
  const std::size_t n = scale.nodes.size(), c = votes.n_statements();
  scale.log_agree.assign(c * n, 0);
  scale.log_disagree.assign(c * n, 0);
  MatrixXd x = MatrixXd::Ones(static_cast<Index>(n), static_cast<Index>(dimensions) + 1);
  for (std::size_t q = 0; q < n; ++q)
    for (std::size_t d = 0; d < dimensions; ++d)
      x(static_cast<Index>(q), static_cast<Index>(d) + 1) = scale.nodes[q][d];
  RandomStream random(2040);
  std::vector<VectorXd> betas;
  for (std::size_t s = 0; s < c; ++s) {
    VectorXd beta = VectorXd::Zero(static_cast<Index>(dimensions) + 1);
    for (Index d = 1; d < beta.size(); ++d) beta[d] = random.uniform() - 0.5;
    set_chances(scale, x, s, beta);
    betas.push_back(std::move(beta));
  }
  std::vector<double> agree(c * n), disagree(c * n);
  std::vector<double> spread(n);
  double before = -1e300;
  for (int step = 0; step < steps; ++step) {
    std::fill(spread.begin(), spread.end(), 0);
    std::fill(agree.begin(), agree.end(), 0);
    std::fill(disagree.begin(), disagree.end(), 0);
    const double now = expect(scale, votes, people, {&agree, &disagree, &spread});
    if (kind == ScaleKind::one_free) scale.log_share = smoothed(spread);
    for (std::size_t s = 0; s < c; ++s) {
      maximise(betas[s], x, &agree[s * n], &disagree[s * n]);
      set_chances(scale, x, s, betas[s]);
    }
    if (now - before <= 1e-6 * std::abs(now) && step > 2) break;
    before = now;
  }
  return scale;
}

double log_likelihood(const LatentScale& scale, const Votes& votes, const WeightedPeople& people) {
  return expect(scale, votes, people, {});
}

}  // namespace stip
