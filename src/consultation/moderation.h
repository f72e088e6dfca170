// Moderation: which statements take part in the analysis, and the totals that the file of statements states.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error_or.h"

namespace stip {

struct Votes;

/// One statement as COMMENTS.csv tells it.
struct StatementRow {
  std::string label;
  int moderated = 0;                     ///< 1 accepted, 0 not looked at, -1 rejected.
  bool is_meta = false;                  ///< About the participants ("I live in …"), not about the matter.
  std::optional<int> agrees, disagrees;  ///< As the file counts them.
  std::string text;                      ///< Empty where there is no column comment-body.
};

/// Reads `comment-id,moderated` and, where present, `is-meta,agrees,disagrees,comment-body`. Of several rows of one
/// statement the last counts.
/// Errors: invalid, with the line, for another value of moderated or is-meta.
ErrorOr<std::vector<StatementRow>> read_statements(std::string_view text, const std::string& file);

/// By statement of `votes`: whether it is kept out of the mathematics, since it was rejected or is about the
/// participants. Statements that no row tells of take part.
struct Moderation {
  std::vector<char> is_out = {}, is_meta = {}, is_rejected = {};
};
Moderation moderation(const Votes& votes, const std::vector<StatementRow>& rows);

/// True if the votes agree far better with the stated totals once agree and disagree change places: a file in which -1
/// means agree, as inside Polis. False without totals.
bool looks_reversed(const Votes& votes, const std::vector<StatementRow>& rows);

}  // namespace stip
