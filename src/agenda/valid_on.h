// Valid on: an agenda in which organisations, bodies, codes and frameworks are as they were on one day.
#pragma once

#include "agenda/agenda.h"

namespace stip {

/// The agenda with only what was valid on `day`. "Known on" asks what the ledger said then; "valid on" asks what
/// was so then, by the knowledge of `agenda`: that LNV became LVVN on 2 July 2024 may have been entered years later.
///
///   1. A record with the fields `valid_from` and `valid_until` is out if `day` lies before the first day of
///      `valid_from` or after the last day of `valid_until`. An empty end is open.
///   2. A reference to what is out names the one that stood in its place on `day`: forward along `successor` if it
///      had ended, backward if it had yet to begin. So an action of LVVN shows LNV on a day in 2020.
///   3. What is part of a record that is out, and has no other in its place, is out with it.
///   4. What is out but has no other in its place, or more than one (a ministry split in two), stays as long as
///      something that is valid refers to it: every reference can be followed.
///   5. A `successor` that is out is emptied: on that day it was not there yet.
///
/// Versions, entries and retired records stay as they are. Cost: linear in the records.
Agenda valid_on(const Agenda& agenda, Day day);

}  // namespace stip
