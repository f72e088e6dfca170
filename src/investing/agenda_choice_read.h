// AgendaChoiceRead: a proposal that was kept as JSON, as far as it is shown.
#pragma once

#include "base/json.h"
#include "investing/agenda_choice.h"

namespace stip {

/// What to_json() wrote, with all that a page shows of it: plan, reasons, goals, the cut, other plans, gaps. What the
/// choice was made from (contributions, scenarios one by one, budgets by year) is not in it.
/// Errors: invalid (it is no such JSON).
ErrorOr<AgendaChoice> read_agenda_choice(const Json& json);

}  // namespace stip
