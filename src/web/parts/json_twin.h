// JSON twin: where the API has what a page shows.
#pragma once

#include <string>
#include <string_view>

#include "web/site.h"

namespace stip {

/// "/v1/acties/A-014?moment=2026": a resource of the API at the moment of the visit. `path` begins with "/v1/".
std::string api_address(const Visit& visit, std::string_view path);

/// The resource that holds what this page shows, by the address of the page; empty if there is none, if the page links
/// to it among its own downloads, or if a day of validity is looked at, which the API does not know.
std::string json_twin(const Visit& visit);

}  // namespace stip
