// Methods, tested: the worked examples of docs/methods-consultation.md.
#include <doctest/doctest.h>

#include <cmath>

#include "consultation/alike_votes.h"
#include "consultation/answer_words.h"
#include "consultation/budget_sums.h"
#include "consultation/cell_key.h"
#include "consultation/co_votes.h"
#include "consultation/near_copies.h"
#include "consultation/pairs.h"
#include "consultation/representative.h"
#include "consultation/suppression.h"
#include "consultation/test_attacker.h"
#include "consultation/test_files.h"
#include "consultation/topics.h"
#include "consultation/vote_results.h"

namespace stip {
namespace {

using doctest::Approx;

TEST_CASE("methods: votes on two statements") {
  const CoVotes sums = co_votes(votes_of("1,A,1\n2,A,-1\n1,B,0\n2,B,1\n"));
  CHECK(sums.both(0, 1) == 2);
  CHECK(sums.product(0, 1) == -1);
  CHECK(sums.sum(0, 1) == 1);
  CHECK(sums.sum(1, 0) == 0);
}

TEST_CASE("methods: a statement that stands for a group") {
  const GroupStatistics s = group_statistics({9, 1, 10}, {5, 10, 20});
  CHECK(s.p_agree == Approx(0.8333).epsilon(1e-4));
  CHECK(s.p_agree_test == Approx(2.7136).epsilon(1e-4));
  CHECK(s.r_agree == Approx(3.0556).epsilon(1e-4));
  CHECK(s.r_agree_test == Approx(3.3497).epsilon(1e-4));
}

TEST_CASE("methods: three portfolios of equal probability") {
  const BudgetSums sums = budget_sums({0, 0}, {1, 2}, 2);
  CHECK(sums.log_total == Approx(std::log(3)));
  CHECK(sums.share[0] == Approx(1.0 / 3));
  CHECK(sums.shares[0][1] == 0);
}

TEST_CASE("methods: two ideas") {
  const PairRanking ranking = pair_ranking("left,right,choice\na,b,l\nb,a,r\na,b,l\na,b,r\n", "v").value();
  CHECK(ranking.ideas[0].score == Approx(66.7).epsilon(1e-3));
  CHECK(*ranking.ideas[0].strength == Approx(std::log(3) / 2));
}

TEST_CASE("methods: agreement beyond chance with a list of answers") {
  std::string rows;
  for (int person = 0; person < 20; ++person)
    for (int statement = 0; statement < 20; ++statement) {
      // Ten agree with all and ten disagree; one of each changes sides on the first two statements.
      const bool turned = (person == 0 || person == 10) && statement < 2;
      rows += std::to_string(statement) + "," + std::to_string(person) + ((person < 10) != turned ? ",1\n" : ",-1\n");
    }
  const std::vector<AlikeGroup> groups = alike_groups(votes_of(rows));
  REQUIRE(groups.size() == 2);
  CHECK(groups[0].agreement[0] == Approx(0.8));
  CHECK(groups[0].agreement[1] == Approx(1));
}

TEST_CASE("methods: how few votes change a result") {
  const StatementResult result = statement_result({9, 1, 10});
  CHECK(result.consensus == 1);
  CHECK(result.votes_to_turn == 9);
  CHECK(*result.votes_to_end_consensus == 5);
}

TEST_CASE("methods: a small cell hidden with three others") {
  const FrequencyTable table =
      read_frequencies("age,region,n\nyoung,north,4\nyoung,south,20\nold,north,30\nold,south,40\n", "t",
                       {{"age", "region"}, "n", {}, {}})
          .value();
  const std::vector<char> hidden = suppressed_cells(table).value();
  CHECK(hidden == std::vector<char>{1, 1, 0, 1, 1, 0, 0, 0, 0});
  const auto [low, high] = attack(table, hidden, 3);
  CHECK(table.cells[3].count == 4);
  CHECK(low == Approx(1));
  CHECK(high == Approx(23));
}

TEST_CASE("methods: the budget of noise") {
  const NoiseBudget one = noise_budget(1), two = noise_budget(2);
  CHECK(one.epsilon_per_cell == 0.5);
  CHECK(two.epsilon_per_cell == 0.25);
  CHECK(one.bound == 28);
  CHECK(two.bound == 55);
  CHECK(one.standard_deviation == Approx(2.8).epsilon(0.01));
  CHECK(two.standard_deviation == Approx(5.6).epsilon(0.01));
  CHECK(two.delta == Approx(5e-7).epsilon(0.1));
}

TEST_CASE("methods: copies of an answer") {
  const auto alike = [](const char* a, const char* b) {
    return jaccard(shingles_of(words_of(a)), shingles_of(words_of(b)), 1024);
  };
  const char* const text = "wij willen een duidelijk etiket op alle nieuwe producten";
  CHECK(alike(text, "Wij willen een duidelijk etiket op alle nieuwe producten, graag!") == 0.875);
  CHECK(alike(text, "wij willen een goed etiket op alle nieuwe producten") == 0.4);
}

TEST_CASE("methods: weights of words") {
  const WeighedTexts result = weighed({{{0, 1}, {1, 3}}, {{0, 1}}, {{1, 1}}, {{2, 1}}}, 3);
  REQUIRE(result.texts[0].words.size() == 2);
  CHECK(result.texts[0].words[0].second == Approx(0.4302).epsilon(1e-4));
  CHECK(result.texts[0].words[1].second == Approx(0.9028).epsilon(1e-4));
  CHECK(result.texts[3].words.empty());
}

}  // namespace
}  // namespace stip
