// Reference page: every record type, field and choice, from the declarations.
#pragma once

#include "web/site.h"

namespace stip {

ErrorOr<Response> reference_page(const Visit& visit);
ErrorOr<Response> reference_type_page(const Visit& visit);

}  // namespace stip
