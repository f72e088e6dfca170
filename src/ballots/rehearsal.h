// Rehearsal: a consultation held with made-up people, to see beforehand what can be said with so many answers.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ballots/ballot_rules.h"
#include "base/date.h"
#include "base/json.h"
#include "consultation/stable_groups.h"

namespace stip {

/// One question as these people met it.
struct RehearsedQuestion {
  std::string label;
  BallotQuestionKind kind{};
  std::int64_t asked = 0, answered = 0;
  /// By how many points a share of all who answered may be off, either way, 19 times in 20; worst case, a share of 50%.
  std::optional<double> margin;
};

/// People who gave one answer about themselves.
struct RehearsedGroup {
  std::string question, option;
  std::int64_t people = 0;
  /// So many points must a share differ from that of all others to be found 4 times in 5 (two-sided, 5%).
  std::optional<double> smallest_difference;
};

/// Options of a budget, or ideas of pairs: whether the analysis found the order that was put in.
struct RehearsedOrder {
  std::string label;
  std::int64_t answers = 0;
  std::size_t right = 0, pairs = 0;  ///< Of so many pairs of options, so many came out in the right order.
  double largest_error = 0;          ///< The largest standard error of what an option is worth; -1 to 1 was put in.
  std::string why_not;               ///< Why nothing could be estimated; empty: it could.
};

struct Rehearsal {
  std::int64_t people = 0, kept = 0;
  std::size_t words = 0, words_en = 0;
  std::uint32_t told_minutes = 0;
  std::vector<RehearsedQuestion> questions;  ///< In their order.
  std::vector<RehearsedGroup> groups;
  std::size_t cells = 0, hidden_cells = 0;  ///< Answers by group: how many, and how many are of fewer than ten people.
  std::size_t known_groups = 0;             ///< Kinds of people that were put in; 0: there are no statements.
  GroupsVerdict verdict = GroupsVerdict::groups;
  std::size_t found_groups = 0;
  double agreement = 0;  ///< Of the groups found with those put in: adjusted Rand index, 1 the same, 0 as by chance.
  std::vector<RehearsedOrder> orders;
};

constexpr std::int64_t smallest_cell = 10;         ///< Of fewer people nothing is published.
constexpr std::int64_t smallest_percentage = 100;  ///< Of fewer people no percentages are given.
constexpr int most_rehearsed = 20'000;

/// So many people (see simulated_people.h) take part in a store that is made for it and thrown away, through the same
/// doors, codes and checks as real ones; it is closed and counted, and analysed as a real one would be. The same seed
/// gives the same result. Cost: a second for 1,000 people, about.
/// Errors: invalid (1 to 20,000 people), storage; whatever the store refuses: then its rules cannot be answered.
ErrorOr<Rehearsal> rehearse(const BallotRules& rules, int people, std::uint64_t seed, Instant now);

Json to_json(const Rehearsal& rehearsal);

}  // namespace stip
