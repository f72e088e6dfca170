// Proposing: what the pages that make a proposal share: its questions, who may, and entering it.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "governance/propose.h"
#include "web/office/act_parts.h"

namespace stip {

/// Title, reason, options, evidence, and whether it is put up for decision; `reason_help` says what the reason is for.
Html proposal_fields(const OfficeVisit& visit, std::string_view reason_help);
/// Who may read a proposal that is put up until it is decided on: everybody, or who works on the agenda.
Html readers_field(const OfficeVisit& visit);
/// What was chosen there; public if nothing was.
Classification typed_readers(const OfficeVisit& visit);
/// What it rests on: one line of ids, with `value` in it.
Html evidence_field(const OfficeVisit& visit, const std::string& value);
/// The ids that were typed there.
std::vector<std::string> typed_evidence(const OfficeVisit& visit);
/// Where the controls of proposal_fields() are that a problem is about, besides `others`.
std::vector<Anchor> proposal_anchors(std::vector<Anchor> others = {});

/// That this person may propose each of these edits. What is made new, or moved, as part of something else is also a
/// change of what it becomes part of. `remedy`: what to do about an edit that is refused.
std::vector<Error> refused_edits(const OfficeVisit& visit, const std::vector<Edit>& edits, std::string_view remedy);

/// For which of one's organisations this is proposed: the first that owns something of what would change, else one
/// whose role lets all of it be proposed, else the first.
std::string proposer_of(const OfficeVisit& visit, const std::vector<RecordFacts>& facts);

/// Enters the proposal that was typed, with these edits, and goes to its page; `show` gives the form again with all
/// that stands in the way: `problems`, what the table of mandates refuses, and what the act itself finds.
Response proposal_made(const OfficeVisit& visit, const std::vector<Edit>& edits, std::string_view remedy,
                       std::vector<Error> problems, const std::function<Response(const std::vector<Error>&)>& show);

}  // namespace stip
