// Draft: a proposal on which people are still working: its words and its edits altered, bit by bit.
#pragma once

#include "governance/propose.h"

namespace stip {

struct Revise {
  std::string proposal = {};
  std::optional<std::string> title = {}, title_en = {}, reason = {}, options = {};  ///< Nothing: as it is.
  std::optional<std::vector<std::string>> evidence = {};
  std::vector<Edit> edits = {};  ///< In place of those on the same field, or beside them.
  std::vector<Edit> drops = {};  ///< Edits that fall away; their value does not count.
};
/// Alters a draft. An edit to what stands in the agenda already takes back the edit on that field. Edits that were not
/// named keep the value that they found, so that it still shows where the agenda moved on.
/// Problems: no draft, no title, an edit that cannot be (see propose()), one to drop that is not there, nothing altered.
Acted revise(const View& view, const Revise& request, const Actor& actor);

}  // namespace stip
