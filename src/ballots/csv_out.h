// CsvOut: cells as CSV, quoted where they must be.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace stip {

/// One row, with its line end (RFC 4180, but for the line end, which is a single one).
inline std::string csv_row(const std::vector<std::string_view>& cells) {
  std::string row;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const std::string_view cell = cells[i];
    if (i > 0) row += ',';
    if (cell.find_first_of(",\"\r\n") == std::string_view::npos && !cell.starts_with(' ') && !cell.ends_with(' ')) {
      row += cell;
      continue;
    }
    row += '"';
    for (const char c : cell) row += c == '"' ? std::string("\"\"") : std::string(1, c);
    row += '"';
  }
  return row + "\n";
}

}  // namespace stip
