// Pandoc: a document as pandoc's JSON.
#pragma once

#include <string>

#include "base/json.h"
#include "publishing/document.h"

namespace stip {

enum class OfficeFormat { docx, odt };

/// The document in pandoc's own model (pandoc-types 1.22). Figures are bitmaps made by rsvg-convert.
/// Errors: storage (a figure cannot be converted).
ErrorOr<Json> to_pandoc(const Document& document, OfficeFormat format, const std::string& folder);

}  // namespace stip
