// Frequencies: people or counts give the same table in any order of the rows, of which the totals are the sums.
#include "consultation/frequency_table.h"

#include "fuzz/fuzz.h"
#include "fuzz/reading.h"

namespace {

using namespace stip;

/// The first two columns, and count and id where they are there.
FrequencySource source_of(const CsvRows& rows) {
  FrequencySource source;
  for (const std::string& name : rows.names())
    if (name != "count" && name != "id" && source.by.size() < 2) source.by.push_back(name);
  if (rows.has("count")) source.count = "count";
  if (rows.has("id")) source.id = "id", source.key = "secret";
  return source;
}

bool are_same(const FrequencyCell& a, const FrequencyCell& b) {
  return a.row == b.row && a.column == b.column && a.count == b.count && a.keys == b.keys;
}

}  // namespace

FUZZ_TARGET(frequencies) {
  const auto rows = CsvRows::open(input, "people.csv");
  if (!rows.ok()) return must_be_clear(rows.error(), input);
  const FrequencySource source = source_of(*rows);
  const auto table = read_frequencies(input, "people.csv", source);
  if (!table.ok()) return must_be_clear(table.error(), input);
  std::int64_t sum = 0;
  for (const FrequencyCell& cell : table->cells) {
    MUST(cell.count >= 0 && cell.count <= table->grand_total());
    const bool is_inner = cell.row != FrequencyCell::total && (source.by.size() == 1 || !cell.is_margin());
    if (is_inner) sum += cell.count;
    for (std::size_t i = 0; i < source.by.size(); ++i) MUST(!table->level(cell, i).empty());
  }
  MUST(sum == table->grand_total());
  const auto again = read_frequencies(reversed(input), "people.csv", source);
  MUST(again.ok() && again->levels == table->levels);
  MUST(std::equal(table->cells.begin(), table->cells.end(), again->cells.begin(), again->cells.end(), are_same));
}
