// Goal page: one societal effect or interim goal.
#pragma once

#include "web/site.h"

namespace stip {

ErrorOr<Response> goal_page(const Visit& visit);

}  // namespace stip
