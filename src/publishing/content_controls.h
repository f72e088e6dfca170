// Content controls: finds in a letter the parts that stip filled in, whoever saved it last: Word, LibreOffice or stip.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/xml_tokens.h"
#include "publishing/control_marks.h"

namespace stip {

/// A part of a letter that stip filled in.
struct ContentControl {
  ControlName name;
  std::size_t begin = 0, end = 0;              ///< Its bytes, marks included: what a new one replaces.
  std::size_t inner_begin = 0, inner_end = 0;  ///< Of a figure: what stands within its marks.
  std::string text;                            ///< What a reader sees, white space made alike.
  bool is_clean = true;                        ///< No text stands in its paragraphs outside of its marks.
};

/// What a reader sees of a stretch of `xml`: a line for each paragraph, without notes and references to notes.
std::string visible_text(std::string_view xml, const std::vector<XmlToken>& tokens, OfficeFormat format,
                         std::size_t begin, std::size_t end);

/// The controls in the main part of a package, in their order, none within another. Word keeps content controls,
/// LibreOffice keeps the bookmarks in them and sections: either will do. Errors: those of reading XML.
ErrorOr<std::vector<ContentControl>> controls_in(std::string_view xml, OfficeFormat format);

}  // namespace stip
