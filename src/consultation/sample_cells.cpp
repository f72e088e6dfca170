// SampleCells: one pass over the sample, and one to write it with weights.
#include "consultation/sample_cells.h"

#include <charconv>
#include <cmath>
#include <map>
#include <unordered_map>

#include "base/csv_rows.h"

namespace stip {
namespace {

constexpr double most_people = 1e12, largest_figure = 1e100;
constexpr std::size_t most_told = 5;  // Levels that no margin has.

struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};
using LevelNumbers = std::unordered_map<std::string, std::uint16_t, TextHash, std::equal_to<>>;

/// Finds the number of a level; of the one that came last without looking.
class LevelFinder {
 public:
  explicit LevelFinder(const Margin& margin) {
    for (const MarginLevel& level : margin.levels)
      numbers_.emplace(level.level, static_cast<std::uint16_t>(numbers_.size()));
  }
  int number_of(std::string_view level) const {
    const auto found = numbers_.find(level);
    return found == numbers_.end() ? -1 : found->second;
  }

 private:
  LevelNumbers numbers_;
};

}  // namespace

ErrorOr<std::vector<Margin>> read_margins(std::string_view text, const std::string& file) {
  STIP_TRY_AS(CsvRows rows, CsvRows::open(text, file));
  STIP_TRY(rows.want({"variable", "level", "Freq"}));
  std::vector<Margin> margins;
  while (rows.next()) {
    const std::string_view variable = rows.cell(0), level = rows.cell(1);
    double target = 0;
    if (variable.empty()) return rows.bad_row("it has no variable", "Name the variable of each level.");
    if (!read_number(rows.cell(2), target) || !(target >= 0 && target <= most_people))
      return rows.bad_row("Freq is '" + std::string(rows.cell(2).substr(0, 40)) + "'",
                          "Write the number of people in the population, without separators.");
    Margin* margin = nullptr;
    for (Margin& known : margins)
      if (known.variable == variable) margin = &known;
    if (!margin) margin = &margins.emplace_back(Margin{std::string(variable), {}});
    for (const MarginLevel& known : margin->levels)
      if (known.level == level)
        return rows.bad_row(margin->variable + " = " + known.level + " comes a second time", "Keep one of the two.");
    if (margin->levels.size() == 65'535) return rows.bad_row("the variable has too many levels", "Merge some.");
    margin->levels.push_back({std::string(level), target});
  }
  STIP_TRY(rows.closed());
  return margins;
}

ErrorOr<SampleCells> read_sample(std::string_view text, const std::string& file, const std::vector<Margin>& margins,
                                 const std::vector<std::string>& figures) {
  STIP_TRY_AS(CsvRows rows, CsvRows::open(text, file));
  std::vector<std::string_view> wanted;
  std::vector<LevelFinder> levels;
  for (const Margin& margin : margins) {
    wanted.push_back(margin.variable);
    levels.emplace_back(margin);
  }
  for (const std::string& figure : figures) wanted.push_back(figure);
  STIP_TRY(rows.want(wanted));

  SampleCells sample;
  sample.figures.resize(figures.size());
  std::map<std::vector<std::uint16_t>, std::uint32_t> number_of;
  std::map<std::string, std::size_t> unknown;  // Level in words: rows.
  std::vector<std::uint16_t> key(margins.size());
  while (rows.next()) {
    bool is_known = true;
    for (std::size_t m = 0; m < margins.size(); ++m) {
      const int number = levels[m].number_of(rows.cell(m));
      if (number < 0) {
        ++unknown[margins[m].variable + " = '" + std::string(rows.cell(m).substr(0, 40)) + "'"];
        is_known = false;
      }
      key[m] = static_cast<std::uint16_t>(number);
    }
    if (!is_known) continue;
    const auto [found, is_new] = number_of.try_emplace(key, static_cast<std::uint32_t>(sample.cells.size()));
    if (is_new) {
      sample.cells.push_back({key, 0});
      for (CellFigures& figure : sample.figures) {
        figure.sum.push_back(0);
        figure.sum_of_squares.push_back(0);
      }
    }
    const std::uint32_t cell = found->second;
    ++sample.cells[cell].n;
    sample.cell_of.push_back(cell);
    for (std::size_t f = 0; f < figures.size(); ++f) {
      double value = 0;
      if (!read_number(rows.cell(margins.size() + f), value) || !(std::abs(value) <= largest_figure))
        return rows.bad_row(figures[f] + " is no number", "Leave the row out, or give the figure.");
      sample.figures[f].sum[cell] += value;
      sample.figures[f].sum_of_squares[cell] += value * value;
    }
  }
  STIP_TRY(rows.closed());
  if (unknown.empty()) return sample;
  std::string words;
  std::size_t told = 0;
  for (const auto& [level, count] : unknown)
    if (told++ < most_told) words += (words.empty() ? "" : "; ") + level + " in " + std::to_string(count) + " rows";
  if (told > most_told) words += "; and " + std::to_string(told - most_told) + " more";
  return Error{ErrorKind::invalid, file, "no margin has these levels: " + words,
               "Add them to the margins, or give these people a level that is there."};
}

ErrorOr<std::string> with_weights(std::string_view text, const std::string& file, const SampleCells& sample,
                                  const SampleWeights& weights) {
  STIP_TRY_AS(CsvRows rows, CsvRows::open(text, file));
  std::vector<std::string> texts;
  for (const double weight : weights.weights) {
    char digits[32];  // The sixteenth digit is rounding.
    texts.emplace_back(digits,
                       std::to_chars(digits, digits + sizeof digits, weight, std::chars_format::general, 15).ptr);
  }
  std::string out(rows.first_row());
  out.reserve(text.size() + sample.cell_of.size() * 20);
  out += ",weight\n";
  for (const std::uint32_t cell : sample.cell_of) {
    if (!rows.next()) break;
    out.append(rows.row()).append(",").append(texts[cell]).append("\n");
  }
  return out;
}

}  // namespace stip
