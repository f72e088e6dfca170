// ShownCounts: tables of numbers put into the form that disclosure.h protects.
#include "consultation/shown_counts.h"

#include "consultation/disclosure.h"

namespace stip {
namespace {

/// Levels by number: their names are not published here.
std::vector<std::string> numbered(std::size_t n) {
  std::vector<std::string> levels;
  for (std::size_t i = 0; i < n; ++i) levels.push_back(std::to_string(i));
  return levels;
}

FrequencyTable table_of(const std::vector<std::vector<std::int64_t>>& counts) {
  const std::size_t rows = counts.size(), columns = counts[0].size();
  FrequencyTable table;
  std::vector<std::int64_t> totals(columns, 0);
  std::int64_t all = 0;
  table.by = {"row", "column"};
  table.levels = {numbered(rows), numbered(columns)};
  for (std::uint32_t r = 0; r < rows; ++r) {
    std::int64_t total = 0;
    for (std::uint32_t c = 0; c < columns; ++c) {
      table.cells.push_back({r, c, counts[r][c], 0});
      total += counts[r][c];
      totals[c] += counts[r][c];
    }
    table.cells.push_back({r, FrequencyCell::total, total, 0});
    all += total;
  }
  for (std::uint32_t c = 0; c < columns; ++c) table.cells.push_back({FrequencyCell::total, c, totals[c], 0});
  table.cells.push_back({FrequencyCell::total, FrequencyCell::total, all, 0});
  return table;
}

FrequencyTable table_of(const std::vector<std::int64_t>& counts) {
  FrequencyTable table;
  std::int64_t all = 0;
  table.by = {"column"};
  table.levels = {numbered(counts.size())};
  for (std::uint32_t c = 0; c < counts.size(); ++c) {
    table.cells.push_back({c, FrequencyCell::total, counts[c], 0});
    all += counts[c];
  }
  table.cells.push_back({FrequencyCell::total, FrequencyCell::total, all, 0});
  return table;
}

/// What may be shown of each cell, in the order of the table.
std::vector<ShownCount> cells_of(const FrequencyTable& table) {
  std::vector<ShownCount> shown(table.cells.size());
  const auto published = publish_suppressed(table, smallest_cell);
  if (!published.ok()) {
    shown.back() = shown_count(table.grand_total());
    return shown;
  }
  for (std::size_t i = 0; i < shown.size(); ++i) shown[i] = published->cells[i].count;
  return shown;
}

}  // namespace

ShownCount shown_count(std::int64_t count) {
  return count >= 1 && count < smallest_cell ? ShownCount{} : ShownCount{count};
}

std::vector<ShownCount> shown_counts(const std::vector<std::int64_t>& counts) { return cells_of(table_of(counts)); }

ShownTable shown_table(const std::vector<std::vector<std::int64_t>>& counts) {
  STIP_ASSERT(!counts.empty() && !counts[0].empty());
  const std::size_t width = counts[0].size() + 1;
  ShownTable shown;
  if (counts.size() == 1) {  // Its row is its total.
    shown.assign(2, shown_counts(counts[0]));
    return shown;
  }
  const std::vector<ShownCount> cells = cells_of(table_of(counts));
  for (std::size_t at = 0; at < cells.size(); at += width)
    shown.emplace_back(cells.begin() + static_cast<std::ptrdiff_t>(at),
                       cells.begin() + static_cast<std::ptrdiff_t>(at + width));
  return shown;
}

Json to_json(const ShownCount& count) { return count ? Json(*count) : Json(); }

Json to_json(const std::vector<ShownCount>& counts) {
  Json json = Json::array();
  for (const ShownCount& count : counts) json.push(to_json(count));
  return json;
}

}  // namespace stip
