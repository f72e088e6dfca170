// Acceptability, tested against exact fractions, against R, and against what must hold for any problem.
#include "weighing/acceptability.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <cmath>
#include <map>

#include "base/csv_rows.h"
#include "base/random_blocks.h"
#include "weighing/weighing_spec.h"

namespace stip {
namespace {

/// Options with exact scores on criteria c1, c2 …
WeighingProblem exact(const std::vector<std::vector<double>>& scores) {
  WeighingProblem problem;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    problem.options.push_back("a" + std::to_string(i + 1));
    for (const double score : scores[i]) problem.scores.push_back({ScoreKind::exact, score, score, score});
  }
  for (std::size_t j = 0; j < scores.front().size(); ++j) problem.criteria.push_back("c" + std::to_string(j + 1));
  return problem;
}

Acceptability found(const WeighingProblem& problem, std::size_t samples = 100'000, std::uint64_t seed = 1) {
  return acceptability(problem, problem.weights, {samples, seed, 0, 4096}).value();
}

WeightKnowledge ruled(const std::vector<std::string>& rules, const std::vector<std::string>& criteria) {
  WeightKnowledge known;
  for (const std::string& rule : rules) known.rules.push_back(read_rule(rule, criteria).value());
  return known;
}

const std::vector<std::string> three = {"c1", "c2", "c3"};

/// Mean weights over 16,384 draws.
std::vector<double> means(const WeightSampler& sampler, std::size_t n) {
  std::vector<double> mean(n, 0);
  std::vector<float> weights(n * block_samples);
  WeightSampler::Run run(sampler, 0);
  for (std::uint32_t b = 0; b < 64; ++b) {
    run.block(b, weights.data());
    for (std::size_t k = 0; k < weights.size(); ++k) mean[k / block_samples] += weights[k] / (64.0 * block_samples);
  }
  return mean;
}

}  // namespace

TEST_CASE("acceptability: of twelve problems within four standard errors of the exact fractions") {
  const auto problems = read_problems("tests/data/weighing/exact3").value();
  REQUIRE(problems.size() == 12);
  std::map<std::string, double> fractions;
  const std::string text = read_table_file("tests/data/weighing/exact3/exact_rank_acceptability.csv").value();
  CsvRows rows = CsvRows::open(text, "exact").value();
  REQUIRE(rows.want({"instance", "alternative", "rank", "exact_fraction"}).ok());
  while (rows.next()) {
    const std::string fraction(rows.cell(3));
    const std::size_t slash = fraction.find('/');
    fractions[std::string(rows.cell(0)) + std::string(rows.cell(1)) + "#" + std::string(rows.cell(2))] =
        std::stod(fraction) / (slash == std::string::npos ? 1 : std::stod(fraction.substr(slash + 1)));
  }
  for (const WeighingProblem& problem : problems) {
    const Acceptability result = found(problem, 1'000'000, 7);
    for (std::size_t i = 0; i < problem.options.size(); ++i)
      for (std::size_t r = 0; r < problem.options.size(); ++r) {
        const double p = fractions.at(problem.instance + problem.options[i] + "#" + std::to_string(r + 1));
        CHECK(std::abs(result.rank(i, r) - p) <= 4 * std::sqrt(p * (1 - p) / 1e6));
      }
  }
}

TEST_CASE("acceptability: with weights in an order, what R's smaa and hitandrun give") {
  const WeighingProblem problem = read_problems("tests/data/weighing/ord6x12").value().front();
  const Acceptability result = found(problem, 1'000'000, 3);
  CHECK(result.method == WeightDraw::ordered);
  const std::string text = read_table_file("tests/data/weighing/ord6x12/reference_rank_acceptability.csv").value();
  CsvRows rows = CsvRows::open(text, "reference").value();
  std::vector<std::string> names;
  for (std::size_t r = 1; r <= 12; ++r) names.push_back("rank" + std::to_string(r));
  REQUIRE(rows.want({names.begin(), names.end()}).ok());
  for (std::size_t i = 0; i < 12; ++i) {
    REQUIRE(rows.next());
    for (std::size_t r = 0; r < 12; ++r) {
      const double p = (std::stod(std::string(rows.cell(r))) + result.rank(i, r)) / 2;
      CHECK(std::abs(result.rank(i, r) - std::stod(std::string(rows.cell(r)))) <= 4 * std::sqrt(p * (1 - p) * 2e-6));
    }
  }
}

TEST_CASE("acceptability: one option is first; two of the same share first and second") {
  CHECK(found(exact({{1, 2}}), 1000).ranks == std::vector<double>{1});
  const Acceptability twins = found(exact({{1, 2}, {1, 2}, {0, 0}}), 1000);
  CHECK(twins.ranks == std::vector<double>{0.5, 0.5, 0, 0.5, 0.5, 0, 0, 0, 1});
  CHECK(twins.pairwise[1] == 0.5);
  CHECK(twins.pairwise[2] == 1);
  CHECK(twins.confidence[0].value() == 0.5);
  CHECK(!twins.confidence[2].has_value());
  CHECK(std::isnan(twins.first_weights[2 * 2]));
}

TEST_CASE("acceptability: flat weights are flat, not drawn to the middle") {
  // a1 is first if w1 > 2/3: an area of 1/9 of the simplex. Uniform numbers divided by their sum would give about 1/24.
  const Acceptability result = found(exact({{1, -2, -2}, {0, 0, 0}}), 1'000'000);
  CHECK(std::abs(result.rank(0, 0) - 1.0 / 9) < 4 * result.error_of(1.0 / 9));
  // Its weights then: 2/3 plus a third of the mean of a flat simplex.
  CHECK(std::abs(result.first_weights[0] - (2.0 / 3 + 1.0 / 9)) < 0.001);
}

TEST_CASE("acceptability: the same bits for any number of threads") {
  WeighingProblem problem;
  problem.options = {"a", "b", "c"};
  problem.criteria = three;
  for (int k = 0; k < 9; ++k)
    problem.scores.push_back({k % 3 == 0   ? ScoreKind::normal
                              : k % 3 == 1 ? ScoreKind::triangle
                                           : ScoreKind::even,
                              0.1 * k, 0.1 * k + 0.2, 1});
  for (const auto& known : {WeightKnowledge{}, ruled({"c1 >= c2"}, three), ruled({"c1 = 2 c2"}, three)}) {
    const Acceptability one = acceptability(problem, known, {50'001, 5, 1, 3000}).value();
    for (const unsigned threads : {2u, 5u}) {
      const Acceptability other = acceptability(problem, known, {50'001, 5, threads, 3000}).value();
      CHECK(one.ranks == other.ranks);
      CHECK(one.pairwise == other.pairwise);
      CHECK(one.first_weights == other.first_weights);
      CHECK(one.confidence == other.confidence);
      CHECK(one.convergence == other.convergence);
    }
  }
}

TEST_CASE("acceptability: ranks add up to 1 both ways, and what wins a pair loses it the other way") {
  rc::check([] {
    const std::size_t n = *rc::gen::inRange<std::size_t>(1, 7), m = *rc::gen::inRange<std::size_t>(1, 5);
    std::vector<std::vector<double>> scores(n, std::vector<double>(m));
    for (auto& row : scores)
      for (double& score : row) score = *rc::gen::inRange(0, 4);
    const Acceptability result = found(exact(scores), 700);
    for (std::size_t i = 0; i < n; ++i) {
      double row = 0, column = 0;
      for (std::size_t r = 0; r < n; ++r) row += result.rank(i, r), column += result.rank(r, i);
      RC_ASSERT(std::abs(row - 1) < 1e-12);
      RC_ASSERT(std::abs(column - 1) < 1e-12);
      for (std::size_t k = 0; k < n; ++k)
        RC_ASSERT(i == k || std::abs(result.pairwise[i * n + k] + result.pairwise[k * n + i] - 1) < 1e-12);
    }
  });
}

TEST_CASE("acceptability: samples that others drew are replayed to the count") {
  DrawnSamples drawn{{"x", "y"}, {"p", "q"}, 4, {1, 0, 0, 1, 0.5, 0.5, 0.25, 0.75}, {}};
  for (int s = 0; s < 4; ++s) drawn.scores.insert(drawn.scores.end(), {1, 0, 0, 1});
  const Acceptability result = replayed(drawn);
  CHECK(result.ranks == std::vector<double>{0.375, 0.625, 0.625, 0.375});  // One tie of four, shared.
  CHECK(result.first_weights[0] == doctest::Approx((1 + 0.25) / 1.5));
  CHECK(result.confidence[0].value() == 1);
}

TEST_CASE("weights: rules that few weights keep to are drawn by a chain, with the same means") {
  // w1 >= w2 >= w3 by rejection and by its own way; and a corner that only a chain finds.
  const auto by_rules = WeightSampler::of(ruled({"c1 >= c2", "c2 >= c3"}, three), three, 1).value();
  CHECK(by_rules.method() == WeightDraw::rejection);
  CHECK(std::abs(by_rules.kept() - 1.0 / 6) < 0.02);
  WeightKnowledge order;
  order.order = {0, 1, 2};
  const auto ordered = WeightSampler::of(order, three, 1).value();
  for (const WeightSampler* sampler : {&by_rules, &ordered}) {
    const auto mean = means(*sampler, 3);
    CHECK(std::abs(mean[0] - 11.0 / 18) < 0.005);
    CHECK(std::abs(mean[1] - 5.0 / 18) < 0.005);
  }
  const auto corner = WeightSampler::of(ruled({"c1 - c2 >= 0.95"}, three), three, 1).value();
  CHECK(corner.method() == WeightDraw::chain);
  // A triangle with corners (1,0,0), (0.975,0.025,0) and (0.95,0,0.05): its mean is that of its corners.
  CHECK(std::abs(means(corner, 3)[0] - (1 + 0.975 + 0.95) / 3) < 0.0005);
}

TEST_CASE("weights: a chain keeps to what is equal, and says how far it has run in") {
  const Acceptability result =
      acceptability(exact({{1, 0, 0}, {0, 1, 0.5}}), ruled({"c1 = c2"}, three), {50'000, 1, 0, 100}).value();
  CHECK(result.method == WeightDraw::chain);
  REQUIRE(result.convergence.has_value());
  CHECK(*result.convergence < 1.01);
  // Of equal weights c3 alone decides, so the second is always first.
  CHECK(result.rank(1, 0) == doctest::Approx(1).epsilon(0.001));
  CHECK(std::abs(result.first_weights[3 + 2] - 0.5) < 0.01);  // w3 is even from 0 to 1.
}

TEST_CASE("weights: rules that contradict each other are named, and none else") {
  const auto refused = WeightSampler::of(ruled({"c1 >= 0.6", "c2 >= 0.2", "c3 >= 0.5"}, three), three, 1);
  REQUIRE(!refused.ok());
  CHECK(refused.error().problem == "no weights keep to all of these: c1 >= 0.6; c3 >= 0.5.");
  WeightKnowledge known = ruled({"c3 >= 0.4"}, three);
  known.group = "owners";
  known.order = {0, 1, 2};
  const auto ordered = WeightSampler::of(known, three, 1);
  REQUIRE(!ordered.ok());
  CHECK(ordered.error().subject == "weights of owners");
  CHECK(ordered.error().problem == "no weights keep to all of these: c3 >= 0.4; order.");
  CHECK(!WeightSampler::of(ruled({"c1 >= c2", "c2 >= c1"}, three), three, 1).ok());
}

}  // namespace stip
