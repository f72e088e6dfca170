// Html: escaping.
#include "base/html.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

namespace stip {

namespace {

/// What stands in a page as it is: all but markup and the control characters that HTML forbids.
constexpr std::array<bool, 256> plain_bytes = [] {
  std::array<bool, 256> plain{};
  for (std::size_t byte = 0; byte < plain.size(); ++byte)
    plain[byte] = (byte >= 0x20 && byte != 0x7F) || byte == '\t' || byte == '\n' || byte == '\r';
  for (const unsigned char byte : {'&', '<', '>', '"', '\''}) plain[byte] = false;
  return plain;
}();

std::string_view escaped(char byte) {
  switch (byte) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    default:
      return "\xEF\xBF\xBD";
  }
}

/// Sixteen bytes that are compared at once.
using Stretch = unsigned char __attribute__((vector_size(16)));

/// Whether the bytes from `text` on may stand as they are; of a tab or a line end it says no.
bool is_plain(const char* text) {
  Stretch bytes;
  std::memcpy(&bytes, text, sizeof bytes);
  const auto other = (bytes < 0x20) | (bytes == 0x7F) | (bytes == '&') | (bytes == '<') | (bytes == '>') |
                     (bytes == '"') | (bytes == '\'');
  std::uint64_t halves[2];
  std::memcpy(halves, &other, sizeof halves);
  return (halves[0] | halves[1]) == 0;
}

/// How many bytes of `text` from `from` on may stand as they are.
std::size_t plain_length(std::string_view text, std::size_t from) {
  for (std::size_t i = from;;) {
    while (text.size() - i >= sizeof(Stretch) && is_plain(text.data() + i)) i += sizeof(Stretch);
    // One of the next is not, or there are few left.
    const std::size_t end = std::min(text.size(), i + sizeof(Stretch));
    for (; i < end; ++i) {
      if (!plain_bytes[static_cast<unsigned char>(text[i])]) return i - from;
    }
    if (i == text.size()) return i - from;
  }
}

}  // namespace

void escape_to(std::string& out, std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::size_t plain = plain_length(text, i);
    out.append(text, i, plain), i += plain;
    if (i < text.size()) out.append(escaped(text[i]));
  }
}

Html& Html::fill(std::string_view markup, std::span<const std::size_t> holes, std::span<const Value> values) {
  // Room for all of it at once; what escaping adds is little.
  std::size_t size = text_.size() + markup.size();
  for (const Value& value : values) size += value.text().size();
  if (size > text_.capacity()) text_.reserve(size);
  std::size_t from = 0;
  for (std::size_t i = 0; i < holes.size(); ++i) {
    text_.append(markup.substr(from, holes[i] - from));
    from = holes[i] + 2;
    if (values[i].is_markup()) {
      text_.append(values[i].text());
    } else {
      escape_to(text_, values[i].text());
    }
  }
  text_.append(markup.substr(from));
  return *this;
}

}  // namespace stip
