// Ballot count: the ballots read back from the store: for the analyses, and to see that the sums kept are theirs.
#pragma once

#include <string>
#include <vector>

#include "ballots/ballot_box.h"

namespace stip {

/// The ballots of one door, in an order that no other file has and that says nothing. Participants are numbered from 1,
/// anew for each count: a number says nothing outside of it. Statements without a vote are there too. Errors: storage,
/// and those of closed_consultation().
ErrorOr<Votes> count_ballots(BallotBox& box, const std::string& consultation, BallotDoor door);
/// The same as `comment-id,voter-id,vote`, for `stip consult groups`.
std::string votes_csv(const Votes& votes);

/// What the verification of a store met.
struct BallotsVerified {
  std::size_t consultations = 0, ballots = 0, votes = 0, answers = 0, spent = 0;
  std::vector<std::string> problems;  ///< A sentence each; empty: the store is good.
};

/// Reads the whole file: its pages, the rules against their hash, every ballot, every answer against its question, and
/// the sums kept against a recount. Also while it is open. Memory: the sums of one door. Errors: storage (it cannot be
/// read at all).
ErrorOr<BallotsVerified> verify_ballots(BallotBox& box);

}  // namespace stip
