// Control marks: the names by which a part that stip fills in is known in a letter, and the marks that carry them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/archive.h"
#include "publishing/document_pandoc.h"

namespace stip {

/// The property of a file in which the recipe of its document stands.
inline constexpr const char* recipe_property = "stip-letter";

/// "stipb_facts_0123456789abcdef": names the origin of a part, what stip made last and what text it left there. With
/// it a later run can tell what people changed without having kept anything. At most 40 letters, as Word wants it.
struct ControlName {
  enum class Kind : char {
    block = 'b',
    figure = 'f',
    newer_block = 'n',
    newer_figure = 'm'
  };  ///< newer: shown beside what people changed.
  Kind kind{};
  std::string key;
  std::string made;  ///< Digest of the text that stip made last.
  std::string left;  ///< Digest of the text that it left in the letter; another one: people changed it since.

  bool is_block() const { return kind == Kind::block || kind == Kind::newer_block; }
  bool is_newer() const { return kind == Kind::newer_block || kind == Kind::newer_figure; }
  bool operator==(const ControlName&) const = default;
};
std::string to_text(const ControlName& name);
std::optional<ControlName> parse_control_name(std::string_view text);
/// The name of the mark at the end of a block, which has one of its own: a mark over a table does not survive saving.
std::string end_mark(const ControlName& name);
/// The digest of a text: eight letters.
std::string text_digest(std::string_view text);

/// A figure within a line, its name not sealed yet.
std::string figure_xml(OfficeFormat format, const std::string& key, const std::string& words);
/// A paragraph that stands where a part begins or ends until the package is finished.
std::string edge_xml(OfficeFormat format, const PartEdge& edge);

/// Turns the paragraphs of edge_xml() into content controls or sections. `xml`: the main part, finished otherwise.
/// Errors: storage (parts that are not as a document has them).
ErrorOr<std::string> with_controls(std::string xml, OfficeFormat format);

}  // namespace stip
