// Methods, tested: the worked examples of docs/methods-consultation.md.
#include <doctest/doctest.h>

#include <cmath>

#include "consultation/budget_sums.h"
#include "consultation/co_votes.h"
#include "consultation/pairs.h"
#include "consultation/representative.h"
#include "consultation/test_files.h"

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

}  // namespace
}  // namespace stip
