// Render: a document in the format that somebody asked for.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "publishing/document.h"

namespace stip {

enum class Format { html, docx, odt, pdf };

std::string_view name_of(Format format);        ///< "docx": also how a file name ends.
std::string_view label_of(Format format);       ///< "Word": as people call it, in both languages.
std::string_view media_type_of(Format format);  ///< For HTTP.
std::optional<Format> format_named(std::string_view name);

struct RenderOptions {
  std::string reference =
      {};  ///< File of a reference document (docx, also for pdf; odt): styles, margins, footers. Empty: our own.
  std::string temp_folder = {};  ///< Where a temporary folder may be made; empty: where the system has them.
};

/// The bytes of the document. HTML needs nothing else; DOCX and ODT need pandoc; PDF needs pandoc and LibreOffice.
/// The same document gives the same bytes, as long as those programs are the same. Cost: PDF takes seconds; it may run
/// side by side. Errors: not_found (a program is not installed), invalid (reference document), storage.
ErrorOr<std::string> render(const Document& document, Format format, const RenderOptions& options = {});

}  // namespace stip
