// CSV: a state machine that is fed in pieces, the writer, and the apostrophe before formulas.
#include "exchange/csv.h"

#include <algorithm>
#include <array>
#include <fstream>

#include "base/text.h"

namespace stip {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// The separator that occurs most in the first row that has any, quoted text aside; a comma if none has.
char detected_delimiter(std::string_view text) {
  std::array<std::size_t, 3> counts{};
  constexpr std::string_view candidates = ";\t,";
  bool quoted = false;
  for (char c : text) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == '\n' || c == '\r') {
      if (counts != std::array<std::size_t, 3>{}) break;
    } else if (const auto at = candidates.find(c); at != candidates.npos) {
      ++counts[at];
    }
  }
  const auto most = std::ranges::max_element(counts);
  return *most == 0 ? ',' : candidates[static_cast<std::size_t>(most - counts.begin())];
}

/// What is wrong with the encoding as seen from the first bytes; empty: nothing.
Said wrong_encoding(std::string_view text) {
  if (starts_with(text, "\xFF\xFE") || starts_with(text, "\xFE\xFF")) return said("The file is UTF-16, not UTF-8.");
  const std::string_view head = text.substr(0, 1000);
  const auto zeros = static_cast<std::size_t>(std::ranges::count(head, '\0'));
  if (zeros > 0 && zeros * 3 >= head.size()) return said("The file is UTF-16 or no text at all, not UTF-8.");
  if (starts_with(text, "PK\x03\x04")) return said("The file is a workbook or another archive, not a CSV file.");
  if (starts_with(text, "\xD0\xCF\x11\xE0")) return said("The file is an old Excel workbook, not a CSV file.");
  return {};
}

constexpr std::string_view save_as_utf8 = tr_later(
    "In Excel save as 'CSV UTF-8 (comma delimited)'; in LibreOffice tick 'Edit filter settings' and choose Unicode "
    "(UTF-8).");

class CsvParser {
 public:
  CsvParser(std::string file, Problems& problems, const CsvOptions& options)
      : problems_(problems), options_(options), delimiter_(options.delimiter) {
    grid_.file = std::move(file);
  }

  /// Takes the next piece. The first one must hold the first row, or be long. False: stop.
  bool feed(std::string_view piece) {
    if (!begun_ && !begin(piece)) return false;
    for (char c : piece) {
      if (!stopped_) step(c);
      if (stopped_) return false;
    }
    return true;
  }

  Grid finish() && {
    if (stopped_) return std::move(grid_);
    if (state_ == State::quoted) {
      fail(quote_row_, quote_column_, said("The quote that opens here is never closed."),
           said("Close the text with a quote; write a quote inside a text twice."));
    } else if (state_ != State::row_start) {
      end_row();
    }
    return std::move(grid_);
  }

 private:
  enum class State { row_start, cell_start, plain, quoted, after_quote };

  bool begin(std::string_view& piece) {
    begun_ = true;
    if (const Said wrong = wrong_encoding(piece); !wrong.empty()) {
      return fail(0, npos, wrong, said_later(save_as_utf8)), false;
    }
    if (starts_with(piece, byte_order_mark)) piece.remove_prefix(byte_order_mark.size());
    if (!delimiter_) delimiter_ = detected_delimiter(piece);
    return true;
  }

  void step(char c) {
    const bool after_cr = std::exchange(after_cr_, false);
    if (state_ != State::quoted) {
      if (c == '\n' && after_cr) return;  // The second half of CRLF.
      if (c == '\r' || c == '\n') {
        after_cr_ = c == '\r';
        return end_row();
      }
      if (c == delimiter_) return end_cell(State::cell_start);
    }
    switch (state_) {
      case State::row_start:
      case State::cell_start:
        if (c == '"') {
          quote_row_ = row_number_, quote_column_ = row_.size();
          state_ = State::quoted;
          return;
        }
        state_ = State::plain;
        return keep(c);
      case State::plain:
        if (c == '"')
          report(said("There is a quote inside a text that is not quoted."),
                 said("Put the whole text in quotes and write the quote inside twice."));
        return keep(c);
      case State::quoted:
        if (c == '"') {
          state_ = State::after_quote;
          return;
        }
        return keep(c);
      case State::after_quote:
        if (c == '"') {
          state_ = State::quoted;
          return keep(c);
        }
        report(said("There is text after the closing quote."),
               said("Put the whole text in quotes and write a quote inside twice."));
        state_ = State::plain;
        return keep(c);
    }
  }

  void keep(char c) {
    if (cell_.size() >= options_.limits.cell_bytes) {
      return fail(row_number_, row_.size(),
                  said("The text is longer than {} bytes.", std::to_string(options_.limits.cell_bytes)),
                  said("Shorten the text; if it goes on over many rows, a quote is missing."));
    }
    cell_ += c;
  }

  void end_cell(State next) {
    if (!is_utf8(cell_)) {
      report(said("The text is not UTF-8; the file is probably Latin-1 (Windows-1252)."), said_later(save_as_utf8));
      std::ranges::replace_if(
          cell_, [](char c) { return static_cast<unsigned char>(c) > 127; }, '?');
    }
    if (++cells_ > options_.limits.cells || row_.size() >= options_.limits.columns) {
      return fail(row_number_, npos, said("The file has too many cells."),
                  said("Split the file, or remove the empty columns and rows."));
    }
    row_.push_back(std::move(cell_));
    cell_.clear();
    state_ = next;
  }

  void end_row() {
    end_cell(State::row_start);
    if (stopped_) return;
    grid_.rows.push_back({row_number_++, std::move(row_), {}});
    row_.clear();
  }

  /// One mistake of each kind per cell is enough to tell.
  void report(Said problem, Said remedy) {
    if (problems_.size() > 1000)
      return fail(row_number_, npos, said("There are too many problems to go on."), said("Repair those above first."));
    const std::size_t column = row_.size();
    Problem found{grid_.file,     {}, row_number_, column_name(column), {}, std::move(problem), std::move(remedy),
                  Severity::error};
    if (problems_.empty() || problems_.back() != found) problems_.push_back(std::move(found));
  }

  void fail(std::size_t row, std::size_t column, Said problem, Said remedy) {
    stopped_ = true;
    problems_.push_back({grid_.file,
                         {},
                         row,
                         column == npos ? std::string() : column_name(column),
                         {},
                         std::move(problem),
                         std::move(remedy),
                         Severity::error});
  }

  std::string column_name(std::size_t column) const {
    if (grid_.rows.empty() || column >= grid_.rows[0].cells.size()) return column_letters(column);
    return grid_.rows[0].cells[column];
  }

  static constexpr std::size_t npos = static_cast<std::size_t>(-1);
  Problems& problems_;
  const CsvOptions& options_;
  char delimiter_;
  Grid grid_;
  State state_ = State::row_start;
  std::vector<std::string> row_;
  std::string cell_;
  std::size_t row_number_ = 1, quote_row_ = 0, quote_column_ = 0, cells_ = 0;
  bool after_cr_ = false, begun_ = false, stopped_ = false;
};

/// White space and invisible marks that spreadsheets skip before they look for a formula.
std::size_t invisible_prefix(std::string_view text) {
  static constexpr std::string_view marks[] = {" ",
                                               "\xC2\xA0",
                                               byte_order_mark,
                                               "\xE2\x80\x8B",
                                               "\xE2\x80\x8C",
                                               "\xE2\x80\x8D",
                                               "\xE2\x80\x8E",
                                               "\xE2\x80\x8F",
                                               "\xE2\x81\xA0",
                                               "\xE3\x80\x80",
                                               "\xE2\x80\xAF"};
  std::size_t at = 0;
  for (bool found = true; found;) {
    found = false;
    for (std::string_view mark : marks) {
      if (starts_with(text.substr(at), mark)) at += mark.size(), found = true;
    }
  }
  return at;
}

bool is_formula_like(std::string_view text) {
  text.remove_prefix(invisible_prefix(text));
  if (text.empty()) return false;
  if (std::string_view("=+-@\t\r\n").find(text.front()) != std::string_view::npos) return true;
  for (std::string_view wide : {"\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D", "\xEF\xBC\xA0"}) {  // ＝ ＋ － ＠
    if (starts_with(text, wide)) return true;
  }
  return false;
}

bool is_formula_behind_apostrophes(std::string_view text) {
  const auto first = text.find_first_not_of('\'');
  return first != text.npos && is_formula_like(text.substr(first));
}

}  // namespace

Grid parse_csv(std::string_view text, std::string_view file, Problems& problems, const CsvOptions& options) {
  CsvParser parser(std::string(file), problems, options);
  if (text.size() > options.limits.file_bytes) {
    problems.push_back({std::string(file),
                        {},
                        0,
                        {},
                        {},
                        said("The file is larger than {} MB.", std::to_string(options.limits.file_bytes >> 20)),
                        said("Split it, or remove what is not needed."),
                        Severity::error});
    return {};
  }
  parser.feed(text);
  return std::move(parser).finish();
}

Grid read_csv_file(const std::filesystem::path& path, Problems& problems, const CsvOptions& options) {
  const std::string file = path.filename().string();
  const auto fail = [&](Said problem, Said remedy) {
    problems.push_back({file, {}, 0, {}, {}, std::move(problem), std::move(remedy), Severity::error});
    return Grid{file, {}, {}};
  };
  std::error_code no_size;
  const auto size = std::filesystem::file_size(path, no_size);
  std::ifstream in(path, std::ios::binary);
  if (no_size || !in) return fail(said("The file cannot be read."), said("Look whether it is there and may be read."));
  if (size > options.limits.file_bytes) {
    return fail(said("The file is larger than {} MB.", std::to_string(options.limits.file_bytes >> 20)),
                said("Split it, or remove what is not needed."));
  }
  CsvParser parser(file, problems, options);
  std::string piece(1u << 16, '\0');
  while (in) {
    in.read(piece.data(), static_cast<std::streamsize>(piece.size()));
    if (!parser.feed({piece.data(), static_cast<std::size_t>(in.gcount())})) break;
  }
  if (in.bad())
    return fail(said("The file could not be read to its end."), said("Copy it to another place and try again."));
  return std::move(parser).finish();
}

std::string write_csv(const std::vector<std::vector<std::string>>& rows, const CsvStyle& style) {
  std::string out;
  if (style.byte_order_mark) out = byte_order_mark;
  const std::string special = std::string("\"\r\n") + style.delimiter;
  for (const auto& row : rows) {
    for (std::size_t column = 0; column < row.size(); ++column) {
      const std::string& cell = row[column];
      if (column > 0) out += style.delimiter;
      // A first cell that starts with a byte order mark, or is all of a row, would vanish without quotes.
      const bool quoted = cell.find_first_of(special) != cell.npos || (cell.empty() && row.size() == 1) ||
                          starts_with(cell, byte_order_mark);
      if (!quoted) {
        out += cell;
        continue;
      }
      out += '"';
      for (char c : cell) out.append(c == '"' ? 2 : 1, c);
      out += '"';
    }
    out += style.crlf ? "\r\n" : "\n";
  }
  return out;
}

std::string defused(std::string text) {
  if (is_formula_behind_apostrophes(text)) text.insert(0, 1, '\'');
  return text;
}

std::string undefused(std::string text) {
  if (starts_with(text, "'") && is_formula_behind_apostrophes(text)) text.erase(0, 1);
  return text;
}

}  // namespace stip
