// Goals page: from the vision down to what can be measured.
#pragma once

#include "web/site.h"

namespace stip {

ErrorOr<Response> goals_page(const Visit& visit);

}  // namespace stip
