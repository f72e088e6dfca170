// Renamed: whether a new record may be one that went missing, under another title.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace stip {

/// Place in `titles` of the title that is most like `title`: the largest share of words in common (Jaccard), at least
/// half; without such a one the one nearest in spelling. titles.size() if none is near enough.
/// Cost: linear in the words of all titles.
std::size_t most_alike(std::string_view title, const std::vector<std::string>& titles);

}  // namespace stip
