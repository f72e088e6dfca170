// FrequencyTable: how many participants have each level of one or two properties, with the totals.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/error_or.h"

namespace stip {

struct FrequencyCell {
  static constexpr std::uint32_t total = ~std::uint32_t{0};
  std::uint32_t row = total, column = total;  ///< Levels of the first and second property; or the total of them.
  std::int64_t count = 0;
  std::uint64_t keys = 0;  ///< Sum of the keys of those counted, modulo 2^64; 0 without keys.

  bool is_margin() const { return row == total || column == total; }
};

/// Invariant: all cells are there, in the order of rows and then columns, totals last. With one property every cell has
/// the column `total`, and the last is the grand total.
struct FrequencyTable {
  std::vector<std::string> by;                   ///< Names of one or two columns.
  std::vector<std::vector<std::string>> levels;  ///< Of each, in order: numbers by size, then texts.
  std::vector<FrequencyCell> cells;
  bool with_keys = false;

  std::int64_t grand_total() const { return cells.back().count; }
  /// The level of a cell in words: "total" for a total, "(empty)" for an empty one.
  std::string level(const FrequencyCell& cell, std::size_t property) const;
};

/// What a table is made from; `key` is secret.
struct FrequencySource {
  std::vector<std::string> by;
  std::string count;  ///< Column with counts; empty: each row is one participant.
  std::string id;     ///< Column with who it is, for keys; empty: no keys.
  std::string key;
};

/// Reads a CSV with a row for each participant, or for each combination with its count, and counts.
/// Cost: linear in the rows. Errors: invalid, naming missing columns, counts that are no whole number, a level 'total',
/// more than two properties, the same one twice, more than 10,000 cells, no rows; an id that comes twice.
ErrorOr<FrequencyTable> read_frequencies(std::string_view text, const std::string& file, const FrequencySource& source);

}  // namespace stip
