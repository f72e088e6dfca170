// Flat sheet: any table, with the mapping that stip proposes for it, gives records or problems; a mapping comes back.
#include "exchange/flat_sheet.h"

#include "agenda/records.h"
#include "agenda/test_agenda.h"
#include "exchange/csv.h"
#include "fuzz/fuzz.h"

FUZZ_TARGET(flat_sheet) {
  using namespace stip;
  static const View view = SmallAgenda().say("A-1").say("ORG-1", {{"short_name", "EZK"}}).view();
  if (const auto json = parse_json(input); json.ok()) {
    const auto mapping = mapping_of_json(*json);
    if (mapping.ok()) MUST(*mapping_of_json(to_json(*mapping)) == *mapping);
  }
  Problems problems;
  Grid grid = parse_csv(input, "fuzz.csv", problems);
  if (grid.rows.empty() || has_errors(problems)) return;
  const std::size_t header = header_of_flat(grid);
  const Sheet sheet = sheet_of(std::move(grid), header, problems);
  const Mapping mapping = propose_mapping(sheet, view);
  MUST(mapping.columns.size() == sheet.header.size());
  if (has_errors(check_mapping(mapping, sheet))) return;
  for (const IncomingRecord& record : apply_mapping(sheet, mapping, view).records)
    for (const IncomingValue& value : record.values) MUST(!value.field->set(*record.type->make(), value.text));
}
