// Table shape: measures words by their letters, since no font is at hand.
#include "publishing/table_shape.h"

#include <algorithm>
#include <numeric>

namespace stip {
namespace {

// Of our table styles (8.5 pt, sans serif) on A4 between our margins; a little too wide does no harm.
constexpr double text_width_cm = 16, letter_cm = 0.16, bold_letter_cm = 0.185, padding_cm = 0.32;
constexpr std::size_t longest_kept = 26;  ///< Longer ones are addresses and hashes, which may break.

/// Letters in the longest stretch of `words` that does not break at a space or after a hyphen.
std::size_t longest_word(std::string_view words) {
  std::size_t longest = 0, length = 0;
  for (const char c : words) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte & 0xC0) == 0x80) continue;  // The rest of a letter of several bytes.
    const bool is_space = c == ' ' || c == '\n';
    length = is_space ? 0 : length + 1;
    if (length <= longest_kept) longest = std::max(longest, length);
    if (c == '-') length = 0;
  }
  return longest;
}

double needed_share(const DataTable& table, std::size_t column) {
  double cm = static_cast<double>(longest_word(table.columns[column].header)) * bold_letter_cm;
  const double letter = column == 0 && table.row_headers ? bold_letter_cm : letter_cm;
  for (const auto& row : table.rows) {
    if (column >= row.size()) continue;
    for (const Inline& part : row[column]) cm = std::max(cm, static_cast<double>(longest_word(part.text)) * letter);
  }
  return (cm + padding_cm) / text_width_cm;
}

/// Gives columns that are too narrow what they need; the others share the rest as they did.
std::vector<double> fitted(std::vector<double> shares, const std::vector<double>& needed) {
  if (std::accumulate(needed.begin(), needed.end(), 0.0) > 1) return shares;
  std::vector<bool> fixed(shares.size(), false);
  for (bool found = true; found;) {
    found = false;
    double rest = 1, free = 0;
    for (std::size_t i = 0; i < shares.size(); ++i) (fixed[i] ? rest : free) += fixed[i] ? -needed[i] : shares[i];
    for (std::size_t i = 0; i < shares.size(); ++i) {
      if (fixed[i]) continue;
      shares[i] *= rest / free;
      if (shares[i] >= needed[i]) continue;
      fixed[i] = found = true;
    }
    for (std::size_t i = 0; i < shares.size(); ++i) {
      if (fixed[i]) shares[i] = needed[i];
    }
  }
  return shares;
}

TableShape shape_of(const DataTable& table) {
  TableShape shape{{}, table.caption, true, table.row_headers};
  double whole = 0;
  for (const Column& column : table.columns) whole += column.width;
  std::vector<double> needed;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    shape.shares.push_back(table.columns[i].width / whole);
    needed.push_back(needed_share(table, i));
  }
  shape.shares = fitted(std::move(shape.shares), needed);
  return shape;
}

}  // namespace

std::vector<TableShape> table_shapes(const Document& document) {
  std::vector<TableShape> shapes;
  for (const Block& block : document.blocks) {
    if (const auto* facts = std::get_if<Facts>(&block))
      shapes.push_back({{facts_name_share, 1 - facts_name_share}, facts->caption, false, true});
    else if (const auto* table = std::get_if<DataTable>(&block))
      shapes.push_back(shape_of(*table));
  }
  return shapes;
}

}  // namespace stip
