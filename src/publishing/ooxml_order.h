// OOXML order: in which order the schema wants the properties of paragraphs, words and settings.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace stip {

/// The children of an element of WordprocessingML in the order of its schema (ISO/IEC 29500-1, annex A), without
/// prefix; empty for an element whose children we leave as they are. Pandoc writes some in another order, which Word
/// takes and strict readers do not.
std::span<const std::string_view> ooxml_order(std::string_view element);

/// The place of `name` in `order`; behind all others if it is not there.
std::size_t place_in(std::span<const std::string_view> order, std::string_view name);

}  // namespace stip
