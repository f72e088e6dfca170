// Office package: finishes what pandoc made: widths, header rows, page breaks, the footer.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "publishing/document_pandoc.h"
#include "publishing/office_zip.h"

namespace stip {

/// Where a page break stands until the package is finished.
inline constexpr const char* docx_page_break = "<w:p><w:pPr><w:pStyle w:val=\"StipPageBreak\"/></w:pPr></w:p>";
inline constexpr const char* odt_page_break = "<text:p text:style-name=\"StipPageBreak\"/>";
inline constexpr double facts_name_share = 0.24;  ///< Width of the names of Facts.

/// Gives tables their widths and alternative texts, keeps rows whole, repeats header rows, turns page breaks into
/// properties of what follows them, and fills in the footer. The same package gives the same bytes.
/// Errors: storage (not the package that pandoc makes).
ErrorOr<std::string> finish_package(std::string_view package, OfficeFormat format, const Document& document);

/// What is not well-formed in the XML parts of a package, and relationships that lead nowhere; empty if all is well.
std::vector<std::string> problems_of_package(std::string_view package);

}  // namespace stip
