// Links: for which actions somebody may ask others to report without an account.
#pragma once

#include <vector>

#include "governance/cycle.h"
#include "web/office/office.h"

namespace stip {

/// The actions asked in a round for which who is signed in may issue a personal link.
std::vector<const Action*> actions_with_links(const OfficeVisit& visit, const Round& round);

}  // namespace stip
