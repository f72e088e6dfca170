// Offers: the acts for which who is signed in has a mandate, so that no link leads to a form that refuses.
#pragma once

#include "access/record_facts.h"
#include "web/site.h"

namespace stip {

/// What the table of mandates asks about any record, by id, before a change of it is proposed. A change of what is part of an action, such
/// as a milestone or a line of money, is a change of that action. An id that is not there: the least.
RecordFacts proposing_facts(const View& view, std::string_view id);

/// Whether somebody is signed in and may do it now on a record with these facts. The form looks again.
bool may_be_offered(const Visit& visit, Act act, const RecordFacts& facts = {});
/// Likewise, on a record that an organisation or body of theirs owns.
bool may_be_offered_somewhere(const Visit& visit, Act act, Classification level = Classification::public_);
/// A change of that record as a proposal. An id that is not there is never offered.
bool may_propose_for(const Visit& visit, const RecordType& type, std::string_view id);

}  // namespace stip
