// Own reports: what somebody reports on, signs or checks, also while it is not approved and so not public.
#pragma once

#include "access/mandates.h"
#include "registry/registry.h"

namespace stip {

/// Whether somebody writes the report on an action with these facts as owner or contributor; the secretary could, and
/// follows the round instead.
bool writes_report(Person person, const RecordFacts& facts);

/// What `person` sees now, with the unapproved reports that the table of mandates lets that person write, sign or
/// check. Who sees what is internal, sees them already.
View view_with_own_reports(const Registry& registry, const Person& person, const Viewer& viewer);

}  // namespace stip
