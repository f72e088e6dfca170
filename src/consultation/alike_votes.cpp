// AlikeVotes: from a few people to the list that they copy, and from that to all who copy it.
#include "consultation/alike_votes.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "base/random_stream.h"
#include "base/threads.h"

namespace stip {
namespace {

constexpr std::int8_t no_answer = 9;

using Shares = std::vector<std::array<double, 3>>;  ///< By statement: of disagree, pass and agree.
using Template = std::vector<std::int8_t>;          ///< By statement: its answer, or none.

Shares shares_of(const Votes& votes) {
  Shares shares(votes.n_statements(), {0, 0, 0});
  for (const PackedVote vote : votes.votes) ++shares[vote.statement()][static_cast<std::size_t>(vote.value() + 1)];
  for (auto& share : shares) {
    const double all = share[0] + share[1] + share[2];
    for (double& part : share) part /= std::max(all, 1.0);
  }
  return shares;
}

class Search {
 public:
  Search(const Votes& votes, const AlikeLimits& limits) : votes_(votes), limits_(limits), shares_(shares_of(votes)) {
    for (std::uint32_t p = 0; p < votes.n_participants(); ++p)
      if (votes.of(p).size() >= limits.fewest_common) candidates_.push_back(p);
  }

  std::vector<std::uint32_t> pivots() const {
    std::vector<std::pair<std::uint64_t, std::uint32_t>> drawn;
    for (const std::uint32_t p : candidates_) drawn.emplace_back(scattered(votes_.participants[p], limits_.seed), p);
    std::sort(drawn.begin(), drawn.end());
    if (drawn.size() > limits_.pivots) drawn.resize(limits_.pivots);
    std::vector<std::uint32_t> pivots;
    for (const auto& [hash, p] : drawn) pivots.push_back(p);
    return pivots;
  }

  /// The group that begins with one participant; empty if it does not grow large enough.
  AlikeGroup from(std::uint32_t pivot) const {
    Template answers(votes_.n_statements(), no_answer);
    for (const PackedVote vote : votes_.of(pivot)) answers[vote.statement()] = static_cast<std::int8_t>(vote.value());
    AlikeGroup group = members(answers, limits_.pair);
    const double needed = limits_.share * static_cast<double>(votes_.n_participants());
    if (static_cast<double>(group.participants.size()) < std::max(needed / 2, static_cast<double>(limits_.fewest)))
      return {};
    for (int round = 0; round < 3; ++round) {
      answers = most_given(group);
      AlikeGroup next = members(answers, limits_.template_agreement);
      const bool same = next.participants == group.participants && round > 0;
      group = std::move(next);
      if (same || group.participants.empty()) break;
    }
    if (group.participants.size() < limits_.fewest || static_cast<double>(group.participants.size()) <= needed)
      return {};
    for (std::uint32_t s = 0; s < answers.size(); ++s)
      if (answers[s] != no_answer) group.statements.push_back(s);
    return group;
  }

 private:
  AlikeGroup members(const Template& answers, double least) const {
    AlikeGroup group;
    for (const std::uint32_t p : candidates_) {
      std::uint32_t common = 0, same = 0;
      double chance = 0;
      for (const PackedVote vote : votes_.of(p)) {
        const std::int8_t answer = answers[vote.statement()];
        if (answer == no_answer) continue;
        ++common;
        same += answer == vote.value();
        chance += shares_[vote.statement()][static_cast<std::size_t>(answer + 1)];
      }
      if (common < limits_.fewest_common) continue;
      const double beyond = common - chance;  // Nothing is beyond chance where everybody answers the same.
      const double kappa = beyond > 1e-9 * common ? (same - chance) / beyond : 0;
      if (kappa < least) continue;
      group.participants.push_back(p);
      group.agreement.push_back(kappa);
    }
    return group;
  }

  Template most_given(const AlikeGroup& group) const {
    std::vector<std::array<std::uint32_t, 3>> counts(votes_.n_statements(), {0, 0, 0});
    for (const std::uint32_t p : group.participants)
      for (const PackedVote vote : votes_.of(p)) ++counts[vote.statement()][static_cast<std::size_t>(vote.value() + 1)];
    Template answers(counts.size(), no_answer);
    for (std::size_t s = 0; s < counts.size(); ++s)
      if (counts[s][0] + counts[s][1] + counts[s][2] >= 3)
        answers[s] =
            static_cast<std::int8_t>(std::max_element(counts[s].begin(), counts[s].end()) - counts[s].begin() - 1);
    return answers;
  }

  const Votes& votes_;
  const AlikeLimits& limits_;
  Shares shares_;
  std::vector<std::uint32_t> candidates_;
};

/// Adds to a group who is of another one that is nearly the same.
void join(AlikeGroup& group, const AlikeGroup& other) {
  std::vector<std::pair<std::uint32_t, double>> people;
  for (const AlikeGroup* each : {static_cast<const AlikeGroup*>(&group), &other})
    for (std::size_t i = 0; i < each->participants.size(); ++i)
      people.emplace_back(each->participants[i], -each->agreement[i]);
  std::sort(people.begin(), people.end());
  group.participants.clear();
  group.agreement.clear();
  for (const auto& [participant, agreement] : people) {
    if (!group.participants.empty() && group.participants.back() == participant) continue;
    group.participants.push_back(participant);
    group.agreement.push_back(-agreement);
  }
}

}  // namespace

std::vector<AlikeGroup> alike_groups(const Votes& votes, const AlikeLimits& limits) {
  const Search search(votes, limits);
  const std::vector<std::uint32_t> pivots = search.pivots();
  std::vector<AlikeGroup> found(pivots.size());
  run_all(pivots.size(), limits.threads, [&](std::size_t i) { found[i] = search.from(pivots[i]); });
  std::stable_sort(found.begin(), found.end(), [](const AlikeGroup& a, const AlikeGroup& b) {
    if (a.participants.size() != b.participants.size()) return a.participants.size() > b.participants.size();
    return a.participants < b.participants;
  });
  std::vector<AlikeGroup> groups;
  for (AlikeGroup& each : found) {
    if (each.participants.empty()) break;
    bool joined = false;
    for (AlikeGroup& group : groups) {
      std::vector<std::uint32_t> both;
      std::set_intersection(group.participants.begin(), group.participants.end(), each.participants.begin(),
                            each.participants.end(), std::back_inserter(both));
      if (both.size() * 2 < each.participants.size()) continue;
      if (both.size() < each.participants.size()) join(group, each);
      joined = true;
      break;
    }
    if (!joined) groups.push_back(std::move(each));
  }
  return groups;
}

}  // namespace stip
