// Ballot rules: what is asked in a consultation and by which doors people come in; fixed when it opens.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ballots/ballot_questions.h"
#include "base/date.h"
#include "base/hash.h"

namespace stip {

/// How somebody takes part. The votes of three doors are counted apart and never added together.
enum class BallotDoor : std::uint8_t {
  invited,    ///< By a code that was sent to somebody drawn by lot or from a list.
  signed_in,  ///< By an account elsewhere, known here as a pseudonym of this consultation.
  open,       ///< By anybody, as often as they like under another key: nothing can be proved from it.
};
inline constexpr std::array ballot_doors{BallotDoor::invited, BallotDoor::signed_in, BallotDoor::open};

std::string_view name_of(BallotDoor door);  ///< "invited", "signed-in", "open".
std::optional<BallotDoor> ballot_door_of(std::string_view name);

struct BallotStatement {
  std::string label;      ///< 1 to 32 letters, digits and hyphens: "12", "S-3".
  BallotText text;        ///< 1 to 1,000 bytes.
  bool about_me = false;  ///< About who answers ("I live in a town"), not about the matter: is-meta of the analyses.
};

/// What people read before they take part; empty where nothing was written.
struct BallotIntroduction {
  BallotText what, why;    ///< What is asked, and why.
  BallotText by;           ///< Who asks.
  BallotText open, fixed;  ///< What their answers can still change, and what not.
  BallotText afterwards;   ///< What happens with the answers.
  BallotText privacy;
  std::uint32_t minutes = 0;  ///< That it takes; 0: not said.

  bool empty() const;
};

/// Invariants: labels of statements differ, and so do those of questions; there is a door, and a statement or a
/// question. The number of a statement, or question, is its place.
struct BallotRules {
  std::string id;  ///< 1 to 64 small letters, digits and hyphens, "burgerpanel-2027": stands in addresses.
  BallotText title;
  std::vector<BallotStatement> statements;  ///< At most 1,000.
  std::vector<BallotDoor> doors;
  BallotIntroduction introduction = {};
  std::uint32_t minimum_age = 0;                ///< Who is younger is not asked; 0: everybody is.
  std::optional<Day> closes = {};               ///< The last day, in the Netherlands, on which people can take part.
  std::uint32_t forget_codes_after_days = 0;    ///< After closing; 0: when somebody says so.
  std::uint32_t forget_ballots_after_days = 0;  ///< Likewise, for ballots and what people wrote.
  bool own_statements = false;                  ///< Whether people may add statements, which wait for moderation.
  std::vector<BallotQuestion> questions = {};   ///< As written: at most one is of kind statements.
  std::uint32_t puzzle = 0;                     ///< By the open door: bits of the puzzle (open_puzzle.h); 0: none.

  bool allows(BallotDoor door) const;
  /// By label; nullptr: there is none. Statements have no label here.
  const BallotQuestion* question(std::string_view label) const;
  /// What is asked, in its order: `questions`, with the statements first if there are some and no place is named.
  std::vector<BallotQuestion> steps() const;
};

/// Reads RULES.json (docs/ballots.md#rules), and nothing else than what stands there.
/// Errors: invalid, naming `file`, the question and the member.
ErrorOr<BallotRules> parse_ballot_rules(std::string_view json, const std::string& file);
/// The one text of these rules, and what is published of them: what was left out stays out.
std::string to_text(const BallotRules& rules);
inline Hash hash_of(const BallotRules& rules) { return sha256(to_text(rules)); }

}  // namespace stip
