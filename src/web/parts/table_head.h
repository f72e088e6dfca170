// TableHead: the row above the rows of a table.
#pragma once

#include <initializer_list>
#include <string_view>

#include "base/html.h"

namespace stip {

/// Cells that name the columns; those from `numbers_from` on hold numbers.
Html table_head(std::initializer_list<std::string_view> words, std::size_t numbers_from = 99);

}  // namespace stip
