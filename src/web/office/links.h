// Links: for which actions somebody may ask others to report without an account.
#pragma once

#include <string>
#include <vector>

#include "governance/cycle.h"
#include "web/office/office.h"

namespace stip {

/// The last day on which a link works, in words.
std::string last_day_text(Language language, const PersonalLink& link);
/// The actions asked in a round for which who is signed in may issue a personal link.
std::vector<const Action*> actions_with_links(const OfficeVisit& visit, const Round& round);

}  // namespace stip
