// Office package: finishes what pandoc made: widths, header rows, page breaks, the footer.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/archive.h"
#include "publishing/document_pandoc.h"

namespace stip {

/// Where a page break stands until the package is finished.
inline constexpr const char* docx_page_break = "<w:p><w:pPr><w:pStyle w:val=\"StipPageBreak\"/></w:pPr></w:p>";
inline constexpr const char* odt_page_break = "<text:p text:style-name=\"StipPageBreak\"/>";

/// Gives tables their widths and alternative texts, keeps rows whole, repeats header rows, turns page breaks into
/// properties of what follows them, and fills in the footer. The same package gives the same bytes.
/// Errors: storage (not the package that pandoc makes).
ErrorOr<std::string> finish_package(std::string_view package, OfficeFormat format, const Document& document);

/// The parts of an office document, in their order. Errors: storage (no ZIP file, damaged, unpacks to more than 1 GB).
ErrorOr<std::vector<ArchivePart>> parts_of_package(std::string_view package);

/// What is not well-formed in the XML parts of a package, and relationships that lead nowhere; empty if all is well.
std::vector<std::string> problems_of_package(std::string_view package);

}  // namespace stip
