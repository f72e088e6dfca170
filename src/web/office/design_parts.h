// Design parts: what the pages on which a consultation is designed share.
#pragma once

#include "access/mandates.h"
#include "web/office/office.h"

namespace stip {

struct Consultation;

/// The consultation by the first part of the address, for who may do `act` on it. Errors: not_found, forbidden.
ErrorOr<const Consultation*> designed_here(const OfficeVisit& visit, Act act);
/// Whether somebody may do `act` on it.
bool may_with(const OfficeVisit& visit, Act act, const Consultation& consultation);
/// Address of the design, and of the form of one part of it, without language.
std::string design_path(const Consultation& consultation, std::string_view part = {});

/// What people read before they take part, as they read it.
Html introduction_html(const Visit& visit, const Consultation& consultation);
/// The questions as people meet them; with `may_edit`, the ways to change each and to add to it.
Html questions_html(const Visit& visit, const Consultation& consultation, bool may_edit);

}  // namespace stip
