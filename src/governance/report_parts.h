// Report parts: what filing and approving a report share.
#pragma once

#include "governance/report.h"
#include "governance/working.h"

namespace stip {

/// Puts forecasts into the report; a problem for each that is about another action, another field, or cannot be read,
/// and for dates that would be out of order, or tell of the future what has happened.
void read_forecasts(Working& work, ProgressReport& report, const std::vector<Forecast>& forecasts, Day today);
/// Whether the report moves a date or changes an amount that stands now. To have met a milestone moves nothing.
bool moves_something(const View& view, const ProgressReport& report);
/// How far a report goes once it is approved: as far as its action and what it forecasts.
Classification level_of_approved(const View& view, const ProgressReport& report);
/// Enters the forecasts of a report in the records that they are about.
void enter_forecasts(Working& work, const ProgressReport& report);

}  // namespace stip
