// CsvRows: one pass over the text, and views into it.
#include "base/csv_rows.h"

#include <zlib.h>

#include <algorithm>
#include <fstream>
#include <memory>

#include "base/text.h"

namespace stip {
namespace {

Error too_large(const std::filesystem::path& path, std::size_t limit) {
  return {ErrorKind::invalid, path.string(), "it holds more than " + std::to_string(limit >> 20) + " MB",
          "Split it, or give the packed form."};
}

ErrorOr<std::string> unpacked(const std::filesystem::path& path, std::size_t limit) {
  const std::unique_ptr<gzFile_s, int (*)(gzFile)> file(gzopen(path.c_str(), "rb"), gzclose);
  const Error damaged{ErrorKind::invalid, path.string(), "the gzip file is damaged", "Pack it again."};
  if (!file) return damaged;
  std::string bytes;
  std::vector<char> piece(std::size_t{1} << 20);
  for (;;) {
    const int n = gzread(file.get(), piece.data(), static_cast<unsigned>(piece.size()));
    if (n < 0) return damaged;
    if (n == 0) break;
    if (bytes.size() + static_cast<std::size_t>(n) > limit) return too_large(path, limit);
    bytes.append(piece.data(), static_cast<std::size_t>(n));
  }
  int status = Z_OK;
  gzerror(file.get(), &status);
  if (status != Z_OK) return damaged;
  return bytes;
}

/// The number of the first line that is no UTF-8.
std::size_t line_of_bad_bytes(std::string_view text) {
  for (std::size_t line = 1, from = 0;; ++line) {
    const std::size_t end = std::min(text.find('\n', from), text.size());
    if (end == text.size() || !is_utf8(text.substr(from, end - from))) return line;
    from = end + 1;
  }
}

/// The first twenty names, and how many more there are.
std::string some_of(std::vector<std::string> names) {
  constexpr std::size_t most = 20;
  if (names.size() <= most) return join(names, ", ");
  const std::string more = std::to_string(names.size() - most);
  names.resize(most);
  return join(names, ", ") + " and " + more + " more";
}

}  // namespace

ErrorOr<std::string> read_table_file(const std::filesystem::path& path, std::size_t limit) {
  std::ifstream file(path, std::ios::binary);
  std::error_code failed;
  const auto size = std::filesystem::file_size(path, failed);
  if (!file || failed)
    return Error{ErrorKind::not_found, path.string(), "there is no such file that can be read", "Check its name."};
  char magic[2] = {};
  file.read(magic, 2);
  if (file.gcount() == 2 && magic[0] == '\x1f' && magic[1] == '\x8b') return unpacked(path, limit);
  if (size > limit) return too_large(path, limit);
  std::string bytes(size, '\0');
  file.clear();
  file.seekg(0);
  file.read(bytes.data(), static_cast<std::streamsize>(size));
  bytes.resize(static_cast<std::size_t>(file.gcount()));
  return bytes;
}

ErrorOr<CsvRows> CsvRows::open(std::string_view text, std::string file) {
  CsvRows rows;
  rows.text_ = text;
  rows.file_ = std::move(file);
  if (!is_utf8(text)) {
    rows.line_ = line_of_bad_bytes(text);
    return rows.bad_row("it holds bytes that are no UTF-8", "Save the file as UTF-8.");
  }
  if (starts_with(text, "\xef\xbb\xbf")) rows.at_ = 3;
  rows.row_start_ = rows.at_;
  while (!rows.row_ended_ && (rows.at_ < text.size() || !rows.names_.empty())) {
    rows.unquoted_.resize(rows.names_.size() + 1);
    rows.names_.emplace_back(trimmed(rows.read_cell(rows.names_.size())));
  }
  if (rows.names_.empty())
    return Error{ErrorKind::invalid, rows.file_, "the file is empty", "The first row names the columns."};
  rows.line_ = 1;
  STIP_TRY(rows.closed());
  rows.first_row_ = rows.row();
  rows.unquoted_.resize(rows.names_.size());
  rows.cells_.resize(rows.names_.size());
  return rows;
}

bool CsvRows::has(std::string_view name) const { return std::find(names_.begin(), names_.end(), name) != names_.end(); }

ErrorOr<Nothing> CsvRows::want(const std::vector<std::string_view>& names) {
  std::vector<std::string> missing;
  column_of_.clear();
  for (const std::string_view name : names) {
    const auto found = std::find(names_.begin(), names_.end(), name);
    column_of_.push_back(static_cast<std::size_t>(found - names_.begin()));
    if (found == names_.end()) {
      missing.emplace_back(name);
    } else if (std::find(found + 1, names_.end(), name) != names_.end()) {
      return Error{ErrorKind::invalid, file_, "there are two columns '" + *found + "'",
                   "Take one of them out, or give it another name."};
    }
  }
  if (missing.empty()) return Nothing{};
  return Error{ErrorKind::invalid, file_,
               "these columns are missing: " + some_of(missing) + "; there are: " + some_of(names_),
               "Name the columns in the first row, separated by commas."};
}

std::string_view CsvRows::read_quoted(std::size_t column) {
  const std::size_t start = ++at_;
  std::string* copy = nullptr;
  std::size_t from = start;
  bool closed = true;
  for (;;) {
    const std::size_t quote = text_.find('"', at_);
    if (quote == std::string_view::npos) {  // Never closed: all the rest is the cell.
      left_open_ = true;
      closed = false;
      at_ = text_.size();
      break;
    }
    at_ = quote + 1;
    if (at_ >= text_.size() || text_[at_] != '"') break;
    if (!copy && column < unquoted_.size()) (copy = &unquoted_[column])->clear();
    if (copy) copy->append(text_.substr(from, at_ - from));
    from = ++at_;
  }
  const std::size_t end = closed ? at_ - 1 : at_;
  next_line_ += static_cast<std::size_t>(std::count(text_.begin() + static_cast<std::ptrdiff_t>(start),
                                                    text_.begin() + static_cast<std::ptrdiff_t>(end), '\n'));
  std::string_view cell = text_.substr(from, end - from);
  if (copy) {
    copy->append(cell);
    cell = *copy;
  }
  while (at_ < text_.size() && text_[at_] != ',' && text_[at_] != '\n') ++at_;  // Nothing sensible stands here.
  return cell;
}

std::string_view CsvRows::read_cell(std::size_t column) {
  std::string_view cell;
  if (at_ < text_.size() && text_[at_] == '"') {
    cell = read_quoted(column);
  } else {
    const std::size_t start = at_;
    while (at_ < text_.size() && text_[at_] != ',' && text_[at_] != '\n') ++at_;
    cell = text_.substr(start, at_ - start);
    if (!cell.empty() && cell.back() == '\r') cell.remove_suffix(1);
  }
  row_ended_ = at_ >= text_.size() || text_[at_] == '\n';
  if (row_ended_) {
    ++next_line_;
    row_end_ = at_ > row_start_ && text_[at_ - 1] == '\r' ? at_ - 1 : at_;
  }
  ++at_;
  return cell;
}

bool CsvRows::next() {
  for (;;) {
    while (at_ < text_.size() && (text_[at_] == '\n' || text_[at_] == '\r')) next_line_ += text_[at_++] == '\n';
    if (at_ >= text_.size()) return false;
    line_ = next_line_;
    row_start_ = at_;
    std::fill(cells_.begin(), cells_.end(), std::string_view{});
    row_ended_ = false;
    for (std::size_t column = 0; !row_ended_; ++column) {
      const std::string_view cell = read_cell(column);
      if (column < cells_.size()) cells_[column] = cell;
    }
    return true;
  }
}

ErrorOr<Nothing> CsvRows::closed() const {
  if (!left_open_) return Nothing{};
  return bad_row("a quote opens a text and is never closed", "Close it, and double quotes within a text.");
}

Error CsvRows::bad_row(Said problem, Said remedy) const {
  return {ErrorKind::invalid, said("{}, line {}", file_, std::to_string(line_)), std::move(problem), std::move(remedy)};
}

}  // namespace stip
