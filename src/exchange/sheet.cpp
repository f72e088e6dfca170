// Sheet: finding the header, and wording of problems.
#include "exchange/sheet.h"

#include <algorithm>
#include <numeric>

#include "base/text.h"

namespace stip {
namespace {

bool is_blank(const SheetRow& row) {
  return std::ranges::all_of(row.cells, [](const std::string& cell) { return trimmed(cell).empty(); });
}

/// Edits needed to turn `a` into `b`: letters put in, left out or replaced (Levenshtein).
std::size_t edits_between(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), 0u);
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = row[0]++;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i] == b[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({replaced, row[j] + 1, row[j + 1] + 1});
    }
  }
  return row.back();
}

}  // namespace

Said place_of(const Problem& problem) {
  return said_by([file = problem.file, sheet = problem.sheet, row = problem.row, column = problem.column](Language l) {
    std::vector<std::string> parts;
    if (!file.empty()) parts.push_back(file);
    if (!sheet.empty()) parts.push_back(said("sheet {}", sheet).in(l));
    if (row > 0) parts.push_back(said("row {}", std::to_string(row)).in(l));
    if (!column.empty()) parts.push_back(said("column {}", column).in(l));
    return join(parts, ", ");
  });
}

std::string to_text(const Problem& problem, Language language) {
  static constexpr std::string_view names[] = {tr_later("error"), tr_later("warning"), tr_later("remark")};
  const std::string place = place_of(problem).in(language);
  std::string text = place + (place.empty() ? "" : ": ");
  text += std::string(tr(language, names[static_cast<std::size_t>(problem.severity)])) + ": ";
  if (!problem.subject.empty()) text += problem.subject.in(language) + ": ";
  text += problem.problem.in(language) + "\n";
  if (!problem.remedy.empty()) text += "  " + problem.remedy.in(language) + "\n";
  return text;
}

bool has_errors(const Problems& problems) {
  return std::ranges::any_of(problems, [](const Problem& p) { return p.severity == Severity::error; });
}

Said and_more(const Said& problem, std::ptrdiff_t others) {
  return others > 0 ? said("{} (And {} more.)", problem, std::to_string(others)) : problem;
}

Error first_error(const Problems& problems) {
  const auto first = std::ranges::find(problems, Severity::error, &Problem::severity);
  STIP_ASSERT(first != problems.end());
  const auto count = std::ranges::count(problems, Severity::error, &Problem::severity);
  Said subject = place_of(*first);
  if (!first->subject.empty()) subject = subject.empty() ? first->subject : said("{}: {}", subject, first->subject);
  return {ErrorKind::invalid, subject.empty() ? said("import") : subject, and_more(first->problem, count - 1),
          first->remedy.empty() ? said("Repair the file and try again.") : first->remedy};
}

Problem Sheet::problem_at(std::size_t row, std::size_t column) const {
  const bool named = column < header.size() && !header[column].empty();
  return {file, name, row, named ? header[column] : column_letters(column), {}, {}, {}, Severity::error};
}

Sheet sheet_of(Grid grid, Problems& problems) {
  const auto first = std::ranges::find_if_not(grid.rows, is_blank);
  if (first == grid.rows.end()) return {std::move(grid.file), std::move(grid.name), 0, {}, {}};
  const auto header = static_cast<std::size_t>(first - grid.rows.begin());
  return sheet_of(std::move(grid), header, problems);
}

Sheet sheet_of(Grid grid, std::size_t header, Problems& problems) {
  Sheet sheet{std::move(grid.file), std::move(grid.name), grid.rows[header].number, {}, {}};
  for (const std::string& cell : grid.rows[header].cells) sheet.header.emplace_back(trimmed(cell));
  while (!sheet.header.empty() && sheet.header.back().empty()) sheet.header.pop_back();
  for (std::size_t column = 0; column < sheet.header.size(); ++column) {
    if (sheet.header[column].empty()) continue;
    if (std::ranges::find(sheet.header.begin(), sheet.header.begin() + static_cast<std::ptrdiff_t>(column),
                          sheet.header[column]) != sheet.header.begin() + static_cast<std::ptrdiff_t>(column)) {
      Problem problem = sheet.problem_at(sheet.header_row, column);
      problem.problem = said("Two columns are named '{}'.", sheet.header[column]);
      problem.remedy = said("Rename or remove one of them.");
      problems.push_back(std::move(problem));
    }
  }
  for (std::size_t at = header + 1; at < grid.rows.size(); ++at) {
    SheetRow& row = grid.rows[at];
    if (is_blank(row)) continue;
    for (std::string& cell : row.cells) {
      if (const auto text = trimmed(cell); text.size() != cell.size()) cell = std::string(text);
    }
    for (std::size_t column = sheet.header.size(); column < row.cells.size(); ++column) {
      if (row.cells[column].empty()) continue;
      Problem problem = sheet.problem_at(row.number, column);
      problem.problem = said("There is text beyond the last column of the header.");
      problem.remedy =
          said("Give the column a name in the header, or empty the cell; a separator inside a text needs quotes.");
      problems.push_back(std::move(problem));
    }
    row.cells.resize(sheet.header.size());
    sheet.rows.push_back(std::move(row));
  }
  return sheet;
}

std::string column_letters(std::size_t column) {
  std::string letters;
  for (++column; column > 0; column = (column - 1) / 26) {
    letters.insert(letters.begin(), static_cast<char>('A' + (column - 1) % 26));
  }
  return letters;
}

std::string_view nearest(std::string_view text, const std::vector<std::string_view>& names) {
  if (text.size() > 64) return {};
  std::string_view best;
  std::size_t fewest = 1 + std::min<std::size_t>(3, text.size() / 3);
  for (std::string_view name : names) {
    const std::size_t difference = name.size() > text.size() ? name.size() - text.size() : text.size() - name.size();
    if (name.empty() || difference >= fewest) continue;
    if (const auto edits = edits_between(to_lower(text), to_lower(name)); edits < fewest) fewest = edits, best = name;
  }
  return best;
}

}  // namespace stip
