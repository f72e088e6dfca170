// Edits: a proposal's edits checked and applied; what proposing and deciding share.
#pragma once

#include "governance/propose.h"
#include "governance/working.h"

namespace stip {

/// The type of a record that an edit is about, by what is there or by the prefix of its id; nullptr: no type has it.
const RecordType* type_of_edit(const View& view, const Edit& edit);
/// Checks edits and tells all problems; gives the value that each found, in the order of `edits`.
std::vector<std::string> check_edits(Working& work, const std::vector<Edit>& edits);
/// A value of the field that an edit is about, as its readers say it: a date, choice or amount in words, what it refers
/// to by title; "not stated" for none.
std::string value_words(const Working& work, const Edit& place, const std::string& canonical);
/// The edits of a proposal as they come out on what stands there now: a list of references keeps what its proposer did
/// not see.
std::vector<Edit> edits_on_now(const View& view, std::string_view proposal);
/// Puts the edits into the records themselves.
void apply_edits(Working& work, const std::vector<Edit>& edits);

}  // namespace stip
