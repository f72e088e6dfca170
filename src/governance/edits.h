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
/// At least as secret as everything that the edits would change: they tell what stands there.
Classification level_of_edits(const View& view, const std::vector<Edit>& edits, Classification least);
/// Gives a proposal and each of its changes this level.
void classify(Working& work, const Proposal& proposal, Classification level);
/// "PC-7-001": apart for each proposal, so that numbers tell nothing of others.
std::string id_of_change(const std::string& proposal, std::size_t number);
/// Makes the proposed change by that id, or alters it; `was`: the value that it found.
void put_edit(Working& work, const Proposal& proposal, const std::string& id, const Edit& edit, const std::string& was);
/// The edits of a proposal as they come out on what stands there now: a list of references keeps what its proposer did
/// not see.
std::vector<Edit> edits_on_now(const View& view, std::string_view proposal);
/// Puts the edits into the records themselves.
void apply_edits(Working& work, const std::vector<Edit>& edits);

}  // namespace stip
