// Assets: the stylesheet, letters and icon of the site, compiled into the program.
#pragma once

#include <string>
#include <string_view>

#include "web/http.h"

namespace stip {

/// Where a page finds the file "stip.css": "/assets/stip.<hash>.css". The address changes with the content, so that
/// browsers may keep the file for ever. Precondition: there is such a file in site/dist.
const std::string& asset_path(std::string_view name);

/// Answers "/assets/…": the file, or 404. A plain name ("/assets/stip.css") works too, but is asked for again each
/// time, unless it says its own hash ("?v=…", as the stylesheet does for its letters).
Response asset(const Request& request);

}  // namespace stip
