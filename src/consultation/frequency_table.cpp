// FrequencyTable: one pass over the rows, then the levels in order and the totals.
#include "consultation/frequency_table.h"

#include <map>
#include <unordered_set>

#include "base/csv_rows.h"
#include "base/hash.h"
#include "consultation/labels.h"

namespace stip {
namespace {

constexpr std::size_t most_cells = 10'000;
constexpr std::int64_t most_people = 10'000'000'000;

struct Counted {
  std::int64_t count = 0;
  std::uint64_t keys = 0;
};
using Counts = std::map<std::pair<std::uint32_t, std::uint32_t>, Counted>;

Error bad(const std::string& subject, std::string problem, std::string remedy) {
  return {ErrorKind::invalid, subject, std::move(problem), std::move(remedy)};
}

ErrorOr<Nothing> check(const FrequencySource& source) {
  if (source.by.empty()) return bad("--by", "no column is named", "Name one or two columns: --by age,region.");
  if (source.by.size() > 2)
    return bad("--by", "a table by " + std::to_string(source.by.size()) + " columns shows too much of people",
               "Cross at most two columns.");
  if (source.by.size() == 2 && source.by[0] == source.by[1])
    return bad("--by", "'" + source.by[0] + "' is named twice", "Name two different columns.");
  return Nothing{};
}

std::uint64_t key_of(const Hmac& hmac, std::string_view id) {
  const Hash hash = hmac("participant\n" + std::string(id));
  std::uint64_t key = 0;
  for (std::size_t i = 0; i < 8; ++i) key = key << 8 | hash[i];
  return key;
}

std::vector<FrequencyCell> with_totals(const Counts& counts, std::size_t rows, std::size_t columns) {
  const std::size_t width = columns == 0 ? 1 : columns + 1;
  std::vector<FrequencyCell> cells((rows + 1) * width);
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i / width < rows) cells[i].row = static_cast<std::uint32_t>(i / width);
    if (i % width + 1 < width) cells[i].column = static_cast<std::uint32_t>(i % width);
  }
  for (const auto& [place, counted] : counts) {
    const std::size_t row = place.first, column = columns == 0 ? 0 : place.second;
    std::vector<std::size_t> in{row * width + column, rows * width + column};
    if (columns > 0) in.insert(in.end(), {row * width + columns, rows * width + columns});
    for (const std::size_t i : in) {
      cells[i].count += counted.count;
      cells[i].keys += counted.keys;
    }
  }
  return cells;
}

}  // namespace

std::string FrequencyTable::level(const FrequencyCell& cell, std::size_t property) const {
  const std::uint32_t number = property == 0 ? cell.row : cell.column;
  if (number == FrequencyCell::total) return "total";
  const std::string& text = levels[property][number];
  return text.empty() ? "(empty)" : text;
}

ErrorOr<FrequencyTable> read_frequencies(std::string_view text, const std::string& file,
                                         const FrequencySource& source) {
  STIP_TRY(check(source));
  STIP_TRY_AS(CsvRows rows, CsvRows::open(text, file));
  std::vector<std::string_view> wanted(source.by.begin(), source.by.end());
  const std::size_t n = wanted.size();
  if (!source.count.empty()) wanted.push_back(source.count);
  if (!source.id.empty()) wanted.push_back(source.id);
  STIP_TRY(rows.want(wanted));
  const Hmac hmac(source.key);
  std::vector<Labels> labels(n);
  std::unordered_set<std::string> ids;
  Counts counts;
  std::int64_t all = 0;
  while (rows.next()) {
    const std::string line = file + ", line " + std::to_string(rows.line());
    std::pair<std::uint32_t, std::uint32_t> place{0, 0};
    for (std::size_t i = 0; i < n; ++i) {
      if (rows.cell(i) == "total")
        return bad(line, source.by[i] + " is 'total'",
                   "Leave totals out, they are worked out here; or rename the level.");
      (i == 0 ? place.first : place.second) = labels[i].number_of(rows.cell(i));
    }
    std::int64_t count = 1;
    if (!source.count.empty()) {
      const std::string_view cell = rows.cell(n);
      if (!read_number(cell, count) || count < 0 || count > most_people)
        return bad(line, source.count + " is '" + std::string(cell.substr(0, 40)) + "'",
                   "Write a whole number of participants, without separators.");
    }
    Counted& counted = counts[place];
    counted.count += count;
    if ((all += count) > most_people)
      return bad(file, "it counts more than 10,000,000,000 participants", "Check the column with counts.");
    if (source.id.empty()) continue;
    const std::string_view id = rows.cell(wanted.size() - 1);
    if (id.empty() || !ids.emplace(id).second)
      return bad(line, source.id + (id.empty() ? " is empty" : " '" + std::string(id.substr(0, 40)) + "' comes twice"),
                 "Give each participant one row, with an id of its own.");
    counted.keys += key_of(hmac, id);
  }
  STIP_TRY(rows.closed());
  if (counts.empty()) return bad(file, "it has no rows", "Give a row for each participant, or for each count.");
  FrequencyTable table{source.by, std::vector<std::vector<std::string>>(n), {}, !source.id.empty()};
  Counts in_order;
  const std::vector<std::uint32_t> first = labels[0].places(table.levels[0]);
  const std::vector<std::uint32_t> second = n > 1 ? labels[1].places(table.levels[1]) : std::vector<std::uint32_t>{0};
  if ((table.levels[0].size() + 1) * (n > 1 ? table.levels[1].size() + 1 : 1) > most_cells)
    return bad(file, "the table would have more than 10,000 cells", "Merge levels: years of birth to classes of age.");
  for (const auto& [place, counted] : counts) in_order[{first[place.first], second[place.second]}] = counted;
  table.cells = with_totals(in_order, table.levels[0].size(), n > 1 ? table.levels[1].size() : 0);
  return table;
}

}  // namespace stip
