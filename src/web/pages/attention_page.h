// Attention page: all that asks for attention today, most urgent first.
#pragma once

#include "web/site.h"

namespace stip {

ErrorOr<Response> attention_page(const Visit& visit);

}  // namespace stip
