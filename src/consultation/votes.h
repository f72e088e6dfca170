// Votes: who voted what on which statement, the latest vote of each, packed by participant.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error_or.h"

namespace stip {

enum class Vote : std::int8_t { disagree = -1, pass = 0, agree = 1 };

/// One vote in two bytes: the statement and what was voted on it.
struct PackedVote {
  std::uint16_t bits = 0;

  static PackedVote of(std::uint32_t statement, Vote vote) {
    return {static_cast<std::uint16_t>(statement << 2 | static_cast<std::uint32_t>(static_cast<int>(vote) + 1))};
  }
  std::uint32_t statement() const { return bits >> 2; }
  int value() const { return static_cast<int>(bits & 3u) - 1; }  ///< 1 agree, -1 disagree, 0 pass.
};
constexpr std::uint32_t most_statements = 1u << 14;

/// Votes by participant; a pass is a vote, what was not seen is not there.
/// Invariant: the votes of each participant are in the order of the statements, one for each.
struct Votes {
  std::vector<std::string> statements;    ///< Labels, in order: numbers by size, then texts.
  std::vector<std::string> participants;  ///< Likewise.
  std::vector<std::uint64_t> first{0};    ///< Where the votes of each begin; and at the end how many there are.
  std::vector<PackedVote> votes;

  std::size_t n_participants() const { return first.size() - 1; }
  std::size_t n_statements() const { return statements.size(); }
  std::span<const PackedVote> of(std::size_t participant) const {
    return {votes.data() + first[participant], static_cast<std::size_t>(first[participant + 1] - first[participant])};
  }
};

/// What reading a file of votes met.
struct VotesReading {
  Votes votes;
  std::size_t rows = 0;        ///< That held a vote.
  std::size_t superseded = 0;  ///< Votes that the same person replaced by a later one, of another value.
  std::size_t repeated = 0;    ///< The same vote once more.
};

class CsvRows;

/// What the columns of a file of votes are called; `time` is empty if there is none.
struct VoteColumns {
  std::string_view statement = "comment-id", person = "voter-id", time = "timestamp";
};
/// Those of Polis, or where the file has them: statement, voter and t_ms.
VoteColumns vote_columns(const CsvRows& rows);

/// Reads `timestamp,comment-id,voter-id,vote`, or `t_ms,voter,statement,vote`, by the names of the columns: 1 agree, -1
/// disagree, 0 pass. Of several votes of one person on one statement the one with the latest timestamp counts; of equal
/// ones the last in the file. Without a column `timestamp` the last in the file counts. `known`, unless empty: labels
/// of statements that may be voted on. Cost: linear in the rows. Errors: invalid, naming the first rows with another
/// vote, an empty label, a timestamp that is no number or an unknown statement, and how many there are; more than
/// 16,384 statements. Source: the export format of Polis, https://github.com/compdemocracy/openData (CC BY 4.0).
ErrorOr<VotesReading> read_votes(std::string_view text, const std::string& file,
                                 const std::vector<std::string>& known = {});

}  // namespace stip
