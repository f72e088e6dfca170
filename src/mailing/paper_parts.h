// Paper parts: what the formats of a paper form share.
#pragma once

#include "base/archive.h"
#include "mailing/paper_form.h"

namespace stip {

/// What stands where nothing was filled in, and is read as nothing in any language.
std::string_view placeholder(Language language, bool is_choice);
bool is_placeholder(std::string_view text);

std::string to_docx(const PaperForm& form);
ErrorOr<std::string> to_xlsx(const PaperForm& form);
ErrorOr<ReturnedPaper> read_docx_paper(Archive archive, std::string_view file, Language language,
                                       const PaperLimits& limits);
ErrorOr<ReturnedPaper> read_xlsx_paper(std::string_view bytes, Archive archive, std::string_view file,
                                       Language language, const PaperLimits& limits);

}  // namespace stip
