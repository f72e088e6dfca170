// Render: each format by its own writer, in a temporary folder of its own.
#include "publishing/render.h"

#include "base/temp_folder.h"
#include "publishing/document_html.h"
#include "publishing/document_office.h"
#include "publishing/document_pdf.h"

namespace stip {

std::string_view name_of(Format format) {
  switch (format) {
    case Format::html:
      return "html";
    case Format::docx:
      return "docx";
    case Format::odt:
      return "odt";
    case Format::pdf:
      break;
  }
  return "pdf";
}

std::string_view label_of(Format format) {
  switch (format) {
    case Format::html:
      return "HTML";
    case Format::docx:
      return "Word";
    case Format::odt:
      return "ODT";
    case Format::pdf:
      break;
  }
  return "PDF";
}

std::string_view media_type_of(Format format) {
  switch (format) {
    case Format::html:
      return "text/html; charset=utf-8";
    case Format::docx:
      return "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    case Format::odt:
      return "application/vnd.oasis.opendocument.text";
    case Format::pdf:
      break;
  }
  return "application/pdf";
}

std::optional<Format> format_named(std::string_view name) {
  for (const Format format : {Format::html, Format::docx, Format::odt, Format::pdf}) {
    if (name == name_of(format)) return format;
  }
  return std::nullopt;
}

ErrorOr<std::string> render(const Document& document, Format format, const RenderOptions& options) {
  if (format == Format::html) return to_html(document);
  STIP_TRY_AS(const TempFolder folder, TempFolder::make(options.temp_folder));
  const OfficeFormat office = format == Format::odt ? OfficeFormat::odt : OfficeFormat::docx;
  STIP_TRY_AS(const std::string package, to_office(format == Format::pdf ? without_parts(document) : document, office,
                                                   options.reference, folder.path()));
  if (format != Format::pdf) return package;
  return to_pdf(document, package, folder.path());
}

}  // namespace stip
