// Integrity: signs that votes were made by few hands or none; flags to look at, never deletions.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/json.h"
#include "consultation/alike_votes.h"
#include "consultation/vote_log.h"
#include "consultation/vote_results.h"

namespace stip {

enum class IntegrityRule { fast, alike, network, arrival, target };
constexpr std::size_t n_integrity_rules = 5;

/// The published limits: whoever wants to know why somebody was flagged can work it out again.
struct IntegrityLimits {
  double fast_ms = 1200;                ///< fast: median time between answers below this,
  std::size_t fewest_gaps = 3;          ///< of at least so many times.
  AlikeLimits alike;                    ///< alike.
  std::size_t network_people = 10;      ///< network: so many from one prefix began
  std::int64_t network_ms = 3'600'000;  ///< within this time,
  double network_share = 0.5;           ///< and are this part of all from there.
  std::size_t arrival_people = 10;      ///< arrival: so many began
  std::int64_t arrival_ms = 600'000;    ///< within this time,
  double arrival_times = 10;            ///< and this many times as many as in such a time of the hours around.
  double arrival_share = 0.5;           ///< and not more than this part of all: else it is when people took part.
  std::int64_t around_ms = 3'600'000;   ///< How long before and after counts as around.
  std::size_t target_people = 10;       ///< target: so many voted on the same statements and on nothing else,
  std::size_t target_statements = 2;    ///< on so many or more,
  double target_share = 0.25;           ///< on at most this part of all statements,
  double target_same = 0.5;             ///< are at least this part of all who voted on so many,
  double target_others = 0.05;          ///< and at most this part of all others began with just these.
};

struct NetworkFinding {
  std::string net;
  std::size_t people = 0;   ///< Of this prefix.
  std::size_t at_once = 0;  ///< Most that began within an hour.
  bool flagged = false;
};
struct ArrivalFinding {
  std::int64_t from_ms = 0, to_ms = 0;  ///< First and last beginning.
  std::size_t people = 0;
};
struct TargetFinding {
  std::vector<std::uint32_t> statements;
  std::size_t people = 0;
};

struct IntegrityReport {
  IntegrityLimits limits;
  std::array<std::string, n_integrity_rules> why_not;        ///< By rule: why it could not be applied; else empty.
  std::array<std::vector<char>, n_integrity_rules> flagged;  ///< By rule and participant.
  std::vector<std::optional<double>> median_ms;              ///< By participant: between answers.
  std::vector<AlikeGroup> alike;
  std::vector<NetworkFinding> networks;        ///< Flagged, or with more than 5 % of the participants; largest first.
  std::vector<ArrivalFinding> arrivals;        ///< In order; those that touch are one.
  std::vector<TargetFinding> targets;          ///< Largest first.
  std::vector<char> any;                       ///< By participant: flagged by some rule.
  std::vector<StatementResult> with, without;  ///< By statement: of everybody, and without the flagged.
};

/// Applies the five rules. `targets`: labels of the statements that somebody may want to move: who voted on two or more
/// of them and on nothing else is flagged; empty: such sets are looked for.
/// Cost: rows log rows, and that of alike_groups. Errors: invalid, without votes, or for a target nobody voted on.
/// Source: docs/methods-consultation.md#integrity.
ErrorOr<IntegrityReport> integrity_report(const VoteLog& log, const std::vector<std::string>& targets = {},
                                          const IntegrityLimits& limits = {});

/// Name of a rule in files, and the rule in a sentence.
const char* name_of(IntegrityRule rule);
std::string sentence_of(IntegrityRule rule, const IntegrityLimits& limits);

/// The report as it is written: rules with their sentences, flagged participants with the rules, findings, results.
Json to_json(const IntegrityReport& report, const VoteLog& log);

}  // namespace stip
