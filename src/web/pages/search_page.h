// Search page: every word of every record.
#pragma once

#include "web/site.h"

namespace stip {

ErrorOr<Response> search_page(const Visit& visit);

}  // namespace stip
