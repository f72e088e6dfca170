// Bodies page: one body with its seats and meetings, and one meeting.
#pragma once

#include "web/site.h"

namespace stip {

ErrorOr<Response> body_page(const Visit& visit);
ErrorOr<Response> meeting_page(const Visit& visit);

}  // namespace stip
