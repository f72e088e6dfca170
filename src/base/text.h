// Text: small, strict helpers for UTF-8 text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace stip {

bool is_utf8(std::string_view text);              ///< Well-formed UTF-8: no overlong forms, no surrogates.
std::string_view trimmed(std::string_view text);  ///< Without white space (also no-break space and BOM) at both ends.
std::vector<std::string> split(std::string_view text, char at);  ///< Parts, also empty ones. "" gives none.
std::string join(const std::vector<std::string>& parts, std::string_view between);
std::string to_lower(std::string_view text);  ///< ASCII letters only.
/// Lower case without accents, for searching and for comparing names: "Coördinatie" gives "coordinatie".
std::string folded(std::string_view text);
bool contains(std::string_view text, std::string_view part);
bool starts_with(std::string_view text, std::string_view prefix);
bool ends_with(std::string_view text, std::string_view suffix);
void replace_all(std::string& text, std::string_view from, std::string_view to);
/// Number of code points, not bytes.
std::size_t length(std::string_view text);
/// As much of the beginning of UTF-8 text as fits in so many bytes, without half a character at its end.
std::string_view whole_start(std::string_view text, std::size_t most_bytes);
/// The same, with "…" behind it if something was cut off.
std::string shortened(std::string_view text, std::size_t most_bytes);

}  // namespace stip
