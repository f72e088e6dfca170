// ConsultationReading: the published data of a result, read leniently.
#pragma once

#include "monitoring/consultation_findings.h"

namespace stip {

/// Adds what the data of a result holds to the findings of its door; data that is no JSON adds nothing. Nothing is
/// judged here but what was when it was published.
void read_result(const ConsultationResult& result, DoorFindings& door);

}  // namespace stip
