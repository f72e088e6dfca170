// Sheet: a table as it came in, of whatever format, and the problems found in it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "agenda/severity.h"
#include "base/error_or.h"
#include "base/locale.h"

namespace stip {

/// One thing that is wrong or was assumed, with the place where a person finds it.
struct Problem {
  std::string file;     ///< "acties.csv"; may be empty.
  std::string sheet;    ///< "Acties"; empty for a file without sheets.
  std::size_t row = 0;  ///< As a spreadsheet numbers it, from 1; 0: not about one row.
  std::string column;   ///< The text of the header, or the letter if there is none; empty: not about one column.
  Said subject;         ///< What it is about, as people cite it: "action A-014".
  Said problem;
  Said remedy;
  Severity severity = Severity::error;

  bool operator==(const Problem&) const = default;
};

using Problems = std::vector<Problem>;

/// "acties.csv, sheet Acties, row 3, column Trekker"; empty if it is about no place.
Said place_of(const Problem& problem);
/// Two lines: the place, the subject and the problem; then the remedy.
std::string to_text(const Problem& problem, Language language = Language::en);
/// The problem, and that there are `others` besides.
Said and_more(const Said& problem, std::ptrdiff_t others);
bool has_errors(const Problems& problems);
/// The same as one Error, for callers that want just one: the first error, and how many more there are.
/// Precondition: has_errors(problems).
Error first_error(const Problems& problems);

/// One row that holds something.
struct SheetRow {
  std::size_t number = 0;  ///< As a spreadsheet numbers it, from 1.
  std::vector<std::string> cells;
  std::vector<bool> numbers = {};  ///< Which cells held a number or date, not a text; may be shorter than `cells`.

  bool is_number(std::size_t column) const { return column < numbers.size() && numbers[column]; }
  bool operator==(const SheetRow&) const = default;
};

/// All rows of a sheet before it is known which one is the header.
struct Grid {
  std::string file;
  std::string name;  ///< Of the sheet; empty for a file without sheets.
  std::vector<SheetRow> rows;
};

/// Rows under a header. Each row has as many cells as the header, trimmed of white space at both ends.
struct Sheet {
  std::string file;
  std::string name;
  std::size_t header_row = 0;
  std::vector<std::string> header;
  std::vector<SheetRow> rows;

  Problem problem_at(std::size_t row, std::size_t column) const;  ///< A Problem with its place filled in.
};

/// Takes the first row that holds something as the header. Rows without any text are left out.
/// Adds an error for each column that is named twice, and for text beside the header.
Sheet sheet_of(Grid grid, Problems& problems);
/// The same, with the header at a row of the caller's choice. Precondition: `header` < grid.rows.size().
Sheet sheet_of(Grid grid, std::size_t header, Problems& problems);

/// "A", "Z", "AA": how spreadsheets name the column with this index, from 0.
std::string column_letters(std::size_t column);

/// The entry of `names` that is nearest to `text` in spelling, if it is near enough to be meant; else empty.
std::string_view nearest(std::string_view text, const std::vector<std::string_view>& names);

}  // namespace stip
