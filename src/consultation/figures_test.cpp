// Weights, tastes and strengths, tested against R and against maximum likelihood by other hands.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "base/random_stream.h"
#include "consultation/budget_game.h"
#include "consultation/budget_sums.h"
#include "consultation/pairs.h"
#include "consultation/sample_cells.h"
#include "consultation/test_files.h"

namespace stip {
namespace {

/// The sample in cells, as the file with R's weights has it, with its figures.
struct ReferenceSample {
  std::vector<Margin> margins;
  SampleCells sample;  ///< Figures: rake, cal_linear, cal_linear_b, cal_logit, y1_sum.
};

ReferenceSample reference_sample() {
  ReferenceSample result;
  result.margins = read_margins(test_file("margins.csv"), "margins.csv").value();
  result.sample = read_sample(test_file("weights_by_cell.csv"), "cells.csv", result.margins,
                              {"n", "rake", "cal_linear", "cal_linear_b", "cal_logit", "y1_sum"})
                      .value();
  for (std::size_t c = 0; c < result.sample.cells.size(); ++c)
    result.sample.cells[c].n = std::llround(result.sample.figures[0].sum[c]);
  return result;
}

TEST_CASE("weights: equal to R's survey to 1e-10 by every method") {
  const ReferenceSample r = reference_sample();
  const std::tuple<WeightOptions, std::size_t, double> cases[] = {
      {{}, 1, 0.40479040466325023},
      {{WeightMethod::linear, {}}, 2, 0.40475111679480302},
      {{WeightMethod::linear, WeightBounds{0.5, 2.5}}, 3, 0.40467302252148935},
      {{WeightMethod::logit, WeightBounds{0.3, 3.5}}, 4, 0.40472010367740718}};
  for (const auto& [options, column, mean] : cases) {
    const auto weights = sample_weights(r.sample.cells, r.margins, options);
    REQUIRE(weights.ok());
    CHECK(weights->largest_error < 1e-12);
    for (std::size_t c = 0; c < r.sample.cells.size(); ++c)
      CHECK(std::abs(weights->weights[c] / r.sample.figures[column].sum[c] - 1) < 1e-10);
    // y1 is 0 or 1, so its squares add up to the same.
    const CellFigures y1{r.sample.figures[5].sum, r.sample.figures[5].sum};
    const WeightedMean estimate = weighted_mean(r.sample.cells, r.margins, *weights, y1);
    CHECK(std::abs(estimate.mean / mean - 1) < 1e-9);
  }
}

TEST_CASE("weights: standard error and design effect are R's") {
  const ReferenceSample r = reference_sample();
  const SampleWeights weights = sample_weights(r.sample.cells, r.margins, {}).value();
  const CellFigures y1{r.sample.figures[5].sum, r.sample.figures[5].sum};
  CHECK(std::abs(weighted_mean(r.sample.cells, r.margins, weights, y1).standard_error / 1.6656716041256740e-03 - 1) <
        1e-9);
  CHECK(std::abs(weights.design_effect / 1.2489193329611106 - 1) < 1e-9);
}

const char* const two_margins = "variable,level,Freq\nsex,m,50\nsex,f,50\nage,young,40\nage,old,60\n";

std::string no_weights(const std::string& margins, const std::string& sample, const WeightOptions& options = {}) {
  const auto read = read_margins(margins, "margins.csv").value();
  const auto cells = read_sample("sex,age\n" + sample, "sample.csv", read);
  if (!cells.ok()) return cells.error().problem;
  const auto weights = sample_weights(cells->cells, read, options);
  REQUIRE(!weights.ok());
  return weights.error().subject + ": " + weights.error().problem + " " + weights.error().remedy;
}

TEST_CASE("weights: what cannot be met is told, with what to merge") {
  CHECK(no_weights(two_margins, "m,young\nf,young\n") ==
        "age = old: nobody in the sample has it, and 60 people in the population do Merge it, in sample and margins, "
        "with a level like it: 'young' for example.");
  CHECK(no_weights("variable,level,Freq\nsex,m,50\nsex,f,50\nage,young,40\nage,old,61\n", "m,young\n") ==
        "margins: they contradict each other: sex adds up to 100 people and age to 101 Take all margins from one "
        "population.");
  CHECK(no_weights(two_margins, "m,young\nx,old\nx,old\n") == "no margin has these levels: sex = 'x' in 2 rows");
  // Men are all young and women all old, so 50 and 40 cannot both be.
  CHECK(no_weights(two_margins, "m,young\nf,old\n").find("no weights meet all of them: ") != std::string::npos);
  CHECK(no_weights(two_margins, "m,young\nm,old\nf,young\nf,old\n", {WeightMethod::linear, WeightBounds{0.95, 1.05}})
            .find("Widen the bounds") != std::string::npos);
}

TEST_CASE("weights: numbers that are none are refused where they stand") {
  for (const char* number : {"nan", "inf", "-1", "1e300"}) {
    CAPTURE(number);
    CHECK(read_margins("variable,level,Freq\nsex,f," + std::string(number) + "\n", "margins.csv").error().subject ==
          "margins.csv, line 2");
  }
  const auto margins = read_margins("variable,level,Freq\nsex,f,1\n", "margins.csv").value();
  for (const char* number : {"nan", "inf", "1e200"})
    CHECK_FALSE(read_sample("sex,y\nf," + std::string(number) + "\n", "sample.csv", margins, {"y"}).ok());
}

TEST_CASE("weights: a variable may be a figure too, and of many unknown levels a few are told") {
  const auto margins = read_margins("variable,level,Freq\ny,1,5\ny,2,5\n", "margins.csv").value();
  const auto sample = read_sample("y\n1\n2\n2\n", "sample.csv", margins, {"y"});
  REQUIRE(sample.ok());
  CHECK(sample->figures[0].sum == std::vector<double>{1, 4});
  std::string unknown = "y\n";
  for (int i = 10; i < 60; ++i) unknown += std::to_string(i) + "\n";
  CHECK(read_sample(unknown, "sample.csv", margins).error().problem.find("; and 45 more") != std::string::npos);
}

TEST_CASE("weights: the sample comes back as it was, with a column more") {
  const auto margins = read_margins(two_margins, "m").value();
  const std::string text = "id,sex,age\r\n1,\"m\",young\r\n2,f,old\r\n3,m,old\n4,f,young";
  const SampleCells sample = read_sample(text, "s", margins).value();
  const SampleWeights weights = sample_weights(sample.cells, margins, {}).value();
  const std::string out = with_weights(text, "s", sample, weights).value();
  CHECK(out.substr(0, 22) == "id,sex,age,weight\n1,\"m");
  CHECK(std::count(out.begin(), out.end(), '\n') == 5);
  CHECK(std::abs(weights.weights[0] - 20) < 1e-9);
}

TEST_CASE("budget game: likelihood and estimates are those of maximum likelihood by listing all portfolios") {
  const BudgetGame game = read_budget_game(test_file("small.attributes.csv"), "a", "8.1").value();
  const auto choices = read_choices(test_file("small.choices.csv"), "c", game).value();
  const TasteModel model = taste_model(game, choices, 0.25).value();
  const Json pve = json_of("pve.json"), &expected = *pve.find("small");
  CHECK(std::abs(model.log_likelihood / expected.find("loglik")->as_number() - 1) < 1e-10);
  CHECK(std::abs(model.log_likelihood_null / expected.find("loglik_null")->as_number() - 1) < 1e-10);
  for (std::size_t i = 0; i < model.parameters.size(); ++i) {
    CHECK(std::abs(model.parameters[i].estimate - expected.find("theta")->as_array()[i].as_number()) < 1e-7);
    CHECK(std::abs(model.parameters[i].standard_error - expected.find("se")->as_array()[i].as_number()) < 1e-7);
  }
  const Json& best = expected.find("top_portfolios_version0")->as_array()[0];
  CHECK(model.best[0].options == std::vector<std::size_t>{2, 4, 5});
  CHECK(std::abs(model.best[0].utility - best.find("utility")->as_number()) < 1e-6);
  CHECK(std::abs(model.best[0].probability - best.find("prob")->as_number()) < 1e-6);
}

TEST_CASE("budget game: parameters that no choice can tell apart are named") {
  const BudgetGame game = read_budget_game(test_file("small.attributes.csv"), "a", "8.1").value();
  const auto choices = read_choices(test_file("small.choices.csv"), "c", game).value();
  const auto model = taste_model(game, choices, std::nullopt);
  REQUIRE(!model.ok());
  CHECK(model.error().problem ==
        "these cannot be told apart by any choices: asc_0, asc_1, asc_2, asc_3, asc_4, asc_5, delta0");
}

TEST_CASE("budget game: a budget nobody can meet, a dear choice and a missing option are refused") {
  const std::string shown = "version,option,cost,x\n0,0,2.5,1\n0,1,4,0\n";
  CHECK(read_budget_game(shown, "a", "2").error().problem == "no option fits within it, so there is nothing to choose");
  CHECK(read_budget_game("version,option,cost\n0,0,2\n0,2,2\n", "a", "2").error().problem ==
        "version 0 has 2 of 3 options");
  CHECK(read_budget_game("version,option,cost\n0,0,-2\n", "a", "2").error().problem == "cost is '-2'");
  const BudgetGame game = read_budget_game(shown, "a", "5").value();
  const std::string head = "respondent,version,portfolio_bitmask\n";
  CHECK(read_choices(head + "1,0,3\n", "c", game).error().problem == "line 2: the choice costs more than the budget");
  CHECK(read_choices(head + "1,0,4\n1,7,1\n", "c", game).error().problem ==
        "line 2: portfolio_bitmask is '4'; line 3: there is no version '7'");
  const auto only_first = read_choices(head + "1,0,1\n2,0,0\n", "c", game).value();
  CHECK(taste_model(game, only_first, 0.0).error().problem ==
        "nobody chose it, so how much it is valued cannot be said");
}

TEST_CASE("budget game: an effect that is no number is refused") {
  for (const char* effect : {"nan", "inf", "-inf", "1e300"}) {
    CAPTURE(effect);
    CHECK(read_budget_game("version,option,cost,x\nA,0,1," + std::string(effect) + "\n", "options.csv", "5")
              .error()
              .subject == "options.csv, line 2");
  }
  CHECK(read_budget_game("version,option,cost,x,x\nA,0,1,2,3\n", "options.csv", "5").error().problem ==
        "there are two columns 'x'");
}

TEST_CASE("budget sums: equal to those over a list of all portfolios, and the best one is the best of the list") {
  RandomStream random(7);
  for (int game = 0; game < 20; ++game) {
    std::vector<double> v;
    std::vector<std::int64_t> costs;
    for (int j = 0; j < 9; ++j) {
      v.push_back(4 * random.uniform() - 2);
      costs.push_back(static_cast<std::int64_t>(random.below(12)));
    }
    const std::int64_t budget = 25;
    double total = 0, with_2_and_5 = 0, best = -1e9;
    for (unsigned p = 0; p < 512; ++p) {
      double value = 0;
      std::int64_t cost = 0;
      for (unsigned j = 0; j < 9; ++j)
        if (p >> j & 1u) value += v[j], cost += costs[j];
      if (cost > budget) continue;
      total += std::exp(value);
      if ((p >> 2 & 1u) && (p >> 5 & 1u)) with_2_and_5 += std::exp(value);
      best = std::max(best, value);
    }
    const BudgetSums sums = budget_sums(v, costs, budget);
    CHECK(std::abs(sums.log_total - std::log(total)) < 1e-12);
    CHECK(std::abs(sums.shares[2][5] - with_2_and_5 / total) < 1e-12);
    double found = 0;
    for (const std::size_t j : best_portfolio(v, costs, budget)) found += v[j];
    CHECK(std::abs(found - best) < 1e-12);
  }
}

TEST_CASE("pairs: strengths, errors and scores are those of the reference") {
  const PairRanking ranking = pair_ranking(test_file("small.votes.csv"), "v").value();
  const Json expected = json_of("small.json");
  CHECK(std::abs(ranking.log_likelihood - expected.find("bt_loglik")->as_number()) < 1e-9);
  CHECK(ranking.skips == expected.find("skips")->as_integer());
  REQUIRE(ranking.ideas.size() == 12);
  for (std::size_t i = 0; i < 12; ++i) {
    const auto figure = [&](const char* name) { return expected.find(name)->as_array()[i].as_number(); };
    CHECK(std::abs(ranking.ideas[i].score - figure("aoi_score")) < 1e-12);
    CHECK(std::abs(*ranking.ideas[i].strength - figure("bt_log_strength")) < 1e-10);
    CHECK(std::abs(*ranking.ideas[i].standard_error - figure("bt_se")) < 1e-10);
  }
}

TEST_CASE("pairs: an idea without an id is none, on either side") {
  CHECK(pair_ranking("left,right,choice\na,,l\n", "pairs.csv").error().subject == "pairs.csv, line 2");
  CHECK(pair_ranking("left,right,choice\n,a,l\n", "pairs.csv").error().subject == "pairs.csv, line 2");
}

TEST_CASE("pairs: an idea that always won has no strength, only a score") {
  const PairRanking ranking = pair_ranking("left,right,choice\na,b,l\na,b,l\nb,c,l\nc,b,l\n", "v").value();
  CHECK(!ranking.why_not.empty());
  CHECK(!ranking.ideas[0].strength.has_value());
  CHECK(ranking.ideas[0].score == 75);
  CHECK(pair_ranking("left,right,choice\na,a,l\n", "v").error().problem == "left and right are not two ideas");
}

}  // namespace
}  // namespace stip
