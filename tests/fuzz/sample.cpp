// Sample: respondents are put into cells in any order, and each gets a weight that is a number.
#include <cmath>
#include <map>

#include "base/json.h"
#include "consultation/sample_cells.h"
#include "fuzz/fuzz.h"
#include "fuzz/reading.h"

namespace {

using namespace stip;

std::map<std::vector<std::uint16_t>, std::int64_t> counts_of(const SampleCells& sample) {
  std::map<std::vector<std::uint16_t>, std::int64_t> counts;
  for (const SampleCell& cell : sample.cells) counts[cell.levels] += cell.n;
  MUST(counts.size() == sample.cells.size());
  return counts;
}

std::string text_of(const std::vector<Margin>& margins) {
  std::string text = "variable,level,Freq\n";
  for (const Margin& margin : margins)
    for (const MarginLevel& each : margin.levels)
      text += csv_row({margin.variable, each.level, to_text(Json(each.target))});
  return text;
}

void weigh(std::string_view text, const SampleCells& sample, const std::vector<Margin>& margins) {
  std::size_t levels = 0;
  for (const Margin& margin : margins) levels += margin.levels.size();
  if (levels > 30 || sample.cells.size() > 100) return;
  const auto weights = sample_weights(sample.cells, margins, {});
  if (!weights.ok()) return must_be_clear(weights.error(), text);
  for (const double weight : weights->weights) MUST(std::isfinite(weight) && weight >= 0);
  MUST(std::isfinite(weights->design_effect) && std::isfinite(weights->effective_n));
  for (const CellFigures& figure : sample.figures) {
    const WeightedMean mean = weighted_mean(sample.cells, margins, *weights, figure);
    MUST(std::isfinite(mean.mean) && std::isfinite(mean.standard_error));
  }
  const auto written = with_weights(text, "sample.csv", sample, *weights);
  MUST(written.ok() && CsvRows::open(*written, "again.csv")->has("weight"));
}

}  // namespace

FUZZ_TARGET(sample) {
  const auto [margin_text, text] = parts_of<2>(input);
  const auto margins = read_margins(margin_text, "margins.csv");
  if (!margins.ok()) return must_be_clear(margins.error(), input);
  for (const Margin& margin : *margins)
    for (const MarginLevel& each : margin.levels) MUST(std::isfinite(each.target) && each.target >= 0);
  const auto same = read_margins(text_of(*margins), "again.csv");
  MUST(same.ok() && text_of(*same) == text_of(*margins));

  const auto rows = CsvRows::open(text, "sample.csv");
  std::vector<std::string> figures;
  if (rows.ok() && rows->has("y")) figures.push_back("y");
  const auto sample = read_sample(text, "sample.csv", *margins, figures);
  if (!sample.ok()) return must_be_clear(sample.error(), input);
  const auto counts = counts_of(*sample);
  const auto again = read_sample(reversed(text), "sample.csv", *margins, figures);
  MUST(again.ok() && counts_of(*again) == counts);
  for (const CellFigures& figure : sample->figures)
    for (std::size_t c = 0; c < figure.sum.size(); ++c)
      MUST(std::isfinite(figure.sum[c]) && std::isfinite(figure.sum_of_squares[c]));
  weigh(text, *sample, *margins);
}
