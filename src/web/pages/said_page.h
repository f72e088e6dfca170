// Said page: what was raised and what was done with it, and one signal.
#pragma once

#include "web/site.h"

namespace stip {

ErrorOr<Response> said_page(const Visit& visit);
ErrorOr<Response> signal_page(const Visit& visit);

}  // namespace stip
