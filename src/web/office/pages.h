// Pages: of the office, one file each.
#pragma once

#include "web/office/office.h"

namespace stip {

ErrorOr<Response> desk_page(const OfficeVisit& visit);
ErrorOr<Response> report_form_page(const OfficeVisit& visit);
ErrorOr<Response> report_sent(const OfficeVisit& visit);
ErrorOr<Response> report_paper(const OfficeVisit& visit);
ErrorOr<Response> followed(const OfficeVisit& visit);
ErrorOr<Response> notices_page(const OfficeVisit& visit);
ErrorOr<Response> notices_set(const OfficeVisit& visit);
ErrorOr<Response> judge_page(const OfficeVisit& visit);
ErrorOr<Response> judged(const OfficeVisit& visit);
ErrorOr<Response> propose_page(const OfficeVisit& visit);
ErrorOr<Response> proposed(const OfficeVisit& visit);
ErrorOr<Response> decide_page(const OfficeVisit& visit);
ErrorOr<Response> decided(const OfficeVisit& visit);

}  // namespace stip
