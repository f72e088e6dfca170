// Markdown: text of the project's own documents as markup.
#pragma once

#include <string_view>

#include "base/html.h"

namespace stip {

/// GitHub-flavoured Markdown with tables; raw HTML and unsafe links are left out. Headings get ids from their words,
/// so that a page can link to one rule.
Html markdown(std::string_view text);

/// The same, with the ids of the <h2> headings of `ids_from`, a text with the same headings in another language:
/// so one address leads to the same part in both. Precondition: both have as many.
Html markdown(std::string_view text, std::string_view ids_from);

/// "On schedule" gives "on-schedule": the id of a heading.
std::string heading_id(std::string_view words);

}  // namespace stip
