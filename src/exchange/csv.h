// CSV: strict reading and exact writing of RFC 4180 text, and cells that a spreadsheet cannot run.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/sheet.h"

namespace stip {

struct CsvLimits {
  std::size_t file_bytes = 200u << 20;
  std::size_t cell_bytes = 1u << 20;
  std::size_t cells = 5'000'000;  ///< In all: a file of separators only must not fill the memory.
  std::size_t columns = 16'384;   ///< As in spreadsheets.
};

struct CsvOptions {
  char delimiter = 0;  ///< ',', ';' or tab; 0: found out from the first row that has one.
  CsvLimits limits = {};
};

/// Reads UTF-8 with or without a byte order mark; rows end with CRLF, LF or CR.
/// Every row is kept, also an empty one (as one empty cell), and cells are kept as they are, white space included.
/// Adds an error for each quote or encoding mistake; reading stops at the first limit that is passed.
Grid parse_csv(std::string_view text, std::string_view file, Problems& problems, const CsvOptions& options = {});
/// The same from a file, in pieces: a cell that is too long is refused without being held.
Grid read_csv_file(const std::filesystem::path& path, Problems& problems, const CsvOptions& options = {});

struct CsvStyle {
  char delimiter = ',';
  bool byte_order_mark = true;  ///< Without it Excel reads UTF-8 as Latin-1.
  bool crlf = true;

  static CsvStyle international() { return {}; }
  static CsvStyle dutch_excel() { return {';', true, true}; }  ///< With Dutch settings Excel splits at semicolons.
};

/// Quotes where needed only. Reading gives the same rows, if each has a cell.
std::string write_csv(const std::vector<std::vector<std::string>>& rows, const CsvStyle& style = {});

/// The text with an apostrophe before it, if a spreadsheet might run it as a formula: if it starts with = + - @
/// (also full-width), a tab or a line end, white space and invisible marks aside. Any number of apostrophes
/// before such a text gets one more, so that undefused(defused(x)) = x for every x.
std::string defused(std::string text);
/// Takes off the apostrophe that defused() put before the text, if there is one.
std::string undefused(std::string text);

}  // namespace stip
