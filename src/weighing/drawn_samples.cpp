// DrawnSamples: read from two tables of the same length.
#include <algorithm>
#include <cmath>
#include <unordered_set>

#include "base/csv_rows.h"
#include "weighing/weighing_problem.h"

namespace stip {
namespace {

constexpr double largest = 1e15;

std::filesystem::path table_in(const std::filesystem::path& folder, const std::string& name) {
  const std::filesystem::path packed = folder / (name + ".csv.gz");
  return std::filesystem::exists(packed) ? packed : folder / (name + ".csv");
}

/// All cells of the wanted columns, row by row.
ErrorOr<std::vector<double>> numbers_of(CsvRows& rows, const std::vector<std::string>& names) {
  STIP_TRY(rows.want({names.begin(), names.end()}));
  std::vector<double> numbers;
  while (rows.next())
    for (std::size_t c = 0; c < names.size(); ++c) {
      const std::string_view text = rows.cell(c);
      double value = 0;
      if (!read_number(text, value) || !(std::abs(value) <= largest))
        return rows.bad_row(said("{} is '{}', which is no number", names[c], std::string(text)),
                            said("Write it as 0.5."));
      numbers.push_back(value);
    }
  STIP_TRY(rows.closed());
  return numbers;
}

}  // namespace

bool holds_drawn(const std::filesystem::path& folder) {
  return !std::filesystem::exists(folder / "scores.csv") && std::filesystem::exists(table_in(folder, "measurements"));
}

ErrorOr<DrawnSamples> read_drawn(const std::filesystem::path& folder) {
  STIP_TRY_AS(const std::string weights, read_table_file(table_in(folder, "weights")));
  STIP_TRY_AS(const std::string scores, read_table_file(table_in(folder, "measurements")));
  return read_drawn(weights, scores);
}

ErrorOr<DrawnSamples> read_drawn(std::string_view weight_text, std::string_view score_text) {
  DrawnSamples drawn;
  STIP_TRY_AS(CsvRows weights, CsvRows::open(weight_text, "weights.csv"));
  drawn.criteria = weights.names();
  STIP_TRY_AS(drawn.weights, numbers_of(weights, drawn.criteria));
  STIP_TRY_AS(CsvRows scores, CsvRows::open(score_text, "measurements.csv"));
  std::unordered_set<std::string> seen;
  for (const std::string& name : scores.names()) {
    const std::string option = name.substr(0, name.find('|'));
    if (seen.insert(option).second) drawn.options.push_back(option);
  }
  if (drawn.options.size() * drawn.criteria.size() > scores.names().size())
    return Error{ErrorKind::invalid, "measurements.csv",
                 said("it has {} columns, and {} options have {} criteria each", std::to_string(scores.names().size()),
                      std::to_string(drawn.options.size()), std::to_string(drawn.criteria.size())),
                 said("Give it a column OPTION|CRITERION for each of both.")};
  std::vector<std::string> columns;
  for (const std::string& option : drawn.options)
    for (const std::string& criterion : drawn.criteria) columns.push_back(option + "|" + criterion);
  STIP_TRY_AS(drawn.scores, numbers_of(scores, columns));
  drawn.iterations = drawn.weights.size() / std::max<std::size_t>(1, drawn.criteria.size());
  if (drawn.iterations == 0 || drawn.iterations * columns.size() != drawn.scores.size())
    return Error{ErrorKind::invalid, "measurements.csv", said("it has another number of rows than weights.csv"),
                 said("Give both tables a row for each iteration.")};
  return drawn;
}

}  // namespace stip
