// Vote request: what a participant sends, as JSON, read strictly.
#pragma once

#include <string_view>

#include "ballots/ballot.h"

namespace stip {

constexpr std::size_t longest_vote = 64 * 1024;  ///< In bytes: a long questionnaire with open answers.

/// Reads {"consultation", "door", "code", "key", "old_enough", "votes", "answers", "statements", "statements_back",
/// "withdraw", "lang"}, and nothing else; "lang" ("nl" or "en") is put into `language`, also when the rest is wrong.
/// Errors: invalid, of what is no such request. Whether labels and answers are known is for the store to say.
ErrorOr<BallotRequest> read_vote_request(std::string_view body, Language& language);

/// An error about what was sent.
Error not_understood(Said problem, Said remedy);

}  // namespace stip
