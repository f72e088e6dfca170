// Ballot rules: what is asked in a consultation and by which doors people come in; fixed when it opens.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

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
  std::string label;  ///< 1 to 32 letters, digits and hyphens: "12", "S-3".
  std::string text;   ///< 1 to 1,000 bytes.
};

/// Invariants: labels differ; there is a door. The number of a statement is its place.
struct BallotRules {
  std::string id;  ///< 1 to 64 small letters, digits and hyphens, "burgerpanel-2027": stands in addresses.
  std::string title;
  std::vector<BallotStatement> statements;  ///< 1 to 1,000.
  std::vector<BallotDoor> doors;

  bool allows(BallotDoor door) const;
};

/// Reads {"id": …, "title": …, "doors": ["invited"], "statements": [{"label": "1", "text": …}]}, and nothing else.
/// Errors: invalid, naming `file` and the member.
ErrorOr<BallotRules> parse_ballot_rules(std::string_view json, const std::string& file);
/// The one text of these rules, and what is published of them.
std::string to_text(const BallotRules& rules);
inline Hash hash_of(const BallotRules& rules) { return sha256(to_text(rules)); }

}  // namespace stip
