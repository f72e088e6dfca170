// Who set: who gave a field the value that matters, as the ledger tells.
#pragma once

#include <string>
#include <string_view>

#include "registry/registry.h"

namespace stip {

/// The author of the newest entry that gave `field` of a record this canonical value; empty if nobody did, or if the
/// viewer may not see it. Who handed a report in is who set its status to "submitted".
std::string who_set(const Registry& registry, const RecordType& type, std::string_view id, std::string_view field,
                    std::string_view value, const Viewer& viewer);

}  // namespace stip
