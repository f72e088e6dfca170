// Actions page: all actions as a table, filtered.
#pragma once

#include "web/site.h"

namespace stip {

ErrorOr<Response> actions_page(const Visit& visit);

}  // namespace stip
