// Difference page: what changed, why, and by which decision.
#pragma once

#include "web/site.h"

namespace stip {

ErrorOr<Response> difference_page(const Visit& visit);

}  // namespace stip
