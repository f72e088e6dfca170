// StableGroups, tested: known groups come back, and what is no group is not called one.
#include "consultation/stable_groups.h"

#include <doctest/doctest.h>

#include <cmath>

#include "base/random_stream.h"
#include "consultation/moderation.h"
#include "consultation/opinion_analysis.h"
#include "consultation/test_files.h"

namespace stip {
namespace {

enum class Kind : std::uint8_t { groups, alike, gradual };

struct MadeUp {
  Votes votes;
  std::vector<int> truth;
};

/// People who vote on about half of the statements: in groups of 50, 30 and 20 %, all alike, or along a scale.
MadeUp made_up(std::size_t people, std::size_t statements, Kind kind) {
  RandomStream random(5);
  std::vector<std::array<double, 3>> chance(statements);
  std::vector<double> slope(statements), middle(statements);
  for (std::size_t s = 0; s < statements; ++s) {
    middle[s] = random.uniform();
    slope[s] = 3 * (random.uniform() - 0.5);
    for (double& c : chance[s]) c = 0.1 + 0.8 * (0.2 * middle[s] + 0.8 * random.uniform());
  }
  MadeUp result;
  for (std::size_t s = 0; s < statements; ++s) result.votes.statements.push_back(std::to_string(s));
  for (std::size_t p = 0; p < people; ++p) {
    const double draw = random.uniform();
    const std::size_t group = draw < 0.5 ? 0 : draw < 0.8 ? 1 : 2;
    double place = -6;
    for (int i = 0; i < 12; ++i) place += random.uniform();
    for (std::size_t s = 0; s < statements; ++s) {
      if (random.uniform() > 0.5) continue;
      const double agree = kind == Kind::groups  ? chance[s][group]
                           : kind == Kind::alike ? 0.1 + 0.8 * middle[s]
                                                 : 1 / (1 + std::exp(2 - 4 * middle[s] - slope[s] * place));
      const double other = random.uniform();
      result.votes.votes.push_back(PackedVote::of(static_cast<std::uint32_t>(s), other < 0.1 ? Vote::pass
                                                                                 : other < 0.1 + 0.9 * agree
                                                                                     ? Vote::agree
                                                                                     : Vote::disagree));
    }
    result.votes.participants.push_back(std::to_string(p));
    result.votes.first.push_back(result.votes.votes.size());
    result.truth.push_back(static_cast<int>(group));
  }
  return result;
}

StableGroups found(const MadeUp& made, unsigned threads = 0) {
  StableOptions options;
  options.sample = 1200;
  options.bootstraps = 5;
  options.threads = threads;
  return stable_groups(made.votes, std::vector<char>(made.votes.n_statements()), options);
}

TEST_CASE("stable groups: known groups come back, better than by the reference method") {
  const MadeUp made = made_up(1500, 60, Kind::groups);
  const StableGroups groups = found(made);
  REQUIRE(groups.verdict == GroupsVerdict::groups);
  CHECK(groups.k == 3);
  CHECK(std::abs(groups.share[0] - 0.5) < 0.05);
  const Moderation all{std::vector<char>(60), std::vector<char>(60)};
  const OpinionAnalysis reference = reference_analysis(made.votes, all);
  const double own = adjusted_rand(made.truth, groups.group);
  CHECK(own > 0.6);
  CHECK(own > adjusted_rand(made.truth, reference.groups.group));
}

TEST_CASE("stable groups: where people are alike or differ gradually there are none") {
  CHECK(found(made_up(1000, 40, Kind::alike)).verdict == GroupsVerdict::all_alike);
  const StableGroups gradual = found(made_up(1500, 60, Kind::gradual));
  CHECK(gradual.verdict == GroupsVerdict::gradual);
  CHECK(gradual.k == 0);
  CHECK(found(made_up(30, 40, Kind::groups)).verdict == GroupsVerdict::too_few_people);
}

TEST_CASE("stable groups: the same for any number of threads and any order of people") {
  const MadeUp made = made_up(600, 40, Kind::groups);
  MadeUp turned{{made.votes.statements, {}, {0}, {}}, {}};
  for (std::size_t p = made.votes.n_participants(); p-- > 0;) {
    const auto own = made.votes.of(p);
    turned.votes.votes.insert(turned.votes.votes.end(), own.begin(), own.end());
    turned.votes.first.push_back(turned.votes.votes.size());
    turned.votes.participants.push_back(made.votes.participants[p]);
  }
  const StableGroups one = found(made, 1), many = found(made, 5), other = found(turned, 2);
  CHECK(one.group == many.group);
  CHECK(one.stability == many.stability);
  REQUIRE(one.k == other.k);
  for (std::size_t p = 0; p < one.group.size(); ++p) CHECK(one.group[p] == other.group[one.group.size() - 1 - p]);
}

TEST_CASE("adjusted Rand index: 1 for the same groups by other names, about 0 for none") {
  CHECK(adjusted_rand({0, 0, 1, 1, 2}, {5, 5, 3, 3, 1}) == 1);
  CHECK(adjusted_rand({0, 0, 1, 1}, {0, 1, 0, 1}) == doctest::Approx(-0.5));
  CHECK(adjusted_rand({0, -1, 1, 1}, {0, 1, 1, 1}) == 1);
}

}  // namespace
}  // namespace stip
