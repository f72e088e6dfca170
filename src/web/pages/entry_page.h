// Entry page: one act of the ledger, with its proof.
#pragma once

#include "web/site.h"

namespace stip {

ErrorOr<Response> entry_page(const Visit& visit);
ErrorOr<Response> entries_page(const Visit& visit);

}  // namespace stip
