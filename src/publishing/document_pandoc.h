// Pandoc: a document as pandoc's JSON, and through pandoc as DOCX and ODT.
#pragma once

#include <string>

#include "base/json.h"
#include "publishing/document.h"

namespace stip {

enum class OfficeFormat { docx, odt };

/// The document in pandoc's own model (pandoc-types 1.22). Figures are bitmaps made by rsvg-convert.
/// Errors: storage (a figure cannot be converted).
ErrorOr<Json> to_pandoc(const Document& document, OfficeFormat format, const std::string& folder);

/// DOCX or ODT bytes. `reference` is the file of a reference document, whose styles, margins, headers and footers are
/// used;
/// "{{footer}}" in its footer becomes the footer of the document; empty: the one that comes with the program.
/// `folder` is private to this call. Errors: not_found (pandoc is not installed), invalid (reference document),
/// storage.
ErrorOr<std::string> to_office(const Document& document, OfficeFormat format, const std::string& reference,
                               const std::string& folder);

}  // namespace stip
