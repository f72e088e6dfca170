// Disclosure: percentages of what is published, and the table as text.
#include "consultation/disclosure.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/text.h"
#include "consultation/suppression.h"

namespace stip {
namespace {

/// Percentages from published counts alone, so that they tell nothing more.
void add_percentages(const FrequencyTable& table, PublishedTable& published) {
  const std::size_t width = table.by.size() == 2 ? table.levels[1].size() + 1 : 1;
  for (std::size_t i = 0; i < table.cells.size(); ++i) {
    const bool is_row_total = table.cells[i].column == FrequencyCell::total;
    const std::size_t of = is_row_total ? table.cells.size() - 1 : i / width * width + width - 1;
    const auto &count = published.cells[i].count, &total = published.cells[of].count;
    if (count && total && *total >= smallest_denominator)
      published.cells[i].percent = 100 * static_cast<double>(*count) / static_cast<double>(*total);
  }
}

std::string quoted(std::string text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  replace_all(text, "\"", "\"\"");
  return "\"" + text + "\"";
}

std::string one_decimal(double number) {
  char digits[32];
  return {digits, std::to_chars(digits, digits + sizeof digits, number, std::chars_format::fixed, 1).ptr};
}

std::size_t n_suppressed(const PublishedTable& published) {
  return static_cast<std::size_t>(std::count_if(published.cells.begin(), published.cells.end(),
                                                [](const PublishedCell& cell) { return !cell.count; }));
}

}  // namespace

ErrorOr<PublishedTable> publish_suppressed(const FrequencyTable& table, std::int64_t minimum) {
  STIP_TRY_AS(const std::vector<char> suppressed, suppressed_cells(table, {minimum}));
  PublishedTable published;
  published.minimum = minimum;
  for (std::size_t i = 0; i < table.cells.size(); ++i) {
    PublishedCell cell;
    if (!suppressed[i]) cell.count = table.cells[i].count;
    published.cells.push_back(cell);
  }
  add_percentages(table, published);
  return published;
}

ErrorOr<PublishedTable> publish_noised(const FrequencyTable& table, const std::string& key) {
  if (key.size() < 32)
    return Error{ErrorKind::invalid, "--key", "the key has " + std::to_string(key.size()) + " bytes; 32 are needed",
                 "Make one with `openssl rand -hex 32`, keep it secret, and take the same one for every table."};
  PublishedTable published;
  published.noise = noise_budget(table.by.size());
  for (const std::int64_t count : noised_counts(table, key, *published.noise)) published.cells.push_back({count, {}});
  add_percentages(table, published);
  return published;
}

std::string to_csv(const FrequencyTable& table, const PublishedTable& published) {
  std::string csv;
  for (const std::string& name : table.by) csv += quoted(name) + ",";
  csv += "count,percent,status\n";
  for (std::size_t i = 0; i < table.cells.size(); ++i) {
    const PublishedCell& cell = published.cells[i];
    for (std::size_t p = 0; p < table.by.size(); ++p) csv += quoted(table.level(table.cells[i], p)) + ",";
    csv += (cell.count ? std::to_string(*cell.count) : "") + "," + (cell.percent ? one_decimal(*cell.percent) : "") +
           (published.noise ? ",noised\n"
            : cell.count    ? ",published\n"
                            : ",suppressed\n");
  }
  return csv;
}

Json to_json(const FrequencyTable& table, const PublishedTable& published) {
  Json by = Json::array();
  for (const std::string& name : table.by) by.push(name);
  Json json = Json::object();
  json.add("by", std::move(by))
      .add("method", published.noise ? "cellkey" : "suppress")
      .add("participants", *published.cells.back().count)
      .add("cells", published.cells.size())
      .add("percentages_from", smallest_denominator);
  if (published.noise) {
    const NoiseBudget& noise = *published.noise;
    json.add("epsilon", noise.epsilon)
        .add("epsilon_per_cell", noise.epsilon_per_cell)
        .add("cells_of_a_participant", noise.cells_each)
        .add("delta", noise.delta)
        .add("bound", noise.bound)
        .add("standard_deviation", noise.standard_deviation)
        .add("noise_by", table.with_keys ? "participants" : "levels and count");
  } else {
    json.add("minimum", published.minimum).add("suppressed", n_suppressed(published));
  }
  return json;
}

}  // namespace stip
