// Reading: what targets of readers of files share: the parts of an input, rows in another order, and clear errors.
#pragma once

#include <array>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "base/csv_rows.h"
#include "fuzz/fuzz.h"

namespace stip {

/// The parts of an input that stands for several files, with a line ===== between them; what is not there is empty.
template <std::size_t N>
std::array<std::string_view, N> parts_of(std::string_view input) {
  constexpr std::string_view between = "=====\n";
  std::array<std::string_view, N> parts;
  for (std::size_t i = 0; i < N; ++i) {
    const std::size_t end = i + 1 < N ? input.find(between) : std::string_view::npos;
    parts[i] = input.substr(0, end);
    input = end == std::string_view::npos ? std::string_view{} : input.substr(end + between.size());
  }
  return parts;
}

/// What is refused says of what, what is wrong and what to do; and is not many times as long as the file.
inline void must_be_clear(const Error& error, std::string_view input) {
  MUST(!error.subject.empty() && !error.problem.empty() && !error.remedy.empty());
  MUST(error.problem.size() + error.remedy.size() < 1000 + 50 * input.size());
}

/// A row of quoted cells.
inline std::string csv_row(const std::vector<std::string>& cells) {
  std::string row;
  for (const std::string& cell : cells) {
    row += row.empty() ? "\"" : ",\"";
    for (const char c : cell) row += c == '"' ? "\"\"" : std::string(1, c);
    row += '"';
  }
  return row + "\n";
}

/// The same file with its last row first. Precondition: a reader accepted it.
inline std::string reversed(std::string_view text) {
  CsvRows rows = CsvRows::open(text, "fuzz.csv").value();
  std::string out(rows.first_row()), body;
  while (rows.next()) body = std::string(rows.row()) + "\r\n" + body;
  return out + "\r\n" + body;
}

}  // namespace stip
