// Suppression: which cells of a table must be left empty so that no small one can be worked out from the rest.
#pragma once

#include <cstdint>
#include <vector>

#include "base/error_or.h"
#include "consultation/frequency_table.h"

namespace stip {

struct SuppressionOptions {
  std::int64_t minimum = 10;  ///< Cells with 1 to minimum - 1 participants are not shown, and not narrowed down.
};

/// By cell: whether it is suppressed. The grand total and cells that nobody is in never are.
///
/// Whoever reads the table knows that what is suppressed is 1 or more, and that rows and columns add up to their
/// totals. For each cell below the minimum what it may be, given that, has a width of `minimum` or more; for every
/// other suppressed cell of 1 or more. What a cell may be is found exactly: a table with totals is a circulation, rows
/// and columns its nodes and cells its arcs, so that the bounds are largest flows. For each small cell that is not
/// protected the cheapest cycle through it is suppressed too, of participants in cells, and of totals only at last.
/// Cost: cells^2 for each small cell, at worst. Errors: invalid, if fewer than `minimum` participants are counted, or
/// if no choice of cells protects them. Source: M. Fischetti and J. Salazar (1999), doi 10.1007/s101070050040 (the
/// attacker's problem); docs/methods-consultation.md#tables.
ErrorOr<std::vector<char>> suppressed_cells(const FrequencyTable& table, const SuppressionOptions& options = {});

}  // namespace stip
