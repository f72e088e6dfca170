// Ballot content: the votes, answers and own statements of one ballot, and the bytes in which they are kept.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ballots/ballot_answers.h"
#include "consultation/votes.h"

namespace stip {

struct BallotContent {
  std::vector<PackedVote> votes;
  /// Answers and own statements as {"answers":{…},"statements":[…]}, what is empty left out; "" for neither. Kept as
  /// this text, so that a ballot of votes alone costs no more than its votes.
  std::string written;

  bool empty() const { return votes.empty() && written.empty(); }
  bool operator==(const BallotContent& other) const;
};

/// What stands in `written`.
struct WrittenAnswers {
  Json answers = Json::object();  ///< By label, in the order of the questions.
  std::vector<std::string> statements;
};
std::string to_text(const WrittenAnswers& written);
/// Errors: storage (it is not what to_text made).
ErrorOr<WrittenAnswers> parse_written(std::string_view text);

/// Errors: storage (damaged).
ErrorOr<BallotContent> ballot_content(std::string_view votes, std::string_view written, std::size_t n_statements);

/// A text that waits for a moderator's eye before others see it.
struct WrittenText {
  std::string question;  ///< Label of an open question; empty: a statement of one's own.
  std::string text;

  bool operator==(const WrittenText&) const = default;
};
std::vector<WrittenText> texts_of(const BallotRules& rules, const WrittenAnswers& written);

}  // namespace stip
