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
  if (starts_with(text, "\xef\xbb\xbf")) rows.at_ = 3;
  rows.row_start_ = rows.at_;
  while (rows.at_ < text.size() && !rows.row_ended_) {
    rows.unquoted_.resize(rows.names_.size() + 1);
    rows.names_.emplace_back(trimmed(rows.read_cell(rows.names_.size())));
  }
  if (rows.names_.empty())
    return Error{ErrorKind::invalid, rows.file_, "the file is empty", "The first row names the columns."};
  rows.first_row_ = rows.row();
  rows.unquoted_.resize(rows.names_.size());
  rows.wanted_of_.assign(rows.names_.size(), -1);
  return rows;
}

bool CsvRows::has(std::string_view name) const { return std::find(names_.begin(), names_.end(), name) != names_.end(); }

ErrorOr<Nothing> CsvRows::want(const std::vector<std::string_view>& names) {
  std::string missing;
  wanted_of_.assign(names_.size(), -1);
  cells_.assign(names.size(), {});
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto found = std::find(names_.begin(), names_.end(), names[i]);
    if (found == names_.end()) {
      missing += (missing.empty() ? "" : ", ") + std::string(names[i]);
    } else {
      wanted_of_[static_cast<std::size_t>(found - names_.begin())] = static_cast<int>(i);
    }
  }
  if (missing.empty()) return Nothing{};
  return Error{ErrorKind::invalid, file_,
               "these columns are missing: " + missing + "; there are: " + join(names_, ", "),
               "Name the columns in the first row, separated by commas."};
}

std::string_view CsvRows::read_quoted(std::size_t column) {
  const std::size_t start = ++at_;
  std::string* copy = nullptr;
  std::size_t from = start;
  for (;;) {
    const std::size_t quote = text_.find('"', at_);
    if (quote == std::string_view::npos) {  // Never closed: all the rest is the cell.
      at_ = text_.size();
      break;
    }
    at_ = quote + 1;
    if (at_ >= text_.size() || text_[at_] != '"') break;
    if (!copy && column < unquoted_.size()) (copy = &unquoted_[column])->clear();
    if (copy) copy->append(text_.substr(from, at_ - from));
    from = ++at_;
  }
  const bool closed = at_ > start && text_[at_ - 1] == '"';
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
      if (column < wanted_of_.size() && wanted_of_[column] >= 0)
        cells_[static_cast<std::size_t>(wanted_of_[column])] = cell;
    }
    return true;
  }
}

Error CsvRows::bad_row(Said problem, Said remedy) const {
  return {ErrorKind::invalid, said("{}, line {}", file_, std::to_string(line_)), std::move(problem), std::move(remedy)};
}

}  // namespace stip
