// Publish due: editions become public on the hour that was set, whoever is at the office.
#pragma once

#include <vector>

#include "registry/registry.h"

namespace stip {

/// Publishes every edition whose moment has come. Of several programs that do so at once one enters it, and the others
/// find it done. Returns the ids of those published now. Errors: those of entering; what failed is due the next time.
/// Cost: a look at the editions if none is due.
ErrorOr<std::vector<std::string>> publish_due_editions(Registry& registry, Instant now);

}  // namespace stip
