// Consultations pages: what citizens were asked, what came out, and what was done with it.
#pragma once

#include "web/site.h"

namespace stip {

ErrorOr<Response> consultations_page(const Visit& visit);
ErrorOr<Response> consultation_page(const Visit& visit);
ErrorOr<Response> consultation_numbers(const Visit& visit);

}  // namespace stip
