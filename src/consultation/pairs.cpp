// Pairs: counts by pair, and Newton's method on the strengths.
#include "consultation/pairs.h"

#include <Eigen/Dense>
#include <cmath>

#include "base/csv_rows.h"
#include "consultation/labels.h"

namespace stip {
namespace {

using Eigen::MatrixXd;
using Eigen::VectorXd;
using Index = Eigen::Index;

constexpr std::uint32_t most_ideas = 5'000;
constexpr int most_steps = 100;

struct Counts {
  std::vector<std::string> ids;
  MatrixXd won;  ///< (i, j): how often i won of j.
  std::vector<std::int64_t> skips;
};

ErrorOr<Counts> read_counts(std::string_view text, const std::string& file) {
  struct Choice {
    std::uint32_t winner, loser;
    bool decided;
  };
  STIP_TRY_AS(CsvRows rows, CsvRows::open(text, file));
  STIP_TRY(rows.want({"left", "right", "choice"}));
  Labels labels;
  std::vector<Choice> choices;
  while (rows.next()) {
    const std::string_view choice = rows.cell(2);
    if (choice != "l" && choice != "r" && choice != "s")
      return rows.bad_row("choice is '" + std::string(choice.substr(0, 40)) + "'",
                          "Write l, r, or s for cannot decide.");
    if (rows.cell(0).empty() || rows.cell(1).empty() || rows.cell(0) == rows.cell(1))
      return rows.bad_row("left and right are not two ideas", "Give two different ids.");
    const std::uint32_t left = labels.number_of(rows.cell(0)), right = labels.number_of(rows.cell(1));
    choices.push_back(choice == "r" ? Choice{right, left, true} : Choice{left, right, choice == "l"});
    if (labels.size() > most_ideas)
      return rows.bad_row("there are more than " + std::to_string(most_ideas) + " ideas", "Rank fewer together.");
  }
  STIP_TRY(rows.closed());
  if (choices.empty()) return Error{ErrorKind::invalid, file, "there are no choices", "Give a row for each choice."};

  const std::vector<std::uint32_t> order = labels.in_order();
  std::vector<Index> place(order.size());
  Counts counts;
  for (std::size_t i = 0; i < order.size(); ++i) {
    place[order[i]] = static_cast<Index>(i);
    counts.ids.push_back(labels.text(order[i]));
  }
  counts.won = MatrixXd::Zero(static_cast<Index>(order.size()), static_cast<Index>(order.size()));
  counts.skips.assign(order.size(), 0);
  for (const Choice& choice : choices) {
    if (choice.decided) {
      counts.won(place[choice.winner], place[choice.loser]) += 1;
    } else {
      ++counts.skips[static_cast<std::size_t>(place[choice.winner])];
      ++counts.skips[static_cast<std::size_t>(place[choice.loser])];
    }
  }
  return counts;
}

/// How many ideas can be reached from the first by going from each to those of which it won (or: that won of it).
Index reached(const MatrixXd& won) {
  std::vector<char> seen(static_cast<std::size_t>(won.rows()));
  std::vector<Index> to_do{0};
  seen[0] = 1;
  Index count = 0;
  while (!to_do.empty()) {
    const Index i = to_do.back();
    to_do.pop_back();
    ++count;
    for (Index j = 0; j < won.cols(); ++j) {
      if (won(i, j) == 0 || seen[static_cast<std::size_t>(j)]) continue;
      seen[static_cast<std::size_t>(j)] = 1;
      to_do.push_back(j);
    }
  }
  return count;
}

std::string why_no_strengths(const MatrixXd& won) {
  if (reached(won) == won.rows() && reached(won.transpose()) == won.rows()) return {};
  return "some ideas won all their choices, lost all of them, or were never held against the others, directly or "
         "through others; how much stronger they are cannot be said yet";
}

struct Likelihood {
  double value = 0;
  VectorXd gradient;
  MatrixXd information;
};

Likelihood likelihood(const MatrixXd& won, const VectorXd& strength) {
  const Index n = won.rows();
  Likelihood sum{0, VectorXd::Zero(n), MatrixXd::Zero(n, n)};
  for (Index i = 0; i < n; ++i) {
    for (Index j = i + 1; j < n; ++j) {
      const double held = won(i, j) + won(j, i);
      if (held == 0) continue;
      const double difference = strength[i] - strength[j], p = 1 / (1 + std::exp(-difference));
      sum.value += won(i, j) * std::log(p) + won(j, i) * std::log1p(-p);
      const double surplus = won(i, j) - held * p, curvature = held * p * (1 - p);
      sum.gradient[i] += surplus;
      sum.gradient[j] -= surplus;
      sum.information(i, i) += curvature;
      sum.information(j, j) += curvature;
      sum.information(i, j) -= curvature;
      sum.information(j, i) -= curvature;
    }
  }
  return sum;
}

/// Inverse on strengths that are 0 on average: adding the same to all changes no likelihood.
MatrixXd inverse(const MatrixXd& information) {
  const Index n = information.rows();
  const MatrixXd average = MatrixXd::Constant(n, n, 1.0 / static_cast<double>(n));
  return (information + average).ldlt().solve(MatrixXd::Identity(n, n)) - average;
}

void add_strengths(PairRanking& ranking, const MatrixXd& won) {
  const Index n = won.rows();
  VectorXd strength = VectorXd::Zero(n);
  Likelihood here = likelihood(won, strength);
  for (int step = 0; step < most_steps; ++step) {
    if (here.gradient.cwiseAbs().maxCoeff() <= 1e-11) break;
    const VectorXd direction = inverse(here.information) * here.gradient;
    double length = 1;
    Likelihood next = likelihood(won, strength + direction);
    while (!(next.value >= here.value) && length > 1e-4) {
      length /= 2;
      next = likelihood(won, strength + length * direction);
    }
    if (!(next.value >= here.value)) break;
    const bool still = next.value == here.value;
    strength += length * direction;
    here = std::move(next);
    if (still) break;
  }
  strength.array() -= strength.mean();
  const MatrixXd variance = inverse(here.information);
  ranking.log_likelihood = here.value;
  for (Index i = 0; i < n; ++i) {
    PairedIdea& idea = ranking.ideas[static_cast<std::size_t>(i)];
    idea.strength = strength[i];
    idea.standard_error = std::sqrt(std::max(0.0, variance(i, i)));
    double chance = 0;
    for (Index j = 0; j < n; ++j)
      if (j != i) chance += 1 / (1 + std::exp(strength[j] - strength[i]));
    idea.win_chance = chance / static_cast<double>(n - 1);
  }
}

}  // namespace

ErrorOr<PairRanking> pair_ranking(std::string_view text, const std::string& file) {
  STIP_TRY_AS(const Counts counts, read_counts(text, file));
  PairRanking ranking;
  for (std::size_t i = 0; i < counts.ids.size(); ++i) {
    PairedIdea idea;
    idea.id = counts.ids[i];
    idea.wins = std::llround(counts.won.row(static_cast<Index>(i)).sum());
    idea.losses = std::llround(counts.won.col(static_cast<Index>(i)).sum());
    idea.skips = counts.skips[i];
    idea.score = 100 * (static_cast<double>(idea.wins) + 1) / (static_cast<double>(idea.wins + idea.losses) + 2);
    ranking.choices += idea.wins;
    ranking.skips += idea.skips;
    ranking.ideas.push_back(std::move(idea));
  }
  ranking.skips /= 2;
  ranking.why_not = why_no_strengths(counts.won);
  if (ranking.why_not.empty()) add_strengths(ranking, counts.won);
  return ranking;
}

}  // namespace stip
