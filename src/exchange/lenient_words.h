// Lenient words: text of a cell brought to a plain form, and taken apart.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace stip {

using WordList = std::vector<std::string>;

/// Lower case without accents; dashes, quotes and spaces of all kinds as the plain ones.
std::string plain_cell(std::string_view text);

/// Runs of letters and runs of digits of a plain text; what stands between them is left out.
WordList words_of_cell(std::string_view text);

}  // namespace stip
