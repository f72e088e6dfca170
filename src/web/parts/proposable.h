// Proposable: of what a change can be proposed, and who may put up a draft: asked before a link and before a form.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "governance/propose.h"
#include "web/parts/offers.h"

namespace stip {

/// Whether a proposal can change this record at all, whoever proposes it: the rule of the act itself is asked. A
/// report, a proposal or a decision is never changed so.
bool can_be_proposed(const View& view, std::string_view id);

/// Whether a proposal can make a record of this type.
bool may_be_proposed_new(const View& view, const RecordType& type);

/// What these edits are a change of, each once: the records that are there, what something would become part of, and
/// what is new and part of nothing.
std::vector<std::string> changed_by(const View& view, const std::vector<Edit>& edits);

/// What the table of mandates is asked before a draft is put up: who may propose every change in it may do so. At least
/// as secret as the draft itself.
std::vector<RecordFacts> facts_of_draft(const View& view, const Proposal& proposal);

/// Whether a draft is one's own: of the secretariat every draft is, of others those that their organisation proposes,
/// and those of which no proposer is stated.
bool is_own_draft(const Person& person, const Proposal& proposal);

/// Whether this is a draft that who is signed in may put up for decision now. The form looks again.
bool may_be_put_up(const Visit& visit, const Proposal& proposal);

/// The draft as if adopted is what is looked at, and who is signed in may alter it; empty: no such draft.
std::string draft_looked_at(const Visit& visit);

}  // namespace stip
