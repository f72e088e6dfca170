// JobPages: the pages of long runs.
#pragma once

#include "web/office/office.h"

namespace stip {

ErrorOr<Response> jobs_page(const OfficeVisit& visit);
ErrorOr<Response> job_asked(const OfficeVisit& visit);
ErrorOr<Response> job_page(const OfficeVisit& visit);
ErrorOr<Response> job_sent(const OfficeVisit& visit);

}  // namespace stip
