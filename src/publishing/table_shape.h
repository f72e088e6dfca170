// Table shape: what the writers of office formats must know of each table, with widths that fit its words.
#pragma once

#include <string>
#include <vector>

#include "publishing/document.h"

namespace stip {

struct TableShape {
  std::vector<double> shares;  ///< Of the width of the text, by column; together 1.
  std::string caption;
  bool has_header = false;
  bool has_row_headers = false;
};

inline constexpr double facts_name_share = 0.24;  ///< Width of the names of Facts.

/// The shapes of all tables and facts of a document, in its order. A column that is too narrow for its longest word
/// gets what it needs from the others: word processors would break the word anywhere.
std::vector<TableShape> table_shapes(const Document& document);

}  // namespace stip
