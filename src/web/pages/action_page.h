// Action page: everything about one action.
#pragma once

#include "web/site.h"

namespace stip {

ErrorOr<Response> action_page(const Visit& visit);

}  // namespace stip
