// Record page: any record without a page of its own.
#pragma once

#include "web/site.h"

namespace stip {

ErrorOr<Response> record_page(const Visit& visit);
ErrorOr<Response> records_page(const Visit& visit);

}  // namespace stip
