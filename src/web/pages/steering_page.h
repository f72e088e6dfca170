// Steering page: goals, plan, money and weighing in one place, and what if.
#pragma once

#include "web/site.h"

namespace stip {

ErrorOr<Response> steering_page(const Visit& visit);
/// The dates that a what-if would change, as CSV.
ErrorOr<Response> what_if_file(const Visit& visit);

}  // namespace stip
