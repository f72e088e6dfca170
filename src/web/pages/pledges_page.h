// Pledges page: what parliament was promised or asks, and where each stands.
#pragma once

#include "web/site.h"

namespace stip {

ErrorOr<Response> pledges_page(const Visit& visit);
ErrorOr<Response> pledge_page(const Visit& visit);

}  // namespace stip
