// HTML: a document as a page of its own, or as part of a page of the site.
#pragma once

#include <string>

#include "base/html.h"
#include "publishing/document.h"

namespace stip {

/// A whole, self-contained page: no scripts, nothing fetched; its look stands in a <style> of its own.
std::string to_html(const Document& document);

/// The blocks and notes alone, with the classes of the site's theme. Level 1 headings become h2.
Html to_fragment(const Document& document);

/// The address if a reader may be sent there (http, https, mailto, "#id" in the document, or a page of the site
/// under /nl/ or /en/); else empty.
std::string_view safe_address(std::string_view address);

}  // namespace stip
