// Fact sheet: one action on one sheet of paper.
#pragma once

#include "agenda/action.h"
#include "publishing/document.h"

namespace stip {

/// All that the annex says of the action, and the checks of that day. Says visibly when the action was made up.
Document fact_sheet(const View& view, const Action& action, Day today, Language language);

}  // namespace stip
