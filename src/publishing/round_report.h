// Round report: what owners said in one reporting round, and what nobody said.
#pragma once

#include "publishing/document.h"

namespace stip {

struct Cycle;

/// Counts first, each as a part of all that were asked; then the judgements with who gave them, deviations with cause,
/// consequence and correction, what is late, help and decisions wanted, and each report. Judgements are never averaged
/// and a missing report is never shown as good. Drafts and reports that were sent back count as missing. What was made
/// up is left out. `today`: the day of the document.
Document round_report(const View& view, const Cycle& cycle, Day today, Language language);

}  // namespace stip
