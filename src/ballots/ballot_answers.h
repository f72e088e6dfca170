// Ballot answers: what may be answered to a question, in one form; and which questions are asked of somebody.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ballots/ballot_rules.h"
#include "base/json.h"

namespace stip {

/// The one form of an answer:
///
///   single    the label of an option                 "16-34"
///   multiple  labels, in the order of the options    ["a", "c"]; none: no answer
///   open      a text without white space around it   "…"; empty: no answer
///   budget    labels, in the order of the options    ["a"]; none: somebody spends nothing
///   pairs     [better, other], in the order of the options; of two choices between the same the last counts
///
/// null: no answer. Errors: invalid, naming the question, of what is no such answer; more options, characters or money
/// than may be.
ErrorOr<Json> canonical_answer(const BallotQuestion& question, const Json& given);

/// Whether a question is asked of somebody with these answers (an object by label, or null).
bool is_asked(const BallotQuestion& question, const Json& answers);
/// These answers without those to questions that are not asked, in the order of the questions.
/// Precondition: each is in its one form.
Json only_asked(const BallotRules& rules, const Json& answers);
/// Labels of the required questions that are asked and have no answer yet.
std::vector<std::string> missing_answers(const BallotRules& rules, const Json& answers);

/// What the options cost that were chosen in a budget.
BallotAmount cost_of(const BallotQuestion& budget, const Json& answer);

constexpr std::size_t longest_own_statement = 300;  ///< In characters.
constexpr std::size_t most_own_statements = 10;     ///< Of one ballot.

/// An own statement in its one form: one line, without white space around it.
/// Errors: invalid (empty, too long, no text).
ErrorOr<std::string> own_statement(std::string_view written);

}  // namespace stip
