// Ballot moderation: what people wrote waits for a moderator before others see it, and each decision is logged.
#pragma once

#include <string>
#include <vector>

#include "ballots/ballot_box.h"
#include "ballots/moderation_rules.h"

namespace stip {

/// What somebody wrote: a statement to vote on, or the answer to an open question. It is part of the ballot, and goes
/// when the ballot goes.
struct WrittenByPeople {
  std::string id;        ///< 16 symbols; tells nothing of the ballot.
  std::string question;  ///< Label of an open question; empty: a statement.
  std::string text;
  ContributionState state = ContributionState::waiting;
  std::string label = {};    ///< Of an accepted statement.
  std::string because = {};  ///< Of what was refused: the name of the rule.
  BallotDoor door{};
  std::int64_t hour = 0;    ///< Of the last change of its ballot.
  std::size_t alike = 1;    ///< How many that wait are the same but for a few words, itself too.
  std::string ballot = {};  ///< Key of the ballot; never shown.
};

/// Everything that people wrote, in the order of the ballots. Errors: not_found, storage.
ErrorOr<std::vector<WrittenByPeople>> written_by_people(BallotBox& box, const std::string& consultation);

/// What waits, by how many will see it: statements first, since everybody who still takes part votes on them, then
/// answers that may be quoted; in each those that most people wrote, near copies together (near_copies.h), and of equal
/// ones the oldest first.
ErrorOr<std::vector<WrittenByPeople>> moderation_queue(BallotBox& box, const std::string& consultation);

struct ModerationDecision {
  std::string consultation;
  std::vector<std::string> ids;  ///< As typed.
  ContributionState state = ContributionState::accepted;
  ModerationRule because{};  ///< When refused.
  std::string note = {};     ///< Of the moderator; is published.
  std::string moderator;     ///< Stays in the store; is not published.
  Day day{};
};
/// All or none. An accepted statement gets a label (D-1, D-2 …) and is voted on from then on; the rules and their hash
/// stay as they are. What was accepted may be refused later: then it is asked no more, its text goes, and votes on it
/// stay. Gives the labels of the statements that were accepted.
/// Errors: not_found (no such id: it may have been changed or withdrawn), conflict (decided so already; the
/// consultation is closed, so that nobody can vote on a statement), invalid (no moderator; 2,000 statements).
ErrorOr<std::vector<std::string>> decide(BallotBox& box, const ModerationDecision& decision);

struct StatementCorrection {
  std::string consultation, label, text, note, moderator;
  Day day{};
};
/// Mends the spelling of an added statement: a new version of it, the one before is kept; votes stay, so its meaning
/// must too. Errors: not_found (no added statement by that label), conflict (not open, or not asked), invalid (as
/// own_statement()).
ErrorOr<Nothing> correct(BallotBox& box, const StatementCorrection& correction);

/// One line of what is published about moderation.
struct ModerationLine {
  std::string day;
  std::string decision;  ///< "accepted", "refused" or "corrected".
  std::string question;  ///< Empty: a statement.
  std::string label, because, note;
  std::string text;  ///< Empty where the rule hides it, or where who wrote it took it back.
};
/// In the order of the decisions. Errors: not_found, storage.
ErrorOr<std::vector<ModerationLine>> moderation_log(BallotBox& box, const std::string& consultation);
/// The same as CSV, and without the moderators.
std::string moderation_csv(const std::vector<ModerationLine>& log);

/// The statements as `comment-id,moderated,is-meta,comment-body`, for `stip consult groups --comments`: those of the
/// rules, then what people added; 1 asked, -1 taken out again; is-meta of those that are about who answers.
std::string statements_csv(const BallotConsultation& consultation);

constexpr std::size_t most_statements_to_vote_on = 2'000;

}  // namespace stip
