// Ballot sums: what the ballots of each door add up to, kept with every change and exactly undone with it.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "ballots/ballot_rules.h"
#include "base/sql.h"
#include "consultation/co_votes.h"

namespace stip {

/// The ballots of one door of one consultation.
struct DoorSums {
  std::int64_t ballots = 0;
  CoVotes votes{};

  bool operator==(const DoorSums&) const = default;
};

/// A consultation by its number in the store, and a door of it.
using DoorPlace = std::pair<std::int64_t, BallotDoor>;

/// A ballot that came, changed or went: its votes before and after; empty: there was, or is, no ballot, unless it has
/// answers.
struct BallotChange {
  DoorPlace place;
  std::vector<PackedVote> before, after;
  bool had_answers = false, has_answers = false;

  int added() const {
    return static_cast<int>(has_answers || !after.empty()) - static_cast<int>(had_answers || !before.empty());
  }
};

// In the store stand a state for each door and a log of the changes since, of whichever node: whole numbers add up in
// any order, so nobody holds sums in memory and no node waits for those of another. A change is written in the
// transaction of its ballot, so they always agree; who rounds off adds the log to the state.

/// Within the caller's transaction: keeps the changes, and counts who took part. Gives how many bytes it added to the
/// log.
ErrorOr<std::size_t> log_changes(Database& database, const std::vector<BallotChange>& changes);
/// So many bytes are read and added up at once: more should not wait.
constexpr std::size_t much_to_round_off = 1u << 20;
/// Within the caller's transaction: adds the log to the state and empties it. `statements`: how many there are in each
/// consultation, by number; there may have been fewer before. Errors: storage (also: damaged).
ErrorOr<Nothing> round_off_sums(Database& database, const std::map<std::int64_t, std::size_t>& statements);

/// State and log of one door, of one moment. Errors: storage (also: damaged).
ErrorOr<CoVotes> sums_of_votes(Database& database, DoorPlace place, std::size_t n_statements);
/// How many ballots there are, or were before they were forgotten.
ErrorOr<std::map<DoorPlace, std::int64_t>> read_turnout(Database& database);
/// Within the caller's transaction, after rounding off: keeps nothing of its votes.
ErrorOr<Nothing> forget_sums(Database& database, std::int64_t consultation);
/// Of a store that knew no turnout apart: counts who is in its log.
ErrorOr<Nothing> add_log_to_turnout(Database& database);

/// Votes as they are stored: two bytes each, the low one first.
std::string packed(const std::vector<PackedVote>& votes);
/// Errors: storage (not such bytes, out of order, or about statements beyond `n_statements`).
ErrorOr<std::vector<PackedVote>> unpacked(std::string_view bytes, std::size_t n_statements);

}  // namespace stip
