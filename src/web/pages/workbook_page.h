// Workbook page: the agenda as a workbook, to read or to change and hand in as a proposal.
#pragma once

#include "web/site.h"

namespace stip {

ErrorOr<Response> workbook_page(const Visit& visit);

}  // namespace stip
