// ShownCounts: small tables of participants, with empty cells where a number would tell too much.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/json.h"

namespace stip {

/// From so many participants on a cell is shown; from `smallest_denominator` on (disclosure.h) a percentage is.
constexpr std::int64_t smallest_cell = 10;

using ShownCount = std::optional<std::int64_t>;

/// Counts with their totals: rows, and last the row of totals; in each row its cells, and last its total.
using ShownTable = std::vector<std::vector<ShownCount>>;

/// As publish_suppressed() shows the counts of one row, or of several. Where no choice of empty cells protects a small
/// one, all are empty but the grand total; of fewer than ten participants that is empty too. Precondition: every row
/// has as many cells, and there is one of each.
ShownTable shown_table(const std::vector<std::vector<std::int64_t>>& counts);
/// The same of one row; the total is last.
std::vector<ShownCount> shown_counts(const std::vector<std::int64_t>& counts);
/// A single number of participants: empty if it is 1 to 9.
ShownCount shown_count(std::int64_t count);

Json to_json(const std::vector<ShownCount>& counts);  ///< Null where empty.
Json to_json(const ShownCount& count);

}  // namespace stip
