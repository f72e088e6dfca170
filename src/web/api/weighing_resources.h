// Weighing resources: argument maps, and contributions as ranges, as JSON.
#pragma once

#include "web/api/api.h"

namespace stip {

ErrorOr<Json> argument_maps(const Call& call);
ErrorOr<Json> argument_map_of(const Call& call);
ErrorOr<Json> contribution_ranges_of_all(const Call& call);

}  // namespace stip
