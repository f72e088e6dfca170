// Disclosure: a table of participants as it may be published.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/error_or.h"
#include "base/json.h"
#include "consultation/cell_key.h"
#include "consultation/frequency_table.h"

namespace stip {

struct PublishedCell {
  std::optional<std::int64_t> count;  ///< Empty: suppressed.
  /// Of the total of its row; of a total of a row, and with one property, of the grand total. Empty unless both are
  /// published and the total is 100 or more.
  std::optional<double> percent;
};

struct PublishedTable {
  std::vector<PublishedCell> cells;  ///< As in the table.
  std::int64_t minimum = 10;
  std::optional<NoiseBudget> noise;  ///< Of the method cellkey.
};

constexpr std::int64_t smallest_denominator = 100;

/// Cells of 1 to minimum - 1 participants are suppressed, and others so that these cannot be worked out.
/// Errors: those of suppressed_cells. Source: docs/methods-consultation.md#tables.
ErrorOr<PublishedTable> publish_suppressed(const FrequencyTable& table, std::int64_t minimum);

/// Every cell with noise. Errors: invalid, for a key of fewer than 32 bytes.
ErrorOr<PublishedTable> publish_noised(const FrequencyTable& table, const std::string& key);

/// The columns of the table, `count`, `percent` and `status`: published, suppressed or noised.
std::string to_csv(const FrequencyTable& table, const PublishedTable& published);
/// How it was made: method, limits, budget; nothing that the CSV does not show.
Json to_json(const FrequencyTable& table, const PublishedTable& published);

}  // namespace stip
