// Office document: a document as DOCX and ODT, through pandoc.
#pragma once

#include <string>

#include "publishing/document_pandoc.h"

namespace stip {

/// DOCX or ODT bytes. `reference` is the file of a reference document, whose styles, margins, headers and footers are
/// used;
/// "{{footer}}" in its footer becomes the footer of the document; empty: the one that comes with the program.
/// `folder` is private to this call. Errors: not_found (pandoc is not installed), invalid (reference document),
/// storage.
ErrorOr<std::string> to_office(const Document& document, OfficeFormat format, const std::string& reference,
                               const std::string& folder);

}  // namespace stip
