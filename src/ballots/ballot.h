// Ballot: what a participant sends in, what comes back, and how a code, a voter key and a receipt hang together.
//
//   code        16 symbols and a check symbol, on paper, once; only its HMAC is kept, among the codes
//   voter key   made from the code on the participant's side, or chosen by a device; kept nowhere
//   receipt     16 symbols and a check symbol, made from the voter key under a key of the store: the key of the ballot
//
// Code and ballot stand in two tables without a common value or order: who has the whole file and its key, and not the
// code itself, cannot tell which ballot goes with which code, since that takes trying 2^80 codes.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ballots/ballot_rules.h"
#include "consultation/votes.h"

namespace stip {

/// Votes by label, in the order of the statements.
using LabelledVotes = std::vector<std::pair<std::string, Vote>>;

/// What one participant wants. Votes are laid over those of before: the last one on a statement counts, and what is not
/// named stays. Without votes it is a question: what did I vote?
struct BallotRequest {
  std::string consultation = {};
  BallotDoor door = BallotDoor::open;
  std::string code = {};       ///< As typed; by the door of who was invited, the first time or any later time.
  std::string voter_key = {};  ///< When no code is given: as made from the code, the pseudonym, or chosen by a device.
  std::vector<std::pair<std::string, std::optional<Vote>>> votes = {};  ///< No vote: takes back what was voted there.
  bool withdraw = false;                                                ///< Takes the whole ballot out.
};

/// The ballot as it now stands, on the disk.
struct BallotAnswer {
  std::string receipt;  ///< The same for as long as the ballot is there.
  std::string digest;   ///< Of receipt and votes: changes with every change. Empty: there is no ballot.
  LabelledVotes votes;
};

constexpr std::size_t code_symbols = 16;  ///< 80 bits, without the check symbol.
constexpr std::size_t shortest_voter_key = 32, longest_voter_key = 128;

/// A new code with its check symbol.
std::string new_ballot_code();
/// HMAC-SHA-256 in hexadecimal, its key the code (in capitals, without check symbol), of "stip voter key 1", a line end
/// and the consultation: a device can do it without telling the code again.
/// Precondition: a code as plain_code() gives it, with a right check symbol.
std::string voter_key_of(std::string_view code, std::string_view consultation);

/// SHA-256 in hexadecimal of "stip ballot 1", the consultation, the receipt and each "label=vote" (agree: 1, disagree:
/// -1, pass: 0), each with a line end behind it: who kept receipt and votes can work it out.
std::string ballot_digest(std::string_view consultation, std::string_view receipt, const LabelledVotes& votes);

}  // namespace stip
