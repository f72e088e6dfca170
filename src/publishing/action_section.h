// Action section: one action with everything that a reader asks of it; for the annex and the fact sheet.
#pragma once

#include "agenda/action.h"
#include "publishing/document.h"

namespace stip {

/// Sentence, description, facts, money and milestones of an action, below a heading that stands already.
void write_action(DocumentWriter& out, const Action& action);

/// The money lines of an action as a table; nothing if there are none.
void write_funding_table(DocumentWriter& out, const Action& action);

/// Overview of actions: number, name, owner, planning, money.
DataTable overview_table(const View& view, Language language, std::string caption,
                         const std::vector<const Action*>& actions);

}  // namespace stip
