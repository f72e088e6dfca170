// Report file: a report form that was filled in elsewhere and came back, shown as if it had been typed here.
#pragma once

#include "web/office/reporting.h"

namespace stip {

/// The page of the report with what the file says in it; it is handed in by the button of that page.
Response report_from_file(const OfficeVisit& visit, const Reporting& subject);

}  // namespace stip
