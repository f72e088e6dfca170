// TestFiles: the reference data that tests of this room read.
#pragma once

#include <charconv>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/csv_rows.h"
#include "base/json.h"
#include "consultation/votes.h"

namespace stip {

inline std::string test_file(const std::string& name) {
  return read_table_file("tests/data/consultation/" + name).value();
}

inline double number(std::string_view text) {
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

/// Columns of a table by the label in its first wanted column.
inline std::map<std::string, std::vector<double>> table_of(const std::string& name,
                                                           const std::vector<std::string_view>& columns) {
  const std::string text = test_file(name);
  CsvRows rows = CsvRows::open(text, name).value();
  if (!rows.want(columns).ok()) return {};
  std::map<std::string, std::vector<double>> table;
  while (rows.next())
    for (std::size_t i = 1; i < columns.size(); ++i) table[std::string(rows.cell(0))].push_back(number(rows.cell(i)));
  return table;
}

inline Json json_of(const std::string& name) { return parse_json(test_file(name)).value(); }

inline Votes votes_of(std::string_view rows) {
  return read_votes("comment-id,voter-id,vote\n" + std::string(rows), "votes.csv").value().votes;
}

}  // namespace stip
