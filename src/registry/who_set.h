// Who set: who gave a field the value that matters, as the ledger tells.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "registry/registry.h"

namespace stip {

/// The author of the newest entry that gave `field` of a record this canonical value; empty if nobody did, or if the
/// viewer may not see it. Who handed a report in is who set its status to "submitted".
std::string who_set(const Registry& registry, const RecordType& type, std::string_view id, std::string_view field,
                    std::string_view value, const Viewer& viewer);

/// That entry itself, with the moment at which it was entered; nullopt as above.
std::optional<Entry> entry_that_set(const Registry& registry, const RecordType& type, std::string_view id,
                                    std::string_view field, std::string_view value, const Viewer& viewer);

/// Who added each of these parts, in their order, to a field that holds several; empty where nobody that the viewer may
/// see did. Who signed a report is who added to its `signed_by`.
std::vector<std::string> who_added(const Registry& registry, const RecordType& type, std::string_view id,
                                   std::string_view field, const std::vector<std::string>& parts, const Viewer& viewer);

}  // namespace stip
