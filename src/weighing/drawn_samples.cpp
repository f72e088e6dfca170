// DrawnSamples: read from two tables of the same length.
#include <algorithm>

#include "base/csv_rows.h"
#include "weighing/weighing_problem.h"

namespace stip {
namespace {

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
      if (!read_number(text, value))
        return rows.bad_row(said("{} is '{}', which is no number", names[c], std::string(text)),
                            said("Write it as 0.5."));
      numbers.push_back(value);
    }
  return numbers;
}

}  // namespace

bool holds_drawn(const std::filesystem::path& folder) {
  return !std::filesystem::exists(folder / "scores.csv") && std::filesystem::exists(table_in(folder, "measurements"));
}

ErrorOr<DrawnSamples> read_drawn(const std::filesystem::path& folder) {
  DrawnSamples drawn;
  STIP_TRY_AS(const std::string weight_text, read_table_file(table_in(folder, "weights")));
  STIP_TRY_AS(CsvRows weights, CsvRows::open(weight_text, "weights.csv"));
  drawn.criteria = weights.names();
  STIP_TRY_AS(drawn.weights, numbers_of(weights, drawn.criteria));
  STIP_TRY_AS(const std::string score_text, read_table_file(table_in(folder, "measurements")));
  STIP_TRY_AS(CsvRows scores, CsvRows::open(score_text, "measurements.csv"));
  for (const std::string& name : scores.names()) {
    const std::string option = name.substr(0, name.find('|'));
    if (std::ranges::find(drawn.options, option) == drawn.options.end()) drawn.options.push_back(option);
  }
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
