// Mandates page: who may do what.
#pragma once

#include "web/site.h"

namespace stip {

ErrorOr<Response> mandates_page(const Visit& visit);

}  // namespace stip
