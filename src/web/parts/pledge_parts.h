// Parts of pledges: where an open one stands, in a word and in days.
#pragma once

#include <vector>

#include "governance/promise.h"
#include "web/site.h"

namespace stip {

/// "overdue, 12 days": state and days of an open pledge; its status if it was closed.
Html pledge_state(const Visit& visit, const Pledge& pledge);
Html pledge_state(const Visit& visit, const OpenPledge& open);
/// When it is due: a date, the next one of a recurring one, or the event that it waits for.
Html pledge_term(const Visit& visit, const Pledge& pledge);
/// A list of pledges, each with its state. Nothing if there is none.
Html pledge_list(const Visit& visit, const std::vector<const Pledge*>& pledges);

}  // namespace stip
