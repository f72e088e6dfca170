// Decision note: the note behind a proposal or decision, which is published with the letter (rules E2).
#pragma once

#include <string>
#include <vector>

#include "publishing/document.h"

namespace stip {

/// A value that was deleted from the ledger, as the ledger itself shows it to this viewer.
struct Deleted {
  std::int64_t entry = 0;  ///< That says so.
  std::string record;
  std::string ground;  ///< In the words of who deleted it.
};

/// Question, options with the zero option, evidence, weighing, money, dissent, advice, why faster and which safeguard,
/// what exactly would change, and what stays confidential on which ground. All of it from the view: what its viewer may
/// not see is not there, is not counted, and leaves no gap. For a viewer who may see more, what is not public is listed
/// with its ground (its field `woo_ground`, or the first that its remark names as "Woo 5.1.2e"), so that it can be
/// taken out before publication. `about`: a proposal, or a decision; in that case all proposals that it is about.
/// Precondition: the view holds a proposal or decision of that id.
Document decision_note(const View& view, const std::string& about, const std::vector<Deleted>& deleted, Day today,
                       Language language);

/// The records that a decision note is made from: the proposals, and what they would change.
std::vector<std::string> records_of_note(const View& view, const std::string& about);

}  // namespace stip
