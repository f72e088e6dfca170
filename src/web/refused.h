// Refused: an error as a page for who is signed in, with the way back to the desk.
#pragma once

#include "web/site.h"

namespace stip {

/// As error_page(), and where something is not allowed also a link to one's own desk.
Response signed_in_error_page(const Visit& visit, const Error& error);

}  // namespace stip
