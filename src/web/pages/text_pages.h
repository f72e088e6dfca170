// Text pages: methods, accessibility and open data.
#pragma once

#include "web/site.h"

namespace stip {

ErrorOr<Response> methods_page(const Visit& visit);
ErrorOr<Response> accessibility_page(const Visit& visit);
ErrorOr<Response> data_page(const Visit& visit);

}  // namespace stip
