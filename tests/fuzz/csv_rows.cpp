// CSV rows: what is read is written and read again as the same cells; a quote that is left open is told.
#include "base/csv_rows.h"

#include "fuzz/fuzz.h"
#include "fuzz/reading.h"

namespace {

using namespace stip;

using Table = std::vector<std::vector<std::string>>;

/// The columns that can be wanted, and their cells; what is wrong is told.
ErrorOr<Table> read(std::string_view text) {
  STIP_TRY_AS(CsvRows rows, CsvRows::open(text, "fuzz.csv"));
  const std::vector<std::string> names = rows.names();
  STIP_TRY(rows.want({names.begin(), names.end()}));
  Table table{names};
  std::size_t line = 1;
  while (rows.next()) {
    MUST(rows.line() > line || table.size() == 1);
    line = rows.line();
    table.emplace_back();
    for (std::size_t i = 0; i < names.size(); ++i) table.back().emplace_back(rows.cell(i));
  }
  STIP_TRY(rows.closed());
  return table;
}

}  // namespace

FUZZ_TARGET(csv_rows) {
  const auto table = read(input);
  if (!table.ok()) return must_be_clear(table.error(), input);
  std::string text;
  for (const std::vector<std::string>& row : *table) text += csv_row(row);
  const auto again = read(text);
  MUST(again.ok() && *again == *table);
  const auto back = read(reversed(reversed(input)));
  MUST(back.ok() && *back == *table);
}
