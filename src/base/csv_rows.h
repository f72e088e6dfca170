// CsvRows: the rows of a CSV text, one at a time, by the columns that are wanted.
#pragma once

#include <charconv>
#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/error_or.h"

namespace stip {

/// The bytes of a file; of a file that gzip wrote, what it holds.
/// Errors: not_found without the file; invalid if it is more than `limit` bytes, also unpacked, or damaged.
ErrorOr<std::string> read_table_file(const std::filesystem::path& path, std::size_t limit = std::size_t{8} << 30);

/// Reads RFC 4180 text, separated by commas, that may begin with a byte order mark. Made for long files of short cells:
/// nothing is copied but a cell with doubled quotes in it.
/// Cost: linear in the text, which must live as long as the reader, and is looked through once for what is no UTF-8.
class CsvRows {
 public:
  /// Reads the names of the columns. `file` is for errors.
  /// Errors: invalid without a first row, and with bytes that are no UTF-8, with the line.
  static ErrorOr<CsvRows> open(std::string_view text, std::string file);

  /// Wants these columns, in this order; `cell(i)` is then that of names[i].
  /// Errors: invalid, naming those that are missing, and what is there; or one of which there are two.
  ErrorOr<Nothing> want(const std::vector<std::string_view>& names);
  bool has(std::string_view name) const;
  const std::vector<std::string>& names() const { return names_; }

  /// Goes to the next row that is not empty; false at the end. A cell that a row lacks is empty.
  bool next();
  /// After the last row. Errors: invalid, if a quote opened a cell and was never closed: it took in all that followed.
  ErrorOr<Nothing> closed() const;
  std::string_view cell(std::size_t wanted) const { return cells_[column_of_[wanted]]; }
  std::string_view row() const {
    return text_.substr(row_start_, row_end_ - row_start_);
  }                                                          ///< As it stands, without its end.
  std::string_view first_row() const { return first_row_; }  ///< The one with the names.
  std::size_t line() const { return line_; }                 ///< On which the row begins, from 1.
  const std::string& file() const { return file_; }
  /// What is wrong with this row, told of "FILE, line N".
  Error bad_row(Said problem, Said remedy) const;

 private:
  std::string_view read_cell(std::size_t column);
  std::string_view read_quoted(std::size_t column);

  std::string_view text_, first_row_;
  std::string file_;
  std::size_t at_ = 0, line_ = 0, next_line_ = 1, row_start_ = 0, row_end_ = 0;
  bool row_ended_ = false, left_open_ = false;
  std::vector<std::string> names_;
  std::vector<std::size_t> column_of_;   ///< By place among those that are wanted.
  std::vector<std::string_view> cells_;  ///< By column.
  std::vector<std::string> unquoted_;    ///< By column: a cell that had doubled quotes.
};

/// Whether this text, from its first character to its last, is a number; it is put into `number` then.
template <class Number>
bool read_number(std::string_view text, Number& number) {
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
  return failed == std::errc{} && end == text.data() + text.size();
}

}  // namespace stip
