// New values: dates and amounts that a report changes elsewhere, as fields of its form.
#pragma once

#include <string>
#include <vector>

#include "governance/report.h"
#include "web/office/entering.h"
#include "web/office/reporting.h"

namespace stip {

struct ForecastPlace;

/// Name of the control for one place: "_new:M-014.due".
constexpr std::string_view new_value_prefix = "_new:";
std::string control_name(const ForecastPlace& place);

/// New dates and amounts, by record, each with what stands there now or was typed for it.
Html new_value_fields(const OfficeVisit& visit, const Reporting& subject, const FormFields& typed);
/// What is wrong with a new date or amount leads to where it was typed.
std::vector<Anchor> new_value_anchors(const OfficeVisit& visit, const Reporting& subject);
/// The new values that were typed, in canonical text; what cannot be read is a problem of that place.
std::vector<Forecast> new_values_sent(const OfficeVisit& visit, const Reporting& subject, std::vector<Error>& problems);

}  // namespace stip
