// Roadmap page: actions and milestones over quarters.
#pragma once

#include "web/site.h"

namespace stip {

ErrorOr<Response> roadmap_page(const Visit& visit);

}  // namespace stip
