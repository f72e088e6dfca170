// CSV: what was read without a problem is written and read again as the same cells.
#include "exchange/csv.h"

#include "fuzz/fuzz.h"

FUZZ_TARGET(csv) {
  using namespace stip;
  Problems problems;
  const Grid grid = parse_csv(input, "fuzz.csv", problems);
  MUST(undefused(defused(std::string(input))) == input);
  for (const Problem& one : problems) MUST(!one.problem.empty() && !one.remedy.empty());
  if (has_errors(problems)) return;
  std::vector<std::vector<std::string>> rows;
  for (const SheetRow& row : grid.rows) rows.push_back(row.cells);
  for (const CsvStyle& style : {CsvStyle::international(), CsvStyle::dutch_excel()}) {
    const Grid again = parse_csv(write_csv(rows, style), "again.csv", problems, {style.delimiter, {}});
    MUST(!has_errors(problems) && again.rows.size() == rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) MUST(again.rows[i].cells == rows[i]);
  }
}
