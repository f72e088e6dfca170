// Indicator page: one indicator.
#pragma once

#include "web/site.h"

namespace stip {

ErrorOr<Response> indicator_page(const Visit& visit);

}  // namespace stip
