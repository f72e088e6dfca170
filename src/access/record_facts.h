// RecordFacts: what the table of mandates asks about a record, read from a view.
#pragma once

#include "access/mandates.h"
#include "agenda/records.h"

namespace stip {

/// Of an action: who owns it and who takes part, as far as the view tells.
RecordFacts facts_of(const View& view, const Action& action);

}  // namespace stip
