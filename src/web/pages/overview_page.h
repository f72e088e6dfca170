// Overview page: the vision, where the agenda stands, what asks for attention, and what comes.
#pragma once

#include "web/site.h"

namespace stip {

ErrorOr<Response> overview_page(const Visit& visit);

}  // namespace stip
