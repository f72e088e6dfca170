// TableHead: the row above the rows of a table.
#pragma once

#include <string_view>
#include <vector>

#include "base/html.h"

namespace stip {

/// Cells that name the columns; those from `numbers_from` on hold numbers.
Html table_head(const std::vector<std::string_view>& words, std::size_t numbers_from = 99);

}  // namespace stip
