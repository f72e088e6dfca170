// XLSX: any bytes as a workbook give sheets of UTF-8 text within the limits, or an error with a remedy.
#include "base/text.h"
#include "exchange/xlsx_read.h"
#include "fuzz/fuzz.h"

FUZZ_TARGET(xlsx) {
  using namespace stip;
  XlsxLimits limits;
  limits.part_bytes = limits.total_bytes = limits.text_bytes = 1u << 20;
  limits.cells = limits.elements = 20'000;
  Problems problems;
  const auto grids = parse_xlsx(input, "fuzz.xlsx", problems, limits);
  for (const Problem& one : problems) MUST(!one.problem.empty() && !one.remedy.empty());
  if (!grids.ok()) {
    MUST(!grids.error().problem.empty() && !grids.error().remedy.empty());
    return;
  }
  std::size_t cells = 0;
  for (const Grid& grid : *grids) {
    for (const SheetRow& row : grid.rows) {
      cells += row.cells.size();
      for (const std::string& cell : row.cells) MUST(is_utf8(cell));
    }
  }
  MUST(cells <= limits.cells * limits.columns);
}
