// SampleWeights: Newton's method on cells.
#include "consultation/sample_weights.h"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <numeric>

namespace stip {
namespace {

using Eigen::MatrixXd;
using Eigen::VectorXd;

constexpr int most_steps = 200;
constexpr double exact = 1e-13;       ///< Relative error of a margin that is left to rounding.
constexpr double good_enough = 1e-9;  ///< That is still taken if no step makes it smaller.

std::string quoted(const Margin& margin, std::size_t level) {
  return margin.variable + " = " + margin.levels[level].level;
}

double total(const Margin& margin) {
  return std::accumulate(margin.levels.begin(), margin.levels.end(), 0.0,
                         [](double sum, const MarginLevel& level) { return sum + level.target; });
}

std::string as_text(double number) {
  char text[32];
  std::snprintf(text, sizeof text, "%.10g", number);
  return text;
}

ErrorOr<Nothing> check_totals(const std::vector<Margin>& margins) {
  if (margins.empty()) return Error{ErrorKind::invalid, "margins", "there are none", "Give variable, level and Freq."};
  for (const Margin& margin : margins) {
    for (const MarginLevel& level : margin.levels)
      if (!(level.target >= 0) || !std::isfinite(level.target))
        return Error{ErrorKind::invalid, margin.variable + " = " + level.level, "its number of people is below zero",
                     "Give the number of people in the population."};
    if (std::abs(total(margin) - total(margins[0])) > 1e-9 * total(margins[0]) || total(margin) <= 0)
      return Error{ErrorKind::invalid, "margins",
                   "they contradict each other: " + margins[0].variable + " adds up to " + as_text(total(margins[0])) +
                       " people and " + margin.variable + " to " + as_text(total(margin)),
                   "Take all margins from one population."};
  }
  return Nothing{};
}

/// The level beside it that has most people in the sample: what it may be merged with.
std::string to_merge_with(const Margin& margin, const std::vector<std::int64_t>& n, std::size_t level) {
  std::size_t best = level;
  for (const std::size_t beside : {level - 1, level + 1})
    if (beside < n.size() && n[beside] > 0 && (best == level || n[beside] > n[best])) best = beside;
  if (best == level) best = static_cast<std::size_t>(std::max_element(n.begin(), n.end()) - n.begin());
  return margin.levels[best].level;
}

ErrorOr<Nothing> check_levels(const std::vector<SampleCell>& cells, const std::vector<Margin>& margins) {
  for (std::size_t m = 0; m < margins.size(); ++m) {
    std::vector<std::int64_t> n(margins[m].levels.size());
    for (const SampleCell& cell : cells) n[cell.levels[m]] += cell.n;
    for (std::size_t level = 0; level < n.size(); ++level) {
      const double target = margins[m].levels[level].target;
      if (n[level] > 0 && target == 0)
        return Error{ErrorKind::invalid, quoted(margins[m], level),
                     std::to_string(n[level]) + " people of the sample have it, and nobody in the population",
                     "Correct the margin, or leave these people out."};
      if (n[level] == 0 && target > 0)
        return Error{ErrorKind::invalid, quoted(margins[m], level),
                     "nobody in the sample has it, and " + as_text(target) + " people in the population do",
                     "Merge it, in sample and margins, with a level like it: '" + to_merge_with(margins[m], n, level) +
                         "' for example."};
    }
  }
  return Nothing{};
}

/// Weight as a multiple of the one before, and how fast it changes.
struct Factor {
  double value = 1, slope = 1;
  bool at_a_bound = false;
};

Factor factor(double u, const WeightOptions& options) {
  if (options.method == WeightMethod::rake) {
    const double value = std::exp(u);
    return {value, value};
  }
  if (options.method == WeightMethod::linear) {
    if (options.bounds && 1 + u <= options.bounds->low) return {options.bounds->low, 0, true};
    if (options.bounds && 1 + u >= options.bounds->high) return {options.bounds->high, 0, true};
    return {1 + u, 1};
  }
  const double low = options.bounds->low, high = options.bounds->high;
  const double a = (high - low) / ((1 - low) * (high - 1));
  // Written with the smaller of the two powers, so that neither runs over.
  const double e = std::exp(-std::abs(a * u));
  const double of_low = u > 0 ? e : 1, of_high = u > 0 ? 1 : e;
  const double below = (high - 1) * of_low + (1 - low) * of_high;
  const double value = (low * (high - 1) * of_low + high * (1 - low) * of_high) / below;
  return {value, (value - low) * (high - value) / ((high - low)) * a};
}

/// The equations: one column for everybody, and one for each level but the first of each margin.
class Equations {
 public:
  Equations(const std::vector<SampleCell>& cells, const std::vector<Margin>& margins) : cells_(cells) {
    first_.push_back(1);
    for (const Margin& margin : margins) {
      const std::size_t last = first_.back();
      first_.push_back(last + margin.levels.size() - 1);
    }
    target_ = VectorXd::Zero(static_cast<Eigen::Index>(first_.back()));
    target_[0] = total(margins[0]);
    for (std::size_t m = 0; m < margins.size(); ++m)
      for (std::size_t level = 1; level < margins[m].levels.size(); ++level)
        target_[static_cast<Eigen::Index>(first_[m] + level - 1)] = margins[m].levels[level].target;
  }

  const VectorXd& target() const { return target_; }
  Eigen::Index size() const { return target_.size(); }

  /// Calls `take(column)` for each column in which the cell has a 1.
  template <class Take>
  void each_column(const SampleCell& cell, const Take& take) const {
    take(Eigen::Index{0});
    for (std::size_t m = 0; m < cell.levels.size(); ++m)
      if (cell.levels[m] > 0) take(static_cast<Eigen::Index>(first_[m] + cell.levels[m] - 1));
  }
  double along(const SampleCell& cell, const VectorXd& lambda) const {
    double sum = 0;
    each_column(cell, [&](Eigen::Index column) { sum += lambda[column]; });
    return sum;
  }
  /// sum of value(cell) x over the cells.
  template <class Value>
  VectorXd sums(const Value& value) const {
    VectorXd result = VectorXd::Zero(size());
    for (std::size_t c = 0; c < cells_.size(); ++c) {
      const double v = value(c);
      each_column(cells_[c], [&](Eigen::Index column) { result[column] += v; });
    }
    return result;
  }
  /// sum of value(cell) x x' over the cells.
  template <class Value>
  MatrixXd products(const Value& value) const {
    MatrixXd result = MatrixXd::Zero(size(), size());
    for (std::size_t c = 0; c < cells_.size(); ++c) {
      const double v = value(c);
      each_column(cells_[c],
                  [&](Eigen::Index i) { each_column(cells_[c], [&](Eigen::Index j) { result(i, j) += v; }); });
    }
    return result;
  }

 private:
  const std::vector<SampleCell>& cells_;
  std::vector<std::size_t> first_;  ///< By margin: its first column.
  VectorXd target_;
};

/// Relative to the targets; a target of nobody counts as one person.
double largest_error(const VectorXd& missing, const VectorXd& target) {
  double largest = 0;
  for (Eigen::Index i = 0; i < missing.size(); ++i)
    largest = std::max(largest, std::abs(missing[i]) / std::max(1.0, std::abs(target[i])));
  return largest;
}

/// The margins that are missed most, in words.
std::string missed_most(const std::vector<SampleCell>& cells, const std::vector<Margin>& margins,
                        const std::vector<double>& weights) {
  struct Miss {
    double error;
    std::string words;
  };
  std::vector<Miss> misses;
  for (std::size_t m = 0; m < margins.size(); ++m) {
    std::vector<double> sums(margins[m].levels.size());
    for (std::size_t c = 0; c < cells.size(); ++c)
      sums[cells[c].levels[m]] += weights[c] * static_cast<double>(cells[c].n);
    for (std::size_t level = 0; level < sums.size(); ++level) {
      const double target = margins[m].levels[level].target;
      misses.push_back(
          {std::abs(sums[level] - target) / std::max(1.0, target),
           quoted(margins[m], level) + " comes to " + as_text(std::round(sums[level])) + " of " + as_text(target)});
    }
  }
  std::sort(misses.begin(), misses.end(), [](const Miss& a, const Miss& b) { return a.error > b.error; });
  std::string words;
  for (std::size_t i = 0; i < std::min<std::size_t>(3, misses.size()); ++i) words += (i ? "; " : "") + misses[i].words;
  return words;
}

ErrorOr<Nothing> check_bounds(const WeightOptions& options) {
  if (options.method == WeightMethod::logit && !options.bounds)
    return Error{ErrorKind::invalid, "method logit", "it has no bounds", "Give --bounds L,U with L < 1 < U."};
  if (options.method == WeightMethod::rake && options.bounds)
    return Error{ErrorKind::invalid, "method rake", "it knows no bounds", "Take linear or logit."};
  if (options.bounds && !(options.bounds->low < 1 && options.bounds->high > 1 && std::isfinite(options.bounds->high)))
    return Error{ErrorKind::invalid, "bounds", "they do not lie on both sides of 1", "Give L,U with L < 1 < U."};
  return Nothing{};
}

void describe(SampleWeights& result, const std::vector<SampleCell>& cells, const WeightOptions& options) {
  double n = 0, sum = 0, squares = 0;
  result.smallest = result.largest = result.weights[0];
  for (std::size_t c = 0; c < cells.size(); ++c) {
    const double count = static_cast<double>(cells[c].n), w = result.weights[c];
    n += count;
    sum += count * w;
    squares += count * w * w;
    result.smallest = std::min(result.smallest, w);
    result.largest = std::max(result.largest, w);
    if (options.bounds && (w <= options.bounds->low * result.before || w >= options.bounds->high * result.before))
      result.at_a_bound += static_cast<std::size_t>(cells[c].n);
  }
  result.design_effect = n * squares / (sum * sum);
  result.effective_n = n / result.design_effect;
}

}  // namespace

ErrorOr<SampleWeights> sample_weights(const std::vector<SampleCell>& cells, const std::vector<Margin>& margins,
                                      const WeightOptions& options) {
  STIP_TRY(check_bounds(options));
  STIP_TRY(check_totals(margins));
  if (cells.empty()) return Error{ErrorKind::invalid, "sample", "it is empty", "Give a row for each respondent."};
  STIP_TRY(check_levels(cells, margins));

  const Equations equations(cells, margins);
  double n = 0;
  for (const SampleCell& cell : cells) n += static_cast<double>(cell.n);
  SampleWeights result;
  result.before = equations.target()[0] / n;
  std::vector<Factor> factors(cells.size());
  const auto missing_at = [&](const VectorXd& lambda) -> VectorXd {
    for (std::size_t c = 0; c < cells.size(); ++c) factors[c] = factor(equations.along(cells[c], lambda), options);
    return equations.target() - equations.sums([&](std::size_t c) {
      return result.before * static_cast<double>(cells[c].n) * factors[c].value;
    });
  };
  VectorXd lambda = VectorXd::Zero(equations.size());
  VectorXd missing = missing_at(lambda);
  double error = largest_error(missing, equations.target());
  while (error > exact && result.steps < most_steps) {
    const MatrixXd slopes = equations.products(
        [&](std::size_t c) { return result.before * static_cast<double>(cells[c].n) * factors[c].slope; });
    const VectorXd step = slopes.completeOrthogonalDecomposition().solve(missing);
    ++result.steps;
    double length = 1;
    VectorXd next_missing = missing_at(lambda + step);
    double next_error = next_missing.norm();
    while (!(next_error < missing.norm()) && length > 1e-6) {
      length /= 2;
      next_missing = missing_at(lambda + length * step);
      next_error = next_missing.norm();
    }
    if (!(next_error < missing.norm())) break;
    lambda += length * step;
    missing = next_missing;
    error = largest_error(missing, equations.target());
  }
  missing_at(lambda);
  for (const Factor& f : factors) result.weights.push_back(result.before * f.value);
  result.largest_error = error;
  if (!(error <= good_enough))
    return Error{ErrorKind::invalid, "margins",
                 "no weights" + std::string(options.bounds ? " within these bounds" : "") +
                     " meet all of them: " + missed_most(cells, margins, result.weights),
                 options.bounds ? "Widen the bounds, or merge levels with few people in the sample."
                                : "Merge levels with few people in the sample."};
  describe(result, cells, options);
  return result;
}

WeightedMean weighted_mean(const std::vector<SampleCell>& cells, const std::vector<Margin>& margins,
                           const SampleWeights& weights, const CellFigures& figures) {
  const Equations equations(cells, margins);
  double n = 0, sum_w = 0, sum_wy = 0;
  for (std::size_t c = 0; c < cells.size(); ++c) {
    n += static_cast<double>(cells[c].n);
    sum_w += weights.weights[c] * static_cast<double>(cells[c].n);
    sum_wy += weights.weights[c] * figures.sum[c];
  }
  WeightedMean result;
  result.mean = sum_wy / sum_w;
  // Least squares of (y - mean) / sum of weights on the margins, each respondent alike; its residuals make the error.
  const auto count = [&](std::size_t c) { return static_cast<double>(cells[c].n); };
  const auto centred_sum = [&](std::size_t c) { return (figures.sum[c] - result.mean * count(c)) / sum_w; };
  const VectorXd slope = equations.products(count).completeOrthogonalDecomposition().solve(equations.sums(centred_sum));
  double sum_z = 0, sum_zz = 0;
  for (std::size_t c = 0; c < cells.size(); ++c) {
    const double w = weights.weights[c], expected = equations.along(cells[c], slope);
    const double squares =
        (figures.sum_of_squares[c] - 2 * result.mean * figures.sum[c] + result.mean * result.mean * count(c)) /
        (sum_w * sum_w);
    sum_z += w * (centred_sum(c) - expected * count(c));
    sum_zz += w * w * (squares - 2 * expected * centred_sum(c) + expected * expected * count(c));
  }
  result.standard_error = n > 1 ? std::sqrt(std::max(0.0, n / (n - 1) * (sum_zz - sum_z * sum_z / n))) : 0;
  return result;
}

}  // namespace stip
