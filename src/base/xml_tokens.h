// XML tokens: the tags and texts of an XML part with their places, so that the bytes between can be left alone.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/error_or.h"

namespace stip {

struct XmlToken {
  enum class Kind : std::uint8_t { open, close, empty, text };
  Kind kind{};
  std::string_view name = {};  ///< Of a tag, with its prefix; of a text: its raw bytes.
  std::size_t begin = 0, end = 0;
  std::size_t match = 0;   ///< Of an open tag the token that closes it, and the other way round; else itself.
  std::size_t parent = 0;  ///< The open tag that it stands in; of the root: itself.
};

struct XmlLimits {
  std::size_t tokens = 4'000'000;
  std::size_t depth = 200;
};

/// Reads a part without making a tree. Comments and processing instructions are passed over. `xml` must outlive the
/// tokens. Errors: invalid (a document type declaration, tags that do not match, too deep, too much, no UTF-8).
ErrorOr<std::vector<XmlToken>> xml_tokens(std::string_view xml, const XmlLimits& limits = {});

/// Where the value of an attribute of a tag stands in `xml`, without its quotes; empty at npos if it has none.
struct XmlRange {
  std::size_t begin = std::string_view::npos, end = std::string_view::npos;
  explicit operator bool() const { return begin != std::string_view::npos; }
};
XmlRange attribute_range(std::string_view xml, const XmlToken& tag, std::string_view name);
std::string attribute_of(std::string_view xml, const XmlToken& tag, std::string_view name);  ///< Read; empty if none.

/// Raw text with its five named and all numbered references read; what is no reference stays as it is.
std::string xml_unescaped(std::string_view raw);

}  // namespace stip
