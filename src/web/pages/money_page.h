// Money page: where the money comes from, how far it is, and what is lacking.
#pragma once

#include "web/site.h"

namespace stip {

ErrorOr<Response> money_page(const Visit& visit);

}  // namespace stip
