// Checkable: how the reader of a document checks it against the ledger, in the words of every document of an edition.
#pragma once

#include <string>

#include "agenda/view.h"
#include "publishing/document.h"

namespace stip {

/// What a document was made from.
struct MadeFrom {
  std::string edition;          ///< In the language of the document: "2026 edition", "draft".
  Seq upto = 0;                 ///< Last entry of the ledger that it knows.
  std::string checkpoint = {};  ///< The signed note of the ledger at this edition, line by line; empty: not signed.
  std::string address = {};     ///< Where the agenda and its ledger are published; empty: not said.
};

Inlines checkpoint_lines(Language language, const std::string& checkpoint);
std::string how_to_verify(Language language);

/// Edition, place in the ledger, address, signed checkpoint, and the command that verifies it.
Facts checkable_facts(Language language, const MadeFrom& from);

}  // namespace stip
