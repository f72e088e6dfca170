// Ballot: what a participant sends in, what comes back, and how a code, a voter key and a receipt hang together.
//
//   code        16 symbols and a check symbol, on paper, once; only its HMAC is kept, among the codes
//   voter key   made from the code on the participant's side, or chosen by a device; kept nowhere
//   receipt     16 symbols and a check symbol, made from the voter key under a key of the store: the key of the ballot
//
// Code and ballot stand in two tables without a common value or order: who has the whole file and its key, and not the
// code itself, cannot tell which ballot goes with which code, since that takes trying 2^80 codes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ballots/ballot_answers.h"
#include "consultation/votes.h"

namespace stip {

/// Votes by label, in the order of the statements.
using LabelledVotes = std::vector<std::pair<std::string, Vote>>;

/// What one participant wants. Votes and answers are laid over those of before: the last one counts, and what is not
/// named stays. An answer to a question that is not asked (any more), since another was answered otherwise, is not
/// kept. Without any it is a question: what did I say?
struct BallotRequest {
  std::string consultation = {};
  BallotDoor door = BallotDoor::open;
  std::string code = {};       ///< As typed; by the door of who was invited, the first time or any later time.
  std::string voter_key = {};  ///< When no code is given: as made from the code, the pseudonym, or chosen by a device.
  std::vector<std::pair<std::string, std::optional<Vote>>> votes = {};  ///< No vote: takes back what was voted there.
  std::vector<std::pair<std::string, Json>> answers = {};  ///< By label, as in ballot_answers.h; null takes one back.
  std::vector<std::string> statements = {};  ///< Own ones, added to those of before; the same once more is no other.
  std::vector<std::string> statements_back = {};  ///< Own ones that are taken back, by their text.
  bool is_old_enough = false;  ///< Says that they are; where there is a minimum age nothing is kept without it.
  bool withdraw = false;       ///< Takes the whole ballot out, with all that was written.
  bool is_let_in = false;  ///< The site itself made the key, so by the open door no puzzle is asked (open_puzzle.h).

  bool only_asks() const {
    return votes.empty() && answers.empty() && statements.empty() && statements_back.empty() && !withdraw;
  }
};

enum class ContributionState : std::uint8_t { waiting, accepted, refused };
std::string_view name_of(ContributionState state);

/// A statement of one's own, and what became of it.
struct OwnStatement {
  std::string text;
  ContributionState state = ContributionState::waiting;
  std::string label = {};    ///< Accepted: under which it is voted on now.
  std::string because = {};  ///< Refused: the name of the rule (moderation_rules.h).
};

/// The ballot as it now stands, on the disk.
struct BallotAnswer {
  std::string receipt;  ///< The same for as long as the ballot is there.
  std::string
      salt;  ///< The same for as long as the key file is: without it nobody can try which votes give the digest.
  std::string digest;  ///< Of all that follows: changes with every change. Empty: there is no ballot.
  LabelledVotes votes;
  Json answers = Json::object();              ///< By label, each in its one form, in the order of the questions.
  std::vector<OwnStatement> statements = {};  ///< In the order in which they came.
  std::vector<std::string> missing = {};  ///< Required questions without an answer; nothing while there is no ballot.
};

constexpr std::size_t code_symbols = 16;  ///< 80 bits, without the check symbol.
constexpr std::size_t shortest_voter_key = 32, longest_voter_key = 128;

/// A new code with its check symbol.
std::string new_ballot_code();
/// HMAC-SHA-256 in hexadecimal, its key the code (in capitals, without check symbol), of "stip voter key 1", a line end
/// and the consultation: a device can do it without telling the code again.
/// Precondition: a code as plain_code() gives it, with a right check symbol.
std::string voter_key_of(std::string_view code, std::string_view consultation);

/// SHA-256 in hexadecimal of "stip ballot 2", the consultation, the receipt, the salt, each "label=vote" (agree: 1,
/// disagree: -1, pass: 0), each "?label=answer" (as JSON, RFC 8785) and each own statement behind a "+" (likewise), all
/// with a line end behind them: who kept receipt, salt and answers can work it out, and who has the receipt alone
/// cannot try.
std::string ballot_digest(std::string_view consultation, const BallotAnswer& answer);

}  // namespace stip
