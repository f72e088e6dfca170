// StopWords: words that tell nothing of what an answer is about.
#pragma once

#include <string>
#include <vector>

namespace stip {

/// In lower case without accents, in the order of their letters.
const std::vector<std::string>& dutch_stop_words();
const std::vector<std::string>& english_stop_words();

}  // namespace stip
