// Report told: what a report says, for who judges it and for who handed it in.
#pragma once

#include <optional>

#include "web/office/reporting.h"

namespace stip {

struct ProgressReport;

/// All that was answered, by the labels of the form, with the judgement by the dates.
Html told_answers(const Visit& visit, const ProgressReport& report);
/// What becomes of dates and amounts once the report is final, beside what stands there now; nothing if it is, or if
/// there are none.
Html told_new_values(const Visit& visit, const ProgressReport& report);

/// The report that was handed in for this round, where it is now, and how it can still be mended; nullopt if none was.
std::optional<Response> handed_in_page(const OfficeVisit& visit, const Reporting& subject);

}  // namespace stip
