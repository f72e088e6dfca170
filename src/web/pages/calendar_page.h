// Calendar page: terms and meetings as iCalendar.
#pragma once

#include "web/site.h"

namespace stip {

ErrorOr<Response> calendar_page(const Visit& visit);
ErrorOr<Response> body_calendar(const Visit& visit);

}  // namespace stip
