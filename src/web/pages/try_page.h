// Try page: one or several proposals as if they were adopted, beside today.
#pragma once

#include "web/site.h"

namespace stip {

ErrorOr<Response> try_page(const Visit& visit);

}  // namespace stip
