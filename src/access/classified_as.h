// Classified as: an agenda of earlier, under the classifications of now.
#pragma once

#include <optional>

#include "agenda/agenda.h"

namespace stip {

/// `then`, in which everything that `now` classifies higher (records, and values by their guards) is classified as
/// high. nullopt if nothing is. What no longer exists keeps the classification that it had. Cost: linear in what `now`
/// classifies.
std::optional<Agenda> classified_as(const Agenda& then, const Agenda& now);

}  // namespace stip
