// Proof: before an act that opens doors, who is signed in proves once more to be the one who signed in.
#pragma once

#include <optional>

#include "web/office/office.h"

namespace stip {

/// The way to the proof if the last one is longer ago than ten minutes; nullopt: go on. What was sent is asked to be
/// sent once more after the proof, so that nothing typed is lost.
std::optional<Response> proof_wanted(const OfficeVisit& visit);

ErrorOr<Response> proof_page(const OfficeVisit& visit);
ErrorOr<Response> proof_given(const OfficeVisit& visit);

}  // namespace stip
