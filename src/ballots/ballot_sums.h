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

/// Sums in memory, and on the disk as a rounded state with the changes since. In the same transaction as the ballots
/// themselves, so that they always agree; a restart reads the state and the changes, not the ballots.
class BallotSums {
 public:
  /// Reads them. `statements`: how many there are in each consultation, by number; there may have been fewer before.
  static ErrorOr<BallotSums> load(Database& database, const std::map<std::int64_t, std::size_t>& statements);

  /// Within the caller's transaction: keeps the changes.
  ErrorOr<Nothing> log(Database& database, const std::vector<BallotChange>& changes);
  /// After it was committed: adds them up.
  void apply(const std::vector<BallotChange>& changes);
  /// Whether so much was changed since the last rounding off that reading it again would take long.
  bool wants_rounding() const { return logged_bytes_ > (1u << 20); }
  /// Within the caller's transaction, in which they were read or nobody else wrote since: writes the sums as they are,
  /// and throws the changes away.
  ErrorOr<Nothing> round_off(Database& database);

  /// Within the caller's transaction: keeps how many ballots there were, and nothing of their votes.
  ErrorOr<Nothing> forget(Database& database, std::int64_t consultation);

  /// Zero if nobody came in by that door.
  DoorSums at(DoorPlace place) const;
  std::int64_t ballots(DoorPlace place) const;

 private:
  DoorSums& sums_of(DoorPlace place);

  std::map<std::int64_t, std::size_t> statements_;
  std::map<DoorPlace, DoorSums> sums_;
  std::size_t logged_bytes_ = 0;
};

/// Votes as they are stored: two bytes each, the low one first.
std::string packed(const std::vector<PackedVote>& votes);
/// Errors: storage (not such bytes, out of order, or about statements beyond `n_statements`).
ErrorOr<std::vector<PackedVote>> unpacked(std::string_view bytes, std::size_t n_statements);

}  // namespace stip
