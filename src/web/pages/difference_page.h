// Difference page: what changed, why, and by which decision.
#pragma once

#include "web/site.h"

namespace stip {

ErrorOr<Response> difference_page(const Visit& visit);
/// The difference that the address of the page asks for, as a file: docx, odt, pdf, html or csv.
/// Errors: not_found (no such format, or such a moment), invalid (a day that is wrong).
ErrorOr<Response> difference_document(const Visit& visit, std::string_view format);

}  // namespace stip
