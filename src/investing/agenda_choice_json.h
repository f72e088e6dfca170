// AgendaChoiceJson: the proposal as JSON, with its assumptions, its bound and its reasons.
#pragma once

#include "base/json.h"
#include "investing/agenda_choice.h"

namespace stip {

/// Years are those of the calendar, money is in millions of euros, and what is not chosen has no year.
Json to_json(const AgendaChoice& choice);

}  // namespace stip
