// OpinionAxes: Lanczos from ones gives the exact axes and, in the same small space, the steps of power iteration.
#include "consultation/opinion_axes.h"

#include <Eigen/Dense>
#include <cmath>

#include "base/random_stream.h"
#include "consultation/co_votes.h"

namespace stip {
namespace {

using Eigen::MatrixXd;
using Eigen::VectorXd;

constexpr int power_steps = 101;
constexpr int most_steps = 600;
constexpr double tiny = 1e-14;  ///< Of the largest eigenvalue: as good as nothing in double precision.

/// The lower triangle of G, which is all that is read of it: what lies above is not set.
MatrixXd squares(const CoVotes& sums, const std::vector<double>& mean, const std::vector<char>& is_out) {
  const auto n = static_cast<Eigen::Index>(sums.n_statements());
  MatrixXd g(n, n);
  for (Eigen::Index column = 0; column < n; ++column) {
    const auto i = static_cast<std::size_t>(column);
    for (Eigen::Index row = column; row < n; ++row) {
      const auto j = static_cast<std::size_t>(row);
      g(row, column) = is_out[i] || is_out[j]
                           ? 0
                           : static_cast<double>(sums.product(i, j)) - mean[i] * static_cast<double>(sums.sum(j, i)) -
                                 mean[j] * static_cast<double>(sums.sum(i, j)) +
                                 mean[i] * mean[j] * static_cast<double>(sums.both(i, j));
    }
  }
  return g;
}

/// A space that G maps into itself as far as it matters: G Q = Q T, with T tridiagonal and the start along the first
/// column of Q.
struct SmallSpace {
  MatrixXd q;
  VectorXd diagonal, beside;
};

/// A vector without pattern, the same each time.
VectorXd scattered(Eigen::Index n) {
  VectorXd v(n);
  RandomStream random(2040);
  for (Eigen::Index i = 0; i < n; ++i) v[i] = random.uniform() - 0.5;
  return v;
}

/// Takes from v what lies in the first m columns of q, twice, so that rounding leaves nothing.
void make_orthogonal(VectorXd& v, const MatrixXd& q, Eigen::Index m) {
  for (int twice = 0; twice < 2; ++twice) v -= q.leftCols(m) * (q.leftCols(m).transpose() * v);
}

using Solver = Eigen::SelfAdjointEigenSolver<MatrixXd>;

/// Of T, from the smallest eigenvalue to the largest.
Solver eigenvectors(const SmallSpace& space, Eigen::Index m) {
  Solver solver;
  const double scale = space.diagonal.head(m).maxCoeff();
  solver.computeFromTridiagonal(space.diagonal.head(m) / scale, space.beside.head(m - 1) / scale);
  STIP_ASSERT(solver.info() == Eigen::Success);
  return solver;
}

/// True if the two largest eigenvalues of T are those of G: what is left over of their vectors is nothing.
bool is_converged(const SmallSpace& space, Eigen::Index m, double beta) {
  const Solver solver = eigenvectors(space, m);
  const double largest = std::abs(solver.eigenvalues()[m - 1]);
  for (Eigen::Index k = m - 1; k >= std::max<Eigen::Index>(0, m - 2); --k)
    if (beta * std::abs(solver.eigenvectors()(m - 1, k)) > tiny * largest * space.diagonal.head(m).maxCoeff())
      return false;
  return true;
}

SmallSpace lanczos(const MatrixXd& g, const VectorXd& start) {
  const Eigen::Index n = g.rows(), most = std::min<Eigen::Index>(n, most_steps);
  SmallSpace space{MatrixXd(n, most), VectorXd(most), VectorXd::Zero(most)};
  const double scale = g.diagonal().sum();  // No eigenvalue is larger.
  VectorXd v = start.normalized(), w(n);
  Eigen::Index m = 0;
  for (;;) {
    space.q.col(m) = v;
    w.noalias() = g.selfadjointView<Eigen::Lower>() * v;
    space.diagonal[m] = v.dot(w);
    ++m;
    if (m == most) break;
    make_orthogonal(w, space.q, m);
    if (space.diagonal.head(m).sum() >= (1 - tiny) * scale) break;  // Nothing is left.
    double beta = w.norm();
    // Once its two largest eigenvalues have settled, the space also holds what power iteration comes to: its steps are
    // polynomials of which a part beyond this degree is rounding.
    if (m >= 48 && m % 16 == 0 && is_converged(space, m, beta)) break;
    if (beta <= tiny * scale) {  // All that the start leads to is found: go on from elsewhere.
      w = scattered(n);
      make_orthogonal(w, space.q, m);
      beta = 0;
    }
    space.beside[m - 1] = beta;
    v = w.normalized();
  }
  space.q.conservativeResize(n, m);
  space.diagonal.conservativeResize(m);
  space.beside.conservativeResize(m);
  return space;
}

MatrixXd tridiagonal(const SmallSpace& space) {
  const Eigen::Index m = space.diagonal.size();
  MatrixXd t = MatrixXd::Zero(m, m);
  for (Eigen::Index i = 0; i < m; ++i) {
    t(i, i) = space.diagonal[i];
    if (i + 1 < m) t(i, i + 1) = t(i + 1, i) = space.beside[i];
  }
  return t;
}

/// The vector after 101 products. Polis stops earlier, once two lengths are equal to the last bit; when that is depends
/// on how a machine rounds, and moves the axes by some 1e-8.
VectorXd power_iteration(const MatrixXd& t, const VectorXd& start) {
  VectorXd v = start;
  for (int step = 0; step < power_steps; ++step) {
    v = t * v;
    const double length = v.norm();
    if (length == 0) return VectorXd::Zero(v.size());
    v /= length;
  }
  return v;
}

std::vector<double> as_axis(const VectorXd& v) {
  const double sign = v.sum() < 0 ? -1 : 1;
  std::vector<double> axis(static_cast<std::size_t>(v.size()));
  for (std::size_t i = 0; i < axis.size(); ++i) axis[i] = sign * v[static_cast<Eigen::Index>(i)];
  return axis;
}

/// The largest eigenvalue among directions that the space does not reach, by a few steps from a scattered start.
double left_over(const MatrixXd& g, const SmallSpace& space) {
  if (space.q.cols() == g.rows()) return 0;
  VectorXd v = scattered(g.rows());
  double length = 0;
  for (int step = 0; step < 6; ++step) {
    make_orthogonal(v, space.q, space.q.cols());
    v.normalize();
    const VectorXd w = g.selfadjointView<Eigen::Lower>() * v;
    length = w.norm();
    v = w;
  }
  return length;
}

void take_exact(OpinionAxes& axes, const SmallSpace& space) {
  const Eigen::Index m = space.diagonal.size();
  const double scale = space.diagonal.maxCoeff();
  const Solver solver = eigenvectors(space, m);
  for (Eigen::Index k = 0; k < 2; ++k) {
    if (k >= m || scale * solver.eigenvalues()[m - 1 - k] <= 1e-12 * axes.total_variance) continue;
    axes.variance[static_cast<std::size_t>(k)] = scale * solver.eigenvalues()[m - 1 - k];
    axes.exact[static_cast<std::size_t>(k)] = as_axis(space.q * solver.eigenvectors().col(m - 1 - k));
  }
}

void take_pinned(OpinionAxes& axes, const SmallSpace& space) {
  const MatrixXd t = tridiagonal(space);
  const VectorXd start = VectorXd::Unit(t.rows(), 0);
  const VectorXd first = power_iteration(t, start);
  const MatrixXd rest = MatrixXd::Identity(t.rows(), t.rows()) - first * first.transpose();
  const VectorXd second = power_iteration(rest * t * rest, start);
  axes.pinned[0] = as_axis(space.q * first);
  if (axes.variance[1] > 0) axes.pinned[1] = as_axis(space.q * second);
}

}  // namespace

OpinionAxes opinion_axes(const CoVotes& sums, const std::vector<char>& is_out) {
  OpinionAxes axes;
  const std::size_t n = sums.n_statements();
  for (std::size_t i = 0; i < n; ++i) axes.mean.push_back(is_out[i] ? 0 : sums.mean(i));
  for (int k = 0; k < 2; ++k) {
    axes.exact[static_cast<std::size_t>(k)].assign(n, 0);
    axes.pinned[static_cast<std::size_t>(k)].assign(n, 0);
  }
  const MatrixXd g = squares(sums, axes.mean, is_out);
  axes.total_variance = g.diagonal().sum();
  if (axes.total_variance <= 0) return axes;  // Nobody differs.

  const SmallSpace space = lanczos(g, VectorXd::Ones(g.rows()));
  take_exact(axes, space);
  take_pinned(axes, space);
  // Ones may be at right angles to the direction that matters most.
  if (left_over(g, space) > axes.variance[1]) take_exact(axes, lanczos(g, scattered(g.rows())));
  return axes;
}

}  // namespace stip
