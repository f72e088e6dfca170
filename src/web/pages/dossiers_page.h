// Dossiers page: laws, rules and papers on their way; and one of them.
#pragma once

#include "web/site.h"

namespace stip {

ErrorOr<Response> dossiers_page(const Visit& visit);
ErrorOr<Response> dossier_page(const Visit& visit);

}  // namespace stip
