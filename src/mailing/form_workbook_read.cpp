// Form workbook reading: the answers of a workbook that came back, found by the marks beside them.
#include <set>

#include "base/text.h"
#include "exchange/xlsx_read.h"
#include "mailing/paper_parts.h"

namespace stip {
namespace {

constexpr std::size_t mark_column = 0, answer_column = 2;

/// The places of all cells that reckon, of all sheets. Their answer is of whoever opened the file last.
std::set<std::string> cells_with_formula(Archive& archive) {
  std::set<std::string> cells;
  for (const std::string& name : archive.names()) {
    if (!starts_with(name, "xl/worksheets/") || !ends_with(name, ".xml")) continue;
    const auto part = archive.read(name);
    if (!part.ok()) continue;  // Told by the reader of workbooks.
    std::string_view cell;
    for (std::size_t at = part->find('<'); at != part->npos; at = part->find('<', at + 1)) {
      const std::string_view rest = std::string_view(*part).substr(at + 1, 200);
      const std::string_view tag = rest.substr(0, rest.find_first_of(" />\t\r\n"));
      const std::string_view element = tag.substr(tag.find(':') == tag.npos ? 0 : tag.find(':') + 1);
      if (element == "c") {
        const auto from = rest.find(" r=\"");
        cell = from == rest.npos ? std::string_view() : rest.substr(from + 4, rest.find('"', from + 4) - from - 4);
      }
      if (element == "f" && !cell.empty()) cells.emplace(cell);
    }
  }
  return cells;
}

const std::string& cell_of(const SheetRow& row, std::size_t column) {
  static const std::string nothing;
  return column < row.cells.size() ? row.cells[column] : nothing;
}

}  // namespace

ErrorOr<ReturnedPaper> read_xlsx_paper(std::string_view bytes, Archive archive, std::string_view file,
                                       Language language, const PaperLimits& limits) {
  XlsxLimits bounds;
  bounds.file_bytes = limits.file_bytes;
  bounds.part_bytes = limits.part_bytes;
  bounds.total_bytes = 4 * limits.part_bytes;
  bounds.elements = limits.elements;
  bounds.cells = 100'000;
  bounds.text_bytes = limits.part_bytes;
  Problems problems;
  const auto grids = parse_xlsx(bytes, file, problems, bounds);
  if (!grids.ok()) {
    return Error{
        ErrorKind::invalid, std::string(file),
        fill(tr(language, "the workbook cannot be read: {}"), {grids.error().problem.in(language)}),
        std::string(tr(language, "Open it in your spreadsheet program, save it anew as .xlsx, and send it again."))};
  }
  const std::set<std::string> formulas = cells_with_formula(archive);
  ReturnedPaper paper;
  for (const Grid& grid : *grids) {
    for (const SheetRow& row : grid.rows) {
      const std::string mark(trimmed(cell_of(row, mark_column)));
      if (!starts_with(mark, "stip_")) continue;
      std::string text(trimmed(cell_of(row, answer_column)));
      replace_all(text, "\r\n", "\n");
      if (is_placeholder(text)) text.clear();
      if (text.size() > limits.answer_bytes || paper.answers.size() >= limits.answers) {
        return Error{
            ErrorKind::invalid, std::string(file), std::string(tr(language, "it is far longer than any form.")),
            std::string(tr(language, "Send back the form itself: the .docx or .xlsx file that was in the mail."))};
      }
      const std::string cell = "C" + std::to_string(row.number);
      if (mark == paper_mark(stamp_key))
        paper.stamp = text;
      else
        paper.answers.push_back(
            {mark, std::move(text), fill(tr(language, "cell {}"), {cell}), formulas.contains(cell)});
    }
  }
  return paper;
}

}  // namespace stip
