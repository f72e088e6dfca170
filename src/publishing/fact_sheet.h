// Fact sheet: one action on one sheet of paper.
#pragma once

#include <string>

#include "agenda/action.h"
#include "publishing/document.h"

namespace stip {

/// All that the annex says of the action, and the checks of that day. Says visibly when the action was made up.
Document fact_sheet(const View& view, const Action& action, Day today, Language language);

/// The sheets of all actions of an edition as one document, with a list of them first; without what was made up. One
/// document, since a file per action, language and format would be hundreds of files to keep.
Document fact_sheets(const View& view, const std::string& edition, Day date, Language language);

}  // namespace stip
