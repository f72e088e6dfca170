// Report told: what a report says, for who judges it and for who handed it in.
#pragma once

#include <optional>

#include "web/office/reporting.h"

namespace stip {

struct ProgressReport;

/// Who handed a report in, by role and organisation and never by name or address, when, and for which round and period.
Html told_origin(const OfficeVisit& visit, const ProgressReport& report);
/// The last report that became final before this one; nullptr: there is none, or this one is final itself.
const ProgressReport* report_before(const View& view, const ProgressReport& report);
/// All that was answered, by the labels of the form, with the judgement by the dates. With `before`: beside each answer
/// what that report said, where it differs.
Html told_answers(const Visit& visit, const ProgressReport& report, const ProgressReport* before = nullptr);
/// What becomes of dates and amounts once the report is final, beside what stands there now; nothing if it is, or if
/// there are none.
Html told_new_values(const Visit& visit, const ProgressReport& report);

/// The report that was handed in for this round, where it is now, and how it can still be mended; nullopt if none was.
std::optional<Response> handed_in_page(const OfficeVisit& visit, const Reporting& subject);

}  // namespace stip
