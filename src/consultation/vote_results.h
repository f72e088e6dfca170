// VoteResults: what was voted on each statement, with or without some people, and how few votes would change it.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "consultation/group_votes.h"
#include "consultation/votes.h"

namespace stip {

/// What is said of a statement. Consensus as in docs/methods-consultation.md#representative-statements, over everybody.
struct StatementResult {
  VoteCount count;
  std::optional<double> agree_share;  ///< agree / (agree + disagree); empty if nobody chose.
  int sign = 0;                       ///< 1: more agree than disagree; -1: fewer; 0: as many.
  int consensus = 0;                  ///< 1: on agreeing; -1: on disagreeing; 0: none.
  /// Votes for the other side, added, after which that side has more: |agree - disagree| + 1.
  std::int64_t votes_to_turn = 1;
  std::optional<std::int64_t> votes_to_end_consensus;  ///< Added for the other side; empty without consensus.
};
StatementResult statement_result(VoteCount count);

/// By statement, of the participants that are not left out. `left_out`: by participant; empty: nobody.
std::vector<StatementResult> vote_results(const Votes& votes, const std::vector<char>& left_out = {});

/// The statements that people agree with most, and how few could make them others.
struct TopStatements {
  /// The three with the largest (agree + 1) / (agree + disagree + 2), in order, of those with ten votes for or against.
  std::vector<std::uint32_t> statements;
  /// Participants, added, who agree with one that is not among them and disagree with one that is; empty if no
  /// other statement has ten votes.
  std::optional<std::int64_t> people_to_change;
};
/// Source: docs/methods-consultation.md#integrity. Cost: statements.
TopStatements top_statements(const std::vector<StatementResult>& results);

}  // namespace stip
