// PDF: a document as an accessible PDF, through a word processor without a screen.
#pragma once

#include <string>

#include "base/date.h"
#include "base/error_or.h"
#include "publishing/document.h"

namespace stip {

/// A tagged PDF that follows PDF/UA-1: language, title, bookmarks of the headings, table headers, notes. `docx` is what
/// to_office() made of the same document; `folder` is private to this call.
/// Errors: not_found (LibreOffice is not installed), storage (no result, out of time).
ErrorOr<std::string> to_pdf(const Document& document, const std::string& docx, const std::string& folder);

}  // namespace stip
