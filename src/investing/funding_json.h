// FundingJson: the funding tables as JSON, and as rows for a spreadsheet.
#pragma once

#include <string>
#include <vector>

#include "base/json.h"
#include "investing/funding_tables.h"

namespace stip {

/// Amounts as their canonical text ("EUR 250000", "~EUR 500000"); what is in cents says so in its name.
Json to_json(const FundingTables& tables);

/// One row for each cell by source and year, and for each stage of a goal: table, goal, source, side, year, stage,
/// kind, amount as text, lines, confidential. The first row has the names.
std::vector<std::vector<std::string>> funding_rows(const FundingTables& tables);

}  // namespace stip
